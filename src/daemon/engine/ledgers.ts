/** The packages' ledgers, opened when first needed and kept while the daemon lives; the chart last read from each. */

import type { Chart } from '../../core/chart.ts';
import type { Authorization, Configuration } from '../../core/configuration.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Ledger, LedgerProvider, ProviderContext } from '../../core/ledger-port.ts';
import { ledgerProvider } from '../../providers/ledgers/index.ts';
import type { Store } from '../store/store.ts';
import { refused } from './refusal.ts';
import { authorizationsOf, targetKey } from './settings.ts';

export class Ledgers {
  readonly #kernel: Kernel;
  readonly #home: string;
  readonly #store: () => Store;
  readonly #open = new Map<string, Promise<Ledger>>();

  constructor(kernel: Kernel, home: string, store: () => Store) {
    this.#kernel = kernel;
    this.#home = home;
    this.#store = store;
  }

  /** @throws Refusal when there is no such authorization, or it is inactive. */
  async ledger({
    authorization,
    administration,
  }: Pick<Configuration, 'authorization' | 'administration'>): Promise<Ledger> {
    const key = `${authorization}\n${administration}`;
    const known = this.#open.get(key);
    if (known) return known;
    const found = (await authorizationsOf(this.#store())).find((one) => one.name === authorization);
    if (!found) throw refused('notFound', { code: 'no-such-authorization', details: { authorization } });
    if (found.status !== 'active')
      throw refused('refused', {
        code: 'authorization-inactive',
        details: { authorization, reason: found.reason ?? '' },
      });
    const { provider, context } = this.providerOf(found);
    const opening = provider.open(context, administration);
    this.#open.set(key, opening);
    // A failed opening is tried again next time.
    opening.catch(() => this.#open.delete(key));
    return opening;
  }

  providerOf(authorization: Authorization): { provider: LedgerProvider; context: ProviderContext } {
    const provider = ledgerProvider(authorization.provider);
    if (!provider)
      throw refused('notFound', { code: 'no-such-provider', details: { provider: authorization.provider } });
    return {
      provider,
      context: {
        kernel: this.#kernel,
        folder: `${this.#home}/ledgers/${authorization.name}`,
        settings: authorization.settings,
      },
    };
  }

  async closeAll(): Promise<void> {
    // One that could not be opened has nothing to close.
    const opened = await Promise.allSettled(this.#open.values());
    this.#open.clear();
    for (const opening of opened) if (opening.status === 'fulfilled') await opening.value.close();
  }
}

/** Reads the chart from the package and keeps it when it is another than the one kept. */
export async function refreshChart(
  configuration: Configuration,
  ledger: Ledger,
  store: Store,
  now: number,
): Promise<Chart> {
  const chart = await ledger.chart();
  const id = `chart:${targetKey(configuration)}`;
  await store.transact('daemon', async (transaction) => {
    const before = await transaction.get('settings', id);
    if (before?.value.type === 'chart' && JSON.stringify(before.value.value.chart) === JSON.stringify(chart)) return;
    await transaction.put('settings', id, { type: 'chart', value: { readAt: now, chart } });
  });
  return chart;
}
