/** The trial balance: debit, credit and balance per ledger account over the entries of a period. */

import type { LocalDate } from './calendar.ts';
import type { Entry } from './entry.ts';
import { isBooked } from './entry.ts';
import { currency, parseAmount } from './money.ts';

export interface AccountBalance {
  readonly account: string;
  readonly debit: bigint;
  readonly credit: bigint;
  /** debit − credit. */
  readonly balance: bigint;
}

/** Adds up booked entries dated from `from` to `to` inclusive, in one currency. Accounts in code order. */
export function trialBalance(
  entries: Iterable<Pick<Entry, 'state' | 'date' | 'currency' | 'lines'>>,
  from: LocalDate,
  to: LocalDate,
  inCurrency: string,
): AccountBalance[] {
  const code = currency(inCurrency);
  const sums = new Map<string, { debit: bigint; credit: bigint }>();
  for (const entry of entries) {
    if (!isBooked(entry) || entry.date < from || entry.date > to || entry.currency !== inCurrency) continue;
    for (const line of entry.lines) {
      let sum = sums.get(line.account);
      if (!sum) {
        sum = { debit: 0n, credit: 0n };
        sums.set(line.account, sum);
      }
      sum.debit += parseAmount(line.debit, code);
      sum.credit += parseAmount(line.credit, code);
    }
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, { debit, credit }]) => ({ account, debit, credit, balance: debit - credit }));
}
