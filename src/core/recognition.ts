/** When revenue is earned (spec §2, revenue date): spread over the months of a range by days, to the cent. */

import { addDays, daysBetween, type LocalDate, lastDayOf, monthOf } from './calendar.ts';
import { allocate } from './money.ts';

export interface EarnedPart {
  /** Day on which the part is released: the last day of the range in that month. */
  readonly date: LocalDate;
  readonly amount: bigint;
}

/**
 * Shares `amount` out over the months of the range by inclusive days; cents that do not divide go to the largest
 * remainders. A range of one day, or within one month, is one part on its last day.
 */
export function earnedParts(amount: bigint, from: LocalDate, to: LocalDate): EarnedPart[] {
  const dates: LocalDate[] = [];
  const days: bigint[] = [];
  let first = from;
  while (first <= to) {
    const monthEnd = lastDayOf(monthOf(first));
    const last = monthEnd < to ? monthEnd : to;
    dates.push(last);
    days.push(BigInt(daysBetween(first, last) + 1));
    first = addDays(last, 1);
  }
  const shares = allocate(amount, days);
  return dates.map((date, index) => ({ date, amount: shares[index] ?? 0n }));
}
