/** How the house stands: what the books hold for others and for later. The report and Today tell the same. */

import type { Configuration } from '../../core/configuration.ts';
import { BalanceIndex } from '../engine/balance-index.ts';
import { perStore } from '../engine/per-store.ts';
import { configurationsOf, mappingsOf, propertyOf } from '../engine/settings.ts';
import { untilChanged } from '../engine/until-changed.ts';
import type { Store } from '../store/store.ts';

/** In minor units of the property's currency, as one would say it: what is owed is above nought. */
export interface Standing {
  readonly openDeposits: bigint;
  readonly openDebtors: bigint;
  readonly deferredRevenue: bigint;
  readonly leviesDue: bigint;
}

export function standingOf(store: Store): Promise<Standing> {
  return standings(store)(store);
}

const standings = perStore((store) => untilChanged(store, ['entries', 'settings'], makeStanding, () => ''));

async function makeStanding(store: Store): Promise<Standing> {
  const [property, mappings] = [await propertyOf(store), await mappingsOf(store)];
  const standing = { openDeposits: 0n, openDebtors: 0n, deferredRevenue: 0n, leviesDue: 0n };
  for (const configuration of await configurationsOf(store)) {
    const places = placesOf(configuration, levyAccounts(configuration, mappings));
    for (const { account, currency, debit, credit } of await BalanceIndex.of(store).movements(configuration.name)) {
      const place = currency === property.currency ? places.get(account) : undefined;
      if (place === undefined) continue;
      standing[place] += place === 'openDebtors' ? debit - credit : credit - debit;
    }
  }
  return standing;
}

function placesOf({ accounts }: Configuration, levies: readonly string[]): ReadonlyMap<string, keyof Standing> {
  return new Map([
    ...levies.map((account) => [account, 'leviesDue'] as const),
    [accounts.receivable, 'openDebtors'],
    [accounts.deferredRevenue, 'deferredRevenue'],
    [accounts.deposits, 'openDeposits'],
  ]);
}

function levyAccounts({ name }: Configuration, mappings: Awaited<ReturnType<typeof mappingsOf>>): string[] {
  return mappings.flatMap((mapping) =>
    mapping.type === 'account' &&
    mapping.kind === 'levy' &&
    (mapping.configuration === undefined || mapping.configuration === name)
      ? [mapping.account]
      : [],
  );
}
