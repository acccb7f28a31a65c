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
 * @param mostRows asked for at once, where rows are large.
 */
export function offsetSource<Row>(
  idOf: (row: Row) => string,
  fetch: (offset: number, limit: number) => Promise<OffsetPage<Row>>,
  mostRows = 100,
): OffsetSource<Row> {
  const places = new Map<string, number>();
  let revision = 0;
  return {
    idOf,
    stale() {
      revision += 1;
    },
    async window(start, limit) {
      const asked = String(revision);
      const { position, count } = wanted(start, Math.min(limit, mostRows), (row) => places.get(idOf(row)));
      let at = position;
      let page = await fetch(at, count);
      // A list that has become shorter is shown from its end.
      const last = Math.max(0, page.total - count);
      const isBeyond = ('edge' in start && start.edge === 'last') || page.rows.length === 0;
      if (isBeyond && at !== last) {
        at = last;
        page = await fetch(at, count);
      }
      if (places.size > mostPlaces) places.clear();
      for (const [place, row] of page.rows.entries()) places.set(idOf(row), at + place);
      return { revision: asked, total: page.total, position: at, rows: page.rows };
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
