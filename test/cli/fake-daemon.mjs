// A daemon as far as a client can tell, for the tests of starting one: `node fake-daemon.mjs daemon --home DIR`.
// FAKE_SOCKET says where to listen, FAKE_MODE how to behave.
import { appendFileSync, closeSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

const socket = process.env.FAKE_SOCKET;
appendFileSync(`${socket}.starts`, `${process.argv.slice(2).join(' ')}\n`);

if (process.env.FAKE_MODE === 'dies') {
  process.stderr.write('\nThe store of this home cannot be read: log/001.ndjson is missing.\nat somewhere\n');
  process.exit(3);
}
try {
  closeSync(openSync(`${socket}.lock`, 'wx'));
} catch {
  process.stderr.write('Another daemon holds this home.\n');
  process.exit(3);
}
// The lock is ours, so a socket that lies here is left over from a crash.
rmSync(socket, { force: true });

const answers = {
  hello: {
    protocol: 1,
    build: 'fake',
    home: process.argv.at(-1),
    sample: false,
    state: 'ready',
    seq: 0,
    language: 'en',
  },
  'map.list': [],
  // More than a pipe holds, and not a whole window: nobody asks for a second one.
  audit: Array.from({ length: 900 }, (_, seq) => ({
    seq,
    at: '2026-11-01T05:02:00.000Z',
    who: 'operator',
    what: 'x'.repeat(400),
    subject: 'x',
  })),
  'daemon.stop': {},
};
const server = createServer((connection) => {
  let received = Buffer.alloc(0);
  connection.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(received.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end < 0 || received.length < end + 4 + length) return;
      const { id, method } = JSON.parse(received.subarray(end + 4, end + 4 + length).toString());
      received = received.subarray(end + 4 + length);
      if (method === 'coverage') {
        // Asked, and never answered.
        closeSync(openSync(`${socket}.coverage`, 'w'));
        continue;
      }
      const body = JSON.stringify({ jsonrpc: '2.0', id, result: answers[method] });
      connection.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      if (method === 'daemon.stop') stop();
    }
  });
  connection.on('error', () => {});
  open.add(connection);
});
const open = new Set();
function stop() {
  server.close();
  for (const connection of open) connection.end();
  rmSync(`${socket}.lock`, { force: true });
}
// A test that failed must not leave this behind.
setTimeout(() => process.exit(1), 60_000).unref();
server.listen(socket);
