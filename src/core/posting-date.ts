/** The day on which a leg is booked, when its own may be closed (spec §5, corrections). */

import { addDays, type LocalDate, lastDayOf, monthOf } from './calendar.ts';
import type { Configuration } from './configuration.ts';

/** What decides whether a day can still be booked on. */
export interface OpenDays {
  readonly configuration: Pick<Configuration, 'closedThrough'>;
  /** Whether the package has that day's period open. */
  readonly isOpen: (date: LocalDate) => boolean;
  /** Today in the property's zone. */
  readonly today: LocalDate;
}

/**
 * The leg's own day while that is open. For corrections and releases of what is booked already, else the first open day
 * after it; `undefined` when a first booking falls in a closed period, which a person must decide, or when nothing is
 * open up to the end of this month: beyond that nothing can be said.
 */
export function postingDate(date: LocalDate, booked: boolean, days: OpenDays): LocalDate | undefined {
  const { configuration, isOpen, today } = days;
  const { closedThrough } = configuration;
  const isClosed = (day: LocalDate) => (closedThrough !== undefined && day <= closedThrough) || !isOpen(day);
  if (!isClosed(date)) return date;
  if (!booked) return undefined;
  const last = lastDayOf(monthOf(today));
  let day = closedThrough !== undefined && date <= closedThrough ? addDays(closedThrough, 1) : addDays(date, 1);
  while (day <= last && isClosed(day)) day = addDays(day, 1);
  return day <= last ? day : undefined;
}
