import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { Machine, type RunOptions } from './machine.ts';
import { bookNight, bringNightIn, makeHome, nightIsBooked, ownHome } from './own-home.ts';
import { asOf, smallNight } from './small-night.ts';

/** A home with the small night in its books, and its daemon stopped. */
async function bookedHome(t: ExecutionContext): Promise<Machine> {
  const machine = await ownHome(t);
  await bringNightIn(t, machine);
  await bookNight(t, machine);
  await machine.stop();
  return machine;
}

const log = (machine: Machine) => join(machine.home, 'log', '000001.ndjson');

async function doctor(t: ExecutionContext, machine: Machine): Promise<string> {
  const { code, value } = await machine.json<{ check: string; ok: boolean; message: string }[]>(['doctor']);
  t.is(code, 0);
  return value.map(({ check, ok, message }) => `${check} ${ok}: ${message}`).join('\n');
}

/** Nothing is written while the home cannot be trusted; it says why, and that is all it does. */
async function isQuarantined(t: ExecutionContext, machine: Machine, why: RegExp): Promise<void> {
  const before = contents(machine.home);
  const folder = machine.files('night', smallNight);
  for (const words of [['sync', '--as-of', asOf], ['import', folder], ['init'], ['documents', 'list'], ['doctor']]) {
    const { code, value } = await machine.json<{ error: { code: string; message: string } }>(words);
    t.is(code, 3, words.join(' '));
    t.is(value.error.code, 'quarantine', words.join(' '));
    t.regex(value.error.message, why, words.join(' '));
  }
  const status = await machine.json<{ state: string; reason: string }>(['status']);
  t.deepEqual([status.code, status.value.state], [0, 'quarantine']);
  t.regex(status.value.reason, why);
  await machine.stop();
  t.deepEqual(contents(machine.home), before, 'nothing was changed');
}

function contents(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'lock')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${readFileSync(path, 'base64')}`);
}

test('the end of the log that was torn off is cut, that is said, and nothing else is lost', async (t) => {
  const machine = await bookedHome(t);
  const [last = ''] = readFileSync(log(machine), 'utf8').trimEnd().split('\n').slice(-1);
  appendFileSync(log(machine), last.slice(0, last.length / 2));
  await nightIsBooked(t, machine);
  t.regex(await doctor(t, machine), /store true: the last record of the log was not complete \(\d+ bytes/);
  await bookNight(t, machine);
});

test('a log that was altered in its middle is not believed, and nothing is booked on it', async (t) => {
  const machine = await bookedHome(t);
  const bytes = readFileSync(log(machine));
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(log(machine), bytes);
  await isQuarantined(t, machine, /log is damaged at byte \d+ of segment 1/);
});

test('a log that is missing is never begun anew', async (t) => {
  const machine = await bookedHome(t);
  rmSync(log(machine));
  await isQuarantined(t, machine, /log is missing/);
});

test('an older copy of the home, put back, is recognised', async (t) => {
  const machine = await ownHome(t);
  await bringNightIn(t, machine);
  await machine.stop();
  cpSync(machine.home, machine.path('copy'), { recursive: true });
  await bookNight(t, machine);
  await machine.stop();
  rmSync(machine.home, { recursive: true });
  cpSync(machine.path('copy'), machine.home, { recursive: true });
  await isQuarantined(t, machine, /older copy or a restored backup/);
});

test('checkpoints that are missing or damaged are made again from the log, and that is said', async (t) => {
  const machine = await bookedHome(t);
  const [facts = ''] = readdirSync(join(machine.home, 'facts'));
  const [entries = ''] = readdirSync(join(machine.home, 'entries'));
  rmSync(join(machine.home, 'facts', facts));
  writeFileSync(join(machine.home, 'entries', entries), '{"schema":1,');
  writeFileSync(
    join(machine.home, 'settings.json'),
    readFileSync(join(machine.home, 'settings.json'), 'utf8').replace('Park', 'Perk'),
  );
  await nightIsBooked(t, machine);
  t.regex(await doctor(t, machine), /store true: .*was made again from the log/);
  await bookNight(t, machine);
  await machine.stop();

  writeFileSync(join(machine.home, 'manifest.json'), '');
  await nightIsBooked(t, machine);
  t.regex(await doctor(t, machine), /store true: .*manifest\.json is damaged; everything was read from the log again/);
  t.is((await machine.json<{ property: string }>(['status'])).value.property, 'Park');
});

test('a home that was deleted is not made again by any command but init, and then is a new one', async (t) => {
  const machine = await bookedHome(t);
  rmSync(machine.home, { recursive: true });
  const { code, value } = await machine.json<{ error: { code: string } }>(['sync', '--as-of', asOf]);
  t.deepEqual([code, value.error.code], [3, 'uninitialised']);
  await makeHome(t, machine);
  await bringNightIn(t, machine);
  await machine.stop();
  await bookNight(t, machine);
});

test('a home that is taken away from under its daemon takes nothing more in, and can be made again', async (t) => {
  const machine = await ownHome(t);
  rmSync(machine.home, { recursive: true });
  const { code, value } = await machine.json<{ error: { message: string } }>([
    'import',
    machine.files('night', smallNight),
  ]);
  t.is(code, 3);
  t.regex(value.error.message, /000001\.ndjson: there is nothing of that name/);
  await makeHome(t, machine);
  await bringNightIn(t, machine);
  await machine.stop();
  await bookNight(t, machine);
});

test('a home in which this user may not write is said to be so, and is left as it is', async (t) => {
  const machine = new Machine(t);
  const closed = machine.path('closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  const options: RunOptions = { bound: true, env: { NIGHTAUDIT_HOME: join(closed, 'home') } };
  const init = await machine.json<{ error: { code: string; message: string } }>(['init'], options);
  t.is(init.code, 3);
  t.regex(
    init.value.error.message,
    /closed\/home: this user has no right to it; check owner and permissions \(EACCES\)/,
  );
  t.deepEqual(readdirSync(closed), []);

  await makeHome(t, machine);
  await machine.stop();
  chmodSync(log(machine), 0o400);
  const status = await machine.json<{ error: { message: string } }>(['status'], { bound: true });
  t.is(status.code, 3);
  t.regex(status.value.error.message, /000001\.ndjson: this user has no right to it/);
  chmodSync(log(machine), 0o600);
  t.is((await machine.run(['status'])).code, 0);
  t.true(existsSync(log(machine)));
});

/** Only root may mount disks, and not everywhere. */
function succeedsAsRoot(command: string, ...words: string[]): boolean {
  return process.getuid?.() === 0 && spawnSync(command, words).status === 0;
}

test('a disk that is full is said to be full, and what was asked is done once there is room', async (t) => {
  const machine = new Machine(t);
  // Where no disk can be mounted, the night is only booked; test/daemon/full-disk.test.ts fills a simulated one.
  mkdirSync(machine.home, { mode: 0o700 });
  const isSmall = succeedsAsRoot('mount', '-t', 'tmpfs', '-o', 'size=256k,mode=700', 'tmpfs', machine.home);
  t.teardown(async () => {
    await machine.stop();
    if (isSmall && !succeedsAsRoot('umount', machine.home)) throw new Error(`${machine.home} stays mounted`);
  });
  const whileFull = async (...words: string[]) => {
    if (!isSmall) return;
    const ballast = join(machine.home, 'ballast');
    t.throws(() => writeFileSync(ballast, Buffer.alloc(1024 * 1024)), { code: 'ENOSPC' });
    const { code, value } = await machine.json<{ error: { code: string; message: string } }>(words);
    t.deepEqual([code, value.error.code], [3, 'refused'], words.join(' '));
    t.regex(value.error.message, /the disk is full .*free some space, then try again/, words.join(' '));
    rmSync(ballast);
  };
  await makeHome(t, machine);
  await whileFull('import', machine.files('night', smallNight));
  t.deepEqual((await machine.json(['documents', 'list'])).value, []);
  await bringNightIn(t, machine);
  await whileFull('sync', '--as-of', asOf);
  await bookNight(t, machine);
});
