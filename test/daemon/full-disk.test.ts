import test from 'ava';
import type { Engine } from '../../src/daemon/engine/engine.ts';
import { BookService } from '../../src/providers/ledgers/book/service.ts';
import { SimMachine } from '../simulation/kernel/sim-kernel.ts';
import { invoice } from './engine/documents.ts';
import { call, startEngine } from './engine/home.ts';

const home = '/home/venue';
const file = '/home/in.json';
const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
const asOf = '2026-03-04';

interface Venue {
  readonly machine: SimMachine;
  readonly engine: Engine;
  /** Does the work with that many bytes free. @returns what the operator is told, or undefined when it was done. */
  withRoom(bytes: number, work: (engine: Engine) => Promise<unknown>): Promise<string | undefined>;
  /** Bytes that the work takes. */
  takes(work: (engine: Engine) => Promise<unknown>): Promise<number>;
}

async function venue(): Promise<Venue> {
  const machine = new SimMachine(1);
  machine.disk.plant(
    file,
    Buffer.from(JSON.stringify({ documents: days.map((day, at) => invoice(`F-${at}`, day, [{ product: 'ROOM' }])) })),
  );
  const engine = await machine.complete(startEngine(machine.boot(), home));
  const property = {
    name: 'Hotel De Zon',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    dayEndsAt: '00:00',
    language: 'en',
  } as const;
  await machine.complete(call(engine, 'home.init', { property, start: '2026-01-01' }));
  await machine.complete(call(engine, 'map.account', { kind: 'product', subject: 'ROOM', account: '8000' }));
  const used = () => machine.disk.tree.usedBytes();
  return {
    machine,
    engine,
    async withRoom(bytes, work) {
      machine.disk.capacity = used() + bytes;
      try {
        await machine.complete(work(engine));
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      } finally {
        machine.disk.capacity = Number.POSITIVE_INFINITY;
      }
    },
    async takes(work) {
      const before = used();
      await machine.complete(work(engine));
      return used() - before;
    },
  };
}

const bringIn = (engine: Engine) => call(engine, 'import.paths', { paths: [file] });
const book = (engine: Engine) => call(engine, 'sync', { asOf });

/** Every so many bytes, from a disk with no room at all to one with nearly enough. */
const rooms = (bytes: number) => Array.from({ length: 20 }, (_, at) => Math.floor((bytes * at) / 20));

async function states({ machine, engine }: Venue): Promise<string[]> {
  const { rows } = await machine.complete(call(engine, 'documents.list', {}));
  return rows.map(({ number, state }) => `${number} ${state}`).sort();
}

async function heldByTheBook({ machine }: Venue): Promise<string[]> {
  const { disk, clock } = machine.boot();
  const service = new BookService({ disk, clock }, `${home}/ledgers/book`);
  const entries = await machine.complete(service.entries('1'));
  return entries.filter(({ number }) => number !== undefined).map(({ date, number }) => `${date} ${number}`);
}

test('an import onto a full disk takes all or nothing, says so, and is done once there is room', async (t) => {
  const needed = await (await venue()).takes(bringIn);
  for (const room of rooms(needed)) {
    const one = await venue();
    const told = await one.withRoom(room, bringIn);
    t.regex(told ?? 'done', /the disk is full/, `${room} bytes`);
    t.deepEqual(await states(one), [], `${room} bytes`);
    const { imported, unchanged } = await one.machine.complete(bringIn(one.engine));
    t.deepEqual([imported, unchanged], [3, 0], `${room} bytes`);
  }
});

test('a run onto a full disk books nothing twice, and books the rest once there is room', async (t) => {
  const reference = await venue();
  await reference.machine.complete(bringIn(reference.engine));
  const needed = await reference.takes(book);
  const whole = await heldByTheBook(reference);
  t.is(whole.length, 3);
  let refusals = 0;
  for (const room of rooms(needed)) {
    const one = await venue();
    await one.machine.complete(bringIn(one.engine));
    const told = await one.withRoom(room, book);
    if (told !== undefined) {
      refusals += 1;
      t.regex(told, /the disk is full/, `${room} bytes`);
    }
    const { runs } = await one.machine.complete(book(one.engine));
    t.is(runs[0]?.outcome, 'done', `${room} bytes`);
    t.deepEqual(await states(one), ['F-0 synced', 'F-1 synced', 'F-2 synced'], `${room} bytes`);
    t.deepEqual(await heldByTheBook(one), whole, `${room} bytes`);
  }
  t.true(refusals > 10);
});
