/**
 * How weight and meaning look on this terminal. Ours instead of the renderer's colours, because `NO_COLOR` and terminals
 * of 16 colours must keep selection and state readable: every meaning also has a mark or a word.
 */

import type { Tone as PageTone } from '../../cli/render/page.ts';

/** `selected`: the row under the cursor. `picked`: a row of the selection. `key`: a key to press. `ghost`: not there yet. */
export type Tone = PageTone | 'selected' | 'picked' | 'key' | 'title' | 'ghost';

export interface Borders {
  readonly horizontal: string;
  readonly vertical: string;
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
}

/** Characters that not every terminal and font has. */
export interface Glyphs extends Borders {
  readonly cursor: string;
  readonly caret: string;
  readonly flag: string;
  readonly picked: string;
  readonly enter: string;
  readonly up: string;
  readonly down: string;
  readonly more: string;
  /** Eight heights of a bar, lowest first. */
  readonly bars: readonly string[];
  /** In the place of a bar: a value below nought. */
  readonly below: string;
  /** Marks of standings that ASCII terminals see as a letter. */
  readonly marks: Readonly<Record<string, string>>;
  readonly dot: string;
}

const unicode: Glyphs = {
  horizontal: '─',
  vertical: '│',
  topLeft: '┌',
  topRight: '┐',
  bottomLeft: '└',
  bottomRight: '┘',
  cursor: '›',
  caret: '▏',
  flag: '⚑',
  picked: '▪',
  enter: '↵',
  up: '↑',
  down: '↓',
  more: '…',
  bars: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  below: '▾',
  marks: {},
  dot: '·',
};

const ascii: Glyphs = {
  horizontal: '-',
  vertical: '|',
  topLeft: '+',
  topRight: '+',
  bottomLeft: '+',
  bottomRight: '+',
  cursor: '>',
  caret: '_',
  flag: '!',
  picked: '*',
  enter: 'Enter',
  up: 'Up',
  down: 'Down',
  more: '~',
  bars: ['_', '.', ':', '-', '=', '+', '*', '#'],
  below: 'v',
  marks: {
    '●': '+',
    '◐': '~',
    '✕': 'x',
    '–': '-',
    '‹': '<',
    '›': '>',
    '·': '-',
    '→': '->',
    '↵': 'Enter',
    '…': '~',
    '’': "'",
    '“': '"',
    '”': '"',
    '«': '<',
    '»': '>',
    '×': 'x',
    '←': '<-',
    '↺': '<-',
  },
  dot: '-',
};

export interface Theme {
  readonly colour: boolean;
  readonly glyphs: Glyphs;
  /** Flat text for a screen reader: no rules, no columns of figures drawn with characters. */
  readonly flat: boolean;
  /** The text in its tone, ended so that what follows is plain. */
  paint(text: string, tone: Tone): string;
}

export interface ThemeOptions {
  readonly colour: boolean;
  readonly ascii: boolean;
  readonly flat: boolean;
}

type Code = readonly [on: string, off: string];

/** The 16 colours of every terminal, so that the operator's own palette decides what they look like. */
const coloured: Readonly<Record<Tone, Code>> = {
  plain: ['', ''],
  dim: ['2', '22'],
  ghost: ['2', '22'],
  strong: ['1', '22'],
  title: ['1', '22'],
  accent: ['36', '39'],
  key: ['36', '39'],
  good: ['32', '39'],
  warning: ['33', '39'],
  bad: ['31', '39'],
  selected: ['1;36', '22;39'],
  picked: ['35', '39'],
};

/** Weight stays without colour; `NO_COLOR` (no-color.org) asks for no colour, not for no emphasis. */
const colourless: Readonly<Record<Tone, Code>> = {
  plain: ['', ''],
  dim: ['2', '22'],
  ghost: ['2', '22'],
  strong: ['1', '22'],
  title: ['1', '22'],
  accent: ['', ''],
  key: ['1', '22'],
  good: ['', ''],
  warning: ['', ''],
  bad: ['1', '22'],
  selected: ['1', '22'],
  picked: ['1', '22'],
};

export function theme({ colour, ascii: isAscii, flat }: ThemeOptions): Theme {
  const codes = colour ? coloured : colourless;
  return {
    colour,
    flat,
    glyphs: isAscii ? ascii : unicode,
    paint(text, tone) {
      const [on, off] = codes[tone];
      return on === '' || flat ? text : `\u001b[${on}m${text}\u001b[${off}m`;
    },
  };
}

/** What the surroundings of the program ask for. */
export function themeOptions(
  env: Readonly<Record<string, string | undefined>>,
  flags: { readonly ascii: boolean; readonly screenReader: boolean },
): ThemeOptions {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return {
    colour: !env.NO_COLOR && env.TERM !== 'dumb',
    // The console of Linux has few glyphs; a locale that is not UTF-8 has none of ours.
    ascii: flags.ascii || env.TERM === 'linux' || (locale !== '' && !/utf-?8/i.test(locale)),
    flat: flags.screenReader,
  };
}
