import test from 'ava';
import fc from 'fast-check';
import type { LocalDate } from '../../src/core/calendar.ts';
import { addToDay, type DaySums, dayFigures } from '../../src/core/day-figures.ts';
import type { DocumentFact } from '../../src/core/fact.ts';
import { proposalContext } from '../../src/core/proposal.ts';
import {
  accountMapping,
  chart,
  configuration,
  context,
  date,
  invoice,
  line,
  outside,
  payment,
  posting,
  vat,
} from './builders.ts';

const rules = () => context();
const none = { documents: 0, takings: {}, revenue: 0n, vat: 0n, levies: 0n };

function figures(documents: readonly DocumentFact[], on = '2026-03-12', inCurrency = 'EUR') {
  const days = new Map<LocalDate, DaySums>();
  for (const document of documents) addToDay(days, document);
  const { takings, ...rest } = dayFigures(date(on), days.get(date(on)), inCurrency, rules);
  return { ...rest, takings: Object.fromEntries(takings) };
}

test('a sale is revenue, VAT and levies; what is owed to others or for later is none of them', (t) => {
  const sale = invoice(
    [
      line('100.00', 'CHALET'),
      line('50.00', undefined),
      line('-20.00', 'ADVANCE'),
      outside('7.00', 'levy', { levy: { id: 'tourist' } }),
      line('3.00', 'tourist', { treatment: 'revenue' }),
      outside('25.00', 'security-deposit'),
      outside('5.00', 'tip'),
      outside('30.00', 'voucher'),
    ],
    [vat('21', '130.00', '27.30')],
  );
  t.deepEqual(figures([sale]), { documents: 1, takings: {}, revenue: 15_000n, vat: 2_730n, levies: 1_000n });
  const advance = invoice([line('80.00', undefined, { treatment: 'down-payment' })], [vat('21', '80.00', '16.80')]);
  t.deepEqual(figures([advance]), { documents: 1, takings: {}, revenue: 0n, vat: 1_680n, levies: 0n });
});

test('takings are what came in per method, at the till and by payment', (t) => {
  const receipt = invoice([line('10.00', 'DRINKS')], [vat('21', '10.00', '2.10')], {
    kind: 'receipt',
    payments: [
      { method: 'cash', amount: '2.10' },
      { method: 'card', amount: '10.00' },
    ],
  });
  t.deepEqual(figures([receipt, payment({ method: 'card', amount: '25.00', date: date('2026-03-12') })]).takings, {
    cash: 210n,
    card: 3_500n,
  });
});

test('drafts and what was cancelled never happened, and other days and currencies are not these', (t) => {
  const lines = [line('10.00', 'DRINKS')];
  const vats = [vat('21', '10.00', '2.10')];
  t.deepEqual(
    figures([invoice(lines, vats, { status: 'draft' }), invoice(lines, vats, { status: 'cancelled' })]),
    none,
  );
  t.deepEqual(figures([invoice(lines, vats, { date: date('2026-03-13') })]), none);
  t.deepEqual(figures([invoice(lines, vats, { currency: 'GBP' })]), { ...none, documents: 1 });
});

test("of a source's own ledger lines revenue and VAT are told by the kind of account", (t) => {
  const amounts = (account: string, debit: string, credit: string) => ({ id: account, account, debit, credit });
  const lines = [
    amounts('1310', '121.00', '0.00'),
    amounts('8000', '0.00', '110.00'),
    amounts('8010', '10.00', '0.00'),
    amounts('1520', '0.00', '21.00'),
  ];
  t.deepEqual(figures([posting(lines, { date: date('2026-03-12') })]), {
    documents: 1,
    takings: {},
    revenue: 10_000n,
    vat: 2_100n,
    levies: 0n,
  });
});

test('what is decided by a mapping follows the mapping, and what no configuration books is all revenue', (t) => {
  const days = new Map<LocalDate, DaySums>();
  addToDay(days, invoice([line('-20.00', 'ADVANCE'), line('5.00', 'PARKING')], []));
  const of = (rulesOf: Parameters<typeof dayFigures>[3]) => {
    const { revenue, levies } = dayFigures(date('2026-03-12'), days.get(date('2026-03-12')), 'EUR', rulesOf);
    return { revenue, levies };
  };
  t.deepEqual(of(rules), { revenue: 500n, levies: 0n });
  t.deepEqual(
    of(() => proposalContext(configuration(), chart, [accountMapping('levy', 'PARKING', '1620')])),
    { revenue: -2_000n, levies: 500n },
  );
  t.deepEqual(
    of(() => undefined),
    { revenue: -1_500n, levies: 0n },
  );
});

test('a document that is taken off again leaves its day as it was', (t) => {
  const amount = fc.integer({ min: -99_999, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
  const sale = fc
    .array(fc.tuple(amount, fc.constantFrom('CHALET', 'ADVANCE', 'tourist', undefined)), { minLength: 1, maxLength: 5 })
    .map((lines) =>
      invoice(
        lines.map(([net, product]) => line(net, product)),
        [vat('21', '0.00', '0.00')],
      ),
    );
  fc.assert(
    fc.property(fc.array(sale, { maxLength: 5 }), sale, (others, one) => {
      const sums = (documents: readonly [DocumentFact, 1n | -1n][]) => {
        const days = new Map<LocalDate, DaySums>();
        for (const [document, sign] of documents) addToDay(days, document, sign);
        const { takings: _none, ...rest } = dayFigures(one.date, days.get(one.date), 'EUR', rules);
        return rest;
      };
      const kept = others.map((document): [DocumentFact, 1n] => [document, 1n]);
      t.deepEqual(sums([...kept, [one, 1n], [one, -1n]]), sums(kept));
    }),
    { numRuns: 1000 },
  );
});
