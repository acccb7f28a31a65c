/** The packages that entries can go to: the only list of them. */

import type { LedgerProvider } from '../../core/ledger-port.ts';
import { bookProvider } from './book/provider.ts';

export const ledgerProviders: readonly LedgerProvider[] = [bookProvider];

export function ledgerProvider(name: string): LedgerProvider | undefined {
  return ledgerProviders.find((provider) => provider.name === name);
}
