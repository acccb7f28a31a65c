import test from 'ava';
import fc from 'fast-check';
import { magicLineScanner, maxNoiseBytes, NoiseTooLong } from '../../../src/cli/remote/magic-line.ts';
import { magicLine } from '../../../src/core/magic-line.ts';

/** What the scanner makes of an output that comes in these pieces: the bytes behind the line, or why there are none. */
function scanned(pieces: readonly Buffer[]): string {
  const scanner = magicLineScanner();
  try {
    for (const [at, piece] of pieces.entries()) {
      const rest = scanner.feed(piece);
      if (rest) return `rest ${Buffer.concat([rest, ...pieces.slice(at + 1)]).toString('latin1')}`;
    }
  } catch (error) {
    if (error instanceof NoiseTooLong) return 'too long';
    throw error;
  }
  return 'not yet';
}

/** Cuts the bytes at these places. */
function cut(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...cuts].map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [...places, bytes.length].map((end, at) => bytes.subarray(places[at - 1] ?? 0, end));
}

test('the line is found and nothing behind it is lost, however the bytes come in', (t) => {
  // Noise that nearly is the line, and frames that hold it again.
  const fragment = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.nat(magicLine.length - 1).map((length) => magicLine.slice(0, length)),
    fc.constant(magicLine.trim()),
  );
  fc.assert(
    fc.property(
      fc.array(fragment, { maxLength: 8 }).map((parts) => Buffer.from(parts.join(''))),
      fc.string({ unit: 'binary', maxLength: 60 }).map((text) => Buffer.from(`${text}${magicLine}{}`)),
      fc.array(fc.nat(), { maxLength: 12 }),
      (noise, behind, cuts) => {
        const whole = Buffer.concat([noise, Buffer.from(magicLine), behind]);
        const first = whole.indexOf(magicLine) + magicLine.length;
        t.is(scanned(cut(whole, cuts)), `rest ${whole.subarray(first).toString('latin1')}`);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the line may begin at the last allowed byte and not one later, however the bytes come in', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 40 }), fc.array(fc.nat(), { maxLength: 12 }), (beyond, cuts) => {
      const whole = Buffer.concat([Buffer.alloc(maxNoiseBytes + beyond, 'x'), Buffer.from(`${magicLine}frame`)]);
      t.is(scanned(cut(whole, cuts)), beyond <= 0 ? 'rest frame' : 'too long');
    }),
    { numRuns: 1000 },
  );
});

test('a shell that goes on without the line is given up on, also byte by byte', (t) => {
  t.is(scanned([Buffer.alloc(100_000, 'x')]), 'too long');
  const scanner = magicLineScanner();
  let fed = 0;
  t.throws(
    () => {
      for (; fed < 100_000; fed += 1) scanner.feed(Buffer.from('x'));
    },
    { instanceOf: NoiseTooLong },
  );
  // As soon as no line can begin in time any more.
  t.is(fed, maxNoiseBytes + magicLine.length - 1);
});

test('a line without its line feed before it is no magic line', (t) => {
  t.is(scanned([Buffer.from(magicLine.slice(1))]), 'not yet');
  t.is(scanned([Buffer.from(`see${magicLine.slice(1)}`)]), 'not yet');
});

test('the end of the noise is kept, for it may say what is wrong', (t) => {
  const scanner = magicLineScanner();
  scanner.feed(Buffer.from(`${'x'.repeat(5000)}\nThis account is currently not available.\n`));
  t.regex(scanner.noise(), /^x+\nThis account is currently not available\.\n$/);
  t.is(scanner.noise().length, 2000);
});
