/** The trial balance of a book. */

import type { LocalDate } from '../../../core/calendar.ts';
import { type Currency, currency, formatAmount, parseAmount } from '../../../core/money.ts';
import type { Books } from './ledger.ts';
import type { BookBalance } from './wire.ts';

/**
 * Movement per account and currency in [from, to], ordered by account. Only final entries count; the balances add up to
 * zero per currency.
 */
export function trialBalance(books: Books, from: LocalDate, to: LocalDate): BookBalance[] {
  const sums = new Map<string, { account: string; code: Currency; debit: bigint; credit: bigint }>();
  const counted = books.entries(({ stage, date }) => stage === 'final' && date >= from && date <= to);
  for (const entry of counted) {
    const code = currency(entry.currency);
    for (const line of entry.lines) {
      const key = `${line.account} ${code}`;
      let sum = sums.get(key);
      if (!sum) {
        sum = { account: line.account, code, debit: 0n, credit: 0n };
        sums.set(key, sum);
      }
      sum.debit += parseAmount(line.debit, code);
      sum.credit += parseAmount(line.credit, code);
    }
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { account, code, debit, credit }]) => ({
      account,
      name: books.accounts.get(account)?.name ?? '',
      currency: code,
      debit: formatAmount(debit, code),
      credit: formatAmount(credit, code),
      balance: formatAmount(debit - credit, code),
    }));
}
