/** One line of text that is being typed. */

import { cleanText } from '../core/text.ts';
import { type Key, textOf } from './keys/key.ts';

export interface TextInput {
  readonly text: string;
  /** Place of the caret, in characters as people count them. */
  readonly caret: number;
}

export const longestInput = 500;
const segmenter = new Intl.Segmenter();

export function textInput(text = ''): TextInput {
  return { text, caret: characters(text).length };
}

/** The input after a key; `undefined` when the key is not for a text. */
export function typeKey(input: TextInput, key: Key): TextInput | undefined {
  const all = characters(input.text);
  const { caret } = input;
  switch (key) {
    case 'Backspace':
      return { text: all.toSpliced(Math.max(0, caret - 1), caret > 0 ? 1 : 0).join(''), caret: Math.max(0, caret - 1) };
    case 'Delete':
      return { text: all.toSpliced(caret, 1).join(''), caret };
    case 'Left':
      return { ...input, caret: Math.max(0, caret - 1) };
    case 'Right':
      return { ...input, caret: Math.min(all.length, caret + 1) };
    case 'Home':
    case 'Ctrl+A':
      return { ...input, caret: 0 };
    case 'End':
    case 'Ctrl+E':
      return { ...input, caret: all.length };
    case 'Ctrl+U':
      return { text: all.slice(caret).join(''), caret: 0 };
    case 'Ctrl+W': {
      const kept = all
        .slice(0, caret)
        .join('')
        .replace(/\S+\s*$/, '');
      return { text: kept + all.slice(caret).join(''), caret: characters(kept).length };
    }
    default: {
      const typed = textOf(key);
      return typed === undefined ? undefined : insert(input, typed);
    }
  }
}

/** The input with a paste in it: one line, safe, bounded. */
export function pasteText(input: TextInput, text: string): TextInput {
  return insert(input, cleanText(text, longestInput));
}

function insert({ text, caret }: TextInput, added: string): TextInput {
  const all = characters(text);
  const fresh = characters(added).slice(0, Math.max(0, longestInput - all.length));
  return { text: [...all.slice(0, caret), ...fresh, ...all.slice(caret)].join(''), caret: caret + fresh.length };
}

/** The text before and after the caret. */
export function aroundCaret({ text, caret }: TextInput): readonly [string, string] {
  const all = characters(text);
  return [all.slice(0, caret).join(''), all.slice(caret).join('')];
}

function characters(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
