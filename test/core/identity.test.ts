import test from 'ava';
import fc from 'fast-check';
import type { FactContent, Payment, ReadFact, SourceId } from '../../src/core/fact.ts';
import { factId, hashCharacters, revisionOf, withSourceIds } from '../../src/core/identity.ts';
import { isReference, referenceFor } from '../../src/core/reference.ts';
import { date, payment, stayInvoice } from './builders.ts';

const park = 'park' as SourceId;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anyReference = fc
  .tuple(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), fc.integer({ min: 1, max: 99 }))
  .map(([target, unit, sequence]) => referenceFor(target, unit, sequence));

/** The same content with the keys of every record in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, held]) => [key, reversed(held)]),
  );
}

test('equal content has one revision, whatever order its keys were written in and whatever is left undefined', (t) => {
  const content: FactContent = stayInvoice();
  t.is(revisionOf(reversed(content) as FactContent), revisionOf(content));
  t.is(revisionOf({ ...content, reference: undefined } as unknown as FactContent), revisionOf(content));
  t.not(revisionOf(stayInvoice({ date: date('2026-03-13') })), revisionOf(stayInvoice()));
  t.not(revisionOf(stayInvoice({ reference: '' })), revisionOf(stayInvoice()));
});

test('the order of keys never counts, the order of lines always does', (t) => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      return revisionOf({ value: plain } as never) === revisionOf(reversed({ value: plain }) as never);
    }),
    { numRuns: 1000 },
  );
  t.not(revisionOf({ lines: [1, 2] } as never), revisionOf({ lines: [2, 1] } as never));
  t.not(revisionOf({ lines: ['1', '2'] } as never), revisionOf({ lines: ['1,2'] } as never));
});

test('a fact keeps its id: source, kind and source id, nothing else', (t) => {
  t.is(factId(park, 'invoice', '2026-118'), factId(park, 'invoice', '2026-118'));
  t.regex(factId(park, 'invoice', '2026-118'), /^i[0-9a-hjkmnp-tv-z]{12}$/);
  const ids = [
    factId(park, 'invoice', '2026-118'),
    factId(park, 'credit-note', '2026-118'),
    factId('bar' as SourceId, 'invoice', '2026-118'),
    factId(park, 'invoice', '2026-1180'),
  ];
  t.is(new Set(ids).size, ids.length);
  t.is(factId(park, 'invoice', '2026-118'), 'it8em329tv6t6' as never, 'written down, so that no release changes it');
});

test('two equal rows without an id are two facts, and the same file again gives the same two', (t) => {
  const row = (changes: Partial<Payment> = {}): ReadFact => ({
    sourceId: undefined,
    content: payment(changes),
    line: 2,
  });
  const file = [row(), row(), row({ amount: '5.00' }), { ...row(), sourceId: 'P-9' }];
  const read = withSourceIds(file);
  const hash = revisionOf(payment());
  t.deepEqual(
    read.map(({ sourceId, line }) => ({ sourceId, line })),
    [
      { sourceId: `row ${hash} 1`, line: 2 },
      { sourceId: `row ${hash} 2`, line: 2 },
      { sourceId: `row ${revisionOf(payment({ amount: '5.00' }))} 1`, line: 2 },
      { sourceId: 'P-9', line: 2 },
    ],
  );
  t.deepEqual(withSourceIds(file), read);
  t.deepEqual(withSourceIds([row({ date: date('2026-03-13') })])[0]?.sourceId?.endsWith(' 1'), true);
});

test('a hash is as long as asked, in characters that cannot be misread', (t) => {
  for (const length of [1, 12, 16, 51])
    t.regex(hashCharacters('x', length), new RegExp(`^[0-9a-hjkmnp-tv-z]{${length}}$`));
  t.true(hashCharacters('x', 16).startsWith(hashCharacters('x', 12)));
});

test('a reference is 13 capital letters and digits, begins with letters, and is derived', (t) => {
  fc.assert(
    fc.property(anyReference, (reference) => /^[A-Z]{2}[A-Z0-9]{11}$/.test(reference) && isReference(reference)),
    { numRuns: 1000 },
  );
  const reference = referenceFor('book|1|x', 'day:2026-11-14:EUR', 1);
  t.is(referenceFor('book|1|x', 'day:2026-11-14:EUR', 1), reference);
  const others = [
    referenceFor('book|2|x', 'day:2026-11-14:EUR', 1),
    referenceFor('book|1|x', 'day:2026-11-15:EUR', 1),
    referenceFor('book|1|x', 'day:2026-11-14:EUR', 2),
    referenceFor('book|1|x', 'day:2026-11-14:EUR', 1, 1),
  ];
  t.is(new Set([reference, ...others]).size, 5);
});

test('the check character notices every single wrong character', (t) => {
  fc.assert(
    fc.property(anyReference, (reference) => {
      for (let at = 0; at < reference.length; at++)
        for (const other of alphabet)
          if (other !== reference[at] && isReference(reference.slice(0, at) + other + reference.slice(at + 1)))
            return false;
      return true;
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('the check character notices every swap of neighbours', (t) => {
  fc.assert(
    fc.property(anyReference, (reference) => {
      for (let at = 0; at + 1 < reference.length; at++) {
        const [one, other] = [reference[at] ?? '', reference[at + 1] ?? ''];
        const swapped = reference.slice(0, at) + other + one + reference.slice(at + 2);
        if (one !== other && isReference(swapped)) return false;
      }
      return true;
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('a reference is a whole token, never a part of one', (t) => {
  const reference = referenceFor('book', 'day:2026-11-14:EUR', 1);
  for (const token of [`${reference}2`, ` ${reference}`, reference.toLowerCase(), reference.slice(0, 12), ''])
    t.false(isReference(token), token);
});
