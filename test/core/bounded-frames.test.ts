import test from 'ava';
import fc from 'fast-check';
import { FrameMalformed, FrameTooLarge, watchFrames } from '../../src/core/bounded-frames.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const frame = (body: Uint8Array) => Buffer.concat([bytes(`Content-Length: ${body.length}\r\n\r\n`), body]);

/** The bytes in chunks that end at these places. */
function* chunks(all: Uint8Array, cuts: readonly number[]) {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (all.length + 1)), all.length])].sort((a, b) => a - b);
  for (let index = 1; index < places.length; index++) yield all.subarray(places[index - 1], places[index]);
}

const cutPlaces = fc.array(fc.nat(), { maxLength: 20 });

test('messages within the bound pass however they are cut', (t) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 6 }), cutPlaces, (bodies, cuts) => {
      const watch = watchFrames(64);
      for (const chunk of chunks(Buffer.concat(bodies.map(frame)), cuts)) watch(chunk);
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

test('a message over the bound is refused before a byte of its body arrives, however it is cut', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 65, max: 1e12 }), cutPlaces, (body, size, cuts) => {
      const announced = Buffer.concat([frame(body), bytes(`Content-Length: ${size}\r\n\r\n`)]);
      const watch = watchFrames(64);
      const all = [...chunks(announced, cuts)];
      for (const chunk of all.slice(0, -1)) watch(chunk);
      t.throws(() => watch(all.at(-1) ?? new Uint8Array()), { instanceOf: FrameTooLarge });
    }),
    { numRuns: 1000 },
  );
});

test('a header without an end is refused at 8 kB', (t) => {
  const watch = watchFrames(1000);
  t.notThrows(() => watch(bytes(`Content-Type: ${'x'.repeat(8192 - 14)}`)));
  t.throws(() => watch(bytes('x')), { instanceOf: FrameTooLarge });
});

test('the content type may be named', (t) => {
  const watch = watchFrames(10);
  t.notThrows(() =>
    watch(bytes('content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}')),
  );
});

test('what is no framed message is refused', (t) => {
  const refused = [
    'GET / HTTP/1.1\r\n\r\n',
    '\r\n\r\n',
    'Content-Type: x\r\n\r\n',
    'Content-Length: -1\r\n\r\n',
    'Content-Length: 1e9\r\n\r\n',
    'Content-Length: 2\r\nContent-Length: 3\r\n\r\n',
    'Content-Length: 2\n\r\n\r\n',
    'Content-Length: 2\r\r\n\r\n',
    'Content-Length: 2\u0000\r\n\r\n',
    `Content-Length: ${'9'.repeat(16)}\r\n\r\n`,
  ];
  for (const text of refused)
    t.throws(() => watchFrames(1000)(bytes(text)), { instanceOf: FrameMalformed }, JSON.stringify(text));
});
