import { once } from 'node:events';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import { type HttpRequest, NetworkError } from '../../../src/core/kernel.ts';
import { realNetwork } from '../../../src/daemon/kernel/real-network.ts';
import {
  answers,
  type Behaviour,
  closes,
  misbehavingServer,
  portOf,
  resets,
  staysSilent,
  writes,
  writesAndCloses,
} from './misbehaving-server.ts';
import { throwawayCertificate } from './throwaway-certificate.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

function request(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: {}, timeoutMs: 60_000, maxAnswerBytes: 10_000, ...changes };
}

function post(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return request(url, { method: 'POST', body: ascii('{"entry":1}'), ...changes });
}

async function failure(t: ExecutionContext, exchange: Promise<unknown>): Promise<NetworkError> {
  const error = await t.throwsAsync(exchange, { instanceOf: NetworkError });
  return error ?? new NetworkError('no', 'did not fail');
}

test('the bytes go out as they are and the answer comes back whole', async (t) => {
  const server = await misbehavingServer(t, () =>
    answers('201 Created', '{"id":"7"}', ['X-RateLimit: 59', 'X-Twice: a', 'X-Twice: b']),
  );
  const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const url = `http://127.0.0.1:${server.port}/api/entries?company=12&q=a%20b`;
  const handedOver = body.slice(3);
  const exchange = realNetwork().exchange(
    request(url, { method: 'PUT', body: handedOver, headers: { authorization: 'Bearer x', 'X-Ref': 'NA1' } }),
  );
  handedOver.fill(0);
  const answer = await exchange;
  t.deepEqual(answer, {
    status: 201,
    headers: { 'content-length': '10', 'x-ratelimit': '59', 'x-twice': 'a, b' },
    body: ascii('{"id":"7"}'),
  });
  const sent = server.raw[0] ?? Buffer.alloc(0);
  t.is(server.requests[0], 'PUT /api/entries?company=12&q=a%20b');
  t.true(sent.toString('latin1').includes('authorization: Bearer x\r\n'));
  t.deepEqual(sent.subarray(sent.indexOf('\r\n\r\n') + 4), Buffer.from(body.subarray(3)));
});

const misdeeds: Record<string, Behaviour> = {
  'resets the connection': resets,
  'closes without an answer': closes,
  'answers what is no HTTP': writesAndCloses('+OK POP3 ready\r\n'),
  'stops half-way through the headers': writesAndCloses('HTTP/1.1 200 OK\r\ncontent-le'),
  'stops half-way through the body': writesAndCloses('HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\n{"id"'),
  'promises too large an answer': writes('HTTP/1.1 200 OK\r\ncontent-length: 10001\r\n\r\n'),
  'sends an endless answer': writes(
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2711\r\n${'x'.repeat(10_001)}\r\n`,
  ),
  'switches protocols': writes('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'),
};

for (const [title, behaviour] of Object.entries(misdeeds))
  for (const method of ['POST', 'PUT', 'DELETE', 'GET'] as const)
    test(`a server that ${title} gets a ${method} once, and it may have been processed`, async (t) => {
      const server = await misbehavingServer(t, (line) => (line.endsWith('/probe') ? answers('200 OK') : behaviour));
      const network = realNetwork();
      const url = `http://127.0.0.1:${server.port}`;
      t.is((await failure(t, network.exchange(post(`${url}/entries`, { method })))).sent, 'maybe');
      // Whatever would be repeated in the background would be repeated before the next request.
      t.is((await network.exchange(request(`${url}/probe`))).status, 200);
      t.deepEqual(server.requests, [`${method} /entries`, 'GET /probe']);
    });

test('a reset on a reused connection leaves the outcome unknown and is not sent again', async (t) => {
  const server = await misbehavingServer(t, (_line, nth) => (nth === 2 ? resets : answers('200 OK')));
  const network = realNetwork();
  const url = `http://127.0.0.1:${server.port}`;
  await network.exchange(post(`${url}/first`));
  // A connection is free again one turn of the event loop after its answer.
  await setImmediate();
  const error = await failure(t, network.exchange(post(`${url}/second`)));
  t.is(server.connections(), 1);
  t.is(error.sent, 'maybe');
  t.is(error.message, `${url}/second: the connection was reset (ECONNRESET); the request may have been processed.`);
  await network.exchange(request(`${url}/third`));
  t.deepEqual(server.requests, ['POST /first', 'POST /second', 'GET /third']);
});

test('a server that never answers is given up after the time limit, outcome unknown', async (t) => {
  const server = await misbehavingServer(t, (line) =>
    line.startsWith('POST /slow') ? staysSilent : answers('200 OK'),
  );
  const network = realNetwork();
  const url = `http://127.0.0.1:${server.port}`;
  // The connection is made first, so that the limit cannot pass before anything was sent.
  await network.exchange(request(`${url}/first`));
  const error = await failure(t, network.exchange(post(`${url}/slow?token=secret`, { timeoutMs: 500 })));
  t.is(error.sent, 'maybe');
  t.is(error.message, `${url}/slow: no complete answer within 500 ms; the request may have been processed.`);
  await network.exchange(request(`${url}/last`));
  t.deepEqual(server.requests, ['GET /first', 'POST /slow?token=secret', 'GET /last']);
});

test('what was given up while waiting for a connection was not sent, and never is', async (t) => {
  const held: Socket[] = [];
  const server = await misbehavingServer(t, (line) =>
    line === 'POST /held' ? (socket) => held.push(socket) : answers('200 OK'),
  );
  const network = realNetwork();
  const url = `http://127.0.0.1:${server.port}`;
  const busy = Array.from({ length: 8 }, () => network.exchange(post(`${url}/held`)));
  await server.arrived(8);
  const error = await failure(t, network.exchange(post(`${url}/queued`, { timeoutMs: 50 })));
  t.is(error.sent, 'no');
  t.is(error.message, `${url}/queued: no complete answer within 50 ms; nothing was sent.`);
  for (const socket of held) answers('200 OK')(socket);
  await Promise.all(busy);
  await network.exchange(request(`${url}/last`));
  t.deepEqual(server.requests, [...Array(8).fill('POST /held'), 'GET /last']);
});

for (const status of ['301 Moved Permanently', '302 Found', '307 Temporary Redirect', '308 Permanent Redirect'])
  test(`a ${status} is handed back, not followed`, async (t) => {
    const server = await misbehavingServer(t, () => answers(status, '', ['Location: /elsewhere']));
    const answer = await realNetwork().exchange(post(`http://127.0.0.1:${server.port}/entries`));
    t.is(answer.status, Number(status.slice(0, 3)));
    t.is(answer.headers.location, '/elsewhere');
    t.deepEqual(server.requests, ['POST /entries']);
  });

for (const status of ['429 Too Many Requests', '500 Internal Server Error', '503 Service Unavailable'])
  test(`a ${status} is handed back, not repeated`, async (t) => {
    const server = await misbehavingServer(t, () => answers(status, 'later', ['Retry-After: 0']));
    const answer = await realNetwork().exchange(post(`http://127.0.0.1:${server.port}/entries`));
    t.deepEqual([answer.status, answer.body], [Number(status.slice(0, 3)), ascii('later')]);
    t.deepEqual(server.requests, ['POST /entries']);
  });

test('an interim answer is not the answer', async (t) => {
  const server = await misbehavingServer(t, () =>
    writes('HTTP/1.1 103 Early Hints\r\ncontent-length: 99999\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'),
  );
  const answer = await realNetwork().exchange(post(`http://127.0.0.1:${server.port}/`));
  t.deepEqual([answer.status, answer.body], [200, ascii('ok')]);
});

test('a refused port, an unknown name and an impossible header were certainly not sent', async (t) => {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  const network = realNetwork();
  const refusal = await failure(t, network.exchange(post(`http://127.0.0.1:${port}/entries`)));
  t.is(refusal.sent, 'no');
  t.is(
    refusal.message,
    `http://127.0.0.1:${port}/entries: it refuses connections on that port (ECONNREFUSED); nothing was sent.`,
  );
  t.is((await failure(t, network.exchange(post('https://ledger.invalid/', { timeoutMs: 5_000 })))).sent, 'no');
  const split = post(`http://127.0.0.1:${port}/`, { headers: { 'x-a': 'b\r\nx-injected: c' } });
  t.is((await failure(t, network.exchange(split))).sent, 'no');
});

test('a certificate that nobody trusts is refused before anything is sent, whatever the environment says', async (t) => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  t.teardown(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED);
  let received = 0;
  const server = createTlsServer(throwawayCertificate, (socket) => {
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    socket.on('error', () => socket.destroy());
  });
  // The client's alert ends the handshake: for this server an error, for the test the point.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const error = await failure(t, realNetwork().exchange(post(`https://localhost:${portOf(server)}/entries`)));
  t.is(error.sent, 'no');
  t.regex(error.message, /its certificate is signed by nobody this machine trusts/);
  t.is(received, 0);
});

test('a handshake that never ends, or ends in a reset, sent nothing', async (t) => {
  const silent = createTcpServer((socket) => socket.on('error', () => socket.destroy()).resume());
  const hostile = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  for (const server of [silent, hostile]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.teardown(() => server.close());
  }
  const network = realNetwork();
  const slow = post(`https://127.0.0.1:${portOf(silent)}/`, { timeoutMs: 200 });
  t.is((await failure(t, network.exchange(slow))).sent, 'no');
  t.is((await failure(t, network.exchange(post(`https://127.0.0.1:${portOf(hostile)}/`)))).sent, 'no');
});

test('plain http is spoken with this machine only, and addresses hold no secrets', async (t) => {
  const messages: string[] = [];
  for (const url of [
    'http://ledger.example/api?key=s3cret',
    'ftp://127.0.0.1/',
    'https://me:s3cret@ledger.example/',
    'nonsense',
  ]) {
    const error = await failure(t, realNetwork().exchange(post(url)));
    t.is(error.sent, 'no');
    messages.push(error.message);
  }
  t.deepEqual(messages, [
    'http://ledger.example/api is refused: outside this machine only https is spoken.',
    'ftp://127.0.0.1/ is refused: outside this machine only https is spoken.',
    'The address of ledger.example holds a user or password; they belong in the settings.',
    '"nonsense" is not a web address.',
  ]);
});
