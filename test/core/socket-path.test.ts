import test from 'ava';
import { socketPath } from '../../src/core/socket-path.ts';

const hash = '500b572f0b84dfb1';
const home = '/srv/nightaudit';

test('the socket lies in the runtime folder, named by the hash of its home', (t) => {
  t.deepEqual(socketPath(home, { XDG_RUNTIME_DIR: '/run/user/1000' }, 1000), {
    folder: '/run/user/1000/nightaudit',
    path: `/run/user/1000/nightaudit/${hash}.sock`,
  });
  t.is(socketPath(home, { XDG_RUNTIME_DIR: '/run/user/1000/' }, 1000).path, `/run/user/1000/nightaudit/${hash}.sock`);
  t.not(socketPath('/srv/other', {}, 1000).path, socketPath(home, {}, 1000).path);
});

test('without a usable runtime folder it lies in a folder of the user under /tmp', (t) => {
  const expected = { folder: '/tmp/nightaudit-1000', path: `/tmp/nightaudit-1000/${hash}.sock` };
  t.deepEqual(socketPath(home, {}, 1000), expected);
  t.deepEqual(socketPath(home, { XDG_RUNTIME_DIR: '' }, 1000), expected);
  t.deepEqual(socketPath(home, { XDG_RUNTIME_DIR: 'run/user' }, 1000), expected);
});

test('a path of 107 bytes is used, one of 108 falls back', (t) => {
  const room = 107 - `/nightaudit/${hash}.sock`.length;
  const fits = `/${'r'.repeat(room - 1)}`;
  t.is(Buffer.byteLength(socketPath(home, { XDG_RUNTIME_DIR: fits }, 7).path), 107);
  t.is(socketPath(home, { XDG_RUNTIME_DIR: `${fits}r` }, 7).folder, '/tmp/nightaudit-7');
  t.is(socketPath(home, { XDG_RUNTIME_DIR: fits }, 7, 'darwin').folder, '/tmp/nightaudit-7');
  t.is(socketPath(home, { XDG_RUNTIME_DIR: `/${'é'.repeat((room - 1) / 2 + 1)}` }, 7).folder, '/tmp/nightaudit-7');
});

test('Windows gets a named pipe', (t) => {
  t.deepEqual(socketPath(home, { XDG_RUNTIME_DIR: '/run' }, -1, 'win32'), {
    folder: '',
    path: `\\\\.\\pipe\\nightaudit-${hash}`,
  });
});
