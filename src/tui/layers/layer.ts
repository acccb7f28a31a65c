/**
 * What lies on the screen, one on top of the other: a screen, a detail, a picker, a question. Keys go to the top one;
 * Esc peels one layer at a time.
 */

import type { ReactNode } from 'react';
import type { Action } from '../actions/action.ts';
import type { Key } from '../keys/key.ts';
import type { Observed } from '../state/observable.ts';

export interface Area {
  readonly width: number;
  readonly height: number;
}

export interface Layer {
  /** Of the screen it belongs to, or its own; for tests and the palette. */
  readonly name: string;
  /** Now: they may differ from one moment to the next. */
  actions(): readonly Action[];
  /** Takes a key as text, before any action is looked for. @returns whether it took it. */
  type?(key: Key): boolean;
  /** While it is so, letters are typed, and do nothing else. */
  takesText?(): boolean;
  /** Replaced when its actions have other labels or other reasons than before: the bottom bar is drawn again. */
  readonly bar?: Observed<unknown>;
  /** Takes pasted text; without it a paste is refused with a word. */
  paste?(text: string): void;
  /** Keys that follow wait for this: what the layer opens on is being fetched. */
  busy?(): Promise<unknown> | undefined;
  /** Draws it. An overlay is given the whole content area and places itself in it. */
  View(area: Area): ReactNode;
  /** Lies over what is below it, which stays in sight. Else it takes the whole content area. */
  readonly overlay?: boolean;
  /** As the lowest layer: the screens and their keys are out of reach, because there is nothing to see in them yet. */
  readonly alone?: boolean;
  /** What was changed here and is not saved, for the question before it is left; `undefined` when nothing is. */
  unsaved?(): { readonly title: string; readonly text: string } | undefined;
  /** Told when it comes on the screen, and when it leaves. */
  opened?(): void;
  closed?(): void;
}
