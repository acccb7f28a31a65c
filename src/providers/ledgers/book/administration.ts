/** What the administrator of a book does: make one, close a period, change its settings, read its trial balance. */

import { z } from 'zod';
import type { LocalDate, Month } from '../../../core/calendar.ts';
import type { Account, Chart, StarterChart } from '../../../core/chart.ts';
import type { ProviderContext } from '../../../core/ledger-port.ts';
import { address, get, put } from './api.ts';
import { withBook } from './auth.ts';
import { type BookBalance, type BookSettings, identitySchema, settingsSchema, trialBalanceSchema } from './wire.ts';

/**
 * Makes the administration unless it is there; an existing one stays as it is. A crash leaves either none or a whole one.
 *
 * @throws LedgerReadError with the book's own words.
 */
export async function createBook(
  context: ProviderContext,
  administration: string,
  chart: StarterChart,
  name: string,
): Promise<void> {
  const bookId = Buffer.from(context.kernel.random.bytes(8)).toString('hex');
  const { accounts, journals, vatCodes, costCentres, periods } = chart;
  const parts: Chart = { accounts, journals, vatCodes, costCentres, periods };
  await withBook(context, (transport) =>
    put(transport, address(administration), { name, bookId, chart: parts }, identitySchema),
  );
}

/** Opens or closes a calendar month. A closed one takes no entries. */
export async function setPeriod(
  context: ProviderContext,
  administration: string,
  period: Month,
  open: boolean,
): Promise<void> {
  await withBook(context, (transport) =>
    put(transport, address(administration, 'periods', period), { open }, z.unknown()),
  );
}

/** Replaces the settings. Ledgers that are open keep the capabilities they read when they were opened. */
export async function setBookSettings(
  context: ProviderContext,
  administration: string,
  settings: BookSettings,
): Promise<void> {
  await withBook(context, (transport) => put(transport, address(administration, 'settings'), settings, settingsSchema));
}

/** Adds a ledger account, or changes the one with its code: its name, its type, whether it is blocked. */
export async function setAccount(context: ProviderContext, administration: string, account: Account): Promise<void> {
  await withBook(context, (transport) =>
    put(transport, address(administration, 'accounts', account.code), account, z.unknown()),
  );
}

/** Movement per account in [from, to], of final entries, ordered by account. */
export async function bookTrialBalance(
  context: ProviderContext,
  administration: string,
  from: LocalDate,
  to: LocalDate,
): Promise<readonly BookBalance[]> {
  const path = `${address(administration, 'trial-balance')}?${new URLSearchParams({ from, to })}`;
  const { balances } = await withBook(context, (transport) => get(transport, path, trialBalanceSchema));
  return balances;
}
