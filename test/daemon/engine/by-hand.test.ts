import test from 'ava';
import { handOver, importFiles } from '../../simulation/deeds.ts';
import type { SimDocument } from '../../simulation/documents.ts';
import { handsOf } from '../../simulation/hands.ts';
import { heldEntries } from '../../simulation/held-entries.ts';
import { noDiskFaults } from '../../simulation/kernel/disk-faults.ts';
import { quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';
import type { World } from '../../simulation/world.ts';

const hourMs = 3_600_000;

function payment(id: string, date: string): SimDocument {
  const payments = [{ method: 'ideal', amount: 1_000n }];
  return {
    id,
    version: 1,
    kind: 'payment',
    date,
    status: 'definitive',
    relation: '',
    lines: [],
    vat: [],
    total: 1_000n,
    payments,
  };
}

/** A package that proves nothing, and entries of three days on their way to it in one call that was cut off. */
async function inDoubt(batchSize: number): Promise<World> {
  const world = await quietWorld({ remote: { settleMs: 120_000, trustAbsence: false, settings: { batchSize } } });
  const days = ['2026-10-15', '2026-10-16', '2026-10-17'];
  await importFiles(
    handsOf(world),
    days.slice(0, batchSize).map((date, at) => handOver(world, payment(`P${at}`, date))),
  );
  // The look before sending gets through; the request goes out and dies on the way.
  world.machine.network.faults = (request) => (request.method === 'POST' ? { kind: 'reset-before' } : undefined);
  await must(world, 'sync', {});
  world.machine.network.faults = () => undefined;
  return world;
}

const atPackage = (world: World) => heldEntries(world.bookBytes).map((held) => held.reference);
const unknown = async (world: World) =>
  (await must(world, 'entries.list', { state: 'unknown' })).rows.map((row) => row.reference);

test('an entry in doubt is sent again by hand, once the package has had its time', async (t) => {
  const world = await inDoubt(1);
  const [reference = ''] = await unknown(world);
  const early = await world.call('entries.resolve', { reference, sendAgain: true });
  t.is(early.how === 'failed' && (early.error as Error).message, `still-settling ${reference}`);
  await world.wait(hourMs);
  t.is((await must(world, 'entries.resolve', { reference, sendAgain: true })).state, 'posted');
  t.deepEqual(atPackage(world), [reference]);
});

test('nothing is sent by hand while the package cannot be asked', async (t) => {
  const world = await inDoubt(1);
  const [reference = ''] = await unknown(world);
  await world.wait(hourMs);
  world.machine.network.faults = (request) => (request.method === 'GET' ? { kind: 'refused' } : undefined);
  const blind = await world.call('entries.resolve', { reference, sendAgain: true });
  t.regex(blind.how === 'failed' ? (blind.error as Error).message : '', /^package-unavailable /);
  t.deepEqual([atPackage(world), await unknown(world)], [[], [reference]]);
});

test('an entry that was sent among others is sent again by itself', async (t) => {
  const world = await inDoubt(3);
  const [, second = ''] = await unknown(world);
  await world.wait(hourMs);
  t.is((await must(world, 'entries.resolve', { reference: second, sendAgain: true })).state, 'posted');
  t.deepEqual(atPackage(world), [second]);
});

test('a draft that the look found is finished, and never sent a second time while that may still land', async (t) => {
  const world = await quietWorld({ remote: { settleMs: 120_000, trustAbsence: false, settings: { twoStep: true } } });
  await importFiles(handsOf(world), [handOver(world, payment('P1', '2026-10-15'))]);
  const posting = (url: string) => url.endsWith('/post');
  world.machine.network.faults = ({ url }) => (posting(url) ? { kind: 'reset-before' } : undefined);
  await must(world, 'sync', {});
  const [reference = ''] = await unknown(world);
  await world.wait(hourMs);
  const ended = await world.call('entries.resolve', { reference, sendAgain: true });
  t.is(ended.how === 'failed' && (ended.error as Error).message, `still-settling ${reference}`);
  world.machine.network.faults = () => undefined;
  t.is((await must(world, 'entries.resolve', { reference, sendAgain: true })).state, 'posted');
  t.deepEqual(atPackage(world), [reference]);
});

test('an attempt whose end could not be written is settled all the same, without the daemon being started again', async (t) => {
  const world = await quietWorld({ configuration: { automatic: false }, remote: { settleMs: 120_000 } });
  await importFiles(handsOf(world), [handOver(world, payment('P1', '2026-10-15'))]);
  const { disk, network } = world.machine;
  network.faults = ({ method }) => {
    if (method !== 'POST') return undefined;
    disk.faults = (step) =>
      step.name === 'append' && step.path.includes('/log/') ? { kind: 'fail', code: 'EIO' } : undefined;
    return { kind: 'reset-before' };
  };
  const failed = await world.call('sync', {});
  t.is(failed.how === 'failed' && (failed.error as Error).name, 'StoreWriteError');
  disk.faults = noDiskFaults;
  network.faults = () => undefined;
  const outcomes: (string | undefined)[] = [];
  for (let run = 0; run < 2; run++) {
    await world.wait(hourMs);
    outcomes.push((await must(world, 'sync', {})).entries[0]?.state);
  }
  t.deepEqual(outcomes, ['unknown', 'posted']);
});
