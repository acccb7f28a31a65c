/**
 * A list of any length, of which only a part is here. The cursor, the page on the screen and the selection are kept here;
 * rows come in windows from whoever has them. Pages are turned whole, so that a slow line carries two rows per key.
 */

import { type Observable, type Observed, observable } from '../state/observable.ts';

export interface ListWindow<Row> {
  /** Another one means that rows or their order changed. */
  readonly revision: string;
  readonly total: number;
  /** Place of the first row, from 0. */
  readonly position: number;
  readonly rows: readonly Row[];
}

export type WindowStart<Row> =
  | { readonly edge: 'first' | 'last' }
  | { readonly position: number }
  | { readonly from: Row }
  | { readonly after: Row }
  | { readonly before: Row };

export interface ListSource<Row> {
  idOf(row: Row): string;
  window(start: WindowStart<Row>, limit: number): Promise<ListWindow<Row>>;
  /** What lies between two rows, both included, where the list may be longer than what is here. */
  range?(from: Row, to: Row): Promise<readonly Row[]>;
}

export interface ListState<Row> {
  readonly revision: string;
  readonly total: number;
  /** Rows that are here, without gaps, and the place of the first of them. */
  readonly start: number;
  readonly rows: readonly Row[];
  readonly cursor: number;
  /** Place of the first row on the screen. */
  readonly top: number;
  /** Where a range began. */
  readonly anchor: number | undefined;
  readonly picked: ReadonlyMap<string, Row>;
  readonly loaded: boolean;
  readonly error: unknown;
}

export interface List<Row> extends Observed<ListState<Row>> {
  /** The row under the cursor, when it is here. */
  current(): Row | undefined;
  move(by: number): void;
  page(by: number): void;
  toFirst(): void;
  toLast(): void;
  /** Puts the cursor on a row that is here. @returns whether it is. */
  toRow(id: string): boolean;
  /** Takes the row under the cursor into the selection or out of it, and goes to the next. */
  toggle(): void;
  /** Begins a range at the cursor, or puts the range into the selection. */
  range(): void;
  /** Moves the other end of a range. */
  extend(by: number): void;
  /** @returns whether there was a selection. */
  clear(): boolean;
  /** The selection, ranges included; the row under the cursor when there is none. */
  chosen(): Promise<readonly Row[]>;
  /** The selection as far as it is known here, and how many rows it has. */
  selected(): { readonly count: number; readonly rows: readonly Row[] };
  /** Lines of the screen that the list has. */
  resize(height: number): void;
  /** Asks for the rows on the screen again, holding the place. */
  refresh(): Promise<void>;
  /** Another question: from the top, without a selection. */
  reset(): Promise<void>;
  /** While the row under the cursor is not here. */
  busy(): Promise<void> | undefined;
}

const windowRows = 120;
/** Rows kept here at most. */
const keptRows = 600;

export function list<Row>(source: ListSource<Row>): List<Row> {
  const state: Observable<ListState<Row>> = observable<ListState<Row>>({
    revision: '',
    total: 0,
    start: 0,
    rows: [],
    cursor: 0,
    top: 0,
    anchor: undefined,
    picked: new Map(),
    loaded: false,
    error: undefined,
  });
  let height = 10;
  let generation = 0;
  let fetching: Promise<void> | undefined;
  let wanted: (() => WindowStart<Row> | undefined) | undefined;

  const rowAt = (place: number): Row | undefined => {
    const { rows, start } = state.get();
    return rows[place - start];
  };

  /** What is on the screen or soon will be, and is not here. */
  const missing = (): WindowStart<Row> | undefined => {
    const { start, rows, top, total, loaded } = state.get();
    if (!loaded || total === 0) return undefined;
    const end = start + rows.length;
    const last = Math.min(total, top + height);
    const isNear = top <= end && last >= start && rows.length > 0;
    if (!isNear) return { position: Math.max(0, top - height) };
    const next = rows.at(-1);
    if (next !== undefined && end < total && last + height > end) return { after: next };
    const [first] = rows;
    if (first !== undefined && start > 0 && top - height < start) return { before: first };
    return undefined;
  };

  const ask = (start: () => WindowStart<Row> | undefined): Promise<void> => {
    wanted = start;
    fetching ??= fetch().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };

  const fetch = async (): Promise<void> => {
    while (wanted) {
      const start = wanted();
      wanted = undefined;
      if (start === undefined) return;
      const own = generation;
      try {
        const window = await source.window(start, windowRows);
        if (own !== generation) continue;
        receive(start, window);
        // A source that has no more rows than it says is not asked for them again and again.
        if (window.rows.length > 0) wanted ??= missing() ? missing : undefined;
      } catch (error) {
        if (own === generation) state.update((now) => ({ ...now, error, loaded: true }));
      }
    }
  };

  const receive = (asked: WindowStart<Row>, window: ListWindow<Row>) => {
    const now = state.get();
    const isNext = 'after' in asked || 'before' in asked;
    // Rows of one list only are put together; another revision starts anew from what has come.
    const joined = isNext && window.revision === now.revision ? join(now, asked, window) : window;
    const isHeld = 'from' in asked;
    const shift = isHeld ? window.position - now.top : 0;
    const last = Math.max(0, window.total - 1);
    state.set({
      ...now,
      revision: window.revision,
      total: window.total,
      start: joined.position,
      rows: joined.rows,
      cursor: Math.min(last, Math.max(0, now.cursor + shift)),
      top: Math.min(Math.max(0, window.total - 1), Math.max(0, now.top + shift)),
      anchor: now.anchor === undefined ? undefined : Math.min(last, Math.max(0, now.anchor + shift)),
      loaded: true,
      error: undefined,
    });
    place(state.get().cursor, {});
  };

  const join = (now: ListState<Row>, asked: WindowStart<Row>, window: ListWindow<Row>) => {
    const before = 'before' in asked;
    const all = before ? [...window.rows, ...now.rows] : [...now.rows, ...window.rows];
    const position = before ? window.position : now.start;
    const extra = Math.max(0, all.length - keptRows);
    return before
      ? { position, rows: all.slice(0, all.length - extra) }
      : { position: position + extra, rows: all.slice(extra) };
  };

  const place = (to: number, change: Partial<ListState<Row>>) => {
    const now = state.get();
    const cursor = Math.min(Math.max(0, now.total - 1), Math.max(0, to));
    // Whole pages: the cursor comes in at the top going down, at the bottom going up.
    const top = cursor < now.top ? Math.max(0, cursor - height + 1) : cursor >= now.top + height ? cursor : now.top;
    if (cursor !== now.cursor || top !== now.top || Object.keys(change).length > 0)
      state.set({ ...now, ...change, cursor, top });
    if (missing()) void ask(missing);
  };

  const rangeRows = (): Row[] => {
    const { anchor, cursor } = state.get();
    if (anchor === undefined) return [];
    const [from, to] = [Math.min(anchor, cursor), Math.max(anchor, cursor)];
    return Array.from({ length: to - from + 1 }, (_, at) => rowAt(from + at)).filter((row) => row !== undefined);
  };
  const withRange = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
    new Map([...state.get().picked, ...rows.map((row) => [source.idOf(row), row] as const)]);

  const wholeRange = async (): Promise<readonly Row[]> => {
    const { anchor, cursor } = state.get();
    if (anchor === undefined) return [];
    const here = rangeRows();
    if (here.length === Math.abs(cursor - anchor) + 1) return here;
    const [from, to] = [rowAt(Math.min(anchor, cursor)), rowAt(Math.max(anchor, cursor))];
    if (!source.range) return here;
    const first = from ?? (await one(Math.min(anchor, cursor)));
    const last = to ?? (await one(Math.max(anchor, cursor)));
    return first === undefined || last === undefined ? here : source.range(first, last);
  };
  const one = async (position: number): Promise<Row | undefined> => (await source.window({ position }, 1)).rows[0];

  return {
    ...state,
    current: () => rowAt(state.get().cursor),
    move: (by) => place(state.get().cursor + by, {}),
    page(by) {
      const { cursor, top, total } = state.get();
      const to = Math.min(Math.max(0, total - 1), Math.max(0, cursor + by * height));
      // The page turns, and the cursor keeps its line on it.
      const turned = Math.min(Math.max(0, total - height), Math.max(0, top + by * height));
      place(to, { top: turned });
    },
    toFirst: () => place(0, {}),
    toLast: () => place(state.get().total - 1, {}),
    toRow(id) {
      const { rows, start } = state.get();
      const at = rows.findIndex((row) => source.idOf(row) === id);
      if (at >= 0) place(start + at, {});
      return at >= 0;
    },
    toggle() {
      const row = rowAt(state.get().cursor);
      if (row === undefined) return;
      const picked = new Map(state.get().picked);
      if (!picked.delete(source.idOf(row))) picked.set(source.idOf(row), row);
      place(state.get().cursor + 1, { picked });
    },
    range() {
      const { anchor, cursor } = state.get();
      if (anchor === undefined) return place(cursor, { anchor: cursor });
      wholeRange().then(
        (rows) => place(state.get().cursor, { picked: withRange(rows), anchor: undefined }),
        // The range stays as it is marked: whoever holds the rows has said why they cannot be had.
        (error: unknown) => state.update((now) => ({ ...now, error })),
      );
    },
    extend(by) {
      const { anchor, cursor } = state.get();
      place(cursor + by, { anchor: anchor ?? cursor });
    },
    clear() {
      const { anchor, picked, cursor } = state.get();
      if (anchor === undefined && picked.size === 0) return false;
      place(cursor, { anchor: undefined, picked: new Map() });
      return true;
    },
    async chosen() {
      const { picked, anchor } = state.get();
      if (picked.size === 0 && anchor === undefined) {
        const row = rowAt(state.get().cursor);
        return row === undefined ? [] : [row];
      }
      return [...withRange(await wholeRange()).values()];
    },
    selected() {
      const { anchor, cursor, picked } = state.get();
      const here = withRange(rangeRows());
      const inRange = anchor === undefined ? 0 : Math.abs(cursor - anchor) + 1;
      const notHere = inRange - rangeRows().length;
      return { count: anchor === undefined ? picked.size : here.size + notHere, rows: [...here.values()] };
    },
    resize(lines) {
      if (lines === height || lines < 1) return;
      height = lines;
      place(state.get().cursor, {});
    },
    refresh() {
      return ask(() => {
        const first = rowAt(state.get().top);
        return first === undefined ? { position: state.get().top } : { from: first };
      });
    },
    reset() {
      generation++;
      state.update((now) => ({ ...now, cursor: 0, top: 0, anchor: undefined, picked: new Map() }));
      return ask(() => ({ edge: 'first' }));
    },
    busy() {
      const { loaded, total, cursor } = state.get();
      return fetching && (!loaded || (total > 0 && rowAt(cursor) === undefined)) ? fetching : undefined;
    },
  };
}
