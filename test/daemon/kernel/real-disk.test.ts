import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { DiskError, type DiskErrorCode } from '../../../src/core/kernel.ts';
import { realDisk } from '../../../src/daemon/kernel/real-disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const disk = realDisk();
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);
const modeOf = (path: string) => lstatSync(path).mode & 0o777;

async function refused(t: ExecutionContext, attempt: Promise<unknown>, code: DiskErrorCode): Promise<string> {
  const error = await t.throwsAsync(attempt, { instanceOf: DiskError });
  t.is(error?.code, code);
  return error?.message ?? '';
}

for (const umask of [0o000, 0o022, 0o077, 0o777])
  test.serial(
    `new files are 0600 and new folders 0700 under umask ${umask.toString(8).padStart(3, '0')}`,
    async (t) => {
      const folder = temporaryFolder(t);
      const before = process.umask(umask);
      try {
        await disk.makeFolder(join(folder, 'a/b'));
        await disk.create(join(folder, 'a/b/created'), bytes('x'));
      } finally {
        process.umask(before);
      }
      t.deepEqual(
        ['a', 'a/b', 'a/b/created'].map((name) => modeOf(join(folder, name)).toString(8)),
        ['700', '700', '600'],
      );
    },
  );

test('what was created is read back, and is never created twice', async (t) => {
  const path = join(temporaryFolder(t), 'settings.json');
  await disk.create(path, bytes('one'));
  const message = await refused(t, disk.create(path, bytes('two')), 'EEXIST');
  t.is(message, `Cannot create ${path}: something of that name is already there (EEXIST).`);
  t.deepEqual(await disk.read(path), bytes('one'));
});

test('appending adds to the end, a torn tail is cut, and an existing file keeps its mode', async (t) => {
  const path = join(temporaryFolder(t), '001.ndjson');
  writeFileSync(path, 'first\n', { mode: 0o640 });
  const file = await disk.openAppend(path);
  await file.append(bytes('second\n'));
  await file.append(bytes('torn'));
  await file.sync();
  await file.truncate('first\nsecond\n'.length);
  await file.append(bytes('third\n'));
  await file.close();
  t.is(readFileSync(path, 'utf8'), 'first\nsecond\nthird\n');
  t.is(modeOf(path), 0o640);
});

test('after a failure an append file refuses everything until it is opened again', async (t) => {
  const path = join(temporaryFolder(t), '001.ndjson');
  await disk.create(path, bytes(''));
  const file = await disk.openAppend(path);
  await file.append(bytes('one'));
  const message = await refused(t, file.truncate(4), 'OTHER');
  t.is(message, `Cannot cut off the end of ${path}: it has 3 bytes, not 4 or more (OTHER).`);
  await refused(t, file.append(bytes('two')), 'OTHER');
  await refused(t, file.sync(), 'OTHER');
  await file.close();
  await refused(t, file.append(bytes('two')), 'OTHER');
  t.is(readFileSync(path, 'utf8'), 'one');
});

test('a link is read through only when allowed, and is never written through', async (t) => {
  const folder = temporaryFolder(t);
  const [target, link] = [join(folder, 'target'), join(folder, 'link')];
  writeFileSync(target, 'kept');
  symlinkSync(target, link);
  t.is(text(await disk.read(link)), 'kept');
  await refused(t, disk.read(link, { noFollow: true }), 'ELOOP');
  await refused(t, disk.openAppend(link), 'ELOOP');
  await refused(t, disk.create(link, bytes('overwritten')), 'EEXIST');
  t.is((await disk.stat(link))?.kind, 'other');
  await disk.remove(link);
  t.is(readFileSync(target, 'utf8'), 'kept');
});

test('a log that is missing is not begun anew by opening it', async (t) => {
  const folder = temporaryFolder(t);
  await refused(t, disk.openAppend(join(folder, '001.ndjson')), 'ENOENT');
  t.deepEqual(readdirSync(folder), []);
});

test('reading is bounded, also where the size says nothing', async (t) => {
  const path = join(temporaryFolder(t), 'invoice.xml');
  writeFileSync(path, 'x'.repeat(100));
  t.is((await disk.read(path, { maxBytes: 100 })).length, 100);
  const message = await refused(t, disk.read(path, { maxBytes: 99 }), 'OTHER');
  t.is(message, `Cannot read ${path}: it is larger than the 99 bytes allowed here (OTHER).`);
  if (process.platform !== 'linux') {
    t.log('no /proc here: the case of a file whose size says 0 is not tried');
    return;
  }
  t.true((await disk.read('/proc/self/status')).length > 100);
  await refused(t, disk.read('/proc/self/status', { maxBytes: 100 }), 'OTHER');
});

test('only regular files are read: no folder, pipe or device', async (t) => {
  const folder = temporaryFolder(t);
  await refused(t, disk.read(folder), 'EISDIR');
  await refused(t, disk.openAppend(folder), 'EISDIR');
  await refused(t, disk.read('/dev/zero'), 'OTHER');
  const pipe = join(folder, 'pipe');
  t.is(spawnSync('env', ['mkfifo', pipe]).status, 0);
  // A pipe without a writer would hold a naive reader for ever.
  await refused(t, disk.read(pipe), 'OTHER');
  await refused(t, disk.openAppend(pipe), 'OTHER');
  t.is((await disk.stat(pipe))?.kind, 'other');
});

test('missing names, files in the way and folders in the way each have their code', async (t) => {
  const folder = temporaryFolder(t);
  const at = (name: string) => join(folder, name);
  writeFileSync(at('file'), '');
  mkdirSync(at('folder'));
  await refused(t, disk.read(at('missing')), 'ENOENT');
  await refused(t, disk.create(at('missing/file'), bytes('')), 'ENOENT');
  await refused(t, disk.create(at('file/below'), bytes('')), 'ENOTDIR');
  await refused(t, disk.rename(at('missing'), at('other')), 'ENOENT');
  await refused(t, disk.rename(at('file'), at('folder')), 'EISDIR');
  await refused(t, disk.rename(at('folder'), at('file')), 'ENOTDIR');
  await refused(t, disk.remove(at('missing')), 'ENOENT');
  await refused(t, disk.remove(at('folder')), 'EISDIR');
  await refused(t, disk.list(at('file')), 'ENOTDIR');
  await refused(t, disk.list(at('missing')), 'ENOENT');
  await refused(t, disk.syncFolder(at('missing')), 'ENOENT');
  await refused(t, disk.syncFolder(at('file')), 'ENOTDIR');
  await refused(t, disk.makeFolder(at('file')), 'EEXIST');
  await refused(t, disk.makeFolder(at('file/below')), 'ENOTDIR');
  t.is(await disk.stat(at('missing')), undefined);
  t.is(await disk.stat(at('file/below')), undefined);
});

test('a folder is listed in order and made durable', async (t) => {
  const folder = temporaryFolder(t);
  for (const name of ['b', 'a', 'C', 'a.new']) await disk.create(join(folder, name), bytes(''));
  await disk.makeFolder(folder);
  await disk.syncFolder(folder);
  t.deepEqual(await disk.list(folder), ['C', 'a', 'a.new', 'b']);
});

test('stat tells kind, size, mode and owner', async (t) => {
  const path = join(temporaryFolder(t), 'key');
  writeFileSync(path, '12345');
  chmodSync(path, 0o640);
  const { uid, mtimeMs } = lstatSync(path);
  t.deepEqual(await disk.stat(path), { kind: 'file', size: 5, mode: 0o640, modifiedAt: Math.floor(mtimeMs), uid });
});

test('an escape sequence in a file name does not reach the message', async (t) => {
  const path = join(temporaryFolder(t), 'a\u001b[31mb');
  const message = await refused(t, disk.read(path), 'ENOENT');
  t.false(message.includes('\u001b'));
});

test('a full disk is said in words, the log keeps what fitted, and no half file stays', async (t) => {
  const folder = temporaryFolder(t);
  const mount = ['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder];
  if (process.getuid?.() !== 0 || spawnSync('env', mount).status !== 0) {
    t.log('no right to mount a small disk here: this case is tried on the simulated disk only');
    t.pass();
    return;
  }
  t.teardown(() => spawnSync('env', ['umount', folder]));
  const log = join(folder, 'log');
  await disk.create(log, bytes(''));
  const file = await disk.openAppend(log);
  await file.append(new Uint8Array(50_000));
  const message = await refused(t, file.append(new Uint8Array(50_000)), 'ENOSPC');
  t.is(
    message,
    `Cannot write to ${log}: the disk is full (or the quota is used up); free some space, then try again (ENOSPC).`,
  );
  await refused(t, file.append(new Uint8Array(1)), 'ENOSPC');
  await file.close();
  t.is(lstatSync(log).size, 65_536);
  await refused(t, disk.create(join(folder, 'checkpoint'), new Uint8Array(10)), 'ENOSPC');
  t.deepEqual(readdirSync(folder), ['log']);
});
