/** The rows of a list in one order, upwards by key and then by id. It moves only by whole, undivided steps. */

import type { RowPlace } from '../../core/rpc/documents.ts';
import type { Breathing } from './breathing.ts';
import type { DocumentRow } from './document-row.ts';

type KeyOf = (row: DocumentRow) => string;
type Keyed = readonly [key: string, row: DocumentRow];

/** Rows that are sorted in one go. */
const run = 2_000;

export class SortedRows {
  readonly #keyOf: KeyOf;
  #rows: readonly DocumentRow[];

  private constructor(rows: readonly DocumentRow[], keyOf: KeyOf) {
    this.#rows = rows;
    this.#keyOf = keyOf;
  }

  /** Sorts rows that do not change meanwhile: in short runs, which are then merged two by two. */
  static async of(rows: Iterable<DocumentRow>, keyOf: KeyOf, breathing: Breathing): Promise<SortedRows> {
    let runs: Keyed[][] = [];
    let next: Keyed[] = [];
    for (const row of rows) {
      next.push([keyOf(row), row]);
      if (next.length < run) continue;
      runs.push(next.sort(byPlace));
      next = [];
      await breathing.breathe();
    }
    runs.push(next.sort(byPlace));
    while (runs.length > 1) {
      const merged: Keyed[][] = [];
      for (let at = 0; at < runs.length; at += 2)
        merged.push(await mergeRuns(runs[at] ?? [], runs[at + 1] ?? [], breathing));
      runs = merged;
    }
    return new SortedRows(
      (runs[0] ?? []).map(([, row]) => row),
      keyOf,
    );
  }

  /** Not to be kept: after the next change it is of before. */
  get rows(): readonly DocumentRow[] {
    return this.#rows;
  }

  /** Takes new rows in, and puts those that moved in their new places. */
  place(moved: readonly DocumentRow[]): void {
    if (moved.length === 0) return;
    const isMoved = new Set(moved);
    const others = this.#rows.filter((row) => !isMoved.has(row));
    const sorted = moved.map((row): Keyed => [this.#keyOf(row), row]).sort(byPlace);
    const rows: DocumentRow[] = [];
    let from = 0;
    for (const [key, row] of sorted) {
      const at = firstAtOrAfter(others, { key, id: row.id }, this.#keyOf);
      for (; from < at; from++) rows.push(others[from] as DocumentRow);
      rows.push(row);
    }
    for (; from < others.length; from++) rows.push(others[from] as DocumentRow);
    this.#rows = rows;
  }
}

/** Position of the first of the sorted rows at the place or behind it; their number when there is none. */
export function firstAtOrAfter(rows: readonly DocumentRow[], place: RowPlace, keyOf: KeyOf): number {
  return firstWhere(rows, (row) => comparePlaces(keyOf(row), row.id, place.key, place.id) >= 0);
}

/** Position of the first of the sorted rows behind the place. */
export function firstAfter(rows: readonly DocumentRow[], place: RowPlace, keyOf: KeyOf): number {
  return firstWhere(rows, (row) => comparePlaces(keyOf(row), row.id, place.key, place.id) > 0);
}

function firstWhere(rows: readonly DocumentRow[], isBeyond: (row: DocumentRow) => boolean): number {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = rows[middle];
    if (row && isBeyond(row)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function comparePlaces(key: string, id: string, otherKey: string, otherId: string): number {
  if (key !== otherKey) return key < otherKey ? -1 : 1;
  return id < otherId ? -1 : id > otherId ? 1 : 0;
}

function byPlace(one: Keyed, other: Keyed): number {
  if (one[0] !== other[0]) return one[0] < other[0] ? -1 : 1;
  return one[1].id < other[1].id ? -1 : 1;
}

async function mergeRuns(one: Keyed[], other: Keyed[], breathing: Breathing): Promise<Keyed[]> {
  const merged: Keyed[] = [];
  let left = 0;
  let right = 0;
  for (;;) {
    const first = one[left];
    const second = other[right];
    if (!first && !second) return merged;
    if (second && (!first || byPlace(second, first) < 0)) {
      merged.push(second);
      right += 1;
    } else if (first) {
      merged.push(first);
      left += 1;
    }
    if (breathing.isDue) await breathing.pause();
  }
}
