import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import test from 'ava';
import { CommandFailure } from '../../../src/cli/failure.ts';
import { sshStream } from '../../../src/cli/remote/ssh-stream.ts';

/** An `ssh` that does as the script says. `speak` is the magic line, `$PID_FILE` where a process says which it is. */
function ssh(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'na-ssh-'));
  const program = join(folder, 'ssh');
  const pidFile = join(folder, 'pid');
  const speak = "speak() { printf '\\nnightaudit-rpc/1\\n'; }";
  writeFileSync(program, `#!/bin/sh\n${speak}\necho $$ > "$PID_FILE"\n${script}\n`, { mode: 0o755 });
  const call = { program, args: [], env: { ...process.env, PID_FILE: pidFile }, host: 'anna@park' };
  return { call, isAlive: () => existsSync(pidFile) && isRunning(Number(readFileSync(pidFile, 'utf8'))) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(isAlive: () => boolean): Promise<void> {
  while (isAlive()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function failure(connected: Promise<unknown>) {
  try {
    await connected;
  } catch (error) {
    if (error instanceof CommandFailure) return { key: error.key, ...error.values };
    throw error;
  }
  throw new Error('it connected');
}

test('what the shell says first is skipped, and megabytes go both ways untouched', async (t) => {
  const { call } = ssh('head -c 10000 /dev/zero | tr "\\0" "x"; printf "no line feed"; speak; exec cat');
  const stream = await sshStream(call);
  // More than any pipe holds, and every byte there is.
  const sent = Buffer.from(Array.from({ length: 5_000_000 }, (_, at) => (at * 7919) % 256));
  stream.end(sent);
  t.deepEqual(Buffer.compare(await buffer(stream), sent), 0);
});

test('a stream that nobody reads holds its sender up instead of filling memory', async (t) => {
  const { call, isAlive } = ssh('speak; exec cat /dev/zero');
  const stream = await sshStream(call);
  await new Promise((resolve) => stream.once('readable', resolve));
  // Whatever the loop brings, no more than the two buffers is taken in.
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  t.true(stream.readableLength < 1_000_000, String(stream.readableLength));
  stream.destroy();
  await gone(isAlive);
  t.pass();
});

test('a shell that says too much is refused, and its ssh ended', async (t) => {
  const { call, isAlive } = ssh('head -c 100000 /dev/zero | tr "\\0" "x"; speak; exec cat');
  t.deepEqual(await failure(sshStream(call)), { key: 'error.host-noise', host: 'anna@park', kilobytes: 64 });
  await gone(isAlive);
});

test('ssh that ends without a word is told by its last one', async (t) => {
  const denied = ssh('echo "Authorised use only" >&2; echo "anna@park: Permission denied (publickey)." >&2; exit 255');
  t.deepEqual(await failure(sshStream(denied.call)), {
    key: 'error.host-denied',
    host: 'anna@park',
    message: 'anna@park: Permission denied (publickey).',
  });
  const locked = ssh('echo "This account is currently not available."; exit 1');
  t.deepEqual(await failure(sshStream(locked.call)), {
    key: 'error.host',
    host: 'anna@park',
    message: 'This account is currently not available.',
  });
});

test('megabytes of complaints neither hold ssh up nor are kept', async (t) => {
  const { call } = ssh('yes "debug1: nothing" | head -c 3000000 >&2; echo "ssh: no route" >&2; exit 255');
  t.deepEqual(await failure(sshStream(call)), { key: 'error.host', host: 'anna@park', message: 'ssh: no route' });
});

test('the last word is heard although something in the background keeps stderr open', async (t) => {
  const { call, isAlive } = ssh('echo "ssh: no route" >&2; (exec >&- <&-; echo $$ >/dev/null; sleep 2) & exit 255');
  t.deepEqual(await failure(sshStream(call)), { key: 'error.host', host: 'anna@park', message: 'ssh: no route' });
  t.false(isAlive());
});

test('ssh that never gets there is given up on', async (t) => {
  const { call, isAlive } = ssh('echo "still waiting" >&2; exec cat');
  t.deepEqual(await failure(sshStream({ ...call, longestMs: 300 })), {
    key: 'error.host-silent',
    host: 'anna@park',
    seconds: 0,
    message: 'still waiting',
  });
  t.false(isAlive());
});

test('an ssh that cannot be started is named', async (t) => {
  const { call } = ssh('');
  const program = '/nowhere/ssh';
  t.deepEqual(await failure(sshStream({ ...call, program })), {
    key: 'error.no-ssh',
    program,
    message: 'spawn /nowhere/ssh ENOENT',
  });
});

test('a connection that ends in order ends the stream; one that breaks says why', async (t) => {
  const inOrder = await sshStream(ssh('speak; printf frames').call);
  t.is((await buffer(inOrder)).toString(), 'frames');
  const broken = await sshStream(ssh('speak; read line; echo "Timeout, server not responding." >&2; exit 255').call);
  const error = new Promise<Error>((resolve) => broken.once('error', resolve));
  broken.resume();
  broken.write('question\n');
  const fault = await error;
  t.true(fault instanceof CommandFailure);
  t.like(fault, { key: 'error.host', values: { message: 'Timeout, server not responding.' } });
});

test('writing to a connection that is gone ends in its reason', async (t) => {
  const stream = await sshStream(ssh('speak; exec <&-; echo "Connection reset by peer" >&2; exit 255').call);
  const error = new Promise<Error>((resolve) => stream.once('error', resolve));
  const ended = new Promise((resolve) => stream.once('close', resolve));
  const write = () => stream.destroyed || stream.write(Buffer.alloc(100_000), () => setImmediate(write));
  write();
  t.like(await error, { key: 'error.host', values: { message: 'Connection reset by peer' } });
  await ended;
});

test('a stream that is let go ends its ssh', async (t) => {
  const { call, isAlive } = ssh('speak; exec cat');
  const stream = await sshStream(call);
  t.true(isAlive());
  stream.destroy();
  await gone(isAlive);
});
