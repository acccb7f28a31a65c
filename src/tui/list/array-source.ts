import type { ListSource, WindowStart } from './list.ts';

/** A list whose rows are all here: short ones, such as causes, runs and settings. */
export function arraySource<Row>(idOf: (row: Row) => string, rows: () => readonly Row[]): ListSource<Row> {
  return {
    idOf,
    async window(start, limit) {
      const all = rows();
      const [from, to] = boundsOf(start, all, limit, idOf);
      const position = Math.min(all.length, Math.max(0, from));
      return { revision: all.map(idOf).join('\n'), total: all.length, position, rows: all.slice(position, to) };
    },
    async range(from, to) {
      const all = rows();
      const at = (row: Row) => all.findIndex((one) => idOf(one) === idOf(row));
      return all.slice(at(from), at(to) + 1);
    },
  };
}

/** Places from and up to which a window reaches; the second is not in it. */
function boundsOf<Row>(
  start: WindowStart<Row>,
  all: readonly Row[],
  limit: number,
  idOf: (row: Row) => string,
): readonly [number, number] {
  const placeOf = (row: Row) => {
    const at = all.findIndex((one) => idOf(one) === idOf(row));
    return at < 0 ? 0 : at;
  };
  if ('edge' in start) return start.edge === 'first' ? [0, limit] : [all.length - limit, all.length];
  if ('before' in start) return [placeOf(start.before) - limit, placeOf(start.before)];
  const from = 'position' in start ? start.position : 'from' in start ? placeOf(start.from) : placeOf(start.after) + 1;
  return [from, from + limit];
}
