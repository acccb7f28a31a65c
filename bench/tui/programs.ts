/**
 * The terminal programs that are measured side by side: how each is started on the same 100,000 documents, what shows
 * that its rows are there, and which keys move in it. What the screens' keys and words are is written here only.
 */

import type { Wanted } from '../../test/terminal/pty.ts';
import type { InvoicesHome } from '../generator/invoices-home.ts';
import type { ProgramStart } from '../machine/processes.ts';
import type { Program } from '../machine/program.ts';

export interface ScreenProgram {
  readonly command: (files: InvoicesHome, program: Program) => ProgramStart;
  /** Pressed as soon as `asks` is shown, to get to the list; part of the first useful frame. */
  readonly toList?: { readonly asks: Wanted; readonly press: readonly string[] };
  /** What it opens on, with real data in it, where that is not the list. */
  readonly opensOn?: Wanted;
  /** Rows of real data. */
  readonly rows: Wanted;
  /** Pressed once all is quiet, to stand on the first row. */
  readonly toTop: readonly string[];
  readonly down: string;
  readonly pageDown: string;
  /** Silence after which a key is answered: longer than any pause within an answer, shorter than its own redrawing. */
  readonly silenceMs: number;
  /** Typing that narrows the list letter by letter; `undefined` where a filter is entered whole. */
  readonly filter?: {
    readonly open: readonly string[];
    readonly words: readonly string[];
    /** The list holds only what matches. */
    readonly narrowed: (word: string) => Wanted;
    /** Shows the whole list again. */
    readonly clear: readonly string[];
  };
}

export const screenPrograms = {
  nightaudit: {
    command: ({ home }, program) => program.command(home),
    opensOn: /Night of .*\d/,
    toList: { asks: 'Invoices', press: ['2'] },
    rows: /\b202\d-\d\d-0\d{4}\b/,
    toTop: [],
    down: 'Down',
    pageDown: 'PageDown',
    silenceMs: 150,
    filter: {
      open: ['/'],
      words: ['visser', 'dekker', '2024-03'],
      narrowed: (word) => new RegExp(word, 'i'),
      clear: ['Escape', 'Escape'],
    },
  },
  'hledger-ui': {
    command: ({ journal }, { env }) => ({ command: 'hledger-ui', args: ['-f', journal, '--register=1310'], env }),
    rows: /^.{0,3}2026-02-\d\d .* EUR/m,
    toTop: ['Home'],
    down: 'Down',
    pageDown: 'PageDown',
    silenceMs: 150,
  },
  visidata: {
    command: ({ csvHeads }, { env }) => ({ command: 'vd', args: [csvHeads], env }),
    rows: /NA[0-9A-Z]{11}/,
    toTop: [],
    down: 'Down',
    pageDown: 'PageDown',
    // Ten times a second it looks for changes, and draws its status line for a second after each key.
    silenceMs: 80,
  },
} as const satisfies Readonly<Record<string, ScreenProgram>>;

export type ScreenProgramName = keyof typeof screenPrograms;

export const screenSizes = { '80x24': { columns: 80, rows: 24 }, '120x40': { columns: 120, rows: 40 } } as const;
export type ScreenSize = keyof typeof screenSizes;
