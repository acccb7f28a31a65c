/**
 * A page in so many columns: what stands on each line. Every text is cleaned here, whoever wrote it, so that nothing from
 * outside can steer the terminal.
 */

import { cut, displayWidth } from './display-width.ts';
import { type Cell, type Page, type Row, type Span, span, type TableRow } from './page.ts';
import { shellWord } from './shell-word.ts';
import { layOutTable } from './table-layout.ts';
import { shownText } from './terminal-text.ts';
import { wrap } from './wrap.ts';

type Spans = readonly Span[];

const continuation = ' \\';

/** The lines of a page, none wider than `width` columns, without blanks at their ends. */
export function layOutPage(page: Page, width: number): Spans[] {
  return page.flatMap((row) => layOutRow(row, width));
}

function layOutRow(row: Row, width: number): Spans[] {
  const room = width - ('indent' in row ? row.indent : 0);
  switch (row.kind) {
    case 'line':
      return [lineOf(row.indent, row.cells.map(clean), room)];
    case 'prose': {
      const { text, tone } = clean(row.text);
      return wrap(text.split(' '), room).map((part) => lineOf(row.indent, [span(part, tone)], room));
    }
    case 'command':
      return layOutCommand(row.words, row.indent, width);
    case 'table':
      return layOutRows(row, width);
  }
}

/** Continued with a backslash, as a shell reads it. */
function layOutCommand(words: readonly string[], indent: number, width: number): Spans[] {
  const quoted = words.map((word) => shellWord(clean(word).text));
  const lines = wrap(quoted, width - indent - continuation.length - 2, true);
  return lines.map((text, index) => {
    const shown = index < lines.length - 1 ? text + continuation : text;
    return lineOf(index === 0 ? indent : indent + 2, [span(shown, 'accent')], width);
  });
}

function layOutRows({ columns, rows, indent }: Extract<Row, { kind: 'table' }>, width: number): Spans[] {
  const titles = columns.map(({ title = '' }) => clean({ text: title, tone: 'dim' }));
  const cells = rows.flatMap((row) => (isCommand(row) ? [] : [row === 'rule' ? row : row.map(clean)]));
  const room = width - indent;
  const laidOut = layOutTable(columns, titles, cells, room);
  const linesOf = (lines: readonly Spans[]) => lines.map((spans) => lineOf(indent, spans, room));
  let at = 0;
  return [
    ...linesOf(laidOut.titles),
    ...rows.flatMap((row) =>
      isCommand(row) ? layOutCommand(row.command, indent + 3, width) : linesOf(laidOut.rows[at++] ?? []),
    ),
  ];
}

function isCommand(row: TableRow): row is { readonly command: readonly string[] } {
  return typeof row === 'object' && 'command' in row;
}

/** Spans side by side, cut at the edge, without trailing blanks. */
function lineOf(indent: number, spans: Spans, room: number): Spans {
  let left = room;
  const last = spans.findLastIndex((part) => part.text.trimEnd() !== '');
  const line: Span[] = [];
  for (const [index, { text, tone }] of spans.slice(0, last + 1).entries()) {
    const shown = cut(index === last ? text.trimEnd() : text, left);
    left -= displayWidth(shown);
    line.push(span(shown, tone));
  }
  return line.every(({ text }) => text === '') ? [] : [span(' '.repeat(indent), 'plain'), ...line];
}

function clean(cell: Cell): Span {
  const { text, tone } = typeof cell === 'string' ? { text: cell, tone: 'plain' as const } : cell;
  const before = /^ */.exec(text)?.[0] ?? '';
  const after = text.length > before.length ? (/ *$/.exec(text)?.[0] ?? '') : '';
  return { text: `${before}${shownText(text)}${after}`, tone };
}
