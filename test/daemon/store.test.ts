import test from 'ava';
import type { Kernel } from '../../src/core/kernel.ts';
import { Quarantine } from '../../src/daemon/store/quarantine.ts';
import type { RunRecord } from '../../src/daemon/store/records.ts';
import { Store } from '../../src/daemon/store/store.ts';
import { killAtWrite, noDiskFaults } from '../simulation/kernel/disk-faults.ts';
import { SimMachine } from '../simulation/kernel/sim-kernel.ts';

const folder = '/home/store';
const file = 'runs/2026-11';

const run = (id: string, documents = 0): RunRecord => ({
  run: id,
  configuration: 'x',
  kind: 'manual',
  asOf: '2026-11-14',
  startedAt: 0,
  outcome: 'done',
  entries: [],
  documents,
  waiting: [],
  log: [],
});

const put = (store: Store, id: string, documents = 0) =>
  store.transact('test', (transaction) => transaction.put(file, id, run(id, documents)));

async function contents(store: Store): Promise<string[]> {
  return [...(await store.records(file))]
    .map(([id, { version, value }]) => `${id} v${version} ${value.documents}`)
    .sort();
}

/** Some commits, a change, a checkpoint, and commits after it. Says what was committed as it goes. */
async function story(kernel: Kernel, committed: string[]): Promise<void> {
  const store = (await Store.exists(kernel.disk, folder))
    ? await Store.open(kernel, folder)
    : await Store.create(kernel, folder);
  for (const id of ['a', 'b', 'c']) {
    await put(store, id);
    committed.push(id);
  }
  await store.checkpoint();
  await store.transact('test', async (transaction) => {
    await transaction.put(file, 'd', run('d'));
    await transaction.put(file, 'e', run('e'));
  });
  committed.push('d', 'e');
  await store.checkpoint();
  await put(store, 'f');
  committed.push('f');
  await store.close();
}

test('whatever write the process dies in, what was committed is there and nothing is half there', async (t) => {
  const counting = new SimMachine('count');
  await counting.complete(story(counting.boot(), []));
  const writes = counting.disk.writes;
  t.true(writes > 20);
  for (const moment of ['before', 'during', 'after'] as const) {
    for (let at = 1; at <= writes; at++) {
      for (const power of [false, true]) {
        const machine = new SimMachine(`${moment} ${at} ${power}`);
        machine.disk.faults = killAtWrite(at, moment);
        const committed: string[] = [];
        await machine.run(story(machine.boot(), committed));
        if (power) machine.crash();
        machine.kill();
        machine.disk.faults = noDiskFaults;
        const kernel = machine.boot();
        if (!(await machine.complete(Store.exists(kernel.disk, folder)))) {
          t.deepEqual(committed, []);
          continue;
        }
        const opened = await machine.complete(Store.open(kernel, folder).catch((error: unknown) => error));
        if (opened instanceof Quarantine) {
          t.deepEqual(committed, [], `a store with commits must open: ${moment} ${at}: ${opened.message}`);
          continue;
        }
        if (!(opened instanceof Store)) throw opened;
        const ids = (await machine.complete(contents(opened))).map((line) => line.split(' ')[0] ?? '');
        for (const id of committed) t.true(ids.includes(id), `${id} was committed: ${moment} ${at}`);
        t.is(ids.includes('d'), ids.includes('e'), 'one record is whole or absent');
        t.true(ids.length - committed.length <= 2, 'at most the record that was being written is more');
      }
    }
  }
});

/** A store with a checkpoint in the middle, closed. */
async function settled(): Promise<SimMachine> {
  const machine = new SimMachine('settled');
  await machine.complete(story(machine.boot(), []));
  return machine;
}

const whole = ['a v1 0', 'b v1 0', 'c v1 0', 'd v1 0', 'e v1 0', 'f v1 0'];
const text = (machine: SimMachine, path: string) =>
  Buffer.from(machine.disk.peek(path) ?? new Uint8Array()).toString('utf8');

test('a damaged or missing checkpoint is made again from the log, and that is said', async (t) => {
  const path = `${folder}/${file}.json`;
  for (const damage of ['missing', 'truncated', 'altered'] as const) {
    const machine = await settled();
    const before = text(machine, path);
    const kernel = machine.boot();
    if (damage === 'missing') await machine.complete(kernel.disk.remove(path));
    if (damage === 'truncated') machine.disk.plant(path, Buffer.from(before.slice(0, before.length / 2)));
    if (damage === 'altered') machine.disk.plant(path, Buffer.from(before.replace('"documents":0', '"documents":7')));
    const store = await machine.complete(Store.open(kernel, folder));
    t.deepEqual(await machine.complete(contents(store)), whole, damage);
    t.is(store.notices.length, 1, damage);
  }
});

test('the end of the log that was torn off while it was written is cut, and that is said', async (t) => {
  const machine = await settled();
  const path = `${folder}/log/000001.ndjson`;
  const log = text(machine, path);
  machine.disk.plant(path, Buffer.from(`${log}{"length":99,"hash":"00`));
  const store = await machine.complete(Store.open(machine.boot(), folder));
  t.deepEqual(await machine.complete(contents(store)), whole);
  t.regex(store.notices[0] ?? '', /not complete .* was cut/);
  t.is(text(machine, path), log);
});

test('an altered record, a missing record and a missing log are quarantine, never a fresh start', async (t) => {
  const path = `${folder}/log/000001.ndjson`;
  const manifest = `${folder}/manifest.json`;
  const broken = async (change: (log: string) => string | undefined, withManifest: boolean) => {
    const machine = await settled();
    const log = change(text(machine, path));
    const kernel = machine.boot();
    if (log === undefined) await machine.complete(kernel.disk.remove(path));
    else machine.disk.plant(path, Buffer.from(log));
    if (!withManifest) await machine.complete(kernel.disk.remove(manifest));
    return machine.complete(t.throwsAsync(Store.open(kernel, folder), { instanceOf: Quarantine }));
  };
  const lines = (log: string) => log.trimEnd().split('\n');
  await broken((log) => log.replace('"who":"test"', '"who":"tess"'), false);
  await broken((log) => lines(log).toSpliced(1, 1).join('\n').concat('\n'), false);
  await broken((log) => lines(log).slice(0, 2).join('\n').concat('\n'), true);
  await broken(() => '', true);
  await broken(() => undefined, true);
});

test('a checkpoint that is ahead of the log is not believed', async (t) => {
  const machine = await settled();
  const path = `${folder}/log/000001.ndjson`;
  const lines = text(machine, path).trimEnd().split('\n');
  machine.disk.plant(path, Buffer.from(`${lines.slice(0, 2).join('\n')}\n`));
  const kernel = machine.boot();
  await machine.complete(kernel.disk.remove(`${folder}/manifest.json`));
  const store = await machine.complete(Store.open(kernel, folder));
  await machine.complete(t.throwsAsync(store.records(file), { instanceOf: Quarantine }));
});

test('a store of a newer program is left alone', async (t) => {
  const machine = await settled();
  const manifest = `${folder}/manifest.json`;
  machine.disk.plant(manifest, Buffer.from(text(machine, manifest).replace('"schema":1', '"schema":2')));
  const error = await machine.complete(t.throwsAsync(Store.open(machine.boot(), folder), { instanceOf: Quarantine }));
  t.regex(error?.message ?? '', /newer nightaudit/);
});

test('a transaction that fails changes nothing, and transactions never interleave', async (t) => {
  const machine = new SimMachine('transactions');
  const store = await machine.complete(Store.create(machine.boot(), folder));
  await machine.complete(
    t.throwsAsync(
      store.transact('test', async (transaction) => {
        await transaction.put(file, 'a', run('a'));
        throw new RangeError('no');
      }),
    ),
  );
  t.is(store.seq, 0);
  const count = () =>
    store.transact('test', async (transaction) => {
      const before = (await transaction.get(file, 'n'))?.value.documents ?? 0;
      await transaction.put(file, 'n', run('n', before + 1));
    });
  await machine.complete(Promise.all(Array.from({ length: 20 }, count)));
  t.deepEqual(await machine.complete(contents(store)), ['n v20 20']);
});

test('after a write that failed nothing more is written, and what was committed is there when it is opened again', async (t) => {
  const machine = new SimMachine('full');
  const kernel = machine.boot();
  const store = await machine.complete(Store.create(kernel, folder));
  await machine.complete(put(store, 'a'));
  machine.disk.capacity = 0;
  const error = await machine.complete(t.throwsAsync(put(store, 'b')));
  t.is(error?.name, 'StoreWriteError');
  machine.disk.capacity = Number.POSITIVE_INFINITY;
  t.is((await machine.complete(t.throwsAsync(put(store, 'c'))))?.name, 'StoreWriteError');
  const reopened = await machine.complete(Store.open(kernel, folder));
  t.deepEqual(await machine.complete(contents(reopened)), ['a v1 0']);
  await machine.complete(put(reopened, 'c'));
  t.deepEqual(await machine.complete(contents(reopened)), ['a v1 0', 'c v1 0']);
});
