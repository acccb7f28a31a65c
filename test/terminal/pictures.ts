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

const todayIsThere = /revenue, 30 days/i;

export const pictures: readonly Picture[] = [
  { name: 'today', title: 'nightaudit: Today', language: 'en', size: 'small', until: todayIsThere },
  { name: 'today-large', title: 'nightaudit: Today, large', language: 'en', size: 'large', until: todayIsThere },
  {
    name: 'repairs',
    title: 'nightaudit: the repair of a VAT rate without a code',
    language: 'en',
    size: 'small',
    until: todayIsThere,
    steps: [
      { press: ['3'], until: /› {2}! / },
      { press: ['Enter'], until: /documents become complete/ },
      { press: ['v', 'e', 'r'], until: /ver▏[\s\S]*VERL[\s\S]*become complete/ },
    ],
  },
  {
    name: 'invoice',
    title: 'nightaudit: an invoice, how it is booked and where',
    language: 'en',
    size: 'small',
    until: todayIsThere,
    steps: [
      { press: ['/'], until: /A name, number or amount/ },
      { press: [...'2026-1051'], until: /1051▏ +\d+ document/ },
      { press: ['Enter', 'Enter'], until: /description/ },
    ],
  },
  {
    name: 'invoices-large',
    title: 'nightaudit: invoices, with the proposal of the one under the cursor',
    language: 'en',
    size: 'large',
    until: todayIsThere,
    steps: [
      { press: ['2'], until: /BOOKED/ },
      { press: ['Down', 'Down', 'Down', 'Down'], until: /2026-1070 · C\. de Wit[\s\S]*BOOKED/ },
    ],
  },
  {
    name: 'entry',
    title: 'nightaudit: an entry, as it is before and after it is sent',
    language: 'en',
    size: 'small',
    until: todayIsThere,
    steps: [
      { press: ['4'], until: /61 entries/ },
      { press: ['Enter'], until: /equal/ },
    ],
  },
  {
    name: 'vandaag',
    title: 'nightaudit: Vandaag',
    language: 'nl',
    size: 'small',
    until: /omzet, 30 dagen/i,
  },
];
