import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import {
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { CommandFailure, DaemonRefusal } from '../../src/cli/failure.ts';
import { type DaemonClient, daemonClient } from '../../src/cli/rpc-client.ts';
import { DaemonStopping } from '../../src/cli/rpc-link.ts';
import { errorCodes, type ResultOf } from '../../src/core/rpc.ts';

const hello: ResultOf<'hello'> = {
  protocol: 1,
  build: 'fake',
  home: '/srv/waterlelie',
  sample: false,
  state: 'ready',
  seq: 0,
  language: 'nl',
};
const cause = { name: 'book' };

/** Serves connections in a row: `serve` is told which one it is. */
async function client(
  t: ExecutionContext,
  serve: (connection: MessageConnection, socket: Socket, index: number) => void,
): Promise<DaemonClient> {
  const path = join(mkdtempSync(join(tmpdir(), 'na-rpc-')), 's');
  let count = 0;
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    connection.onRequest('hello', () => hello);
    connection.onError(() => {});
    serve(connection, socket, count++);
    connection.listen();
  });
  await new Promise<void>((done) => server.listen(path, done));
  t.teardown(() => server.close());
  const opened = await daemonClient(
    () =>
      new Promise((resolve, reject) => {
        const socket = connect(path);
        socket.once('connect', () => resolve(socket));
        socket.once('error', reject);
      }),
  );
  t.teardown(() => opened.close());
  return opened;
}

test('a call is answered, checked and typed', async (t) => {
  const daemon = await client(t, (connection) => connection.onRequest('map.list', () => []));
  t.deepEqual(daemon.hello, hello);
  t.deepEqual(await daemon.call('map.list', {}), []);
});

test('a change that was interrupted is asked again under the same command id', async (t) => {
  const ids: unknown[] = [];
  const daemon = await client(t, (connection, socket, index) =>
    connection.onRequest('configurations.delete', ({ commandId, name }: { commandId: string; name: string }) => {
      ids.push(commandId);
      if (index > 0) return { name };
      socket.destroy();
      return new Promise(() => {});
    }),
  );
  t.deepEqual(await daemon.call('configurations.delete', cause), cause);
  t.is(ids.length, 2);
  t.is(ids[0], ids[1]);
  t.regex(String(ids[0]), /^[0-9a-f-]{36}$/);
});

test('a daemon that went away between two calls is reached anew by the second', async (t) => {
  const sockets: Socket[] = [];
  const daemon = await client(t, (connection, socket) => {
    sockets.push(socket);
    connection.onRequest('map.list', () => []);
  });
  sockets[0]?.destroy();
  await daemon.ended();
  t.deepEqual(await daemon.call('map.list', {}), []);
  t.is(sockets.length, 2);
});

test('a daemon that goes away twice is given up on', async (t) => {
  const daemon = await client(t, (connection, socket) =>
    connection.onRequest('map.list', () => {
      socket.destroy();
      return new Promise(() => {});
    }),
  );
  const error = await t.throwsAsync(daemon.call('map.list', {}), { instanceOf: CommandFailure });
  t.is(error?.key, 'error.connection-lost');
});

test('stopping ends the connection, and that is the answer', async (t) => {
  let connections = 0;
  const daemon = await client(t, (connection, socket) => {
    connections += 1;
    connection.onRequest('daemon.stop', () => {
      socket.destroy();
      return new Promise(() => {});
    });
  });
  t.deepEqual(await daemon.call('daemon.stop', {}), {});
  await daemon.ended();
  t.is(connections, 1);
});

test('a refusal keeps its kind and its reason', async (t) => {
  const reason = { code: 'no-such-document', details: { id: 'i1' } };
  const daemon = await client(t, (connection) => {
    connection.onRequest('documents.show', () => {
      throw new ResponseError(errorCodes.notFound, 'no-such-document i1', { kind: 'notFound', reason });
    });
    connection.onRequest('map.list', () => {
      throw new ResponseError(errorCodes.conflict, 'changed meanwhile');
    });
  });
  const unknown = await t.throwsAsync(daemon.call('documents.show', { id: 'i1' }), { instanceOf: DaemonRefusal });
  t.deepEqual([unknown?.kind, unknown?.reason], ['notFound', reason]);
  const conflict = await t.throwsAsync(daemon.call('map.list', {}), { instanceOf: DaemonRefusal });
  t.deepEqual([conflict?.kind, conflict?.message, conflict?.reason], ['conflict', 'changed meanwhile', undefined]);
  const missing = await t.throwsAsync(daemon.call('doctor', {}), { instanceOf: DaemonRefusal });
  t.is(missing?.kind, 'internal');
});

test('an answer of another form is a fault of the protocol, not a crash', async (t) => {
  const daemon = await client(t, (connection) => connection.onRequest('map.list', () => [{ id: 1 }]));
  const error = await t.throwsAsync(daemon.call('map.list', {}), { instanceOf: CommandFailure });
  t.deepEqual([error?.key, error?.values], ['error.answer', { method: 'map.list', message: '0.id' }]);
});

test('an answer larger than a frame is refused before it is read', async (t) => {
  const daemon = await client(t, (connection, socket) =>
    connection.onRequest('map.list', () => {
      socket.write('Content-Length: 4000001\r\n\r\n');
      return new Promise(() => {});
    }),
  );
  const error = await t.throwsAsync(daemon.call('map.list', {}), { instanceOf: CommandFailure });
  t.is(error?.key, 'error.answer');
});

test('a question larger than a frame is not sent', async (t) => {
  const daemon = await client(t, (connection) => connection.onRequest('documents.approve', () => []));
  const ids = Array.from({ length: 10_000 }, (_, at) => `i${at}`.padEnd(100, 'x'));
  const error = await t.throwsAsync(daemon.call('documents.approve', { ids }), { instanceOf: CommandFailure });
  t.deepEqual([error?.key, error?.exitCode], ['error.too-much', 2]);
});

test('a daemon of another protocol, and one that is stopping, are told apart', async (t) => {
  const answering = (changes: Partial<ResultOf<'hello'>>) =>
    client(t, (connection) => connection.onRequest('hello', () => ({ ...hello, ...changes })));
  t.is((await t.throwsAsync(answering({ protocol: 2 }), { instanceOf: CommandFailure }))?.key, 'error.protocol');
  await t.throwsAsync(answering({ state: 'stopping' }), { instanceOf: DaemonStopping });
});

test('notifications reach their listeners, checked', async (t) => {
  const daemon = await client(t, (connection) =>
    connection.onRequest('map.list', async () => {
      await connection.sendNotification('changed', { seq: 'seven' });
      await connection.sendNotification('changed', { seq: 7, kinds: ['fact'] });
      return [];
    }),
  );
  const seen: unknown[] = [];
  daemon.on('changed', (data) => seen.push(data));
  await daemon.call('map.list', {});
  t.deepEqual(seen, [{ seq: 7, kinds: ['fact'] }]);
});
