import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { type AppendFile, type Disk, DiskError } from '../../src/core/kernel.ts';
import { realDisk } from '../../src/daemon/kernel/real-disk.ts';
import { incomingName, replaceFile } from '../../src/daemon/store/replace-file.ts';
import { type DiskPolicy, failAtWrite, killAtWrite, killMoments, noDiskFaults } from './kernel/disk-faults.ts';
import { SimMachine } from './kernel/sim-kernel.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => content && new TextDecoder().decode(content);
const concat = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const startsWith = (whole: Uint8Array, start: Uint8Array) => start.every((byte, at) => whole[at] === byte);

/** The code of the DiskError that the work ends with; other errors are the test's. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof DiskError) return error.code;
    throw error;
  }
}

async function namesIn(machine: SimMachine, folder: string): Promise<string[]> {
  return machine.complete(machine.boot().disk.list(folder));
}

// ---- what a power cut leaves

const appendOrSync = fc.oneof(
  { weight: 3, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 700 }).map((data) => data.map((byte) => byte | 1)) },
  { weight: 1, arbitrary: fc.constant('sync' as const) },
);

test('after a power cut a file holds what was synced and any beginning of the rest', async (t) => {
  let partsKept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.boolean(),
      fc.array(appendOrSync, { maxLength: 8 }),
      async (seed, zeros, steps) => {
        const machine = new SimMachine(seed);
        machine.disk.zeroSectors = zeros;
        machine.disk.plant('/home/log', bytes('begun:'));
        const synced: Uint8Array[] = [bytes('begun:')];
        let unsynced: Uint8Array[] = [];
        const { disk } = machine.boot();
        const write = async () => {
          const file = await disk.openAppend('/home/log');
          for (const step of steps) {
            if (step === 'sync') {
              await file.sync();
              synced.push(...unsynced);
              unsynced = [];
            } else {
              await file.append(step);
              unsynced.push(step);
            }
          }
        };
        await machine.complete(write());
        const [safe, whole] = [concat(synced), concat([...synced, ...unsynced])];
        t.deepEqual(machine.disk.peek('/home/log'), whole);
        machine.crash();
        const left = machine.disk.peek('/home/log') ?? bytes('');
        t.true(left.length >= safe.length && left.length <= whole.length && startsWith(left, safe));
        // Written bytes are never 0 here, so a zero is a sector that did not reach the disk.
        t.true(left.every((byte, at) => byte === whole[at] || (zeros && at >= safe.length && byte === 0)));
        if (left.length > safe.length && left.length < whole.length) partsKept += 1;
      },
    ),
    { numRuns: 1000 },
  );
  t.true(partsKept > 100);
});

const nameStep = fc.record({
  what: fc.constantFrom('create', 'remove', 'rename', 'sync'),
  from: fc.constantFrom('/home/p/a', '/home/p/b', '/home/q/a', '/home/q/b'),
  to: fc.constantFrom('/home/p/a', '/home/p/b', '/home/q/a', '/home/q/b'),
});

test('after a power cut each folder is as it was at some moment since it was last synced', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(nameStep, { maxLength: 14 }), async (seed, steps) => {
      const machine = new SimMachine(seed);
      const folders = ['/home/p', '/home/q'];
      for (const folder of folders) machine.disk.plantFolder(folder);
      const { disk } = machine.boot();
      /** Name and content of every file in the folder. Contents are synced and differ, so they name the file. */
      const look = (folder: string) =>
        ['a', 'b'].flatMap((name) => {
          const content = text(machine.disk.peek(`${folder}/${name}`));
          return content === undefined ? [] : [`${name}=${content}`];
        });
      const possible = new Map(folders.map((folder) => [folder, [look(folder)]]));
      const work = async () => {
        for (const [number, { what, from, to }] of steps.entries()) {
          const folder = from.slice(0, '/home/p'.length);
          if (what === 'create') await codeOf(disk.create(from, bytes(`file ${number}`)));
          if (what === 'remove') await codeOf(disk.remove(from));
          if (what === 'rename') await codeOf(disk.rename(from, to));
          if (what === 'sync') {
            await disk.syncFolder(folder);
            possible.set(folder, []);
          }
          for (const each of folders) possible.get(each)?.push(look(each));
        }
      };
      await machine.complete(work());
      machine.crash();
      for (const folder of folders)
        t.true(
          possible.get(folder)?.some((names) => names.join() === look(folder).join()),
          `${folder} became ${look(folder)}`,
        );
      const contents = folders.flatMap(look).map((entry) => entry.split('=')[1]);
      t.is(new Set(contents).size, contents.length, 'a file has two names');
    }),
    { numRuns: 1000 },
  );
});

test('a file that was created and synced may vanish until its folder is synced', async (t) => {
  const outcomes = { unsynced: new Set<string | undefined>(), synced: new Set<string | undefined>() };
  for (let seed = 0; seed < 60; seed++)
    for (const kind of ['unsynced', 'synced'] as const) {
      const machine = new SimMachine(seed);
      const { disk } = machine.boot();
      await machine.complete(disk.create('/home/file', bytes('content')));
      if (kind === 'synced') await machine.complete(disk.syncFolder('/home'));
      machine.crash();
      outcomes[kind].add(text(machine.disk.peek('/home/file')));
    }
  t.deepEqual(outcomes, { unsynced: new Set(['content', undefined]), synced: new Set(['content']) });
});

test('a kill without a power cut loses nothing that was written', async (t) => {
  const machine = new SimMachine(1);
  const { disk } = machine.boot();
  await machine.complete(disk.create('/home/log', bytes('one')));
  const file = await machine.complete(disk.openAppend('/home/log'));
  await machine.complete(file.append(bytes('two')));
  machine.kill();
  t.is(text(machine.disk.peek('/home/log')), 'onetwo');
});

test('a buffer that is used again after a write does not change what was written', async (t) => {
  const machine = new SimMachine(1);
  machine.disk.plant('/home/log', bytes(''));
  const { disk } = machine.boot();
  const file = await machine.complete(disk.openAppend('/home/log'));
  const buffer = bytes('one');
  await machine.complete(file.append(buffer));
  buffer.set(bytes('two'));
  await machine.complete(file.append(buffer));
  buffer.fill(0);
  await machine.complete(file.sync());
  machine.crash();
  t.is(text(machine.disk.peek('/home/log')), 'onetwo');
});

test('cutting a torn tail is either not done or done after a power cut in the midst of it', async (t) => {
  const left = new Set<string | undefined>();
  for (let seed = 0; seed < 40; seed++)
    for (const when of killMoments) {
      const machine = new SimMachine(seed);
      machine.disk.plant('/home/log', bytes('whole torn'));
      const { disk } = machine.boot();
      const file = await machine.complete(disk.openAppend('/home/log'));
      machine.disk.faults = killAtWrite(machine.disk.writes + 1 + (seed % 2), when);
      t.deepEqual(await machine.run(file.truncate(5)), { how: 'killed' });
      machine.crash();
      left.add(text(machine.disk.peek('/home/log')));
    }
  t.deepEqual([...left].sort(), ['whole', 'whole torn']);
});

// ---- the durable replacement

const path = '/home/settings.json';
const [oldContent, newContent] = ['{"version":1}', '{"version":2,"more":true}'];

/** Replaces the old content with faults, cuts the power if asked, and says what is there then. */
async function replacement(seed: number, faults: DiskPolicy, cut: boolean, replace = replaceFile) {
  const machine = new SimMachine(seed);
  machine.disk.zeroSectors = seed % 2 === 1;
  machine.disk.plant(path, bytes(oldContent));
  machine.disk.faults = faults;
  const before = machine.disk.writes;
  const ended = await machine.run(replace(machine.boot().disk, path, bytes(newContent)).catch(() => 'failed' as const));
  const writes = machine.disk.writes - before;
  machine.disk.faults = noDiskFaults;
  if (cut) machine.crash();
  else machine.kill();
  const how = ended.how === 'done' && ended.value === 'failed' ? 'failed' : ended.how;
  return { machine, how, writes, content: text(machine.disk.peek(path)) };
}

test('a replacement killed at any moment leaves the old content or the new, and the next one succeeds', async (t) => {
  const { writes } = await replacement(1, noDiskFaults, false);
  t.is(writes, 6);
  const seen = new Set<string | undefined>();
  for (let seed = 0; seed < 12; seed++)
    for (let write = 1; write <= writes; write++)
      for (const when of killMoments)
        for (const cut of [false, true]) {
          const { machine, how, content } = await replacement(seed, killAtWrite(write, when), cut);
          t.is(how, 'killed');
          t.true(content === oldContent || content === newContent, `${content} after a kill ${when} write ${write}`);
          seen.add(content);
          await machine.complete(replaceFile(machine.boot().disk, path, bytes('third')));
          machine.crash();
          t.is(text(machine.disk.peek(path)), 'third');
          t.deepEqual(await namesIn(machine, '/home'), ['settings.json']);
        }
  t.is(seen.size, 2);
});

test('a replacement that fails at any step leaves the old content or the new; one that ended leaves the new', async (t) => {
  for (let seed = 0; seed < 12; seed++) {
    t.is((await replacement(seed, noDiskFaults, true)).content, newContent);
    for (const code of ['EIO', 'ENOSPC'] as const)
      for (let write = 1; write <= 6; write++) {
        const { how, content } = await replacement(seed, failAtWrite(write, code), true);
        t.true(content === oldContent || content === newContent, `${content} after ${code} at write ${write}`);
        t.is(how, 'failed');
      }
  }
});

test('a replacement that forgets to sync is found out', async (t) => {
  const careless = async (disk: Disk) => {
    await disk.create(incomingName(path), bytes(''));
    const file = await disk.openAppend(incomingName(path));
    await file.append(bytes(newContent));
    await disk.rename(incomingName(path), path);
    await disk.syncFolder('/home');
  };
  let torn = 0;
  for (let seed = 0; seed < 20; seed++) {
    const { content } = await replacement(seed, noDiskFaults, true, careless);
    if (content !== oldContent && content !== newContent) torn += 1;
  }
  t.true(torn > 5);
});

// ---- faults

test('a full disk takes what fits, keeps no half file, and the handle stays refused', async (t) => {
  const machine = new SimMachine(1);
  machine.disk.capacity = 10;
  machine.disk.plant('/home/log', bytes(''));
  const { disk } = machine.boot();
  const file = await machine.complete(disk.openAppend('/home/log'));
  await machine.complete(file.append(bytes('123456')));
  t.is(await machine.complete(codeOf(file.append(bytes('789012')))), 'ENOSPC');
  machine.disk.capacity = 100;
  t.is(await machine.complete(codeOf(file.sync())), 'ENOSPC');
  t.is(text(machine.disk.peek('/home/log')), '1234567890');
  machine.disk.capacity = 12;
  t.is(await machine.complete(codeOf(disk.create('/home/more', bytes('345')))), 'ENOSPC');
  t.deepEqual(await namesIn(machine, '/home'), ['log']);
});

test('a disk that went read-only refuses every change and still reads', async (t) => {
  const machine = new SimMachine(1);
  machine.disk.plant('/home/log', bytes('kept'));
  const { disk } = machine.boot();
  const file = await machine.complete(disk.openAppend('/home/log'));
  machine.disk.readOnly = true;
  const changes = [
    () => file.append(bytes('x')),
    () => disk.create('/home/a', bytes('')),
    () => disk.rename('/home/log', '/home/b'),
    () => disk.remove('/home/log'),
    () => disk.makeFolder('/home/c'),
  ];
  for (const change of changes) t.is(await machine.complete(codeOf(change())), 'EROFS');
  t.is(text(await machine.complete(disk.read('/home/log'))), 'kept');
});

test('after a failed fsync the unsynced bytes are gone in part, and the file must be opened again', async (t) => {
  const left = new Set<string | undefined>();
  for (let seed = 0; seed < 60; seed++) {
    const machine = new SimMachine(seed);
    machine.disk.plant('/home/log', bytes('safe:'));
    const { disk } = machine.boot();
    const file = await machine.complete(disk.openAppend('/home/log'));
    await machine.complete(file.append(bytes('ab')));
    machine.disk.faults = failAtWrite(machine.disk.writes + 1, 'EIO');
    t.is(await machine.complete(codeOf(file.sync())), 'EIO');
    t.is(await machine.complete(codeOf(file.sync())), 'EIO');
    t.is(await machine.complete(codeOf(file.append(bytes('c')))), 'EIO');
    left.add(text(machine.disk.peek('/home/log')));
  }
  t.deepEqual([...left].sort(), ['safe:', 'safe:a', 'safe:ab']);
});

test('a name operation that ends in EIO may have happened after all', async (t) => {
  const outcomes = new Set<boolean>();
  for (let seed = 0; seed < 40; seed++) {
    const machine = new SimMachine(seed);
    machine.disk.plant('/home/a', bytes('x'));
    machine.disk.faults = failAtWrite(1, 'EIO');
    t.is(await machine.complete(codeOf(machine.boot().disk.rename('/home/a', '/home/b'))), 'EIO');
    outcomes.add(machine.disk.peek('/home/b') !== undefined);
  }
  t.is(outcomes.size, 2);
});

// ---- the simulated disk against the real one

const names = ['a', 'b', 'd', 'd/a', 'd/b', 'd/e', 'd/e/f', 'link', 'link/a', 'a/x', 'loop', 'dangling'] as const;
const name = fc.constantFrom(...names);
const small = fc.uint8Array({ maxLength: 12 });

/** One operation on a disk under `root`, with its result in a form that can be compared. */
type Operation = (session: Session) => Promise<unknown>;

interface Session {
  readonly disk: Disk;
  readonly root: string;
  readonly files: (AppendFile | undefined)[];
}

type Step = readonly [title: string, run: Operation];
const step = (title: string, run: Operation): Step => [title, run];
const fileNumber = fc.integer({ min: 0, max: 1 });

/** Kind, and what both disks agree on: sizes of folders and modes of links are the file system's own. */
const statOf = async (disk: Disk, at: string) => {
  const stat = await disk.stat(at);
  return stat?.kind === 'file' ? [stat.kind, stat.size, stat.mode] : stat?.kind;
};

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(name, fc.boolean(), fc.constantFrom(3, 1000))
    .map(([at, noFollow, maxBytes]) =>
      step(`read ${at} ${noFollow} ${maxBytes}`, ({ disk, root }) =>
        disk.read(`${root}/${at}`, { noFollow, maxBytes }),
      ),
    ),
  fc
    .tuple(name, small)
    .map(([at, data]) => step(`create ${at} ${data}`, ({ disk, root }) => disk.create(`${root}/${at}`, data))),
  fc
    .tuple(name, name)
    .map(([from, to]) =>
      step(`rename ${from} ${to}`, ({ disk, root }) => disk.rename(`${root}/${from}`, `${root}/${to}`)),
    ),
  name.map((at) => step(`remove ${at}`, ({ disk, root }) => disk.remove(`${root}/${at}`))),
  name.map((at) => step(`makeFolder ${at}`, ({ disk, root }) => disk.makeFolder(`${root}/${at}`))),
  name.map((at) => step(`list ${at}`, ({ disk, root }) => disk.list(`${root}/${at}`))),
  name.map((at) => step(`syncFolder ${at}`, ({ disk, root }) => disk.syncFolder(`${root}/${at}`))),
  name.map((at) => step(`stat ${at}`, ({ disk, root }) => statOf(disk, `${root}/${at}`))),
  fc.tuple(name, fileNumber).map(([at, number]) =>
    step(`open ${number} ${at}`, async ({ disk, root, files }) => {
      const opened = await disk.openAppend(`${root}/${at}`);
      await files[number]?.close();
      files[number] = opened;
    }),
  ),
  fc
    .tuple(fileNumber, small)
    .map(([number, data]) => step(`append ${number} ${data}`, async ({ files }) => files[number]?.append(data))),
  fileNumber.map((number) => step(`sync ${number}`, async ({ files }) => files[number]?.sync())),
  fileNumber.map((number) => step(`close ${number}`, async ({ files }) => files[number]?.close())),
  fc
    .tuple(fileNumber, fc.integer({ min: -1, max: 14 }))
    .map(([number, size]) => step(`truncate ${number} ${size}`, async ({ files }) => files[number]?.truncate(size))),
);

async function results(disk: Disk, root: string, steps: readonly Step[]) {
  const session: Session = { disk, root, files: [] };
  const outcomes: unknown[] = [];
  for (const [title, run] of steps)
    try {
      outcomes.push([title, await run(session)]);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      outcomes.push([title, error.code]);
    }
  for (const file of session.files) await file?.close();
  return outcomes;
}

test('the simulated disk gives the same results and error codes as the real one', async (t) => {
  const parent = mkdtempSync(join(tmpdir(), 'nightaudit-model-'));
  t.teardown(() => rmSync(parent, { recursive: true, force: true }));
  let run = 0;
  const codes = new Set<unknown>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const root = join(parent, String(run++));
      const machine = new SimMachine(run);
      mkdirSync(join(root, 'd'), { recursive: true });
      machine.disk.plantFolder(`${root}/d`);
      writeFileSync(join(root, 'd/a'), 'planted', { mode: 0o600 });
      machine.disk.plant(`${root}/d/a`, bytes('planted'));
      for (const [link, target] of [
        ['link', 'd'],
        ['loop', 'loop'],
        ['dangling', 'nowhere'],
      ] as const) {
        symlinkSync(join(root, target), join(root, link));
        machine.disk.plantLink(`${root}/${link}`, `${root}/${target}`);
      }
      const real = await results(realDisk(), root, steps);
      const simulated = await machine.complete(results(machine.boot().disk, root, steps));
      t.deepEqual(simulated, real);
      for (const [, outcome] of real as [string, unknown][]) if (typeof outcome === 'string') codes.add(outcome);
    }),
    { numRuns: 500 },
  );
  const met = ['ENOENT', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP', 'OTHER'].filter((code) => codes.has(code));
  t.deepEqual(met, ['ENOENT', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP', 'OTHER']);
});
