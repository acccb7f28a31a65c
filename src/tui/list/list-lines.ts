/** The lines of a list as it stands. */

import { inTone, type Line, span } from '../terminal/line.ts';
import type { Theme } from '../terminal/theme.ts';
import type { LaidOut } from './columns.ts';
import type { ListState } from './list.ts';

export interface ListLines<Row> {
  readonly state: ListState<Row>;
  readonly columns: LaidOut<Row>;
  readonly idOf: (row: Row) => string;
  readonly height: number;
  readonly theme: Theme;
  /** Said where there are no rows. */
  readonly empty: string;
  /** Without the cursor: another part of the screen has it. */
  readonly resting?: boolean;
  /** All rows are in the selection, also those that are not here. */
  readonly allPicked?: boolean;
}

/** One line per row on the screen; the mark of the cursor and of the selection in front. */
export function listLines<Row>({
  state,
  columns,
  idOf,
  height,
  theme,
  empty,
  resting,
  allPicked,
}: ListLines<Row>): Line[] {
  const { cursor, top, total, anchor, picked, start, rows, loaded } = state;
  if (total === 0) return loaded ? [[], [span(`   ${empty}`, 'dim')]] : [[span(`   ${theme.glyphs.more}`, 'ghost')]];
  const [from, to] = anchor === undefined ? [1, 0] : [Math.min(anchor, cursor), Math.max(anchor, cursor)];
  return Array.from({ length: Math.min(height, total - top) }, (_, at): Line => {
    const place = top + at;
    const row = rows[place - start];
    const isCursor = place === cursor && resting !== true;
    const isPicked =
      allPicked === true || (row !== undefined && picked.has(idOf(row))) || (place >= from && place <= to);
    const gutter = `${isCursor ? theme.glyphs.cursor : ' '}${isPicked ? theme.glyphs.picked : ' '} `;
    if (row === undefined) return [span(gutter, 'accent'), span(theme.glyphs.more, 'ghost')];
    const line = columns.row(row);
    const whole = [gutter, ...line];
    return isCursor ? inTone(whole, 'selected') : isPicked ? inTone(whole, 'picked') : whole;
  });
}

/** Columns in front of a row. */
export const gutterWidth = 3;
