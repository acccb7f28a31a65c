/**
 * Puts a page on paper: so many columns, with or without colour. Every text is cleaned here, whoever wrote it, so that
 * nothing from outside can steer the terminal.
 */

import { cleanText } from '../../core/text.ts';
import { cut, displayWidth } from './display-width.ts';
import type { Cell, Page, Row, Span, TableRow, Tone } from './page.ts';
import { layOutTable } from './table-layout.ts';
import { wrap } from './wrap.ts';

const continuation = ' \\';
const reset = '\u001b[0m';
const codes: Readonly<Record<Tone, string>> = {
  plain: '',
  dim: '\u001b[2m',
  strong: '\u001b[1m',
  accent: '\u001b[36m',
  good: '\u001b[32m',
  warning: '\u001b[33m',
  bad: '\u001b[31m',
};

export interface Paper {
  /** Columns; nothing is wider. */
  readonly width: number;
  readonly colour: boolean;
}

/** The page as text, each line ended with a line feed. */
export function draw(page: Page, paper: Paper): string {
  return page
    .flatMap((row) => drawRow(row, paper))
    .map((text) => `${text}\n`)
    .join('');
}

function drawRow(row: Row, paper: Paper): string[] {
  const room = paper.width - ('indent' in row ? row.indent : 0);
  const indent = ' '.repeat(row.indent);
  switch (row.kind) {
    case 'line':
      return [paint(indent, row.cells.map(clean), room, paper)];
    case 'prose': {
      const { text, tone } = clean(row.text);
      return wrap(text.split(' '), room).map((part) => paint(indent, [{ text: part, tone }], room, paper));
    }
    case 'command':
      return drawCommand(row.words, row.indent, paper);
    case 'table':
      return drawTable(row, paper);
  }
}

/** Continued with a backslash, as a shell reads it. */
function drawCommand(words: readonly string[], indent: number, paper: Paper): string[] {
  const quoted = words.map((word) => shellWord(clean(word).text));
  const lines = wrap(quoted, paper.width - indent - continuation.length - 2, true);
  return lines.map((text, index) => {
    const shown = index < lines.length - 1 ? text + continuation : text;
    return paint(' '.repeat(index === 0 ? indent : indent + 2), [{ text: shown, tone: 'accent' }], paper.width, paper);
  });
}

function drawTable({ columns, rows, indent }: Extract<Row, { kind: 'table' }>, paper: Paper): string[] {
  const titles = columns.map(({ title = '' }) => clean({ text: title, tone: 'dim' }));
  const cells = rows.flatMap((row) => (isCommand(row) ? [] : [row === 'rule' ? row : row.map(clean)]));
  const room = paper.width - indent;
  const laidOut = layOutTable(columns, titles, cells, room);
  const painted = (lines: readonly (readonly Span[])[]) =>
    lines.map((spans) => paint(' '.repeat(indent), spans, room, paper));
  let at = 0;
  return [
    ...painted(laidOut.titles),
    ...rows.flatMap((row) =>
      isCommand(row) ? drawCommand(row.command, indent + 3, paper) : painted(laidOut.rows[at++] ?? []),
    ),
  ];
}

function isCommand(row: TableRow): row is { readonly command: readonly string[] } {
  return typeof row === 'object' && 'command' in row;
}

/** Spans side by side, cut at the edge, without trailing blanks. */
function paint(indent: string, spans: readonly Span[], room: number, { colour }: Paper): string {
  let left = room;
  let text = '';
  const last = spans.findLastIndex((part) => part.text.trimEnd() !== '');
  for (const [index, part] of spans.slice(0, last + 1).entries()) {
    const shown = cut(index === last ? part.text.trimEnd() : part.text, left);
    left -= displayWidth(shown);
    const code = colour && shown.trim() !== '' ? codes[part.tone] : '';
    text += code === '' ? shown : `${code}${shown}${reset}`;
  }
  // An amount holds its currency together with a no-break space; on the terminal it is a space like any other.
  return text === '' ? '' : (indent + text).replaceAll('\u00a0', ' ');
}

function clean(cell: Cell): Span {
  const { text, tone } = typeof cell === 'string' ? { text: cell, tone: 'plain' as const } : cell;
  const before = /^ */.exec(text)?.[0] ?? '';
  const after = text.length > before.length ? (/ *$/.exec(text)?.[0] ?? '') : '';
  return { text: `${before}${cleanText(text, 2000)}${after}`, tone };
}

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
