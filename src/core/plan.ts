/**
 * From legs to entries: which units are due, what each holds, and what waits (spec §5; rules 6, 22, 31-36). Pure: the
 * run executes what is planned here, a dry run prints it.
 */

import {
  addDays,
  clip,
  dueDate,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  monthOf,
  type Period,
  periodOf,
} from './calendar.ts';
import type { Configuration } from './configuration.ts';
import type { BookingLine, Leg, LegId, LineRole, Vector } from './entry.ts';
import type { DocumentKind, FactId, Revision } from './fact.ts';
import type { Currency } from './money.ts';
import type { Reason } from './reason.ts';
import { vectorOf } from './vector.ts';

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

interface Unit {
  key: string;
  kind: 'memorial' | 'sales';
  journal: string;
  period: Period;
  date: LocalDate;
  currency: Currency;
  document?: PlannedEntry['document'];
  legs: { candidate: Candidate; leg: Leg; pending: readonly Leg[] }[];
  heldBy?: string;
}

export function planEntries({ configuration, candidates, today, isOpen }: PlanQuestion): Plan {
  const units = new Map<string, Unit>();
  const waiting: Waiting[] = [];
  let nextDue: { period: Period; on: LocalDate } | undefined;
  const range = { from: configuration.start, to: configuration.end };
  const wait = (candidate: Candidate, reason: Reason) =>
    waiting.push({ fact: candidate.fact, number: candidate.number, reason });

  for (const candidate of candidates) {
    for (const leg of candidate.legs) {
      if (leg.lines.length === 0) continue;
      // The end date filters a leg's date, never the run's; releases and corrections of what was booked run on (rule 31, spec §3).
      if (leg.date < range.from || (range.to !== undefined && leg.date > range.to && !candidate.booked)) continue;
      const date = postingDate(leg, candidate, configuration, isOpen, today);
      if (date === undefined) {
        wait(candidate, { code: 'period-closed', details: { period: periodOf(leg.date, configuration.frequency) } });
        continue;
      }
      const unit = unitOf(candidate, leg, date, configuration);
      const due = dueDate(
        unit.period,
        configuration.delayDays,
        range.to !== undefined && date > range.to ? { from: range.from } : range,
      );
      if (due > today) {
        if (!nextDue || due < nextDue.on) nextDue = { period: unit.period, on: due };
        continue;
      }
      if (candidate.blocked) {
        wait(candidate, candidate.blocked);
        if (configuration.incomplete === 'hold' && configuration.mode === 'period')
          holdUnit(units, unit, candidate.number);
        continue;
      }
      const known = units.get(unit.key) ?? unit;
      units.set(unit.key, known);
      const pending = leg.id === 'invoice' ? candidate.legs.filter((other) => other !== leg) : [];
      known.legs.push({ candidate, leg, pending });
    }
  }

  const entries: PlannedEntry[] = [];
  for (const unit of units.values()) {
    if (unit.heldBy !== undefined) {
      for (const { candidate } of unit.legs)
        wait(candidate, { code: 'held-by-document', details: { number: unit.heldBy } });
    } else if (unit.legs.length > 0) {
      // A release travels with its origin leg when both fall in one unit; otherwise it waits until the origin is booked (rule 33).
      entries.push(entryOf(unit, configuration));
    }
  }
  entries.sort((one, other) =>
    one.date !== other.date
      ? one.date < other.date
        ? -1
        : 1
      : one.unit < other.unit
        ? -1
        : one.unit > other.unit
          ? 1
          : 0,
  );
  return { entries, waiting, ...(nextDue ? { nextDue } : {}) };
}

/**
 * The day the leg is booked on: its own; for corrections and releases of what is booked, the first open day after a
 * closed period; `undefined` when a first booking falls in a closed period, which a person must decide.
 */
function postingDate(
  leg: Leg,
  candidate: Candidate,
  configuration: Configuration,
  isOpen: (date: LocalDate) => boolean,
  today: LocalDate,
): LocalDate | undefined {
  const closed = (date: LocalDate) =>
    (configuration.closedThrough !== undefined && date <= configuration.closedThrough) || !isOpen(date);
  if (!closed(leg.date)) return leg.date;
  if (!candidate.booked) return undefined;
  let date = leg.date;
  while (closed(date)) {
    const next =
      configuration.closedThrough !== undefined && date <= configuration.closedThrough
        ? addDays(configuration.closedThrough, 1)
        : addDays(lastDayOf(monthOf(date)), 1);
    // Beyond the current month nothing can be said about what will be open.
    if (next > lastDayOf(monthOf(today))) return undefined;
    date = next;
  }
  return date;
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
      date: last < date ? date : last,
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

function holdUnit(units: Map<string, Unit>, unit: Unit, number: string): void {
  const known = units.get(unit.key) ?? unit;
  known.heldBy ??= number;
  units.set(unit.key, known);
}

function entryOf(unit: Unit, configuration: Configuration): PlannedEntry {
  const perDay = unit.period.length === 7;
  const lines = new Map<string, { line: BookingLine; facts: Set<FactId> }>();
  for (const { candidate, leg } of unit.legs) {
    for (const line of leg.lines) {
      const key = [
        line.role,
        line.account,
        line.vatCode,
        line.costCentre,
        // Payments stay per day and method, also in a month's entry; receivables of documents and payments stay apart.
        line.role === 'clearing' && perDay ? leg.date : '',
        line.role === 'clearing' || unit.kind === 'sales' ? line.description : '',
        line.role === 'receivable' ? leg.id : '',
      ].join('\u001f');
      const known = lines.get(key);
      if (known) {
        known.line = { ...known.line, amount: known.line.amount + line.amount };
        known.facts.add(candidate.fact);
      } else {
        const description =
          line.role === 'clearing' && perDay
            ? `${line.description} ${leg.date}`
            : line.role === 'clearing' || unit.kind === 'sales'
              ? line.description
              : '';
        lines.set(key, { line: { ...line, description }, facts: new Set([candidate.fact]) });
      }
    }
  }
  const planned: PlannedLine[] = [...lines.values()]
    .filter(({ line }) => line.amount !== 0n)
    .map(({ line, facts }) => ({ ...line, facts: facts.size }));
  planned.sort(
    (one, other) =>
      roleOrder[one.role] - roleOrder[other.role] ||
      compare(one.account, other.account) ||
      compare(one.vatCode, other.vatCode) ||
      compare(one.description, other.description),
  );
  const balance = planned.reduce((total, line) => total + line.amount, 0n);
  if (balance !== 0n)
    throw new Error(
      `the entry for ${unit.key} does not balance: ${balance} minor units over. This is a fault of the program; nothing was sent.`,
    );
  const covers = clip(unit.period, { from: configuration.start, to: configuration.end }) ?? {
    first: firstDayOf(unit.period),
    last: lastDayOf(unit.period),
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
    contributions: unit.legs.map(({ candidate, leg, pending }) => ({
      fact: candidate.fact,
      number: candidate.number,
      leg: leg.id,
      revision: candidate.revision,
      vector: vectorOf(leg.lines),
      pending,
    })),
  };
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
