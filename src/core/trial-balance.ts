/** The trial balance: debit, credit and balance per ledger account over the entries of a period. */

import type { LocalDate } from './calendar.ts';
import { type Entry, isBooked } from './entry.ts';
import { currency, parseAmount } from './money.ts';

/** What the entries of one day move on one account, in minor units. */
export interface Movement {
  readonly account: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly debit: bigint;
  readonly credit: bigint;
}

export interface AccountBalance {
  readonly account: string;
  readonly debit: bigint;
  readonly credit: bigint;
  /** debit − credit. */
  readonly balance: bigint;
}

/** The entries' lines, added up per account, day and currency. A reversed entry and its reversal are both in the books. */
export function movements(entries: Iterable<Pick<Entry, 'state' | 'date' | 'currency' | 'lines'>>): Movement[] {
  const sums = new Map<string, { -readonly [Key in keyof Movement]: Movement[Key] }>();
  for (const { state, date, currency: code, lines } of entries) {
    if (!isBooked({ state }) && state !== 'reversed') continue;
    const unit = currency(code);
    for (const { account, debit, credit } of lines) {
      const key = `${account}\n${date}\n${code}`;
      const sum = sums.get(key) ?? { account, date, currency: code, debit: 0n, credit: 0n };
      sum.debit += parseAmount(debit, unit);
      sum.credit += parseAmount(credit, unit);
      sums.set(key, sum);
    }
  }
  return [...sums.values()];
}

/** Adds up what moved from `from` to `to` inclusive, in one currency. Accounts in code order. */
export function trialBalance(
  moved: Iterable<Movement>,
  from: LocalDate,
  to: LocalDate,
  inCurrency: string,
): AccountBalance[] {
  const sums = new Map<string, { debit: bigint; credit: bigint }>();
  for (const { account, date, currency: code, debit, credit } of moved) {
    if (date < from || date > to || code !== inCurrency) continue;
    const sum = sums.get(account) ?? { debit: 0n, credit: 0n };
    sum.debit += debit;
    sum.credit += credit;
    sums.set(account, sum);
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, { debit, credit }]) => ({ account, debit, credit, balance: debit - credit }));
}
