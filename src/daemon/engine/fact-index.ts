/**
 * The index of facts and of what the books hold of them (rule 28): derived from the store, made again from it when it is
 * first needed, kept up with every commit. It holds heads, not documents, so that a hundred thousand of them are small.
 */

import type { Review } from '../../core/configuration.ts';
import { isBooked, isLive } from '../../core/entry.ts';
import type { Fact, FactId } from '../../core/fact.ts';
import type { Reference } from '../../core/ledger-port.ts';
import { normalName } from '../../core/relation-name.ts';
import type { Change } from '../store/log-record.ts';
import type { EntryContents, EntryRecord, StoredLeg } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import {
  type EntryHead,
  editOf,
  entryHead,
  type FactHead,
  factHead,
  type Hold,
  holdsOf,
  indexedMonths,
  type MonthHeads,
  monthHeads,
} from './heads.ts';
import { Lookup } from './lookup.ts';
import { type Touched, Touching } from './touched.ts';

export type { EntryHead, FactHead } from './heads.ts';

export class FactIndex {
  readonly #facts = new Map<FactId, FactHead>();
  readonly #holds = new Map<FactId, Hold[]>();
  readonly #entries = new Map<Reference, EntryHead>();
  readonly #units = new Lookup<Reference>();
  readonly #edits = new Map<FactId, string>();
  readonly #byNumber = new Lookup<FactId>();
  readonly #byParty = new Lookup<FactId>();
  /** Facts of each entry, once per leg. */
  readonly #members = new Map<Reference, FactId | FactId[]>();
  readonly #listeners: ((touched: Touched) => void)[] = [];

  /**
   * Reads the heads of every month, from the store or as they were kept, and follows the store from then on.
   *
   * @param breathe awaited between two months, so that the reading stands in nobody's way.
   */
  static async build(store: Store, breathe: () => Promise<void> = async () => undefined): Promise<FactIndex> {
    const index = new FactIndex();
    const meanwhile: Change[] = [];
    const stop = store.listen((changes) => meanwhile.push(...changes));
    try {
      for (const month of indexedMonths(store)) {
        index.#take(await monthHeads(store, month));
        await breathe();
      }
      // What was committed during the reading may be in it or not: once more does no harm.
      index.#follow(meanwhile);
      store.listen((changes) => {
        const touched = index.#follow(changes);
        for (const listener of index.#listeners) listener(touched);
      });
    } finally {
      stop();
    }
    return index;
  }

  /** Hears of every commit, after the index followed it, which documents it may have changed. */
  listen(listener: (touched: Touched) => void): void {
    this.#listeners.push(listener);
  }

  #take({ facts, edits, entries, holds }: MonthHeads): void {
    for (const head of facts) this.#putFact(head);
    for (const [id, edit] of edits) this.#edits.set(id, edit);
    for (const head of entries) this.#putEntry(head);
    for (const [fact, hold] of holds) this.#putHold(fact, hold);
  }

  facts(): IterableIterator<FactHead> {
    return this.#facts.values();
  }

  fact(id: string): FactHead | undefined {
    return this.#facts.get(id as FactId);
  }

  get size(): number {
    return this.#facts.size;
  }

  /** Facts with that number, for operators who type the number on the paper. */
  withNumber(number: string): FactHead[] {
    return [...this.#facts.values()].filter((head) => head.number === number);
  }

  entry(reference: string): EntryHead | undefined {
    return this.#entries.get(reference as Reference);
  }

  entries(): IterableIterator<EntryHead> {
    return this.#entries.values();
  }

  /** Entries of one unit of one target, whatever became of them. */
  unitEntries(target: string, unit: string): EntryHead[] {
    return this.#units.of(`${target}\n${unit}`).flatMap((reference) => this.#entries.get(reference) ?? []);
  }

  /** Facts that an entry holds legs of. */
  factsIn(reference: Reference): ReadonlySet<FactId> {
    const members = this.#members.get(reference) ?? [];
    return new Set(typeof members === 'string' ? [members] : members);
  }

  /** What was contributed of a fact, oldest first. */
  holds(id: FactId): readonly Hold[] {
    return this.#holds.get(id) ?? [];
  }

  /** Holds of entries that are posted, exported or under way. */
  liveHolds(id: FactId): Hold[] {
    return this.holds(id).filter((hold) => {
      const entry = this.#entries.get(hold.reference);
      return entry !== undefined && isLive(entry);
    });
  }

  /** Releases that are owed and not booked yet, of entries that are booked (rule 33). */
  owedReleases(id: FactId): StoredLeg[] {
    const live = this.liveHolds(id);
    const origin = live.findLast(
      (hold) => hold.leg === 'invoice' && isBooked(this.#entries.get(hold.reference) ?? { state: 'planned' }),
    );
    if (!origin) return [];
    // What was booked before, of another version, is no answer to what this version owes.
    const since = live.slice(live.findIndex((hold) => hold.reference === origin.reference));
    const taken = new Set(since.filter((hold) => hold.leg !== 'invoice').map((hold) => hold.leg));
    return origin.pending.filter((leg) => !taken.has(leg.id));
  }

  /** What a booking of this fact is based on: its content and the operator's edits. */
  basis(head: FactHead): string {
    const edits = this.#edits.get(head.id);
    return edits === undefined ? head.revision : `${head.revision}~${edits}`;
  }

  /**
   * The document that this one seems to repeat: the same number under another id, or the same debtor, amount and date.
   * Of two only the later import is suspected.
   */
  duplicateOf(head: FactHead): FactHead | undefined {
    for (const [lookup, key] of this.#duplicateKeys(head)) {
      for (const id of lookup.of(key)) {
        const other = this.#facts.get(id);
        if (!other || other.id === head.id || other.status === 'cancelled') continue;
        if (importedBefore(other, head)) return other;
      }
    }
    return undefined;
  }

  #duplicateKeys(head: FactHead): (readonly [Lookup<FactId>, string])[] {
    // Only numbered documents: two equal purchases on one day by one guest are two.
    if (head.kind !== 'invoice' && head.kind !== 'credit-note') return [];
    const number = [this.#byNumber, `${head.source}\n${head.kind}\n${head.number}`] as const;
    if (head.relation === '') return [number];
    return [number, [this.#byParty, `${normalName(head.relation)}\n${head.total}\n${head.currency}\n${head.date}`]];
  }

  #follow(changes: readonly Change[]): Touched {
    const touched = new Touching();
    for (const { file, id, after } of changes) {
      // What the store's own transactions put is typed by its partition.
      if (file === 'settings') touched.setting(id);
      else if (file.startsWith('facts/')) {
        const before = this.#facts.get(id as FactId);
        const head = factHead(after as Fact);
        if (head.kind === 'item') touched.proposals = true;
        touched.facts(this.#alike(before));
        this.#putFact(head);
        touched.facts(this.#alike(head));
        touched.facts([head.id]);
      } else if (file.startsWith('reviews/')) {
        this.#putEdit(id as FactId, after === null ? undefined : editOf(after as Review));
        touched.facts([id as FactId]);
      } else if (file.startsWith('entries/')) {
        this.#putEntry(entryHead(after as EntryRecord));
        touched.facts(this.factsIn(id as Reference));
      } else if (file.startsWith('contents/')) {
        // An entry that never took hold may be made anew, of other facts, under the same reference.
        touched.facts(this.factsIn(id as Reference));
        this.#dropHolds(id as Reference);
        if (after === null) continue;
        for (const [fact, hold] of holdsOf(after as EntryContents)) this.#putHold(fact, hold);
        touched.facts(this.factsIn(id as Reference));
      }
    }
    return touched;
  }

  /** Facts that may be taken for the same document as this one. */
  *#alike(head: FactHead | undefined): Generator<FactId> {
    if (head) for (const [lookup, key] of this.#duplicateKeys(head)) yield* lookup.of(key);
  }

  #putFact(head: FactHead): void {
    const before = this.#facts.get(head.id);
    if (before) for (const [lookup, key] of this.#duplicateKeys(before)) lookup.remove(key, before.id);
    this.#facts.set(head.id, head);
    for (const [lookup, key] of this.#duplicateKeys(head)) lookup.add(key, head.id);
  }

  #putEdit(id: FactId, edit: string | undefined): void {
    if (edit === undefined) this.#edits.delete(id);
    else this.#edits.set(id, edit);
  }

  #putEntry(head: EntryHead): void {
    this.#entries.set(head.reference, head);
    this.#units.add(`${head.target}\n${head.unit}`, head.reference);
  }

  #dropHolds(reference: Reference): void {
    for (const fact of this.factsIn(reference))
      this.#holds.set(
        fact,
        this.holds(fact).filter((hold) => hold.reference !== reference),
      );
    this.#members.delete(reference);
  }

  #putHold(fact: FactId, hold: Hold): void {
    const members = this.#members.get(hold.reference);
    // Most entries of an administration that is booked invoice by invoice hold one fact: an array each would be large.
    if (members === undefined) this.#members.set(hold.reference, fact);
    else if (typeof members !== 'string') {
      if (members.at(-1) !== fact) members.push(fact);
    } else if (members !== fact) this.#members.set(hold.reference, [members, fact]);
    const others = this.holds(fact).filter((known) => known.reference !== hold.reference || known.leg !== hold.leg);
    this.#holds.set(fact, [...others, hold]);
  }
}

/** Of one import, the lower number came first. */
function importedBefore(one: FactHead, other: FactHead): boolean {
  if (one.importedAt !== other.importedAt) return one.importedAt < other.importedAt;
  return one.number === other.number ? one.id < other.id : one.number < other.number;
}
