/** The venue on its first day: a home, its configuration on the package, and the accounts that are known. */

import type { MethodName, ParamsOf, ResultOf } from '../../src/core/rpc.ts';
import { products, touristTax } from './documents.ts';
import { daysAfter } from './local-days.ts';
import { bookHost } from './remote-book.ts';
import { remoteAuthorization, type World } from './world.ts';

/** Ledger accounts that products and levies are mapped to, now or after somebody noticed. */
export const accounts: Readonly<Record<string, string>> = { CHALET: '8000', MEAL: '8200', BIKE: '8300' };

/** Nothing goes wrong on the first day. */
export async function setUp(world: World): Promise<void> {
  const { configuration, remote } = world.swarm;
  const { endsAfterDays, ...settings } = configuration;
  const start = world.daysAgo(3);
  const end = endsAfterDays === undefined ? {} : { end: daysAfter(start, endsAfterDays) };
  const property = {
    name: 'Venue',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    dayEndsAt: '00:00',
    language: 'en',
  } as const;
  await must(world, 'home.init', { property, start });
  if (remote) {
    await world.remote?.make('Venue');
    await addAuthorization(world, remote.settleMs, remote.trustAbsence);
    await must(world, 'sources.access', { id: 'property', authorization: remoteAuthorization, allowed: true });
    await must(world, 'configurations.delete', { name: '1' });
    const where = { authorization: remoteAuthorization, administration: '1', sources: ['property'] };
    await must(world, 'configurations.add', { name: '1', ...where, ...settings, start, ...end });
    await must(world, 'configurations.activate', { name: '1' });
  } else await must(world, 'configurations.edit', { name: '1', ...settings, ...end });
  for (const product of products.slice(0, 2))
    await must(world, 'map.account', { kind: 'product', subject: product, account: accounts[product] ?? '' });
  if (world.prng.fork('levy').bool(0.7))
    await must(world, 'map.account', { kind: 'levy', subject: touristTax, account: '1620' });
}

/** A call that cannot fail while nothing goes wrong. */
export async function must<Name extends MethodName>(
  world: World,
  method: Name,
  params: Omit<ParamsOf<Name>, 'commandId'>,
): Promise<ResultOf<Name>> {
  const ended = await world.call(method, params);
  if (ended.how === 'failed') throw ended.error;
  if (ended.how === 'killed') throw new Error(`the program died in ${method}, and nothing was set to kill it`);
  return ended.value;
}

async function addAuthorization(world: World, settleMs: number, trustAbsence: boolean): Promise<void> {
  const settings = {
    'base-url': `https://${bookHost}`,
    'settle-ms': String(settleMs),
    'trust-absence': String(trustAbsence),
  };
  const value = { name: remoteAuthorization, provider: 'book', settings, status: 'active' } as const;
  await world.perform((engine) =>
    engine.context
      .store()
      .transact('operator:sim', (transaction) =>
        transaction.put('settings', `authorization:${remoteAuthorization}`, { type: 'authorization', value }),
      ),
  );
}
