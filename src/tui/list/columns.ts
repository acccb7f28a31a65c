/** Columns of a list: laid out once per width, so that every row is exactly as wide as the screen. */

import { displayWidth } from '../../cli/render/display-width.ts';
import { type Cell, inColumns, type Line, type Span, span, spanOf } from '../terminal/line.ts';

export interface ListColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Cell;
  readonly align?: 'left' | 'right';
  /** Columns of the terminal. */
  readonly width: number;
  /** Takes this share of what is left over. */
  readonly grows?: number;
  /** Left out first where the screen is narrow; the highest number goes first. Without one it always stays. */
  readonly spare?: number;
}

export interface LaidOut<Row> {
  readonly titles: Line;
  row(row: Row): Line;
}

const gap = 2;

/** @param room columns of the terminal, the gutter for the cursor not counted. */
export function layOut<Row>(columns: readonly ListColumn<Row>[], room: number): LaidOut<Row> {
  let shown = [...columns];
  const taken = () => shown.reduce((sum, { width }) => sum + width, 0) + gap * Math.max(0, shown.length - 1);
  while (taken() > room) {
    const spare = shown
      .filter((column) => column.spare !== undefined)
      .sort((a, b) => (b.spare ?? 0) - (a.spare ?? 0))[0];
    if (!spare) break;
    shown = shown.filter((column) => column !== spare);
  }
  const over = Math.max(0, room - taken());
  const shares = shown.reduce((sum, { grows = 0 }) => sum + grows, 0);
  const widths = shown.map(({ width, grows = 0 }) => width + (shares === 0 ? 0 : Math.floor((over * grows) / shares)));
  const lineOf = (cells: readonly Span[]): Line =>
    cells.flatMap(({ text, tone }, at) => {
      const width = widths[at] ?? 0;
      const filled = span(inColumns(text, width, shown[at]?.align ?? 'left'), tone);
      return at === 0 ? [filled] : [' '.repeat(gap), filled];
    });
  return {
    titles: lineOf(shown.map(({ title }) => span(title, 'dim'))),
    row: (row) => lineOf(shown.map(({ cell }) => spanOf(cell(row)))),
  };
}

/** Width that a column needs for its widest text, between two bounds. */
export function widthFor(texts: readonly string[], least: number, most: number): number {
  return Math.min(most, Math.max(least, ...texts.map(displayWidth)));
}
