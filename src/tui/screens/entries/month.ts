import { addDays, firstDayOf, lastDayOf, localDate, monthOf } from '../../../core/calendar.ts';

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The month that a day is in. */
export function monthAround(day: string): Days {
  const month = monthOf(localDate(day));
  return { from: firstDayOf(month), to: lastDayOf(month) };
}

/** The month before the first day, or after the last. */
export function nextMonth({ from, to }: Days, by: -1 | 1): Days {
  return monthAround(by < 0 ? addDays(localDate(from), -1) : addDays(localDate(to), 1));
}
