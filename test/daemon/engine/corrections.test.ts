import test from 'ava';
import { handOver, importFiles } from '../../simulation/deeds.ts';
import type { SimDocument, SimLine } from '../../simulation/documents.ts';
import { handsOf } from '../../simulation/hands.ts';
import { type QuietChanges, quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';
import type { World } from '../../simulation/world.ts';

const dayMs = 24 * 3_600_000;

/** An invoice of 100.00 for a chalet, earned on these days. */
function invoice(version: number, days: readonly string[], changes: Partial<SimDocument> = {}): SimDocument {
  const net = 10_000n / BigInt(days.length);
  const lines = days.map(
    (day, at): SimLine => ({
      id: String(at + 1),
      net,
      rate: '21',
      category: 'S',
      product: 'CHALET',
      recognition: { from: day, to: day },
    }),
  );
  return {
    id: 'F1',
    version,
    kind: 'invoice',
    date: '2026-10-16',
    status: 'definitive',
    relation: 'Anna Prins',
    lines,
    vat: [{ rate: '21', category: 'S', base: 10_000n, vat: 2_100n }],
    total: 12_100n,
    payments: [],
    ...changes,
  };
}

async function worldWith(document: SimDocument, changes: QuietChanges = {}): Promise<World> {
  const world = await quietWorld({ remote: false, ...changes });
  await take(world, document);
  return world;
}

const take = (world: World, document: SimDocument) => importFiles(handsOf(world), [handOver(world, document)]);
const stateOf = async (world: World) => (await must(world, 'documents.show', { id: 'F1' })).state;

async function balances(world: World): Promise<Record<string, string>> {
  const rows = await must(world, 'trial-balance', { from: '2026-10-01', to: '2026-12-31' });
  return Object.fromEntries(rows.map(({ account, balance }) => [account, balance]));
}

test('a release that was booked and is no longer due on that day is taken back, also when its own day comes later', async (t) => {
  const world = await worldWith(invoice(1, ['2026-10-17', '2026-10-19']));
  await must(world, 'sync', {});
  await take(world, invoice(2, ['2026-10-20', '2026-10-21']));
  await must(world, 'documents.approve', { ids: ['F1'] });
  for (let day = 0; day < 5; day++) {
    await must(world, 'sync', {});
    await world.wait(dayMs);
  }
  t.deepEqual(await balances(world), { '1310': '121.00', '1520': '-21.00', '1800': '0.00', '8000': '-100.00' });
  t.is(await stateOf(world), 'synced');
});

test('when one of the entries of a document is reversed, what is missing of it waits for a person and is booked again', async (t) => {
  const world = await worldWith(invoice(1, ['2026-10-16']));
  await must(world, 'sync', {});
  await must(world, 'documents.edit', { id: 'F1', line: '1', account: '8100' });
  await must(world, 'sync', {});
  const rows = (await must(world, 'entries.list', {})).rows;
  const first = rows.find(({ lines }) => lines.some(({ account }) => account === '1310'));
  await must(world, 'entries.reverse', { reference: first?.reference ?? '' });
  t.is(await stateOf(world), 'to-review', 'its correction alone is not the document');
  await must(world, 'sync', {});
  t.is(await stateOf(world), 'to-review', 'no run books it again by itself');
  await must(world, 'documents.approve', { ids: ['F1'] });
  await must(world, 'sync', {});
  t.is(await stateOf(world), 'synced');
  t.deepEqual(await balances(world), { '1310': '121.00', '1520': '-21.00', '8000': '0.00', '8100': '-100.00' });
});

test('a document that left an entry before it was sent again is not held by that entry', async (t) => {
  const world = await worldWith(invoice(1, ['2026-10-16']), { remote: {} });
  const payments = [{ method: 'ideal', amount: 500n }];
  const other = { ...invoice(1, ['2026-10-16']), id: 'P1', lines: [], vat: [], total: 500n, payments };
  await take(world, { ...other, kind: 'payment' });
  world.machine.network.faults = (request) => (request.method === 'POST' ? { kind: 'refused' } : undefined);
  await must(world, 'sync', {});
  world.machine.network.faults = () => undefined;
  await must(world, 'documents.exclude', { id: 'F1', reason: 'not ours' });
  await must(world, 'sync', {});
  t.is(await stateOf(world), 'excluded');
  await must(world, 'documents.include', { id: 'F1' });
  await must(world, 'sync', {});
  t.is(await stateOf(world), 'synced');
  t.is((await balances(world))['1310'], '116.00');
});

test('a document that returns to what it was before is corrected back', async (t) => {
  const world = await worldWith(invoice(1, ['2026-10-17']));
  await must(world, 'sync', {});
  for (const changes of [{ total: 12_101n }, {}]) {
    // The same content as before is the same revision, whatever the version says.
    await take(world, invoice(1, ['2026-10-17'], changes));
    await must(world, 'documents.approve', { ids: ['F1'] });
    t.is((await must(world, 'sync', {})).runs[0]?.outcome, 'done');
  }
  t.deepEqual(await balances(world), {
    '1310': '121.00',
    '1520': '-21.00',
    '1800': '0.00',
    '4990': '0.00',
    '8000': '-100.00',
  });
});

test('a release after the end date is booked in the run that books its invoice', async (t) => {
  const world = await worldWith(invoice(1, ['2026-10-20']), { configuration: { endsAfterDays: 2 } });
  await world.wait(4 * dayMs);
  const { entries } = await must(world, 'sync', {});
  t.deepEqual(
    entries.map(({ date }) => date),
    ['2026-10-16', '2026-10-20'],
  );
});
