/**
 * The pictures of the documentation: what is pressed from the first screen on, and what shows that the program is there.
 * `npm run pictures` draws them anew into docs/pictures; the tests say so when one is stale.
 */

import type { Language } from '../../src/core/configuration.ts';
import type { Wanted } from './pty.ts';

export interface Picture {
  /** Of the file: docs/pictures/NAME.svg */
  readonly name: string;
  /** Shown above the picture, and read out first. */
  readonly title: string;
  readonly language: Language;
  readonly size: PictureSize;
  /** What the first screen shows when it is all there. */
  readonly until: Wanted;
  /** Pressed one after the other; each waits for what it brings. */
  readonly steps?: readonly PictureStep[];
}

export interface PictureStep {
  readonly press: readonly string[];
  readonly until: Wanted;
}

export const pictureSizes = { small: { columns: 80, rows: 24 }, large: { columns: 120, rows: 40 } } as const;
export type PictureSize = keyof typeof pictureSizes;

export const pictures: readonly Picture[] = [
  {
    name: 'today',
    title: 'nightaudit: Today',
    language: 'en',
    size: 'large',
    until: /daemon ●[\s\S]*Repairs 3[\s\S]*NEEDS YOU/,
  },
];
