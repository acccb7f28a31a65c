import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import type { DaemonPlace } from '../../src/cli/autostart.ts';
import { CommandFailure } from '../../src/cli/failure.ts';
import { openDaemon, openRunningDaemon } from '../../src/cli/open-daemon.ts';
import { socketPath } from '../../src/core/socket-path.ts';

const program = resolve('test/cli/fake-daemon.mjs');

/** A home of its own, whose daemon behaves as told. */
function place(mode = 'ok'): DaemonPlace {
  const folder = mkdtempSync(join(tmpdir(), 'na-cli-'));
  const home = join(folder, 'home');
  const uid = process.getuid?.() ?? -1;
  const socket = socketPath(home, { XDG_RUNTIME_DIR: folder }, uid);
  return { home, socket, uid, program, env: { ...process.env, FAKE_SOCKET: socket.path, FAKE_MODE: mode } };
}

const starts = ({ socket }: DaemonPlace) => readFileSync(`${socket.path}.starts`, 'utf8').trim().split('\n');

test('a daemon is started when none runs, found when one does, and stopped', async (t) => {
  const where = place();
  t.is(await openRunningDaemon(where), undefined);
  const first = await openDaemon(where);
  t.is(first.hello.build, 'fake');
  const second = await openDaemon(where);
  t.deepEqual(await second.call('map.list', {}), []);
  t.deepEqual(starts(where), [`daemon --home ${where.home}`]);
  first.close();
  t.deepEqual(await second.call('daemon.stop', {}), {});
  await second.ended();
  t.is(await openRunningDaemon(where), undefined);
  // Nothing of the start is left behind.
  t.deepEqual(
    readdirSync(where.socket.folder).filter((name) => name.endsWith('.log')),
    [],
  );
});

test('two commands that start a daemon at once end up at the same one', async (t) => {
  const where = place();
  const clients = await Promise.all([openDaemon(where), openDaemon(where), openDaemon(where)]);
  t.deepEqual(await Promise.all(clients.map((client) => client.call('map.list', {}))), [[], [], []]);
  await clients[0]?.call('daemon.stop', {});
});

test('a socket left over from a crash is no obstacle', async (t) => {
  const where = place();
  mkdirSync(where.socket.folder, { recursive: true, mode: 0o700 });
  const crash = "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))";
  spawnSync(process.execPath, ['-e', crash, where.socket.path]);
  t.true(lstatSync(where.socket.path).isSocket());
  const client = await openDaemon(where);
  t.deepEqual(await client.call('map.list', {}), []);
  await client.call('daemon.stop', {});
});

test('a daemon that cannot start says why, in its own first line', async (t) => {
  const error = await t.throwsAsync(openDaemon(place('dies')), { instanceOf: CommandFailure });
  t.is(error?.key, 'error.daemon-ended');
  t.is(error?.values.message, 'The store of this home cannot be read: log/001.ndjson is missing.');
  t.is(error?.exitCode, 3);
});

test('a socket folder that others can enter is not trusted', async (t) => {
  const where = place();
  mkdirSync(where.socket.folder, { recursive: true });
  chmodSync(where.socket.folder, 0o755);
  t.is((await t.throwsAsync(openDaemon(where), { instanceOf: CommandFailure }))?.key, 'error.socket-folder');
});

test('a socket folder that is a link, or that cannot be made, is not used', async (t) => {
  const linked = place();
  const elsewhere = mkdtempSync(join(tmpdir(), 'na-cli-'));
  symlinkSync(elsewhere, linked.socket.folder);
  t.is((await t.throwsAsync(openDaemon(linked), { instanceOf: CommandFailure }))?.key, 'error.socket-folder');
  const blocked = place();
  writeFileSync(blocked.socket.folder, '');
  t.is((await t.throwsAsync(openDaemon(blocked), { instanceOf: CommandFailure }))?.key, 'error.socket-folder-unusable');
});
