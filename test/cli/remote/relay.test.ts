import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import test, { type ExecutionContext } from 'ava';
import { CommandFailure } from '../../../src/cli/failure.ts';
import { relay } from '../../../src/cli/remote/relay.ts';
import { magicLine } from '../../../src/core/magic-line.ts';

/** A relay whose daemon serves its one connection as told. */
async function relayed(t: ExecutionContext, serve: (connection: Socket) => void) {
  const path = join(mkdtempSync(join(tmpdir(), 'na-relay-')), 's');
  const server = createServer((connection) => {
    connection.on('error', () => {});
    serve(connection);
  });
  await new Promise<void>((done) => server.listen(path, done));
  t.teardown(() => server.close());
  const daemon = connect(path);
  await new Promise((done) => daemon.once('connect', done));
  const [input, output] = [new PassThrough(), new PassThrough()];
  const over = relay({ input, output, daemon }).finally(() => output.end());
  return { input, output, daemon, over };
}

test('the magic line comes first, then every byte both ways', async (t) => {
  const { input, output, over } = await relayed(t, (connection) => connection.pipe(connection));
  const sent = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7919) % 256));
  const heard = new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    output.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length === magicLine.length + sent.length) resolve(Buffer.concat(chunks));
    });
  });
  input.write(sent);
  t.is(Buffer.compare(await heard, Buffer.concat([Buffer.from(magicLine), sent])), 0);
  input.end();
  await over;
});

test('an output that nobody reads holds the daemon up instead of filling memory', async (t) => {
  let taken = 0;
  const { output, daemon, over } = await relayed(t, (connection) => {
    const more = () => {
      taken += 100_000;
      connection.write(Buffer.alloc(100_000), (error) => error ?? more());
    };
    more();
  });
  await new Promise((resolve) => output.once('readable', resolve));
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  // What the buffers of this process and of the socket hold.
  t.true(taken < 2_000_000, String(taken));
  t.true(output.readableLength < 1_000_000);
  daemon.destroy();
  await over;
});

test('when the other side hangs up, the daemon is left', async (t) => {
  let left: Promise<unknown> | undefined;
  const { input, over } = await relayed(t, (connection) => {
    left = new Promise((resolve) => connection.once('close', resolve));
    connection.resume();
  });
  input.end('half a frame');
  await over;
  await left;
  t.pass();
});

test('when the daemon hangs up, its last answer still goes out and the input is let go', async (t) => {
  const { input, output, over } = await relayed(t, (connection) => connection.end('last answer'));
  const heard = text(output);
  await over;
  t.is(await heard, `${magicLine}last answer`);
  t.true(input.destroyed);
});

test('a connection to the daemon that breaks is a failure', async (t) => {
  const { daemon, over } = await relayed(t, () => {});
  daemon.destroy(new Error('read ECONNRESET'));
  const error = await t.throwsAsync(over, { instanceOf: CommandFailure });
  t.like(error, { key: 'error.relay', exitCode: 3, values: { message: 'read ECONNRESET' } });
});

test('without a daemon there is the magic line and an end', async (t) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  await relay({ input, output, daemon: undefined });
  output.end();
  t.is((await buffer(output)).toString(), magicLine);
  t.true(input.destroyed);
});
