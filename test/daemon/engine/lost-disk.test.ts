import test from 'ava';
import { tick } from '../../../src/daemon/scheduler.ts';
import { failAtWrite, noDiskFaults } from '../../simulation/kernel/disk-faults.ts';
import { quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';

test('an automatic run that failed on the disk is made up by the next look, without anybody calling', async (t) => {
  const world = await quietWorld();
  const { disk } = world.machine;
  disk.faults = (step) =>
    step.name === 'sync' && step.path.includes('/log/') ? { kind: 'fail', code: 'EIO' } : undefined;
  const first = await world.perform(tick);
  t.is(first.how === 'failed' && (first.error as Error).name, 'StoreWriteError');
  disk.faults = noDiskFaults;
  const second = await world.perform(tick);
  t.is(second.how, 'done');
  t.is((await must(world, 'runs.list', {}))[0]?.outcome, 'done');
});

test('a home that could not be read again after a failed write is read again at the next call', async (t) => {
  const world = await quietWorld();
  const { disk } = world.machine;
  const first = disk.writes;
  // The write fails, and then nothing can be read either.
  disk.faults = (step) =>
    step.writeNumber > first || (step.name === 'read' && disk.writes > first)
      ? { kind: 'fail', code: 'EIO' }
      : undefined;
  const failed = await world.call('sync', {});
  t.is(failed.how === 'failed' && (failed.error as Error).name, 'DiskError', 'the witness, which is written first');
  const unwritten = await world.call('map.account', { kind: 'levy', subject: 'tourist-tax', account: '1620' });
  t.is(unwritten.how === 'failed' && (unwritten.error as Error).name, 'StoreWriteError');
  const unread = await world.call('map.list', {});
  t.is(unread.how === 'failed' && (unread.error as Error).name, 'DiskError', 'the disk is named, not a missing home');
  disk.faults = noDiskFaults;
  t.true((await must(world, 'map.list', {})).length > 0);
  t.is(world.homeState, 'ready');
});

test('calls that meet a failed write at the same time share one reopened store', async (t) => {
  const world = await quietWorld();
  const { disk } = world.machine;
  disk.faults = failAtWrite(disk.writes + 1, 'ENOSPC');
  const map = (subject: string) => ({ kind: 'levy', subject, account: '1620' }) as const;
  const ended = await world.perform((engine) =>
    Promise.allSettled([
      world.callIn(engine, 'map.account', map('one')),
      world.callIn(engine, 'map.account', map('two')),
      world.callIn(engine, 'map.account', map('three')),
    ]),
  );
  t.deepEqual(
    ended.how === 'done' && ended.value.map((one) => (one.status === 'rejected' ? one.reason.name : 'done')),
    ['StoreWriteError', 'StoreWriteError', 'StoreWriteError'],
  );
  await must(world, 'map.account', map('four'));
  await world.stop();
  const subjects = (await must(world, 'map.list', {})).map((mapping) => mapping.subject);
  t.deepEqual(
    subjects.filter((subject) => ['one', 'two', 'three', 'four'].includes(subject)),
    ['four'],
  );
});
