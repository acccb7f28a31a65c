/** The commands of one small night, as an operator gives them: also to a home on which they were given before. */

import { DaemonRefusal } from '../../../src/cli/failure.ts';
import type { DaemonClient } from '../../../src/cli/rpc-client.ts';
import { accounts, asOf, paymentMapping, reverseCharge } from '../small-night.ts';
import type { Death } from './counting-kernel.ts';

/** Whoever answers the daemon's calls. */
export type NightClient = Pick<DaemonClient, 'call'>;

/** What the process is told. */
export interface Orders {
  readonly home: string;
  readonly work: Work;
  readonly death?: Death;
}

/** Everything from the empty folder on, with the night's files; or only what a prepared home still has to book. */
export type Work = { readonly night: 'whole'; readonly folder: string } | { readonly night: 'sync' };

/** What an operator sees afterwards, without what differs from one home to another. */
export interface Seen {
  readonly balances: readonly string[];
  readonly entries: readonly string[];
  readonly documents: readonly string[];
}

export async function workTheNight(client: NightClient, work: Work): Promise<Seen> {
  if (work.night === 'whole') await prepare(client, work.folder);
  await client.call('sync', { asOf });
  return look(client);
}

/** Up to where only booking is left. */
export async function prepare(client: NightClient, folder: string): Promise<void> {
  await makeHome(client);
  await client.call('csv-mapping.add', { mapping: paymentMapping });
  await client.call('import.paths', { paths: [folder] });
  for (const [subject, account] of accounts) await client.call('map.account', { kind: 'product', subject, account });
  await client.call('map.vat', reverseCharge);
}

async function makeHome(client: NightClient): Promise<void> {
  const property = {
    name: 'Park',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    dayEndsAt: '00:00',
    language: 'en',
  } as const;
  try {
    await client.call('home.init', { property, start: '2026-09-01' });
  } catch (error) {
    // Begun again after a crash, the home may be there.
    if (!(error instanceof DaemonRefusal && error.reason?.code === 'home-exists')) throw error;
  }
}

async function look(client: NightClient): Promise<Seen> {
  const balances = await client.call('trial-balance', { from: '2026-09-01', to: '2026-09-30' });
  const entries = await client.call('entries.list', {});
  const documents = await client.call('documents.list', {});
  return {
    balances: balances.map(({ account, balance }) => `${account} ${balance}`),
    entries: entries.rows
      .map(({ period, state, total, remoteNumber }) => `${period} ${state} ${total} ${remoteNumber}`)
      .sort(),
    documents: documents.rows.map(({ number, state }) => `${number} ${state}`).sort(),
  };
}
