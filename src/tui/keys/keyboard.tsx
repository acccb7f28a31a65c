/** Listens to the terminal for whoever takes keys by name. */

import { type SuspendTerminal, useApp, useInput, usePaste } from 'ink';
import { useEffect } from 'react';
import { type Key, keysOf } from './key.ts';

/** Far more than any text here; the rest of a paste is dropped. */
const longestPaste = 20_000;

export interface KeyboardProps {
  readonly onKeys: (keys: readonly Key[]) => void;
  readonly onPaste: (text: string) => void;
  /** Given what hands the terminal back for a while. */
  readonly onReady: (suspendTerminal: SuspendTerminal) => void;
}

export function Keyboard({ onKeys, onPaste, onReady }: KeyboardProps) {
  const { suspendTerminal } = useApp();
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
  useInput((input, parsed) => onKeys(keysOf(input, parsed)));
  usePaste((text) => onPaste(text.slice(0, longestPaste)));
  return null;
}
