/** A home that is ready for the small night, and the proof that it still can be. */

import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { Machine } from './machine.ts';
import { accounts, asOf, paymentMapping, reverseCharge, smallNight, smallNightBalances } from './small-night.ts';

interface Entry {
  readonly state: string;
  readonly remoteNumber: string;
}

export async function ownHome(t: ExecutionContext): Promise<Machine> {
  const machine = new Machine(t);
  await makeHome(t, machine);
  return machine;
}

export async function makeHome(t: ExecutionContext, machine: Machine): Promise<void> {
  t.is((await machine.run(['init', '--name', 'Park', '--country', 'NL', '--start', '2026-09-01'])).code, 0);
  const mapping = machine.files('mapping', { 'payments.json': JSON.stringify(paymentMapping) });
  t.is((await machine.run(['sources', 'csv-mapping', 'add', join(mapping, 'payments.json')])).code, 0);
}

/** Brings the small night in and maps it; only booking is left. */
export async function bringNightIn(t: ExecutionContext, machine: Machine): Promise<void> {
  const { code, stderr } = await machine.run(['import', machine.files('night', smallNight)]);
  t.is(code, 0, stderr);
  for (const [product, account] of accounts) t.is((await machine.run(['map', 'product', product, account])).code, 0);
  t.is((await machine.run(['map', 'vat', reverseCharge.rate, reverseCharge.code])).code, 0);
}

/** Books the small night, unless it is booked, and compares the books with those worked out by hand. */
export async function bookNight(t: ExecutionContext, machine: Machine): Promise<void> {
  const { code, stdout, stderr } = await machine.run(['sync', '--as-of', asOf]);
  t.is(code, 0, stdout + stderr);
  await nightIsBooked(t, machine);
}

export async function nightIsBooked(t: ExecutionContext, machine: Machine): Promise<void> {
  const range = ['--from', '2026-09-01', '--to', '2026-09-30'];
  const balances = await machine.json<{ account: string; balance: string }[]>(['trial-balance', ...range]);
  t.deepEqual(
    balances.value.map(({ account, balance }) => `${account} ${balance}`),
    smallNightBalances,
  );
  const entries = await machine.json<Entry[]>(['entries', 'list', ...range]);
  t.deepEqual(entries.value.map(({ state, remoteNumber }) => `${remoteNumber} ${state}`).sort(), [
    '2026-90-0001 posted',
    '2026-90-0002 posted',
    '2026-90-0003 posted',
  ]);
}
