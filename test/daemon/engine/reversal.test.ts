import test from 'ava';
import { handOver, importFiles } from '../../simulation/deeds.ts';
import type { SimDocument } from '../../simulation/documents.ts';
import { handsOf } from '../../simulation/hands.ts';
import { heldEntries } from '../../simulation/held-entries.ts';
import type { NetworkFault } from '../../simulation/kernel/network-faults.ts';
import { quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';
import type { World } from '../../simulation/world.ts';

const hourMs = 3_600_000;
const invoice: SimDocument = {
  id: 'F1',
  version: 1,
  kind: 'invoice',
  date: '2026-10-16',
  status: 'definitive',
  relation: 'Anna Prins',
  lines: [{ id: '1', net: 10_000n, rate: '21', category: 'S', product: 'CHALET' }],
  vat: [{ rate: '21', category: 'S', base: 10_000n, vat: 2_100n }],
  total: 12_100n,
  payments: [],
};

async function booked(document: SimDocument = invoice): Promise<{ world: World; reference: string }> {
  const world = await quietWorld({ remote: { settleMs: 120_000 } });
  await importFiles(handsOf(world), [handOver(world, document)]);
  const { entries } = await must(world, 'sync', {});
  return { world, reference: entries[0]?.reference ?? '' };
}

function failWrites(world: World, fault: NetworkFault | undefined): void {
  world.machine.network.faults = (request) => (request.method === 'POST' ? fault : undefined);
}

const stateOf = async (world: World) => (await must(world, 'documents.show', { id: 'F1' })).state;
const states = async (world: World) => (await must(world, 'entries.list', {})).rows.map((row) => row.state).sort();

test('a reversal whose answer was lost is marked when a later run finds it booked', async (t) => {
  const { world, reference } = await booked();
  failWrites(world, { kind: 'late', deliverAfterMs: 60_000 });
  const lost = await world.call('entries.reverse', { reference });
  t.is(lost.how === 'failed' && (lost.error as Error).message, `reversal-failed ${reference} settling`);
  failWrites(world, undefined);
  await world.wait(hourMs);
  t.deepEqual((await must(world, 'sync', {})).runs[0]?.outcome, 'attention');
  t.deepEqual(await states(world), ['posted', 'reversed']);
  t.is(await stateOf(world), 'to-review');
  t.is(heldEntries(world.bookBytes).length, 2, 'the entry and what took it back; the invoice is not booked again');
});

test('a reversal that never reached the package is asked for again by the run that finds it absent', async (t) => {
  const { world, reference } = await booked();
  failWrites(world, { kind: 'reset-before' });
  await world.call('entries.reverse', { reference });
  failWrites(world, undefined);
  await world.wait(hourMs);
  await must(world, 'sync', {});
  t.deepEqual(await states(world), ['posted', 'reversed']);
  const [, reversal] = heldEntries(world.bookBytes);
  t.is((reversal as { reverses?: string }).reverses, '90-1', 'the package itself knows what it takes back');
});

test('a reversal that certainly was not sent may be asked for once more', async (t) => {
  const { world, reference } = await booked();
  failWrites(world, { kind: 'refused' });
  await world.call('entries.reverse', { reference });
  failWrites(world, undefined);
  t.is((await must(world, 'entries.reverse', { reference })).state, 'reversed');
  t.deepEqual(await states(world), ['posted', 'reversed']);
});

test('a reversal is not reversed: its documents are in review, and are booked again from there', async (t) => {
  const { world, reference } = await booked();
  await must(world, 'entries.reverse', { reference });
  const [reversal] = (await must(world, 'entries.list', { state: 'posted' })).rows;
  const ended = await world.call('entries.reverse', { reference: reversal?.reference ?? '' });
  t.is(ended.how === 'failed' && (ended.error as Error).message, `is-a-reversal ${reversal?.reference}`);
});

test('a booked document whose date moves to before the start is taken back, once a person has looked', async (t) => {
  const { world } = await booked();
  await importFiles(handsOf(world), [handOver(world, { ...invoice, version: 2, date: '2026-10-14' })]);
  t.is(await stateOf(world), 'to-review');
  await must(world, 'documents.approve', { ids: ['F1'] });
  await must(world, 'sync', {});
  const balances = await must(world, 'trial-balance', { from: '2026-10-01', to: '2026-10-31' });
  t.deepEqual([...new Set(balances.map(({ balance }) => balance))], ['0.00']);
});
