import type { ListSource, WindowStart } from './list.ts';

/** A list whose rows are all here: short ones, such as causes, runs and settings. */
export function arraySource<Row>(idOf: (row: Row) => string, rows: () => readonly Row[]): ListSource<Row> {
  return {
    idOf,
    async window(start, limit) {
      const all = rows();
      const position = Math.min(Math.max(0, all.length - 1), Math.max(0, placeOf(start, all, limit, idOf)));
      return {
        revision: all.map(idOf).join('\n'),
        total: all.length,
        position,
        rows: all.slice(position, position + limit),
      };
    },
    async range(from, to) {
      const all = rows();
      const at = (row: Row) => all.findIndex((one) => idOf(one) === idOf(row));
      return all.slice(at(from), at(to) + 1);
    },
  };
}

function placeOf<Row>(start: WindowStart<Row>, all: readonly Row[], limit: number, idOf: (row: Row) => string): number {
  if ('edge' in start) return start.edge === 'first' ? 0 : all.length - limit;
  if ('position' in start) return start.position;
  const row = 'from' in start ? start.from : 'after' in start ? start.after : start.before;
  const at = all.findIndex((one) => idOf(one) === idOf(row));
  if (at < 0) return 0;
  return 'from' in start ? at : 'after' in start ? at + 1 : at - limit;
}
