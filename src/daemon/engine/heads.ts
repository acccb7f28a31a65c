/**
 * Heads: what the index keeps of facts, entries and contributions. Those of a month are kept in a file of their own beside
 * its partitions (rule 28), because reading them is twenty times shorter than reading the documents.
 */

import type { LocalDate, Month } from '../../core/calendar.ts';
import type { Review } from '../../core/configuration.ts';
import type { EntryState, LegId } from '../../core/entry.ts';
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
import type { EntryContents, EntryRecord, FileName, StoredLeg } from '../store/records.ts';
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

/** Heads of what is in one month's partitions, in the order of the store. */
export interface MonthHeads {
  readonly facts: readonly FactHead[];
  /** What the operator's edits come to, by fact. */
  readonly edits: readonly (readonly [FactId, string])[];
  readonly entries: readonly EntryHead[];
  readonly holds: readonly (readonly [FactId, Hold])[];
}

/** Goes up when the shape of any head changes: what was kept in another shape is made anew. */
const shape = 1;

const indexedKinds = ['facts', 'reviews', 'entries', 'contents'] as const;

/** Months that have anything to index, oldest first. */
export function indexedMonths(store: Store): Month[] {
  const months = indexedKinds.flatMap((kind) => store.files(`${kind}/`).map((file) => file.slice(kind.length + 1)));
  return [...new Set(months)].sort() as Month[];
}

/** Of one month: as kept, while its partitions are as they were; else from the partitions. */
export function monthHeads(store: Store, month: Month): Promise<MonthHeads> {
  const known = new Set<string>(store.files<FileName>(''));
  const from = indexedKinds.map((kind) => `${kind}/${month}` as const).filter((file) => known.has(file));
  return store.derived(`heads-${shape}/${month}`, from, async () => ({
    facts: (await valuesOf(store, `facts/${month}`)).map(factHead),
    edits: (await valuesOf(store, `reviews/${month}`)).flatMap((review) => {
      const edit = editOf(review);
      return edit === undefined ? [] : [[review.id as FactId, edit] as const];
    }),
    entries: (await valuesOf(store, `entries/${month}`)).map(entryHead),
    holds: (await valuesOf(store, `contents/${month}`)).flatMap(holdsOf),
  }));
}

async function valuesOf<Name extends FileName>(store: Store, file: Name) {
  return [...(await store.look(file)).values()].map(({ value }) => value);
}

export function factHead(fact: Fact): FactHead {
  return {
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
}

/** A hash of what the operator changed in the booking itself, a reversal included; `undefined` when that is nothing. */
export function editOf(review: Review): string | undefined {
  const { lines, journal, dueDate, description, relation, reversals } = review;
  const edited = { lines, journal, dueDate, description, relation, reversals };
  return Object.values(edited).every((value) => value === undefined)
    ? undefined
    : hashCharacters(JSON.stringify(edited), 8);
}

export function entryHead(entry: EntryRecord): EntryHead {
  const { reference, partition, configuration, target, unit, sequence } = entry;
  const { state, condition, date, journal, postedAt, createdAt } = entry;
  return {
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
  };
}

export function holdsOf({ reference, contributions }: EntryContents): (readonly [FactId, Hold])[] {
  return contributions.map(({ fact, leg, revision, pending }) => [fact, { reference, leg, basis: revision, pending }]);
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
