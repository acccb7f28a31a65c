import test from 'ava';
import type { Disk } from '../../src/core/kernel.ts';
import type { RunRecord } from '../../src/daemon/store/records.ts';
import { Store } from '../../src/daemon/store/store.ts';
import { SimMachine } from '../simulation/kernel/sim-kernel.ts';

const folder = '/home/store';
const file = 'runs/2026-11';
const path = `${folder}/derived/names/2026-11.json`;

const run = (id: string): RunRecord => ({
  run: id,
  configuration: 'x',
  kind: 'manual',
  asOf: '2026-11-14',
  startedAt: 0,
  outcome: 'done',
  entries: [],
  documents: 0,
  waiting: [],
  log: [],
});

const put = (store: Store, id: string) => store.transact('test', (transaction) => transaction.put(file, id, run(id)));

/** The ids of the partition, derived; and whether they were made from it now. */
async function names(store: Store): Promise<{ names: string[]; made: boolean }> {
  let made = false;
  const found = await store.derived('names/2026-11', [file], async () => {
    made = true;
    return [...(await store.look(file)).keys()];
  });
  return { names: found, made };
}

/** Runs the story on a store of two runs, whose end a checkpoint holds. */
function onStore(story: (store: Store, disk: Disk, reopen: () => Promise<Store>) => Promise<void>) {
  const machine = new SimMachine('derived');
  const kernel = machine.boot();
  return machine.complete(
    (async () => {
      const store = await Store.create(kernel, folder);
      await put(store, 'a');
      await put(store, 'b');
      await store.checkpoint();
      await story(store, kernel.disk, async () => {
        await store.close();
        return Store.open(kernel, folder);
      });
    })(),
  );
}

test('what is derived is made once, and kept over a restart', (t) =>
  onStore(async (store, _disk, reopen) => {
    t.deepEqual(await names(store), { names: ['a', 'b'], made: true });
    t.deepEqual(await names(store), { names: ['a', 'b'], made: false });
    t.deepEqual(await names(await reopen()), { names: ['a', 'b'], made: false });
  }));

test('a commit after the checkpoint is in what is derived, which is then not kept', (t) =>
  onStore(async (store, _disk, reopen) => {
    await names(store);
    await put(store, 'c');
    t.deepEqual(await names(store), { names: ['a', 'b', 'c'], made: true });
    const reopened = await reopen();
    t.deepEqual(await names(reopened), { names: ['a', 'b', 'c'], made: true });
    await reopened.checkpoint();
    t.deepEqual(await names(reopened), { names: ['a', 'b', 'c'], made: true });
    t.deepEqual(await names(reopened), { names: ['a', 'b', 'c'], made: false });
  }));

test('a derived file that is damaged, or missing, is made again', (t) =>
  onStore(async (store, disk) => {
    await names(store);
    const bytes = Buffer.from(await disk.read(path));
    for (const damaged of [
      bytes.subarray(0, bytes.length - 4),
      Buffer.from(bytes.toString('utf8').replace('"a"', '"z"')),
      Buffer.from(bytes.toString('utf8').replace(file, 'runs/2026-10')),
      Buffer.alloc(0),
    ]) {
      await disk.remove(path);
      await disk.create(path, damaged);
      t.deepEqual(await names(store), { names: ['a', 'b'], made: true });
    }
    await disk.remove(path);
    t.deepEqual(await names(store), { names: ['a', 'b'], made: true });
    t.deepEqual(await names(store), { names: ['a', 'b'], made: false });
  }));

test('what was looked at once is not kept in memory, and what is given back is read again', (t) =>
  onStore(async (store, _disk, reopen) => {
    const reopened = await reopen();
    t.not(await reopened.look(file), await reopened.look(file));
    const kept = await reopened.records(file);
    t.is(await reopened.look(file), kept);
    await reopened.release();
    t.not(await reopened.records(file), kept);
    t.deepEqual([...(await reopened.records(file)).keys()], ['a', 'b']);
    await put(reopened, 'c');
    await reopened.release();
    t.deepEqual([...(await reopened.records(file)).keys()], ['a', 'b', 'c'], 'what no checkpoint holds stays');
    t.is(store.failed, undefined);
  }));
