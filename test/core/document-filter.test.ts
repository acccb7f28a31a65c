import test from 'ava';
import fc from 'fast-check';
import { addDays } from '../../src/core/calendar.ts';
import {
  type DocumentFilter,
  everyDocument,
  filterPrefixes,
  parseDocumentFilter,
  reviewReasonCodes,
  writeDocumentFilter,
} from '../../src/core/document-filter.ts';
import { documentStates } from '../../src/core/document-state.ts';
import { documentKinds } from '../../src/core/fact.ts';
import { type FilteredDocument, filterTest, searchTextOf } from '../../src/core/filter-test.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { cleanText } from '../../src/core/text.ts';
import { thousandths } from '../../src/core/thousandths.ts';
import { date } from './builders.ts';

function parsed(text: string): DocumentFilter {
  const result = parseDocumentFilter(text);
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.filter;
}

const faultOf = (text: string) => {
  const result = parseDocumentFilter(text);
  return 'fault' in result ? result.fault : undefined;
};

function document(changes: Partial<FilteredDocument> & { number?: string; relation?: string; total?: string } = {}) {
  const { number = '2026-1187', relation = 'Zeilschool De Wind', total = '312.50', ...rest } = changes;
  return {
    kind: 'invoice',
    date: '2026-11-20',
    state: 'to-review',
    problems: [],
    reviews: [],
    amount: thousandths(total),
    search: searchTextOf(number, relation, total),
    ...rest,
  } satisfies FilteredDocument;
}

const matches = (text: string, changes: Parameters<typeof document>[0] = {}) =>
  filterTest(parsed(text))(document(changes));

test('a filter is read into what it asks for', (t) => {
  t.deepEqual(
    parsed(
      'state:to-review,incomplete kind:invoice from:2026-11-01 to:2026-11 over:100 under:499,5 berg "De Wind" 1187',
    ),
    {
      states: ['to-review', 'incomplete'],
      kinds: ['invoice'],
      causes: [],
      reasons: [],
      from: date('2026-11-01'),
      to: date('2026-11-30'),
      over: '100',
      under: '499.5',
      words: ['berg', 'De Wind', '1187'],
    },
  );
  t.deepEqual(
    parsed('cause:vat-rate-unmapped/0/AE cause:"account-missing/product:A ""B"" C" reason:fallback-account'),
    {
      ...everyDocument,
      causes: [
        { code: 'vat-rate-unmapped', subject: '0/AE' },
        { code: 'account-missing', subject: 'product:A "B" C' },
      ],
      reasons: ['fallback-account'],
    },
  );
});

test('no words, half words and open quotes are what somebody types on the way', (t) => {
  t.deepEqual(parsed(''), everyDocument);
  t.deepEqual(parsed('  state: from: cause: over: '), everyDocument);
  t.deepEqual(parsed('state:approved,'), { ...everyDocument, states: ['approved'] });
  t.deepEqual(parsed('"van der'), { ...everyDocument, words: ['van der'] });
  t.deepEqual(parsed('cause:"account-missing/product:A B'), {
    ...everyDocument,
    causes: [{ code: 'account-missing', subject: 'product:A B' }],
  });
});

test('a colon behind any other word is part of that word, and quotes make any word a free one', (t) => {
  t.deepEqual(parsed('abc:12 12:30 "state:foo"'), { ...everyDocument, words: ['abc:12', '12:30', 'state:foo'] });
});

test('a wrong word is named, with what it may be', (t) => {
  t.deepEqual(faultOf('berg state:approved,foo'), {
    code: 'filter-unknown-state',
    details: { value: 'foo', known: documentStates.join(', ') },
  });
  t.deepEqual(faultOf('kind:bill')?.code, 'filter-unknown-kind');
  t.deepEqual(faultOf('cause:moon/1')?.code, 'filter-unknown-cause');
  t.deepEqual(faultOf('reason:moon')?.code, 'filter-unknown-reason');
  t.deepEqual(faultOf('from:2026-02-30'), {
    code: 'filter-not-a-date',
    details: { word: 'from', value: '2026-02-30' },
  });
  t.deepEqual(faultOf('to:2026-13')?.code, 'filter-not-a-date');
  for (const amount of ['1.250', 'ten', '1e3', '12345678901234', '-'])
    t.deepEqual(faultOf(`over:${amount}`), { code: 'filter-not-an-amount', details: { word: 'over', value: amount } });
});

test('of several dates or amounts the narrowest counts, of several states any one', (t) => {
  t.deepEqual(parsed('from:2026-10 from:2026-11 to:2026-12 to:2026-11-15 over:9 over:10 under:100 under:99,99'), {
    ...everyDocument,
    from: date('2026-11-01'),
    to: date('2026-11-15'),
    over: '10',
    under: '99.99',
  });
  t.deepEqual(parsed('state:synced state:failed,synced').states, ['synced', 'failed']);
});

test('free words are looked for in number, relation and total, all of them, without capitals or accents', (t) => {
  const relation = 'Hôtel Zürich GmbH & Łódź Groß';
  for (const text of ['1187', 'hotel', 'ZURICH', 'łodz', 'gross', '312,5', '312.50', 'hôtel 1187', '"zurich gmbh"'])
    t.true(matches(text, { relation }), text);
  for (const text of ['1188', 'hotel 1188', '"gmbh zurich"', '313']) t.false(matches(text, { relation }), text);
});

test('each word of a filter narrows the list', (t) => {
  const problems = [{ code: 'account-missing', subject: 'product:A B', details: {} }] as const;
  const reviews = [{ code: 'fallback-account', details: {} }];
  for (const [text, changes, expected] of [
    ['state:to-review', {}, true],
    ['state:approved,synced', {}, false],
    ['kind:invoice,receipt', {}, true],
    ['kind:payment', {}, false],
    ['from:2026-11-20 to:2026-11-20', {}, true],
    ['from:2026-11-21', {}, false],
    ['to:2026-10', {}, false],
    ['over:312.49 under:312.51', {}, true],
    ['over:312.50', {}, false],
    ['under:312.5', {}, false],
    ['under:0', { total: '-12.00' }, true],
    ['cause:account-missing', { problems }, true],
    ['cause:"account-missing/product:A B"', { problems }, true],
    ['cause:account-missing/product:C', { problems }, false],
    ['cause:totals-mismatch', { problems }, false],
    ['reason:fallback-account', { reviews }, true],
    ['reason:policy-always', { reviews }, false],
  ] as const)
    t.is(matches(text, changes), expected, text);
});

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(date('2020-01-01'), days));
const amount = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => (cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`));
const words = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('van der Berg', 'state:foo', 'from:', '"', '""', 'a"b c', "l'été", 'cause:"x', 'abc:1', ','),
  )
  .map((text) => cleanText(text))
  .filter((text) => text !== '');
const set = <Value>(values: readonly Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });

const anyFilter: fc.Arbitrary<DocumentFilter> = fc.record(
  {
    states: set(documentStates),
    kinds: set(documentKinds),
    causes: fc.array(
      fc.record({ code: fc.constantFrom(...problemCodes), subject: words }, { requiredKeys: ['code'] }),
      { maxLength: 2 },
    ),
    reasons: set(reviewReasonCodes),
    from: day,
    to: day,
    over: amount,
    under: amount,
    words: fc.array(words, { maxLength: 3 }),
  },
  { requiredKeys: ['states', 'kinds', 'causes', 'reasons', 'words'] },
);

test('a filter that is written reads back as the same filter', (t) => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const text = writeDocumentFilter(filter);
      t.deepEqual(parsed(text), filter, text);
    }),
    { numRuns: 2_000 },
  );
});

test('no text is too strange to be read, and what is read is written and read again as the same', (t) => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('state:', 'from:2026-11', '"', ' ', 'cause:', '/', ',', 'over:1'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const result = parseDocumentFilter(pieces.join(''));
      if ('fault' in result) t.regex(result.fault.code, /^filter-/);
      else t.deepEqual(parsed(writeDocumentFilter(result.filter)), result.filter);
    }),
    { numRuns: 2_000 },
  );
});

test('the words that a screen explains are the words that are read', (t) => {
  for (const { prefix, values } of filterPrefixes)
    for (const value of values) t.is(faultOf(`${prefix}:${value}`), undefined, `${prefix}:${value}`);
  t.deepEqual(
    filterPrefixes.map(({ prefix }) => prefix),
    ['state', 'kind', 'from', 'to', 'cause', 'reason', 'over', 'under'],
  );
});
