/** Columns as wide as their texts, and narrower where the terminal is. */

import { cut, displayWidth } from './display-width.ts';
import type { Column, Span } from './page.ts';
import { wrap } from './wrap.ts';

const columnGap = 2;
const narrowestColumn = 6;

type TextLine = readonly Span[];

/**
 * The lines of each row, and of the titles where there are any. Takes cleaned texts; a column without any text below
 * its title disappears.
 */
export function layOutTable(
  columns: readonly Column[],
  titles: readonly Span[],
  rows: readonly (readonly Span[] | 'rule')[],
  room: number,
): { titles: TextLine[]; rows: TextLine[][] } {
  const hasTitles = titles.some(({ text }) => text !== '');
  const widths = columns.map((_, index) => {
    let width = 0;
    for (const row of rows) if (row !== 'rule') width = Math.max(width, displayWidth(row[index]?.text ?? ''));
    return width === 0 ? 0 : Math.max(width, displayWidth(titles[index]?.text ?? ''));
  });
  narrow(widths, columns, room);
  const rule = columns.map(
    ({ align }, index): Span => ({
      text: align === 'right' ? '─'.repeat(widths[index] ?? 0) : '',
      tone: 'dim',
    }),
  );
  return {
    titles: hasTitles ? layOutRow(titles, columns, widths) : [],
    rows: rows.map((row) => layOutRow(row === 'rule' ? rule : row, columns, widths)),
  };
}

function layOutRow(cells: readonly Span[], columns: readonly Column[], widths: readonly number[]): TextLine[] {
  const wrapped = columns.map(({ flexible }, index) => {
    const text = cells[index]?.text ?? '';
    const width = widths[index] ?? 0;
    return flexible === 'wrap' ? wrap(text.split(' '), width) : [cut(text, width)];
  });
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns.flatMap(({ align }, index): Span[] => {
      const width = widths[index] ?? 0;
      if (width === 0) return [];
      const text = wrapped[index]?.[at] ?? '';
      const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
      const tone = cells[index]?.tone ?? 'plain';
      return [
        { text: align === 'right' ? fill + text : text + fill, tone },
        { text: ' '.repeat(columnGap), tone: 'plain' },
      ];
    }),
  );
}

/** Takes columns away from the widest flexible column until the table fits, or none can give any more. */
function narrow(widths: number[], columns: readonly Column[], room: number): void {
  const shown = widths.filter((width) => width > 0).length;
  let excess = widths.reduce((sum, width) => sum + width, 0) + columnGap * Math.max(0, shown - 1) - room;
  while (excess > 0) {
    let widest = -1;
    for (const [index, { flexible, least = narrowestColumn }] of columns.entries()) {
      const width = widths[index] ?? 0;
      if (flexible !== undefined && width > least && width > (widths[widest] ?? 0)) widest = index;
    }
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
}
