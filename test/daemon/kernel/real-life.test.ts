import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { DiskError } from '../../../src/core/kernel.ts';
import { realDisk } from '../../../src/daemon/kernel/real-disk.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { realLife } from '../../../src/daemon/kernel/real-life.ts';
import { temporaryFolder } from './temporary-folder.ts';

const life = () => realLife(realDisk());

/** Another process that tries for the lock, says how it went, and stays. */
async function otherProcess(t: ExecutionContext, path: string) {
  const source = (name: string) => JSON.stringify(pathToFileURL(`src/daemon/kernel/${name}.ts`).href);
  const script = `
    import { realDisk } from ${source('real-disk')};
    import { realLife } from ${source('real-life')};
    const lock = await realLife(realDisk()).lock(process.argv[1]);
    process.stdout.write(lock ? 'locked\\n' : 'refused\\n');
    process.stdin.resume();
  `;
  const args = ['--no-warnings', '--input-type=module', '-e', script, path];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  t.teardown(kill);
  const [said] = await once(createInterface({ input: child.stdout }), 'line');
  return { said, kill };
}

test('a second process is refused at once, and let in at once after SIGKILL', async (t) => {
  const path = join(temporaryFolder(t), 'lock');
  const holder = await otherProcess(t, path);
  t.is(holder.said, 'locked');
  t.is(await life().lock(path), undefined);
  await holder.kill();
  const lock = await life().lock(path);
  t.truthy(lock);
  t.is((await otherProcess(t, path)).said, 'refused');
  await lock?.release();
  t.is((await otherProcess(t, path)).said, 'locked');
});

test('a second lock within the process is refused and does not loosen the first', async (t) => {
  const path = join(temporaryFolder(t), 'lock');
  const lock = await life().lock(path);
  t.is(await life().lock(path), undefined);
  t.is((await otherProcess(t, path)).said, 'refused');
  await lock?.release();
  await lock?.release();
  const again = await life().lock(path);
  t.truthy(again);
  await again?.release();
});

test('the lock file is 0600, stays empty, and is the only file', async (t) => {
  const folder = temporaryFolder(t);
  const lock = await life().lock(join(folder, 'lock'));
  t.deepEqual(readdirSync(folder), ['lock']);
  const { mode, size } = lstatSync(join(folder, 'lock'));
  t.deepEqual({ mode: mode & 0o777, size }, { mode: 0o600, size: 0 });
  await lock?.release();
});

test('what is no lock file is refused in words', async (t) => {
  const folder = temporaryFolder(t);
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'));
  writeFileSync(join(folder, 'notes'), 'something the operator wrote, long enough to be no database header'.repeat(20));
  const messageOf = async (name: string) =>
    (await t.throwsAsync(life().lock(join(folder, name)), { instanceOf: DiskError }))?.message;
  t.is(await messageOf('link'), `Cannot lock ${join(folder, 'link')}: it is not a regular file; remove it (OTHER).`);
  t.regex((await messageOf('notes')) ?? '', /file is not a database/);
  t.regex((await messageOf('missing/lock')) ?? '', /folder is missing \(ENOENT\)/);
});

test('every start has a boot id of its own, and random bytes differ', (t) => {
  const [one, other] = [realKernel(), realKernel()];
  t.not(one.life.bootId, other.life.bootId);
  t.is(one.random.bytes(32).length, 32);
  t.notDeepEqual(one.random.bytes(32), one.random.bytes(32));
});
