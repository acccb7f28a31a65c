import test from 'ava';
import type { Engine } from '../../src/daemon/engine/engine.ts';
import { tick } from '../../src/daemon/scheduler.ts';
import { SimMachine } from '../simulation/kernel/sim-kernel.ts';
import { invoice } from './engine/documents.ts';
import { call, startEngine } from './engine/home.ts';

const home = '/home/venue';
const hour = 3_600_000;

interface Venue {
  readonly machine: SimMachine;
  engine(): Engine;
  tick(): Promise<string | undefined>;
  take(...documents: unknown[]): Promise<void>;
  restart(): Promise<void>;
  runs(): Promise<string[]>;
}

/** A venue with automatic runs at six in the morning, Amsterdam time. */
async function venue(startsAt: string): Promise<Venue> {
  const machine = new SimMachine(1, { startsAt: Date.parse(startsAt) });
  let engine = await machine.complete(startEngine(machine.boot(), home));
  await machine.complete(
    (async () => {
      await call(engine, 'home.init', {
        property: { name: 'Hotel De Zon', country: 'NL', zone: 'Europe/Amsterdam', dayEndsAt: '00:00', language: 'en' },
        start: '2026-01-01',
      });
      await call(engine, 'map.account', { kind: 'product', subject: 'ROOM', account: '8000' });
      await call(engine, 'configurations.edit', { name: '1', automatic: true });
    })(),
  );
  let files = 0;
  return {
    machine,
    engine: () => engine,
    tick: () => machine.complete(tick(engine)).then((reason) => reason?.code),
    async take(...documents) {
      files += 1;
      machine.disk.plant(`/home/in-${files}.json`, Buffer.from(JSON.stringify({ documents })));
      await machine.complete(call(engine, 'import.paths', { paths: [`/home/in-${files}.json`] }));
    },
    async restart() {
      machine.crash();
      engine = await machine.complete(startEngine(machine.boot(), home));
    },
    runs: async () =>
      (await machine.complete(call(engine, 'runs.list', {}))).map(
        (run) => `${run.kind} ${run.asOf} ${run.outcome} ${run.entries}`,
      ),
  };
}

test('the run of a day comes at its hour, once, however often the scheduler looks', async (t) => {
  const one = await venue('2026-03-10T04:30:00Z');
  await one.take(invoice('A', '2026-03-09', [{ product: 'ROOM' }]));
  await one.tick();
  await one.machine.scheduler.runFor(hour);
  for (let look = 0; look < 5; look++) await one.tick();
  t.deepEqual(await one.runs(), ['automatic 2026-03-10 done 1', 'automatic 2026-03-09 done 0']);
});

test('a run that was missed while the machine was off is made up, with everything that is due by then', async (t) => {
  const one = await venue('2026-03-10T07:00:00Z');
  await one.tick();
  await one.take(
    invoice('A', '2026-03-10', [{ product: 'ROOM' }]),
    invoice('B', '2026-03-11', [{ product: 'ROOM' }]),
    invoice('C', '2026-03-12', [{ product: 'ROOM' }]),
  );
  await one.machine.scheduler.runFor(3 * 24 * hour);
  await one.restart();
  await one.tick();
  t.deepEqual(await one.runs(), ['automatic 2026-03-13 done 3', 'automatic 2026-03-10 done 0']);
});

for (const [night, startsAt] of [
  ['the night in which the clock skips an hour', '2026-03-28T12:00:00Z'],
  ['the night in which the clock repeats an hour', '2026-10-24T12:00:00Z'],
] as const) {
  test(`${night} has one run`, async (t) => {
    const one = await venue(startsAt);
    await one.tick();
    for (let step = 0; step < 36; step++) {
      await one.machine.scheduler.runFor(hour);
      await one.tick();
    }
    const days = (await one.runs()).map((run) => run.split(' ')[1]);
    t.deepEqual(days, [...new Set(days)]);
    const first = startsAt.slice(0, 10);
    t.deepEqual(days, [addDay(first), first]);
  });
}

test('a clock that jumps holds automatic runs, says so, and one run by hand lets them go on', async (t) => {
  const one = await venue('2026-03-10T07:00:00Z');
  await one.tick();
  await one.take(invoice('A', '2026-03-10', [{ product: 'ROOM' }]));
  one.machine.wall.jump(-3 * 365 * 24 * hour);
  t.is(await one.tick(), undefined, 'the day that the clock shows is before the configuration began');
  one.machine.wall.jump(6 * 365 * 24 * hour);
  t.is(await one.tick(), 'clock-jump');
  t.is((await one.machine.complete(call(one.engine(), 'status', {}))).held?.code, 'clock-jump');
  await one.restart();
  t.is(await one.tick(), 'clock-jump', 'a restart does not make the clock right');
  await one.machine.complete(call(one.engine(), 'sync', {}));
  t.is(await one.tick(), undefined);
  t.is((await one.machine.complete(call(one.engine(), 'status', {}))).held, undefined);
});

test('far behind, an automatic run posts nothing until a person has started one', async (t) => {
  const one = await venue('2026-03-31T07:00:00Z');
  await one.take(invoice('A', '2026-03-01', [{ product: 'ROOM' }]));
  await one.tick();
  t.deepEqual(await one.runs(), ['automatic 2026-03-31 attention 0']);
  await one.machine.complete(call(one.engine(), 'sync', {}));
  t.is((await one.runs())[0], 'manual 2026-03-31 done 1');
});

test('files in the drop folder are taken in, moved, and refused ones lie beside the reason', async (t) => {
  const one = await venue('2026-03-10T04:00:00Z');
  const drop = `${home}/drop/property`;
  one.machine.disk.plant(
    `${drop}/good.json`,
    Buffer.from(JSON.stringify(invoice('A', '2026-03-09', [{ product: 'ROOM' }]))),
  );
  one.machine.disk.plant(`${drop}/bad.xml`, Buffer.from('<Invoice>'));
  await one.machine.scheduler.runFor(10_000);
  await one.tick();
  t.is((await one.machine.complete(call(one.engine(), 'documents.list', {}))).total, 1);
  const disk = one.machine.boot().disk;
  const names = async (folder: string) => one.machine.complete(disk.list(folder));
  t.deepEqual(await names(`${drop}/processed/2026-03`), ['good.json']);
  t.deepEqual(await names(`${drop}/rejected`), ['bad.xml', 'bad.xml.txt']);
  t.deepEqual(await names(`${drop}/processing`), []);
  const reason = Buffer.from(await one.machine.complete(disk.read(`${drop}/rejected/bad.xml.txt`))).toString('utf8');
  t.regex(reason, /bad\.xml was not taken in\.\n.+\n\nCorrect it and put it into the drop folder again\./s);
});

function addDay(date: string): string {
  return new Date(Date.parse(date) + 24 * hour).toISOString().slice(0, 10);
}
