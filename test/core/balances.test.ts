import test from 'ava';
import fc from 'fast-check';
import { addDays, daysBetween, lastDayOf, monthOf } from '../../src/core/calendar.ts';
import type { VectorKey } from '../../src/core/entry.ts';
import { sum } from '../../src/core/money.ts';
import { preflight } from '../../src/core/preflight.ts';
import { causesOf, type Problem } from '../../src/core/problem.ts';
import { earnedParts } from '../../src/core/recognition.ts';
import { movements, trialBalance } from '../../src/core/trial-balance.ts';
import { addVector, difference, fromVectorKey, vectorKey, vectorOf } from '../../src/core/vector.ts';
import { chart, configuration, date } from './builders.ts';

const line = (account: string, debit: string, credit: string) => ({
  account,
  vatCode: 'GEEN',
  costCentre: '',
  description: '',
  debit,
  credit,
  role: 'posting' as const,
  facts: 1,
});
const entry = (on: string, lines: ReturnType<typeof line>[], state = 'posted', currency = 'EUR') =>
  ({ state, date: date(on), currency, lines }) as Parameters<typeof movements>[0] extends Iterable<infer One>
    ? One
    : never;

test('the trial balance adds up debit and credit per account of what is booked between two days', (t) => {
  const entries = [
    entry('2026-03-01', [line('8000', '0.00', '100.00'), line('1310', '100.00', '0.00')]),
    entry('2026-03-31', [line('8000', '25.00', '0.00'), line('1310', '0.00', '25.00')], 'adopted'),
    entry('2026-03-15', [line('2000', '10.00', '0.00'), line('1310', '0.00', '10.00')], 'exported'),
    entry('2026-02-28', [line('8000', '0.00', '7.00'), line('1310', '7.00', '0.00')]),
    entry('2026-04-01', [line('8000', '0.00', '7.00'), line('1310', '7.00', '0.00')]),
    entry('2026-03-15', [line('8000', '0.00', '7.00'), line('1310', '7.00', '0.00')], 'posted', 'USD'),
    entry('2026-03-02', [line('8000', '0.00', '40.00'), line('1310', '40.00', '0.00')], 'reversed'),
    entry('2026-03-02', [line('8000', '40.00', '0.00'), line('1310', '0.00', '40.00')]),
    ...['planned', 'sending', 'rejected', 'unknown'].map((state) =>
      entry('2026-03-15', [line('8000', '0.00', '7.00'), line('1310', '7.00', '0.00')], state),
    ),
  ];
  t.deepEqual(trialBalance(movements(entries), date('2026-03-01'), date('2026-03-31'), 'EUR'), [
    { account: '1310', debit: 14000n, credit: 7500n, balance: 6500n },
    { account: '2000', debit: 1000n, credit: 0n, balance: 1000n },
    { account: '8000', debit: 6500n, credit: 14000n, balance: -7500n },
  ]);
  t.deepEqual(trialBalance([], date('2026-03-01'), date('2026-03-31'), 'EUR'), []);
});

test('a stay is earned by its days in each month, on the last of them', (t) => {
  t.deepEqual(earnedParts(3100n, date('2026-03-20'), date('2026-04-19')), [
    { date: date('2026-03-31'), amount: 1200n },
    { date: date('2026-04-19'), amount: 1900n },
  ]);
  t.deepEqual(earnedParts(100n, date('2024-02-28'), date('2024-03-01')), [
    { date: date('2024-02-29'), amount: 67n },
    { date: date('2024-03-01'), amount: 33n },
  ]);
  t.deepEqual(earnedParts(-5n, date('2026-03-12'), date('2026-03-12')), [{ date: date('2026-03-12'), amount: -5n }]);
});

test('what is earned adds up to the amount, in one part a month, at dates that follow each other', (t) => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -10_000_000n, max: 10_000_000n }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 900 }),
      (amount, start, length) => {
        const from = addDays(date('2024-01-01'), start);
        const to = addDays(from, length);
        const parts = earnedParts(amount, from, to);
        const months = new Set(parts.map((part) => monthOf(part.date)));
        return (
          sum(parts.map((part) => part.amount)) === amount &&
          months.size === parts.length &&
          parts.at(-1)?.date === to &&
          parts.every((part, at) => {
            const before = parts[at - 1];
            const last = lastDayOf(monthOf(part.date));
            const exact =
              (amount * BigInt(daysBetween(before?.date ?? addDays(from, -1), part.date))) / BigInt(length + 1);
            const off = part.amount - exact;
            return (
              (part.date === last || part.date === to) &&
              (!before || before.date < part.date) &&
              off >= -1n &&
              off <= 1n
            );
          })
        );
      },
    ),
    { numRuns: 1000 },
  );
  t.pass();
});

const key = fc
  .tuple(fc.constantFrom('1310', '8000', '8010'), fc.constantFrom('GEEN', 'H21'), fc.constantFrom('', 'K1'))
  .map(([account, code, centre]) => vectorKey(account, code, centre));
const vector = fc
  .array(fc.tuple(key, fc.bigInt({ min: -50n, max: 50n })), { maxLength: 8 })
  .map((entries) => vectorOf(entries.map(([of, amount]) => ({ ...fromVectorKey(of), amount }))));

const added = (one: ReadonlyMap<VectorKey, bigint>, other: ReadonlyMap<VectorKey, bigint>) => {
  const result = new Map(one);
  addVector(result, other);
  return difference(result, new Map());
};
const sorted = (of: ReadonlyMap<VectorKey, bigint>) => [...of].sort(([one], [other]) => (one < other ? -1 : 1));
const equal = (one: ReadonlyMap<VectorKey, bigint>, other: ReadonlyMap<VectorKey, bigint>) =>
  JSON.stringify(sorted(one).map(String)) === JSON.stringify(sorted(other).map(String));

test('a vector sums per account, VAT code and cost centre, and holds nothing that comes to nothing', (t) => {
  const parts = [
    { account: '8000', vatCode: 'H21', costCentre: '', amount: -100n },
    { account: '8000', vatCode: 'H21', costCentre: 'K1', amount: -5n },
    { account: '8000', vatCode: 'H21', costCentre: '', amount: -1n },
    { account: '1310', vatCode: 'GEEN', costCentre: '', amount: 7n },
    { account: '1310', vatCode: 'GEEN', costCentre: '', amount: -7n },
  ];
  t.deepEqual(
    [...vectorOf(parts)],
    [
      [vectorKey('8000', 'H21', ''), -101n],
      [vectorKey('8000', 'H21', 'K1'), -5n],
    ],
  );
  t.deepEqual(fromVectorKey(vectorKey('8000', 'H21', 'K1')), { account: '8000', vatCode: 'H21', costCentre: 'K1' });
});

test('what was posted and the difference to what is proposed come to what is proposed', (t) => {
  fc.assert(
    fc.property(vector, vector, vector, (one, other, third) => {
      const nothing: ReadonlyMap<VectorKey, bigint> = new Map();
      return (
        equal(added(one, difference(other, one)), other) &&
        difference(one, one).size === 0 &&
        equal(difference(one, nothing), one) &&
        equal(added(one, other), added(other, one)) &&
        equal(difference(difference(one, other), third), difference(one, added(other, third))) &&
        [...difference(one, other).values()].every((amount) => amount !== 0n)
      );
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('taking a difference leaves both vectors as they were', (t) => {
  fc.assert(
    fc.property(vector, vector, (one, other) => {
      const before = [sorted(one).join(), sorted(other).join()];
      difference(one, other);
      return before[0] === sorted(one).join() && before[1] === sorted(other).join();
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('documents that wait for one cause are one repair, the one that holds most money first', (t) => {
  const missing = (subject: string): Problem => ({ code: 'account-missing', subject, details: { name: subject } });
  const rate: Problem = { code: 'vat-rate-unmapped', subject: '0/AE', details: {} };
  t.deepEqual(
    causesOf([
      { id: 'a', currency: 'EUR', total: 10000n, problems: [missing('BIKE'), missing('BIKE')] },
      { id: 'b', currency: 'EUR', total: -25000n, problems: [missing('BIKE'), rate] },
      { id: 'c', currency: 'USD', total: 100n, problems: [rate] },
      { id: 'd', currency: 'EUR', total: 0n, problems: [] },
    ]),
    [
      {
        code: 'account-missing',
        subject: 'BIKE',
        details: { name: 'BIKE' },
        documents: ['a', 'b'],
        amounts: { EUR: 35000n },
      },
      {
        code: 'vat-rate-unmapped',
        subject: '0/AE',
        details: {},
        documents: ['b', 'c'],
        amounts: { EUR: 25000n, USD: 100n },
      },
    ],
  );
});

test('causes of equal weight come in the order of code and subject', (t) => {
  const cause = (code: Problem['code'], subject: string) => ({
    id: subject,
    currency: 'EUR',
    total: 1n,
    problems: [{ code, subject, details: {} }],
  });
  const causes = causesOf([
    cause('vat-rate-unmapped', 'b'),
    cause('account-missing', 'z'),
    cause('vat-rate-unmapped', 'a'),
  ]);
  t.deepEqual(
    causes.map(({ subject }) => subject),
    ['z', 'a', 'b'],
  );
});

test('a configuration that the package agrees with has nothing in the way', (t) => {
  t.deepEqual(preflight(configuration(), chart), []);
  t.deepEqual(preflight(configuration({ mode: 'invoice' }), chart), []);
});

test('what would fail in the night is found the evening before', (t) => {
  const changed = configuration({
    mode: 'invoice',
    memorialJournal: '91',
    salesJournal: '99',
    noVatCode: 'H21',
    accounts: {
      ...configuration().accounts,
      receivable: '1300',
      deferredRevenue: '1801',
      tips: '8666',
      rounding: '1100',
    },
  });
  t.deepEqual(preflight(changed, chart), [
    { code: 'journal-blocked', details: { journal: '91', role: 'memorialJournal' } },
    { code: 'journal-absent', details: { journal: '99', role: 'salesJournal' } },
    { code: 'account-unusable', details: { account: '1300', role: 'receivable', why: 'control' } },
    { code: 'account-unusable', details: { account: '1801', role: 'deferredRevenue', why: 'absent' } },
    { code: 'account-unusable', details: { account: '1100', role: 'rounding', why: 'bank' } },
    { code: 'account-unusable', details: { account: '8666', role: 'tips', why: 'blocked' } },
    { code: 'no-vat-code-unusable', details: { code: 'H21' } },
  ]);
  t.deepEqual(preflight(configuration({ memorialJournal: '70', noVatCode: 'XX' }), chart), [
    {
      code: 'journal-kind',
      details: { journal: '70', role: 'memorialJournal', kind: 'sales', expected: 'memorial' },
    },
    { code: 'no-vat-code-absent', details: { code: 'XX' } },
  ]);
  t.deepEqual(
    preflight(configuration({ salesJournal: '99' }), chart),
    [],
    'period mode has no use for a sales journal',
  );
});
