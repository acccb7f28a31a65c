/**
 * The list of documents: every document as a light row, in every order that was asked for, kept up with the store row by
 * row, so that any part of a hundred thousand is found in a moment. Derived from the store and made again from it when it
 * is first needed (rule 28).
 */

import { type DocumentFilter, writeDocumentFilter } from '../../core/document-filter.ts';
import type { FactId } from '../../core/fact.ts';
import { filterTest } from '../../core/filter-test.ts';
import type { Clock } from '../../core/kernel.ts';
import { type DocumentSort, documentSorts } from '../../core/rpc/documents.ts';
import type { Store } from '../store/store.ts';
import { Breathing } from './breathing.ts';
import { DocumentRow, sortKeys, syncedAtOf } from './document-row.ts';
import { DocumentSelection } from './document-selection.ts';
import type { Documents } from './documents.ts';
import type { FactHead, FactIndex } from './fact-index.ts';
import type { Outlook } from './outlook.ts';
import { configurationsOf } from './settings.ts';
import { SortedRows } from './sorted-rows.ts';
import { isUntouched, type Touched, Touching } from './touched.ts';

/** Selections that are remembered: paging and sorting ask for the same one again and again, typing for new ones. */
const rememberedSelections = 4;
/** An order in which more rows than this moved is sorted anew, in short pieces, when it is next asked for. */
const mostPlaced = 2_000;
/** What is committed while rows are made is taken along; somebody who keeps committing is not waited for. */
const mostRounds = 3;

export class DocumentList {
  readonly #store: Store;
  readonly #index: FactIndex;
  readonly #documents: Documents;
  readonly #clock: Clock;
  readonly #rows = new Map<FactId, DocumentRow>();
  readonly #orders = new Map<DocumentSort, SortedRows>();
  /** By sort and filter, the one that was used last at the end. */
  readonly #selections = new Map<string, DocumentSelection>();
  #touched = new Touching();
  #turn: Promise<unknown> = Promise.resolve();
  #turns = 0;

  constructor(store: Store, index: FactIndex, documents: Documents, clock: Clock) {
    this.#store = store;
    this.#index = index;
    this.#documents = documents;
    this.#clock = clock;
    this.#touched.everything = true;
    index.listen((touched) => this.#note(touched));
  }

  /**
   * Hands what a filter selects now to `use`, which may not wait: with every commit rows change, and what they are sorted
   * by with them.
   */
  select<Result>(
    filter: DocumentFilter,
    sort: DocumentSort,
    use: (selection: DocumentSelection) => Result,
  ): Promise<Result> {
    return this.#upToDate(sort, (order) => use(this.#selection(filter, sort, order)));
  }

  /** As {@link select}, of single documents; ids of none are passed over. */
  of<Result>(ids: readonly string[], use: (rows: readonly DocumentRow[]) => Result): Promise<Result> {
    return this.#upToDate('date', () => use(ids.flatMap((id) => this.#rows.get(id as FactId) ?? [])));
  }

  /** Makes ready whatever a screen may ask for, in short pieces, so that its first question is answered at once. */
  async warm(): Promise<void> {
    for (const sort of documentSorts) await this.#upToDate(sort, () => undefined);
  }

  #note({ ids, proposals, everything }: Touched): void {
    this.#touched.facts(ids);
    this.#touched.proposals ||= proposals;
    this.#touched.everything ||= everything;
  }

  #selection(filter: DocumentFilter, sort: DocumentSort, order: SortedRows): DocumentSelection {
    const text = writeDocumentFilter(filter);
    const key = `${sort} ${text}`;
    const known = this.#selections.get(key);
    this.#selections.delete(key);
    const selection =
      known ?? new DocumentSelection(text === '' ? order.rows : order.rows.filter(filterTest(filter)), sort);
    this.#selections.set(key, selection);
    const [oldest] = this.#selections.keys();
    if (oldest !== undefined && this.#selections.size > rememberedSelections) this.#selections.delete(oldest);
    return selection;
  }

  async #upToDate<Result>(sort: DocumentSort, use: (order: SortedRows) => Result): Promise<Result> {
    const order = this.#orders.get(sort);
    if (order && this.#turns === 0 && isUntouched(this.#touched)) return use(order);
    // One after the other: rows and orders change only here, and are used before the next turn changes them.
    this.#turns += 1;
    const turn = this.#turn
      .then(async () => use(await this.#caughtUp(sort)))
      .finally(() => {
        this.#turns -= 1;
      });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #caughtUp(sort: DocumentSort): Promise<SortedRows> {
    const breathing = new Breathing(this.#clock);
    for (let round = 0; round < mostRounds && !isUntouched(this.#touched); round++) await this.#update(breathing);
    const known = this.#orders.get(sort);
    if (known) return known;
    const order = await SortedRows.of(this.#rows.values(), sortKeys[sort], breathing);
    this.#orders.set(sort, order);
    return order;
  }

  async #update(breathing: Breathing): Promise<void> {
    const touched = this.#touched;
    this.#touched = new Touching();
    this.#selections.clear();
    const moved = new Map<DocumentSort, DocumentRow[]>();
    try {
      const configurations = await configurationsOf(this.#store);
      for (const head of this.#toMake(touched)) {
        this.#put(head, await this.#documents.outlook(head, configurations), moved);
        if (breathing.isDue) await breathing.pause();
      }
    } catch (error) {
      // It may have been the disk: next time everything is looked at.
      this.#touched.everything = true;
      this.#orders.clear();
      throw error;
    }
    for (const [sort, rows] of moved) {
      if (rows.length > mostPlaced) this.#orders.delete(sort);
      else this.#orders.get(sort)?.place(rows);
    }
  }

  #put(head: FactHead, outlook: Outlook, moved: Map<DocumentSort, DocumentRow[]>): void {
    const syncedAt = syncedAtOf(head, this.#index);
    let row = this.#rows.get(head.id);
    let sorts: readonly DocumentSort[] = documentSorts;
    if (row) sorts = row.become(head, outlook, syncedAt);
    else {
      row = new DocumentRow(head, outlook, syncedAt);
      this.#rows.set(head.id, row);
    }
    for (const sort of sorts) {
      if (!this.#orders.has(sort)) continue;
      const rows = moved.get(sort);
      if (rows) rows.push(row);
      else moved.set(sort, [row]);
    }
  }

  *#toMake({ ids, proposals, everything }: Touched): Generator<FactHead> {
    if (everything) {
      yield* this.#documents.heads();
      return;
    }
    if (proposals) for (const row of this.#rows.values()) if (!row.outlook.settled && !ids.has(row.id)) yield row.head;
    for (const id of ids) {
      const head = this.#documents.head(id);
      if (head) yield head;
    }
  }
}
