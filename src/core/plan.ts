/**
 * From legs to entries: which units are due, what each holds, and what waits (spec §5; rules 6, 22, 31-36). Pure: the
 * run executes what is planned here, a dry run prints it.
 */

import { clip, dueDate, firstDayOf, type LocalDate, lastDayOf, type Period, periodOf } from './calendar.ts';
import type { Configuration } from './configuration.ts';
import type { BookingLine, Leg, LegId, LineRole, Vector } from './entry.ts';
import type { DocumentKind, FactId, Revision } from './fact.ts';
import type { Currency } from './money.ts';
import { postingDate } from './posting-date.ts';
import type { Reason } from './reason.ts';
import { vectorKey, vectorOf } from './vector.ts';

/** One document with what is still to be booked of it. */
export interface Candidate {
  readonly fact: FactId;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly revision: Revision;
  readonly currency: Currency;
  /** Till or outlet, for receipts. */
  readonly register: string;
  readonly relation: string;
  readonly dueDate?: LocalDate;
  readonly journal: string;
  readonly description: string;
  /** To be booked now or later; lines of a correction are the difference only. */
  readonly legs: readonly Leg[];
  /** Whether something of it is booked already, so that these legs are corrections or releases. */
  readonly booked: boolean;
  /** Why it must not be booked yet. */
  readonly blocked?: Reason;
}

export interface PlannedContribution {
  readonly fact: FactId;
  readonly number: string;
  readonly leg: LegId;
  readonly revision: Revision;
  readonly vector: Vector;
  /** What it adds to each line that the vector does not tell apart from another one, by the line's place in the entry. */
  readonly shares?: ReadonlyMap<number, bigint>;
  /** Releases that are now owed: booked later as they were deferred, whatever mappings say by then (rule 33). */
  readonly pending: readonly Leg[];
}

export interface PlannedLine extends BookingLine {
  /** Facts in it. */
  readonly facts: number;
}

export interface PlannedEntry {
  readonly unit: string;
  readonly kind: 'memorial' | 'sales';
  readonly journal: string;
  readonly period: Period;
  readonly date: LocalDate;
  readonly currency: Currency;
  /** First and last day covered, when that is less than the period (rule 32: said in the description). */
  readonly covers: { readonly first: LocalDate; readonly last: LocalDate };
  readonly document?: {
    readonly number: string;
    readonly relation: string;
    readonly dueDate?: LocalDate;
    readonly description: string;
  };
  readonly lines: readonly PlannedLine[];
  readonly contributions: readonly PlannedContribution[];
}

export interface Waiting {
  readonly fact: FactId;
  readonly number: string;
  readonly reason: Reason;
}

export interface Plan {
  /** Oldest first; one entry per unit (rule 36). */
  readonly entries: readonly PlannedEntry[];
  readonly waiting: readonly Waiting[];
  /** The first unit that is not due yet, and when it will be. */
  readonly nextDue?: { readonly period: Period; readonly on: LocalDate };
}

export interface PlanQuestion {
  readonly configuration: Configuration;
  readonly candidates: Iterable<Candidate>;
  /** Today in the property's zone. */
  readonly today: LocalDate;
  /** Whether the package has that day's period open. */
  readonly isOpen: (date: LocalDate) => boolean;
}

interface UnitLeg {
  readonly candidate: Candidate;
  readonly leg: Leg;
}

interface Unit {
  key: string;
  kind: 'memorial' | 'sales';
  journal: string;
  period: Period;
  date: LocalDate;
  currency: Currency;
  document?: PlannedEntry['document'];
  legs: UnitLeg[];
  heldBy?: string;
}

export function planEntries({ configuration, candidates, today, isOpen }: PlanQuestion): Plan {
  const units = new Map<string, Unit>();
  const waiting = new Map<FactId, Waiting>();
  let nextDue: Plan['nextDue'];
  const range = { from: configuration.start, to: configuration.end };
  // A document waits once, for the first reason that is found.
  const wait = ({ fact, number }: Candidate, reason: Reason) => {
    if (!waiting.has(fact)) waiting.set(fact, { fact, number, reason });
  };

  // A month's thousands of legs fall on few days.
  const dues = new Map<LocalDate, LocalDate>();
  // The leg's unit when it is booked on that day; `undefined` while that is not due.
  const dueUnit = (candidate: Candidate, leg: Leg, date: LocalDate): Unit | undefined => {
    const unit = unitOf(candidate, leg, date, configuration);
    const due = dues.get(date) ?? dueOn(unit.period, date, configuration);
    dues.set(date, due);
    if (due <= today) return unit;
    if (!nextDue || due < nextDue.on) nextDue = { period: unit.period, on: due };
    return undefined;
  };

  for (const candidate of candidates) {
    const origin = originOf(candidate);
    for (const leg of candidate.legs) {
      if (leg.lines.length === 0) continue;
      // The end date filters a leg's date, never the run's (rule 31). A document is selected by its own date: its
      // releases run on, and so do corrections of what was booked (spec §3).
      const isAfterEnd = range.to !== undefined && (origin ?? leg).date > range.to;
      if (leg.date < range.from || (isAfterEnd && !candidate.booked)) continue;
      // A period that is not over may be closed still: nothing waits for that.
      const own = dueUnit(candidate, leg, leg.date);
      if (!own) continue;
      const date = postingDate(leg.date, candidate.booked, { configuration, isOpen, today });
      if (date === undefined) {
        wait(candidate, { code: 'period-closed', details: { period: periodOf(leg.date, configuration.frequency) } });
        continue;
      }
      const made = date === leg.date ? own : dueUnit(candidate, leg, date);
      if (!made) continue;
      const holds = configuration.incomplete === 'hold' && configuration.mode === 'period';
      if (candidate.blocked) wait(candidate, candidate.blocked);
      if (candidate.blocked && !holds) continue;
      const unit = units.get(made.key) ?? made;
      units.set(unit.key, unit);
      // What runs on after the end makes a clipped month's entry reach as far as it does.
      if (made.date > unit.date) unit.date = made.date;
      if (candidate.blocked) unit.heldBy ??= candidate.number;
      else unit.legs.push({ candidate, leg });
    }
  }

  const free: Unit[] = [];
  for (const unit of units.values()) {
    const { heldBy } = unit;
    if (heldBy === undefined) free.push(unit);
    else
      for (const { candidate } of unit.legs) wait(candidate, { code: 'held-by-document', details: { number: heldBy } });
  }
  free.sort(
    (one, other) =>
      compare(one.date, other.date) ||
      // Of one day the documents first: their releases may fall on it.
      compare(other.kind, one.kind) ||
      compare(one.key, other.key),
  );
  const entries = admitted(free).map((unit) => entryOf(unit, configuration));
  return { entries, waiting: [...waiting.values()], ...(nextDue ? { nextDue } : {}) };
}

/**
 * Leaves out what may not go ahead of its origin: a release is booked only after the document that defers it (rule 33),
 * and of a correction no part before the document's own, since from then on the new version counts as the booked one.
 * Where a correction changes only releases, the first of them renews what the document owes.
 *
 * @param units oldest first.
 */
function admitted(units: readonly Unit[]): Unit[] {
  const origins = new Set<FactId>();
  const result: Unit[] = [];
  for (const unit of units) {
    const legs: UnitLeg[] = [];
    for (const { candidate, leg } of unit.legs) {
      const origin = originOf(candidate);
      if (origin === undefined || leg === origin) legs.push({ candidate, leg });
      else if (origins.has(candidate.fact)) legs.push({ candidate, leg });
      else if (origin.lines.length === 0 && candidate.booked) legs.push({ candidate, leg: origin }, { candidate, leg });
      else continue;
      if (origin !== undefined) origins.add(candidate.fact);
    }
    if (legs.length > 0) result.push({ ...unit, legs });
  }
  return result;
}

/** The leg of the document itself; a candidate that has none is a payment, a posting, or owes releases only. */
function originOf(candidate: Candidate): Leg | undefined {
  return candidate.legs.find((leg) => leg.id === 'invoice');
}

/** When the period that the day lies in is due; what runs on after the end date is due as if there were none. */
export function dueOn(period: Period, date: LocalDate, { start: from, end: to, delayDays }: Configuration): LocalDate {
  return dueDate(period, delayDays, to === undefined || date > to ? { from } : { from, to });
}

function unitOf(candidate: Candidate, leg: Leg, date: LocalDate, configuration: Configuration): Unit {
  const memorial = {
    kind: 'memorial' as const,
    journal: configuration.memorialJournal,
    currency: candidate.currency,
    legs: [],
  };
  if (configuration.mode === 'period') {
    const period = periodOf(date, configuration.frequency);
    const last = clip(period, { from: configuration.start, to: configuration.end })?.last ?? lastDayOf(period);
    return {
      ...memorial,
      key: `${configuration.frequency}:${period}:${candidate.currency}`,
      period,
      date: last < date ? lastDayOf(period) : last,
    };
  }
  if (leg.id === 'invoice' && candidate.kind !== 'receipt') {
    const { number, relation, description } = candidate;
    const document = {
      number,
      relation,
      description,
      ...(candidate.dueDate === undefined ? {} : { dueDate: candidate.dueDate }),
    };
    return {
      key: `document:${candidate.fact}`,
      kind: 'sales',
      journal: candidate.journal,
      period: date,
      date,
      currency: candidate.currency,
      document,
      legs: [],
    };
  }
  // Till receipts as one entry per day and register; releases, levies and payments in the memorial (spec §5).
  const key = candidate.kind === 'receipt' ? `register:${candidate.register}:${date}` : `day:${date}`;
  return { ...memorial, key: `${key}:${candidate.currency}`, period: date, date };
}

function entryOf(unit: Unit, configuration: Configuration): PlannedEntry {
  // Documents that cancel each other out, as an invoice and its credit note of one day, still make an entry: gross.
  const net = addedUp(unit, false);
  const sums = net.some(isLine) ? net : addedUp(unit, true);
  sums.sort(
    ({ line: one }, { line: other }) =>
      roleOrder[one.role] - roleOrder[other.role] ||
      compare(one.account, other.account) ||
      compare(one.vatCode, other.vatCode) ||
      compare(one.description, other.description),
  );
  const planned = sums
    .filter(isLine)
    .map(({ line, amount, facts }): PlannedLine => ({ ...line, amount, facts: facts.size }));
  const shares = sharesOf(sums);
  const balance = planned.reduce((total, line) => total + line.amount, 0n);
  if (balance !== 0n)
    throw new Error(
      `the entry for ${unit.key} does not balance: ${balance} minor units over. This is a fault of the program; nothing was sent.`,
    );
  const clipped = clip(unit.period, { from: configuration.start, to: configuration.end });
  const covers = {
    first: clipped?.first ?? firstDayOf(unit.period),
    last: clipped && clipped.last >= unit.date ? clipped.last : lastDayOf(unit.period),
  };
  return {
    unit: unit.key,
    kind: unit.kind,
    journal: unit.journal,
    period: unit.period,
    date: unit.date,
    currency: unit.currency,
    covers,
    ...(unit.document ? { document: unit.document } : {}),
    lines: planned,
    contributions: unit.legs.map(({ candidate, leg }, at) => ({
      fact: candidate.fact,
      number: candidate.number,
      leg: leg.id,
      revision: candidate.revision,
      vector: vectorOf(leg.lines),
      ...sharesAt(shares, at),
      pending:
        leg === originOf(candidate) ? candidate.legs.filter((other) => other !== leg && other.lines.length > 0) : [],
    })),
  };
}

/** The unit's lines, added up per account, VAT code and cost centre; `gross`: debits and credits apart. */
function addedUp(unit: Unit, gross: boolean): Sum[] {
  const isMonth = unit.period.length === 7;
  // By account and description first: of each there are few lines, and most lines have no description.
  const places = new Map<string, Sum[]>();
  for (const [at, { candidate, leg }] of unit.legs.entries()) {
    for (const line of leg.lines) {
      const { role, account, vatCode, costCentre, amount } = line;
      const described = role === 'clearing' || unit.kind === 'sales' ? line.description : '';
      // Payments stay per day and method, also in a month's entry; receivables of documents and payments stay apart.
      const description = role === 'clearing' && isMonth ? `${described} ${leg.date}`.trimStart() : described;
      const part = role === 'receivable' ? leg.id : undefined;
      const isDebit = gross && amount > 0n;
      const place = description === '' ? account : `${account}\u001f${description}`;
      const sums = places.get(place) ?? [];
      let sum = sums.find(
        (known) =>
          known.line.role === role &&
          known.line.vatCode === vatCode &&
          known.line.costCentre === costCentre &&
          known.part === part &&
          known.isDebit === isDebit,
      );
      if (!sum) {
        sum = { line: { ...line, description }, part, isDebit, amount: 0n, facts: new Set(), legs: [], amounts: [] };
        sums.push(sum);
        places.set(place, sums);
      }
      sum.amount += amount;
      sum.facts.add(candidate.fact);
      sum.legs.push(at);
      sum.amounts.push(amount);
    }
  }
  return [...places.values()].flat();
}

interface Sum {
  readonly line: BookingLine;
  /** Leg, where legs stay apart. */
  readonly part: LegId | undefined;
  readonly isDebit: boolean;
  amount: bigint;
  readonly facts: Set<FactId>;
  /** What it was added up from: places of the unit's legs, and what each added. */
  readonly legs: number[];
  readonly amounts: bigint[];
}

function isLine({ amount }: Sum): boolean {
  return amount !== 0n;
}

/**
 * What the legs add to those lines that stand beside another one of the same account, VAT code and cost centre, by the
 * place of the leg: a leg's vector does not tell them apart, and whoever opens such a line wants to see what is in it.
 *
 * @param sums in the order of the entry's lines.
 */
function sharesOf(sums: readonly Sum[]): ReadonlyMap<number, ReadonlyMap<number, bigint>> {
  const keys = sums.map(({ line }) => vectorKey(line.account, line.vatCode, line.costCentre));
  const shares = new Map<number, Map<number, bigint>>();
  let place = -1;
  for (const [which, sum] of sums.entries()) {
    if (isLine(sum)) place += 1;
    const isAlone = !keys.some((key, other) => other !== which && key === keys[which]);
    if (isAlone || !isLine(sum)) continue;
    for (const [at, leg] of sum.legs.entries()) {
      const own = shares.get(leg) ?? new Map<number, bigint>();
      own.set(place, (own.get(place) ?? 0n) + (sum.amounts[at] ?? 0n));
      shares.set(leg, own);
    }
  }
  return shares;
}

function sharesAt(
  shares: ReadonlyMap<number, ReadonlyMap<number, bigint>>,
  leg: number,
): Pick<PlannedContribution, 'shares'> {
  const own = shares.get(leg);
  return own ? { shares: own } : {};
}

const roleOrder: Readonly<Record<LineRole, number>> = {
  receivable: 0,
  clearing: 1,
  revenue: 2,
  posting: 3,
  deferred: 4,
  deposit: 5,
  levy: 6,
  liability: 7,
  vat: 8,
  rounding: 9,
};

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
