import test from 'ava';
import { handOver, importFiles } from '../../simulation/deeds.ts';
import type { SimDocument } from '../../simulation/documents.ts';
import { handsOf } from '../../simulation/hands.ts';
import type { NetworkFault } from '../../simulation/kernel/network-faults.ts';
import { type QuietChanges, quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';
import type { World } from '../../simulation/world.ts';

const invoice = (id: string, date = '2026-10-16', changes: Partial<SimDocument> = {}): SimDocument => ({
  id,
  version: 1,
  kind: 'invoice',
  date,
  status: 'definitive',
  relation: 'Anna Prins',
  lines: [{ id: '1', net: 10_000n, rate: '21', category: 'S', product: 'CHALET' }],
  vat: [{ rate: '21', category: 'S', base: 10_000n, vat: 2_100n }],
  total: 12_100n,
  payments: [],
  ...changes,
});

async function worldWith(documents: readonly SimDocument[], changes: QuietChanges = {}): Promise<World> {
  const world = await quietWorld(changes);
  await importFiles(
    handsOf(world),
    documents.map((document) => handOver(world, document)),
  );
  return world;
}

function failWrites(world: World, fault: NetworkFault | undefined): void {
  world.machine.network.faults = (request) => (request.method === 'POST' ? fault : undefined);
}

/** Kind, code, count and amount of each line, and what it leads to. */
async function shown(world: World): Promise<string[]> {
  const { attention } = await must(world, 'today', {});
  return attention.map(({ kind, reason, count, amount, cause, reference, filter }) =>
    [
      kind,
      reason.code,
      count,
      amount,
      cause ? `${cause.code} ${cause.subject}` : (filter ?? (reference ? 'entry' : '')),
    ].join(' '),
  );
}

test('an entry whose outcome is not known is told first, with its amount, until it is known', async (t) => {
  const world = await worldWith([invoice('F1')], { remote: { settleMs: 120_000 } });
  t.deepEqual(await shown(world), []);
  failWrites(world, { kind: 'late', deliverAfterMs: 60_000 });
  await must(world, 'sync', {});
  failWrites(world, undefined);
  t.deepEqual(await shown(world), ['outcome-unknown entry-unknown 1 121.00 entry']);
  const { days, standing } = await must(world, 'today', {});
  t.is(days.find(({ date }) => date === '2026-10-16')?.state, 'unknown');
  t.deepEqual(standing.notBooked, { documents: 1, amount: '121.00' });

  await world.wait(3_600_000);
  await must(world, 'sync', {});
  t.deepEqual(await shown(world), []);
  t.is((await must(world, 'today', {})).days.find(({ date }) => date === '2026-10-16')?.state, 'booked');
});

test('a package that does not answer is a broken link, until a run reaches it', async (t) => {
  const world = await worldWith([invoice('F1')]);
  world.machine.network.faults = () => ({ kind: 'refused' });
  await must(world, 'sync', {});
  world.machine.network.faults = () => undefined;
  t.deepEqual(await shown(world), ['link-broken package-unavailable 1  ']);
  await must(world, 'sync', {});
  t.deepEqual(await shown(world), []);
});

test('what the package refuses is told by what it said, and gone when it is booked after all', async (t) => {
  const world = await worldWith([invoice('F1'), invoice('F2', '2026-10-17', { relation: 'Bert Smit' })]);
  const refusal = { code: 'bad-request', message: 'journal 90 is locked' };
  failWrites(world, {
    kind: 'answer',
    delivered: false,
    answer: { status: 400, headers: {}, body: Buffer.from(JSON.stringify(refusal)) },
  });
  const { entries } = await must(world, 'sync', {});
  failWrites(world, undefined);
  t.deepEqual(
    entries.map(({ state }) => state),
    ['rejected', 'rejected'],
  );
  t.deepEqual(await shown(world), ['failed package-refused 2 242.00 state:failed']);
  await must(world, 'sync', {});
  t.deepEqual(await shown(world), []);
});

test('what keeps a run from beginning is told, and what a closed period holds back', async (t) => {
  const world = await worldWith([invoice('F1')], { remote: false });
  await must(world, 'configurations.edit', { name: '1', closedThrough: '2026-10-16' });
  await must(world, 'sync', {});
  t.deepEqual(await shown(world), ['held period-closed 1 121.00 state:approved']);
  await must(world, 'configurations.edit', { name: '1', closedThrough: null });
  await must(world, 'sources.access', { id: 'property', authorization: 'book', allowed: false });
  await world.wait(1_000);
  await must(world, 'sync', {});
  t.deepEqual(await shown(world), ['held source-no-access 1  ']);
  await must(world, 'sources.access', { id: 'property', authorization: 'book', allowed: true });
  await world.wait(1_000);
  await must(world, 'sync', {});
  t.deepEqual(await shown(world), []);
});

test('a cause leads to its repair, and is not told twice with the review', async (t) => {
  const world = await worldWith(
    [
      invoice('F1', '2026-10-16', {
        lines: [{ id: '1', net: 10_000n, rate: '21', category: 'S', product: 'BIKE' }],
      }),
      invoice('F2'),
    ],
    { remote: false },
  );
  t.deepEqual(await shown(world), ['blocked account-missing 1 121.00 account-missing product:BIKE']);
});
