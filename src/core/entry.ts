/** Entries: what goes to the books, what it is made of, and what has become of it. */

import type { LocalDate, Month, Period } from './calendar.ts';
import type { FactId, Revision } from './fact.ts';
import type { Instant } from './kernel.ts';
import type { NextStep, Reference, Stage } from './ledger-port.ts';

/**
 * The unit of booking (rule 6): one dated part of a fact. `invoice` (the document itself), `release:2026-12-31` (revenue
 * earned on a later day), `payment`, `posting`. Stable over revisions.
 */
export type LegId = string & { readonly __legId: unique symbol };

/** One amount of a leg or an entry, in minor units of its currency; debit is positive. */
export interface BookingLine {
  readonly account: string;
  readonly vatCode: string;
  readonly costCentre: string;
  /** Debit − credit. */
  readonly amount: bigint;
  /** What the amount is, for the description and the entry's layout. */
  readonly role: LineRole;
  readonly description: string;
}

export type LineRole =
  | 'receivable'
  | 'revenue'
  | 'vat'
  | 'deferred'
  | 'deposit'
  | 'levy'
  | 'liability'
  | 'clearing'
  | 'rounding'
  | 'posting';

export interface Leg {
  readonly id: LegId;
  /** Date that decides the period (rule 31). */
  readonly date: LocalDate;
  /** Sums to zero. */
  readonly lines: readonly BookingLine[];
}

/**
 * A leg's contributions as a vector: amount per account, VAT code and cost centre. The posted vectors of a leg add up to
 * the vector of its last posted proposal (invariant 2).
 */
export type Vector = ReadonlyMap<VectorKey, bigint>;
export type VectorKey = string & { readonly __vectorKey: unique symbol };

/** One fact's share in an entry. */
export interface Contribution {
  readonly fact: FactId;
  readonly leg: LegId;
  readonly revision: Revision;
  /** Vector key → decimal string; what this entry adds for this leg. */
  readonly vector: Readonly<Record<string, string>>;
}

export const entryStates = [
  'planned',
  'sending',
  'exported',
  'posted',
  'rejected',
  'unknown',
  'reversed',
  'adopted',
] as const;
export type EntryState = (typeof entryStates)[number];

/** What a package did to a posted entry (rule 8). */
export type EntryCondition = 'differs' | 'misplaced' | 'duplicate' | 'removed' | 'voided';

export interface EntryLine {
  readonly account: string;
  readonly vatCode: string;
  readonly costCentre: string;
  readonly description: string;
  /** Decimal strings; exactly one is above zero. */
  readonly debit: string;
  readonly credit: string;
  readonly role: LineRole;
  /** Number of facts in it. */
  readonly facts: number;
}

export interface Attempt {
  readonly step: string;
  readonly startedAt: Instant;
  /** Process that made it: waits start over in another one (rule 15). */
  readonly bootId: string;
  /** Monotonic time of the process at which the call ended; means something only while `bootId` is this process. */
  readonly endedAtMonotonic?: number;
  readonly outcome?: 'answered' | 'rejected' | 'not-sent' | 'outcome-unknown';
  readonly message?: string;
}

/** An entry as the store keeps it. */
export interface Entry {
  readonly reference: Reference;
  readonly configuration: string;
  /** Key of the target: package + administration + fingerprint (rule 7). */
  readonly target: string;
  /** What it covers: `day:2026-11-14`, `month:2026-11`, `document:<fact id>`. */
  readonly unit: string;
  /** 1 for the first entry of the unit, 2 for the supplementary one, … */
  readonly sequence: number;
  readonly kind: 'memorial' | 'sales';
  readonly journal: string;
  readonly date: LocalDate;
  readonly period: Period;
  readonly currency: string;
  readonly description: string;
  readonly documentNumber?: string;
  readonly relation?: string;
  readonly dueDate?: LocalDate;
  /** Decimal string: sum of the debits. */
  readonly total: string;
  readonly lines: readonly EntryLine[];
  readonly contributions: readonly Contribution[];
  readonly state: EntryState;
  readonly condition?: EntryCondition;
  readonly partition: Month;
  readonly createdAt: Instant;
  readonly run: string;
  /** Wire bytes of the first step, base64, with the operation and key: what a second send sends (rule 4). */
  readonly transmission?: {
    readonly operation: string;
    readonly references: readonly Reference[];
    readonly bytes: string;
    readonly key?: string;
  };
  /** Later step that is about to be taken (rule 5). */
  readonly next?: NextStep;
  readonly attempts: readonly Attempt[];
  readonly remoteId?: string;
  readonly remoteNumber?: string;
  readonly stage?: Stage;
  readonly postedAt?: Instant;
  /** In the package's own words, cleaned. */
  readonly message?: string;
}

/** Entries that count as booked. */
export function isBooked(entry: Pick<Entry, 'state'>): boolean {
  return entry.state === 'posted' || entry.state === 'adopted' || entry.state === 'exported';
}

/** Entries that hold their facts: nothing else may be planned for these legs. */
export function isLive(entry: Pick<Entry, 'state'>): boolean {
  return isBooked(entry) || entry.state === 'sending' || entry.state === 'unknown';
}
