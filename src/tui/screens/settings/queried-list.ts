import type { Query } from '../../daemon/query.ts';
import { arraySource } from '../../list/array-source.ts';
import { type List, list } from '../../list/list.ts';

export interface QueriedList<Row> extends List<Row> {
  /** No longer follows the answer. */
  end(): void;
}

/**
 * A list of what a query answers. The list's rows follow the answer; keys wait for the first one.
 *
 * @param rowsOf what the answer has in it, as the list is to show it now.
 */
export function queriedList<Value, Row>(
  query: Query<Value>,
  idOf: (row: Row) => string,
  rowsOf: (value: Value) => readonly Row[],
): QueriedList<Row> {
  const rows = list(
    arraySource(idOf, () => {
      const { value } = query.get();
      return value === undefined ? [] : rowsOf(value);
    }),
  );
  const follow = () => {
    if (query.get().value !== undefined) void rows.refresh();
  };
  const end = query.subscribe(follow);
  follow();
  return { ...rows, end, busy: () => query.busy()?.then(() => rows.busy()) ?? rows.busy() };
}
