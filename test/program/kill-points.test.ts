import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { build } from 'esbuild';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { createBook } from '../../src/providers/ledgers/book/administration.ts';
import { bookProvider } from '../../src/providers/ledgers/book/provider.ts';
import { BookService } from '../../src/providers/ledgers/book/service.ts';
import type { HeldEntry } from '../../src/providers/ledgers/book/wire.ts';
import { call, shippedChart, startEngine } from '../daemon/engine/home.ts';
import { BookSandbox } from '../sandboxes/book/server.ts';
import type { Count, Death } from './counting-daemon/counting-kernel.ts';
import { type NightClient, type Orders, prepare, type Seen } from './counting-daemon/night.ts';
import { Machine } from './machine.ts';
import { smallNight, smallNightBalances } from './small-night.ts';

const built = mkdtempSync(join(tmpdir(), 'na-counting-'));
const daemon = join(built, 'daemon.mjs');
/** Machines have two cores at least; more at once would only wait for each other. */
const atOnce = 2;
/** A process that neither ends nor dies in this time hangs. */
const longestMs = 30_000;

const wholeNight: Seen = {
  balances: smallNightBalances,
  entries: [
    '2026-09-01 posted 242.00 2026-90-0001',
    '2026-09-02 posted 78.70 2026-90-0002',
    '2026-09-03 posted 584.40 2026-90-0003',
  ],
  documents: ['C-1', 'F-1', 'F-2', 'F-3', 'P-1', 'P-2', 'bar-1'].map((number) => `${number} synced`),
};

/** What the package itself must hold afterwards, each once. */
const wholeBook = ['2026-09-01 2026-90-0001', '2026-09-02 2026-90-0002', '2026-09-03 2026-90-0003'];

const deathOf = ({ at, halfWritten }: Death) => `${at}${halfWritten ? '-half' : ''}`;

// One file, as the program itself is shipped: hundreds of them are started here.
test.before(() =>
  build({
    entryPoints: ['test/program/counting-daemon/main.ts'],
    outfile: daemon,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    define: { __VERSION__: '"0.0.0-test"', 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'warning',
  }),
);
test.after.always(() => rmSync(built, { recursive: true, force: true }));

test.serial('a night that dies at any moment, and is begun again, ends in the same books', async (t) => {
  const machine = new Machine(t);
  const work = { night: 'whole', folder: machine.files('in', smallNight) } as const;
  const counted = await run(machine, { home: machine.path('whole'), work });
  t.deepEqual(counted.said?.seen, wholeNight, counted.stderr);
  const { all = 0, writing = [] } = counted.said?.count ?? {};
  t.true(all > 50);
  const deaths = [...deathsUpTo(all), ...writing.map((at) => ({ at, halfWritten: true }))];
  await dieEach(t, deaths, async (death) => {
    const home = machine.path(deathOf(death));
    return { machine, orders: { home, work }, held: () => heldOnDisk(home) };
  });
});

test.serial('a night on a package over the network that dies at any moment books each entry there once', async (t) => {
  const machine = new Machine(t);
  const folder = machine.files('in', smallNight);
  const sandbox = await BookSandbox.start();
  t.teardown(() => sandbox.stop());
  const homeFor = async (administration: string) => {
    const home = machine.path(administration);
    await prepareHome(home, folder, sandbox.url, administration);
    return {
      machine,
      orders: { home, work: { night: 'sync' } } as const,
      held: () => heldThere(sandbox, administration),
    };
  };
  const { orders } = await homeFor('whole');
  const counted = await run(machine, orders);
  t.deepEqual(counted.said?.seen, wholeNight, counted.stderr);
  const booked = counted.said?.booked ?? 0;
  t.true(booked > 30);
  await dieEach(t, deathsUpTo(booked), (death) => homeFor(`d${deathOf(death)}`));
});

interface Scene {
  readonly machine: Machine;
  readonly orders: Orders;
  /** What the package holds, whoever sent it. */
  readonly held: () => Promise<string[]>;
}

function deathsUpTo(last: number): Death[] {
  return Array.from({ length: last }, (_, index) => ({ at: index + 1, halfWritten: false }));
}

/** Dies each death in a home of its own, begins again, and compares. */
async function dieEach(t: ExecutionContext, deaths: readonly Death[], stage: (death: Death) => Promise<Scene>) {
  t.timeout(240_000);
  const begun = performance.now();
  const queue = deaths.values();
  const worker = async () => {
    for (const death of queue) {
      const { machine, orders, held } = await stage(death);
      const dead = await run(machine, { ...orders, death });
      t.is(dead.signal, 'SIGKILL', `death ${deathOf(death)}: ${dead.stderr}`);
      const again = await run(machine, orders);
      t.deepEqual(again.said?.seen, wholeNight, `after death ${deathOf(death)}: ${again.stderr}`);
      t.deepEqual(await held(), wholeBook, `after death ${deathOf(death)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  t.log(`${deaths.length} deaths in ${Math.round((performance.now() - begun) / 1000)} s`);
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly said: { seen?: Seen; booked: number; count: Count } | undefined;
}

function run(machine: Machine, orders: Orders): Promise<Ended> {
  const env = {
    ...machine.env,
    XDG_STATE_HOME: `${orders.home}-state`,
    NODE_COMPILE_CACHE: machine.path('compiled'),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', daemon, JSON.stringify(orders)], {
      env,
      timeout: longestMs,
      killSignal: 'SIGTERM',
    });
    let out = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (_code, signal) => resolve({ signal, stderr, said: out === '' ? undefined : JSON.parse(out) }));
  });
}

/** A home in which only booking is left, at a book behind a web server instead of its own. */
async function prepareHome(home: string, folder: string, url: string, administration: string): Promise<void> {
  const kernel = realKernel();
  const settings = { 'base-url': url, 'settle-ms': '0' };
  const context = { kernel, folder: home, settings };
  await createBook(context, administration, shippedChart('NL'), 'Park');
  const ledger = await bookProvider.open(context, administration);
  const { package: name, name: title, fingerprint } = await ledger.identity();
  await ledger.close();

  const engine = await startEngine(kernel, home);
  const client: NightClient = { call: (method, params) => call(engine, method, params as never) };
  await prepare(client, folder);
  const store = engine.context.store();
  await store.transact('test', async (transaction) => {
    const before = await transaction.get('settings', 'configuration:1');
    if (before?.value.type !== 'configuration') throw new Error('the home has no configuration');
    await transaction.put('settings', 'authorization:book', {
      type: 'authorization',
      value: { name: 'book', provider: 'book', settings, status: 'active' },
    });
    const target = { package: name, administration, name: title, fingerprint };
    await transaction.put('settings', 'configuration:1', {
      type: 'configuration',
      value: { ...before.value.value, administration, target },
    });
  });
  await engine.stop();
}

async function heldOnDisk(home: string): Promise<string[]> {
  const { disk, clock } = realKernel();
  const book = new BookService({ disk, clock }, `${home}/ledgers/book`);
  try {
    return numbered(await book.entries('1'));
  } finally {
    await book.close();
  }
}

const heldThere = async (sandbox: BookSandbox, administration: string) =>
  numbered(await sandbox.entries(administration));

/** Each journal begins with a mark of its own, which has no number. */
function numbered(entries: readonly HeldEntry[]): string[] {
  return entries
    .filter(({ number }) => number !== undefined)
    .map(({ date, number }) => `${date} ${number}`)
    .sort();
}
