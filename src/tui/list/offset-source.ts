import type { ListSource, WindowStart } from './list.ts';

/** A page of rows by their place. */
export interface OffsetPage<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface OffsetSource<Row> extends ListSource<Row> {
  /** Says that rows or their places changed: pages of before are not put together with those to come. */
  stale(): void;
}

/** Places of rows that are remembered; a list that is scrolled further forgets where it began. */
const mostPlaces = 5_000;

/**
 * A list that whoever has it gives by place: the tenth and the rows after it. Where a row was last seen is kept here.
 *
 * @param mostRows asked for at once, where rows are large; a window of more is put together from several answers.
 */
export function offsetSource<Row>(
  idOf: (row: Row) => string,
  fetch: (offset: number, limit: number) => Promise<OffsetPage<Row>>,
  mostRows = 100,
): OffsetSource<Row> {
  const places = new Map<string, number>();
  let revision = 0;
  const page = async (position: number, count: number): Promise<OffsetPage<Row>> => {
    const rows: Row[] = [];
    for (;;) {
      const more = await fetch(position + rows.length, Math.min(mostRows, count - rows.length));
      rows.push(...more.rows);
      if (rows.length >= count || more.rows.length === 0 || position + rows.length >= more.total)
        return { total: more.total, rows };
    }
  };
  return {
    idOf,
    stale() {
      revision += 1;
    },
    async window(start, limit) {
      const asked = String(revision);
      const { position, count } = wanted(start, limit, (row) => places.get(idOf(row)));
      let at = position;
      let { total, rows } = await page(at, count);
      // A list that has become shorter is shown from its end.
      const last = Math.max(0, total - count);
      const isBeyond = ('edge' in start && start.edge === 'last') || rows.length === 0;
      if (isBeyond && at !== last) {
        at = last;
        ({ total, rows } = await page(at, count));
      }
      if (places.size > mostPlaces) places.clear();
      for (const [place, row] of rows.entries()) places.set(idOf(row), at + place);
      return { revision: asked, total, position: at, rows };
    },
  };
}

function wanted<Row>(
  start: WindowStart<Row>,
  count: number,
  seen: (row: Row) => number | undefined,
): { readonly position: number; readonly count: number } {
  if ('edge' in start) return { position: 0, count };
  if ('position' in start) return { position: start.position, count };
  if ('from' in start) return { position: seen(start.from) ?? 0, count };
  if ('after' in start) return { position: (seen(start.after) ?? -1) + 1, count };
  const end = seen(start.before) ?? 0;
  const position = Math.max(0, end - count);
  return { position, count: Math.max(1, end - position) };
}
