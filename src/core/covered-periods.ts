/** Which days or months a run would book, without making its plan (spec §3, due dates). */

import { dueDate, type LocalDate, type Period, periodOf } from './calendar.ts';
import type { Configuration } from './configuration.ts';
import { dueOn } from './plan.ts';
import { postingDate } from './posting-date.ts';

/** Something that is still to be booked. */
export interface DatedWork {
  readonly date: LocalDate;
  /** Whether something of its document is booked already, so that it is a correction or a release. */
  readonly booked: boolean;
  /** Whether it waits for a person. */
  readonly blocked: boolean;
}

/**
 * First and last of the periods that a run of that day would book; `undefined`: none. A period that is held for an
 * incomplete document is not one of them.
 */
export function coveredPeriods(
  configuration: Configuration,
  work: Iterable<DatedWork>,
  today: LocalDate,
  isOpen: (date: LocalDate) => boolean,
): { first: Period; last: Period } | undefined {
  const frequency = bookedPer(configuration);
  const holds = configuration.incomplete === 'hold' && configuration.mode === 'period';
  const due = new Set<Period>();
  const held = new Set<Period>();
  const seen = new Map<string, Period | undefined>();
  for (const { date, booked, blocked } of work) {
    if (blocked && !holds) continue;
    const key = `${date} ${booked}`;
    if (!seen.has(key)) seen.set(key, duePeriod(date, booked));
    const period = seen.get(key);
    if (period !== undefined) (blocked ? held : due).add(period);
  }
  const periods = [...due].filter((period) => !held.has(period)).sort();
  const [first] = periods;
  const last = periods.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };

  function duePeriod(date: LocalDate, booked: boolean): Period | undefined {
    if (date < configuration.start || (!booked && configuration.end !== undefined && date > configuration.end))
      return undefined;
    const day = postingDate(date, booked, { configuration, isOpen, today });
    const period = day === undefined ? undefined : periodOf(day, frequency);
    const isDue = period !== undefined && day !== undefined && dueOn(period, day, configuration) <= today;
    return isDue ? period : undefined;
  }
}

/** The day on which what happens today will be booked. */
export function nextDue(configuration: Configuration, today: LocalDate): LocalDate {
  const { start: from, end: to, delayDays } = configuration;
  return dueDate(periodOf(today, bookedPer(configuration)), delayDays, { from, to });
}

function bookedPer({ mode, frequency }: Configuration): 'day' | 'month' {
  return mode === 'invoice' ? 'day' : frequency;
}
