import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { daemonPlace, openRunningDaemon } from '../../src/cli/open-daemon.ts';
import type { DaemonClient } from '../../src/cli/rpc-client.ts';
import { Machine, program } from './machine.ts';
import { bookNight, bringNightIn, ownHome } from './own-home.ts';

/** What came back over the socket until the daemon hung up, or until `enough` was in it. */
function say(machine: Machine, bytes: Uint8Array | string, enough?: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(machine.socket);
    socket.setTimeout(20_000, () => socket.destroy(new Error('the daemon neither answers nor hangs up')));
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
      if (enough?.test(heard)) socket.destroy();
    });
    // A daemon that hangs up while we still speak is what some of these wait for.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') heard = error.message;
    });
    socket.on('close', () => resolve(heard));
    socket.write(bytes);
  });
}

const frame = (text: string) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
const request = (method: string, params: unknown) => frame(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));

/** A client in this process, as the program's own. */
async function client(t: ExecutionContext, machine: Machine): Promise<DaemonClient> {
  const opened = await openRunningDaemon(daemonPlace(machine.home, program, machine.env));
  if (!opened) throw new Error('no daemon runs');
  t.teardown(() => opened.close());
  return opened;
}

/** Resolves when the process is gone. */
async function ended(pid: number): Promise<void> {
  const from = performance.now();
  while (isAlive(pid)) {
    if (performance.now() - from > 30_000) throw new Error(`process ${pid} goes on`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('what is no request is dropped or refused, and the daemon lives on', async (t) => {
  const machine = await ownHome(t);
  const pid = await machine.daemon();
  const big = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'status', params: { filler: 'x'.repeat(2_000_000) } });
  t.is(await say(machine, frame(big)), '', 'a frame of two megabytes');
  t.is(await say(machine, `Content-Length: 999999999999\r\n\r\n`), '', 'a frame that is only announced');
  t.is(await say(machine, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256))), '', 'noise');
  t.is(await say(machine, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'), '', 'a web browser');
  t.is(await say(machine, `x${'y'.repeat(20_000)}`), '', 'a header without end');
  t.regex(await say(machine, request('nonsense', {}), /\}\s*$/), /"code":-32601/, 'an unknown method');
  t.regex(
    await say(machine, request('documents.list', { limit: -1 }), /\}\s*$/),
    /"code":-32602/,
    'senseless parameters',
  );
  t.regex(await say(machine, request('home.init', null), /\}\s*$/), /"code":-32602/, 'no parameters');
  t.is(await machine.daemon(), pid, 'the same daemon answers');
});

test('commands that start at once share one daemon, and a second one is refused', async (t) => {
  const machine = await ownHome(t);
  await machine.stop();
  const answers = await Promise.all([1, 2, 3].map(() => machine.json<{ pid: number; state: string }>(['status'])));
  t.deepEqual(
    answers.map(({ code, value }) => [code, value.state]),
    [1, 2, 3].map(() => [0, 'ready']),
  );
  t.is(new Set(answers.map(({ value }) => value.pid)).size, 1);

  const second = await machine.run(['daemon', '--foreground']);
  t.is(second.code, 3);
  t.regex(second.stderr, /another nightaudit daemon serves .*home already/);
  t.is(await machine.daemon(), answers[0]?.value.pid ?? 0);
});

test('a daemon that was killed leaves nothing in the way of the next command', async (t) => {
  const machine = await ownHome(t);
  await bringNightIn(t, machine);
  const pid = await machine.daemon();
  process.kill(pid, 'SIGKILL');
  await ended(pid);
  t.true(existsSync(machine.socket), 'its socket is still there');
  await bookNight(t, machine);
  t.not(await machine.daemon(), pid);
});

test('a daemon that is told to stop during a run ends it between two entries, and the rest is booked later', async (t) => {
  const machine = new Machine(t);
  await machine.json(['init', '--sample']);
  const pid = await machine.daemon();
  const watcher = await client(t, machine);
  await watcher.call('subscribe', {});
  const sending = new Promise<void>((resolve) =>
    watcher.on('progress', ({ phase, done }) => {
      if (phase === 'sending' && done >= 3) resolve();
    }),
  );
  const sync = machine.json<{ entries: unknown[]; runs: { outcome: string; reason?: { code: string } }[] }>([
    'sync',
    '--as-of',
    '2026-11-01',
  ]);
  await sending;
  process.kill(pid, 'SIGTERM');
  const stopped = await sync;
  await ended(pid);
  t.is(stopped.code, 1);
  const [run] = stopped.value.runs;
  t.deepEqual([run?.outcome, run?.reason?.code], ['interrupted', 'stopping']);
  const before = stopped.value.entries.length;
  t.true(before > 0 && before < 61, `${before} of 61`);

  const rest = await machine.json<{ entries: unknown[] }>(['sync', '--as-of', '2026-11-01']);
  t.is(rest.value.entries.length, 61 - before);
  const { value: entries } = await machine.json<{ state: string; remoteNumber: string }[]>(['entries', 'list']);
  t.is(new Set(entries.map(({ remoteNumber }) => remoteNumber)).size, 61);
  t.true(entries.every(({ state }) => state === 'posted'));
  const range = ['--from', '2026-09-01', '--to', '2026-10-31'];
  const { value: balances } = await machine.json<{ account: string; balance: string }[]>(['trial-balance', ...range]);
  t.is(balances.find(({ account }) => account === '1310')?.balance, '3811.72');
});
