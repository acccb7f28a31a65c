/**
 * The index of facts and of what the books hold of them (rule 28): derived from the store, made again from it when it is
 * first needed, kept up with every commit. It holds heads, not documents, so that a hundred thousand of them are small.
 */

import type { LocalDate, Month } from '../../core/calendar.ts';
import type { Review } from '../../core/configuration.ts';
import { type EntryState, isBooked, isLive, type LegId } from '../../core/entry.ts';
import {
  type DocumentFact,
  type Fact,
  type FactId,
  type FactKind,
  isDocument,
  type Revision,
  type SourceStatus,
} from '../../core/fact.ts';
import { hashCharacters } from '../../core/identity.ts';
import type { Instant } from '../../core/kernel.ts';
import type { Reference } from '../../core/ledger-port.ts';
import { currency, formatAmount } from '../../core/money.ts';
import { totalOf } from '../../core/proposal.ts';
import { normalName } from '../../core/relation-name.ts';
import type { Change } from '../store/log-record.ts';
import type { EntryContents, EntryRecord, StoredLeg } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface FactHead {
  readonly id: FactId;
  readonly partition: Month;
  readonly source: string;
  readonly kind: FactKind;
  readonly number: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly status: SourceStatus;
  readonly relation: string;
  /** Decimal string. */
  readonly total: string;
  readonly revision: Revision;
  readonly importedAt: Instant;
}

/** One entry's hold on one leg of a fact. */
export interface Hold {
  readonly reference: Reference;
  readonly leg: LegId;
  /** Revision and edits that were booked. */
  readonly basis: string;
  /** Releases that this booking owes. */
  readonly pending: readonly StoredLeg[];
}

export interface EntryHead {
  readonly reference: Reference;
  readonly partition: Month;
  readonly configuration: string;
  readonly target: string;
  readonly unit: string;
  readonly sequence: number;
  readonly state: EntryState;
  readonly condition: string | undefined;
  readonly date: LocalDate;
  readonly journal: string;
  readonly postedAt: Instant | undefined;
  readonly createdAt: Instant;
}

export class FactIndex {
  readonly #facts = new Map<FactId, FactHead>();
  readonly #holds = new Map<FactId, Hold[]>();
  readonly #entries = new Map<Reference, EntryHead>();
  readonly #units = new Map<string, Set<Reference>>();
  readonly #edits = new Map<FactId, string>();
  readonly #byNumber = new Map<string, Set<FactId>>();
  readonly #byParty = new Map<string, Set<FactId>>();

  /** Reads the whole store once, partition by partition, and follows it from then on. */
  static async build(store: Store): Promise<FactIndex> {
    const index = new FactIndex();
    for (const file of store.files<`facts/${string}`>('facts/'))
      for (const { value } of (await store.records(file)).values()) index.#putFact(value);
    for (const file of store.files<`reviews/${string}`>('reviews/'))
      for (const { value } of (await store.records(file)).values()) index.#putReview(value);
    for (const file of store.files<`entries/${string}`>('entries/'))
      for (const { value } of (await store.records(file)).values()) index.#putEntry(value);
    for (const file of store.files<`contents/${string}`>('contents/'))
      for (const { value } of (await store.records(file)).values()) index.#putContents(value);
    store.listen((changes) => index.#follow(changes));
    return index;
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
    return [...(this.#units.get(`${target}\n${unit}`) ?? [])].flatMap(
      (reference) => this.#entries.get(reference) ?? [],
    );
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
    const taken = new Set(live.filter((hold) => hold.leg !== 'invoice').map((hold) => hold.leg));
    const origin = live.findLast(
      (hold) => hold.leg === 'invoice' && isBooked(this.#entries.get(hold.reference) ?? { state: 'planned' }),
    );
    return (origin?.pending ?? []).filter((leg) => !taken.has(leg.id));
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
    for (const [index, key] of duplicateKeys(head, this)) {
      for (const id of index.get(key) ?? []) {
        const other = this.#facts.get(id);
        if (!other || other.id === head.id || other.status === 'cancelled') continue;
        if (importedBefore(other, head)) return other;
      }
    }
    return undefined;
  }

  /** For {@link duplicateOf}: the two indexes in which a document is looked up. */
  get numberIndex(): ReadonlyMap<string, ReadonlySet<FactId>> {
    return this.#byNumber;
  }

  get partyIndex(): ReadonlyMap<string, ReadonlySet<FactId>> {
    return this.#byParty;
  }

  #follow(changes: readonly Change[]): void {
    for (const { file, id, after } of changes) {
      // What the store's own transactions put is typed by its partition.
      if (file.startsWith('facts/')) this.#putFact(after as Fact);
      else if (file.startsWith('reviews/'))
        after === null ? this.#edits.delete(id as FactId) : this.#putReview(after as Review);
      else if (file.startsWith('entries/')) this.#putEntry(after as EntryRecord);
      else if (file.startsWith('contents/')) this.#putContents(after as EntryContents);
    }
  }

  #putFact(fact: Fact): void {
    const before = this.#facts.get(fact.id);
    if (before)
      for (const [index, key] of duplicateKeys(before, this))
        (index as Map<string, Set<FactId>>).get(key)?.delete(before.id);
    const head: FactHead = {
      id: fact.id,
      partition: fact.partition,
      source: fact.source,
      kind: fact.kind,
      number: fact.number,
      date: fact.date,
      currency: isDocument(fact) ? fact.currency : '',
      status: 'status' in fact ? fact.status : 'definitive',
      relation: nameOf(fact),
      total: isDocument(fact) ? totalText(fact) : '0',
      revision: fact.revision,
      importedAt: fact.importedAt,
    };
    this.#facts.set(fact.id, head);
    for (const [index, key] of duplicateKeys(head, this)) {
      const ids = (index as Map<string, Set<FactId>>).get(key);
      if (ids) ids.add(fact.id);
      else (index as Map<string, Set<FactId>>).set(key, new Set([fact.id]));
    }
  }

  #putReview(review: Review): void {
    const edited = {
      lines: review.lines,
      journal: review.journal,
      dueDate: review.dueDate,
      description: review.description,
      relation: review.relation,
    };
    const id = review.id as FactId;
    if (Object.values(edited).every((value) => value === undefined)) this.#edits.delete(id);
    else this.#edits.set(id, hashCharacters(JSON.stringify(edited), 8));
  }

  #putEntry(entry: EntryRecord): void {
    const {
      reference,
      partition,
      configuration,
      target,
      unit,
      sequence,
      state,
      condition,
      date,
      journal,
      postedAt,
      createdAt,
    } = entry;
    this.#entries.set(reference, {
      reference,
      partition,
      configuration,
      target,
      unit,
      sequence,
      state,
      condition,
      date,
      journal,
      postedAt,
      createdAt,
    });
    const key = `${target}\n${unit}`;
    const references = this.#units.get(key);
    if (references) references.add(reference);
    else this.#units.set(key, new Set([reference]));
  }

  #putContents(contents: EntryContents): void {
    for (const { fact, leg, revision, pending } of contents.contributions) {
      const holds = (this.#holds.get(fact) ?? []).filter(
        (hold) => hold.reference !== contents.reference || hold.leg !== leg,
      );
      holds.push({ reference: contents.reference, leg, basis: revision, pending });
      this.#holds.set(fact, holds);
    }
  }
}

function duplicateKeys(head: FactHead, index: FactIndex): [ReadonlyMap<string, ReadonlySet<FactId>>, string][] {
  // Only numbered documents: two equal purchases on one day by one guest are two.
  if (head.kind !== 'invoice' && head.kind !== 'credit-note') return [];
  const keys: [ReadonlyMap<string, ReadonlySet<FactId>>, string][] = [
    [index.numberIndex, `${head.source}\n${head.kind}\n${head.number}`],
  ];
  if (head.relation !== '')
    keys.push([index.partyIndex, `${normalName(head.relation)}\n${head.total}\n${head.currency}\n${head.date}`]);
  return keys;
}

/** Of one import, the lower number came first. */
function importedBefore(one: FactHead, other: FactHead): boolean {
  if (one.importedAt !== other.importedAt) return one.importedAt < other.importedAt;
  return one.number === other.number ? one.id < other.id : one.number < other.number;
}

function nameOf(fact: Fact): string {
  switch (fact.kind) {
    case 'relation':
      return fact.party.name;
    case 'item':
      return fact.name;
    case 'event':
    case 'posting':
      return '';
    case 'receipt':
      return fact.relation?.name ?? fact.register ?? '';
    default:
      return fact.relation?.name ?? '';
  }
}

function totalText(fact: DocumentFact): string {
  return formatAmount(totalOf(fact), currency(fact.currency));
}
