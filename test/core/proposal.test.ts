import test from 'ava';
import type { Configuration, Review } from '../../src/core/configuration.ts';
import type { DocumentFact, PostingLine } from '../../src/core/fact.ts';
import { propose, totalOf } from '../../src/core/proposal.ts';
import { vatShares } from '../../src/core/vat-shares.ts';
import {
  accountMapping,
  booked,
  context,
  date,
  invoice,
  line,
  outside,
  payment,
  posting,
  review,
  stayInvoice,
  vat,
  vatMapping,
} from './builders.ts';

const legs = (document: DocumentFact, changes: Partial<Configuration> = {}) =>
  booked(propose(document, undefined, context(changes)));
const problems = (document: DocumentFact, of = context(), edits?: Partial<Review>) =>
  propose(document, edits && review(document, edits), of).problems;

const origin = ['deferred 1800 H21 -1000.00', 'vat 1520 H21 -210.00', 'receivable 1310 GEEN 1210.00'];
const release = ['deferred 1800 GEEN 1000.00', 'revenue 8000 GEEN -1000.00'];
const straight = ['revenue 8000 H21 -1000.00', 'vat 1520 H21 -210.00', 'receivable 1310 GEEN 1210.00'];

test('an invoice of 12 March for a stay that ends on 2 April is deferred with its VAT code and released without one', (t) => {
  const expected = { 'invoice 2026-03-12': origin, 'release:2026-04-02 2026-04-02': release };
  t.deepEqual(legs(stayInvoice(), { frequency: 'day' }), expected);
  t.deepEqual(legs(stayInvoice(), { frequency: 'month' }), expected);
});

test('what is earned in the same period goes straight to revenue', (t) => {
  const april = { date: date('2026-04-01') };
  t.deepEqual(legs(stayInvoice(april), { frequency: 'month' }), { 'invoice 2026-04-01': straight });
  t.deepEqual(legs(stayInvoice(april), { frequency: 'day' }), {
    'invoice 2026-04-01': origin,
    'release:2026-04-02 2026-04-02': release,
  });
  t.deepEqual(legs(stayInvoice({ date: date('2026-04-02') })), { 'invoice 2026-04-02': straight });
});

test('what is earned before it is invoiced is revenue on the date of the invoice', (t) => {
  t.deepEqual(legs(stayInvoice({ date: date('2026-05-20') })), { 'invoice 2026-05-20': straight });
});

test('revenue by invoice date defers nothing', (t) => {
  t.deepEqual(legs(stayInvoice(), { revenueDate: 'invoice' }), { 'invoice 2026-03-12': straight });
});

test('a range is spread over its months by days, to the cent, each part released on its last day there', (t) => {
  const stay = stayInvoice({}, '2026-02-27');
  // 27 and 28 February, 31 days of March, 1 and 2 April: 35 days. February was earned before the invoice.
  t.deepEqual(legs(stay, { frequency: 'month' }), {
    'invoice 2026-03-12': [
      'revenue 8000 H21 -57.14',
      'revenue 8000 H21 -885.72',
      'deferred 1800 H21 -57.14',
      'vat 1520 H21 -210.00',
      'receivable 1310 GEEN 1210.00',
    ],
    'release:2026-04-02 2026-04-02': ['deferred 1800 GEEN 57.14', 'revenue 8000 GEEN -57.14'],
  });
  t.deepEqual(Object.keys(legs(stay, { frequency: 'day' })), [
    'invoice 2026-03-12',
    'release:2026-03-31 2026-03-31',
    'release:2026-04-02 2026-04-02',
  ]);
});

test('lines that are earned on one day are one release, each with its account and cost centre', (t) => {
  const stay = { recognition: { from: date('2026-04-02'), to: date('2026-04-02') } };
  const document = invoice(
    [
      line('100.00', 'CHALET', { ...stay, costCentre: 'K1' }),
      line('50.00', 'PITCH', { ...stay, vatRate: '9' }),
      line('20.00', 'DINNER', { vatRate: '9' }),
    ],
    [vat('21', '100.00', '21.00'), vat('9', '70.00', '6.30')],
    { costCentre: 'K9' },
  );
  t.deepEqual(legs(document), {
    'invoice 2026-03-12': [
      'deferred 1800 H21 -100.00 K1',
      'deferred 1800 L9 -50.00 K9',
      'revenue 8210 L9 -20.00 K9',
      'vat 1520 H21 -21.00',
      'vat 1521 L9 -6.30',
      'receivable 1310 GEEN 197.30',
    ],
    'release:2026-04-02 2026-04-02': [
      'deferred 1800 GEEN 100.00 K1',
      'revenue 8000 GEEN -100.00 K1',
      'deferred 1800 GEEN 50.00 K9',
      'revenue 8010 GEEN -50.00 K9',
    ],
  });
});

test('a down-payment invoice books its VAT at once and its net to deposits; the final invoice takes it back', (t) => {
  const down = invoice(
    [
      line('300.00', undefined, {
        treatment: 'down-payment',
        recognition: { from: date('2026-04-02'), to: date('2026-04-02') },
      }),
    ],
    [vat('21', '300.00', '63.00')],
    { downPayment: true },
  );
  t.deepEqual(legs(down), {
    'invoice 2026-03-12': ['deposit 1500 H21 -300.00', 'vat 1520 H21 -63.00', 'receivable 1310 GEEN 363.00'],
  });
  const settled = (negative: ReturnType<typeof line>) =>
    legs(invoice([line('1000.00', 'CHALET'), negative], [vat('21', '700.00', '147.00')], { date: date('2026-04-02') }));
  const expected = {
    'invoice 2026-04-02': [
      'revenue 8000 H21 -1000.00',
      'deposit 1500 H21 300.00',
      'vat 1520 H21 -147.00',
      'receivable 1310 GEEN 847.00',
    ],
  };
  t.deepEqual(settled(line('-300.00', undefined, { treatment: 'down-payment' })), expected);
  t.deepEqual(
    settled(line('-300.00', 'ADVANCE', { recognition: { from: date('2026-06-01'), to: date('2026-06-01') } })),
    expected,
    'a product mapped to the deposits account is never revenue and never deferred',
  );
});

test('levies, tips, vouchers and security deposits are liabilities without VAT', (t) => {
  const document = invoice([
    outside('12.60', 'levy', { levy: { id: 'tourist', persons: 2, nights: 3 } }),
    outside('5.00', 'tip'),
    outside('50.00', 'voucher'),
    outside('150.00', 'security-deposit'),
  ]);
  t.deepEqual(legs(document), {
    'invoice 2026-03-12': [
      'levy 1620 GEEN -12.60',
      'liability 1630 GEEN -5.00',
      'liability 1640 GEEN -50.00',
      'liability 1510 GEEN -150.00',
      'receivable 1310 GEEN 217.60',
    ],
  });
});

test('a levy may be part of the price at a rate, and a product may be mapped as a levy', (t) => {
  const document = invoice(
    [line('10.00', 'TAX', { vatRate: '9' }), line('100.00', 'CHALET', { vatRate: '9' })],
    [vat('9', '110.00', '9.90')],
  );
  t.deepEqual(booked(propose(document, undefined, context({}, [accountMapping('levy', 'TAX', '1620')]))), {
    'invoice 2026-03-12': [
      'levy 1620 L9 -10.00',
      'revenue 8000 L9 -100.00',
      'vat 1521 L9 -9.90',
      'receivable 1310 GEEN 119.90',
    ],
  });
});

test('a levy without an account, or with one that cannot be used, is named', (t) => {
  const levy = (id: string) => invoice([outside('12.60', 'levy', { levy: { id }, description: 'City tax' })]);
  t.deepEqual(problems(levy('city')), [
    {
      code: 'account-missing',
      subject: 'levy:city',
      details: { kind: 'levy', subject: 'city', name: 'City tax' },
    },
  ]);
  t.deepEqual(problems(levy('city'), context({}, [accountMapping('levy', 'city', '1000')])), [
    { code: 'account-unusable', subject: '1000', details: { account: '1000', why: 'cash' } },
  ]);
});

test('a tip beside a rate does not take the VAT code of that rate away', (t) => {
  const document = invoice(
    [line('100.00', 'DINNER', { vatRate: '9' }), outside('5.00', 'tip', { vatRate: '9', vatCategory: 'S' })],
    [vat('9', '100.00', '9.00')],
  );
  t.deepEqual(legs(document), {
    'invoice 2026-03-12': [
      'revenue 8210 L9 -100.00',
      'liability 1630 GEEN -5.00',
      'vat 1521 L9 -9.00',
      'receivable 1310 GEEN 114.00',
    ],
  });
});

test('a receipt is booked by what paid it, several methods and cash rounding included; the rest is receivable', (t) => {
  const receipt = (payments: { method: string; amount: string }[], rounding?: string) =>
    invoice([line('18.33', 'DRINKS', { vatRate: '9' })], [vat('9', '18.33', '1.65')], {
      kind: 'receipt',
      register: 'BAR',
      number: 'BAR-1',
      payments,
      ...(rounding === undefined ? {} : { rounding }),
    });
  const sold = ['revenue 8220 L9 -18.33', 'vat 1521 L9 -1.65'];
  t.deepEqual(
    legs(
      receipt(
        [
          { method: 'cash', amount: '10.00' },
          { method: 'card', amount: '10.00' },
        ],
        '0.02',
      ),
    ),
    {
      'invoice 2026-03-12': [
        ...sold,
        'rounding 4990 GEEN -0.02',
        'clearing 2000 GEEN 10.00',
        'clearing 2010 GEEN 10.00',
      ],
    },
  );
  t.deepEqual(legs(receipt([{ method: 'card', amount: '15.00' }])), {
    'invoice 2026-03-12': [...sold, 'clearing 2010 GEEN 15.00', 'receivable 1310 GEEN 4.98'],
  });
  t.deepEqual(
    legs(receipt([{ method: 'voucher', amount: '19.98' }])),
    { 'invoice 2026-03-12': [...sold, 'clearing 1640 GEEN 19.98'] },
    'a multi-purpose voucher is redeemed as a payment method',
  );
  t.deepEqual(problems(receipt([{ method: 'crypto', amount: '19.98' }])), [
    {
      code: 'account-missing',
      subject: 'payment:crypto',
      details: { kind: 'payment', subject: 'crypto', name: 'crypto' },
    },
  ]);
});

test('PayableRoundingAmount is owed by the debtor and lands on the rounding account; PrepaidAmount changes nothing', (t) => {
  const document = (changes: { rounding?: string; prepaid?: string }) =>
    invoice([line('99.99', 'CHALET')], [vat('21', '99.99', '21.00')], changes);
  t.deepEqual(legs(document({ rounding: '0.01' })), {
    'invoice 2026-03-12': [
      'revenue 8000 H21 -99.99',
      'vat 1520 H21 -21.00',
      'rounding 4990 GEEN -0.01',
      'receivable 1310 GEEN 121.00',
    ],
  });
  t.deepEqual(legs(document({ prepaid: '100.00' })), legs(document({})));
});

test('one cent of difference per VAT rate lands on the rounding account, more blocks and shows the arithmetic', (t) => {
  const stated = (total: string, rates = 1) =>
    rates === 1
      ? invoice([line('100.00', 'CHALET')], [vat('21', '100.00', '21.00')], { total })
      : invoice(
          [line('100.00', 'CHALET'), line('100.00', 'PITCH', { vatRate: '9' })],
          [vat('21', '100.00', '21.00'), vat('9', '100.00', '9.00')],
          { total },
        );
  t.deepEqual(legs(stated('120.99')), {
    'invoice 2026-03-12': [
      'revenue 8000 H21 -100.00',
      'vat 1520 H21 -21.00',
      'rounding 4990 GEEN 0.01',
      'receivable 1310 GEEN 120.99',
    ],
  });
  t.deepEqual(legs(stated('230.02', 2))['invoice 2026-03-12']?.slice(-2), [
    'rounding 4990 GEEN -0.02',
    'receivable 1310 GEEN 230.02',
  ]);
  t.deepEqual(problems(stated('121.02')), [
    {
      code: 'totals-mismatch',
      subject: '2026-118',
      details: { number: '2026-118', arithmetic: '100.00 + 21.00 = 121.00 ≠ 121.02' },
    },
  ]);
  t.is(problems(stated('229.97', 2))[0]?.details.arithmetic, '200.00 + 30.00 = 230.00 ≠ 229.97');
});

test('a credit note is the invoice with the other sign, under the codes of the sale where it has none of its own', (t) => {
  const note = invoice([line('-1000.00', 'CHALET')], [vat('21', '-1000.00', '-210.00')], { kind: 'credit-note' });
  t.deepEqual(legs(note), {
    'invoice 2026-03-12': ['revenue 8000 H21 1000.00', 'vat 1520 H21 210.00', 'receivable 1310 GEEN -1210.00'],
  });
  const own = context({}, [vatMapping('21', 'HI21', { direction: 'credit' })]);
  t.deepEqual(booked(propose(note, undefined, own))['invoice 2026-03-12']?.[0], 'revenue 8000 HI21 1000.00');
});

test('what is outside VAT gets the no-VAT code, unless a code is mapped for it, which a credit note then takes too', (t) => {
  const document = (kind: 'invoice' | 'credit-note') =>
    invoice([line('10.00', 'CHALET', { vatRate: '0', vatCategory: 'O' })], [], { kind });
  const first = (kind: 'invoice' | 'credit-note', of = context()) =>
    booked(propose(document(kind), undefined, of))['invoice 2026-03-12']?.[0];
  t.is(first('invoice'), 'revenue 8000 GEEN -10.00');
  const mapped = context({}, [vatMapping('0', 'VRIJ', { category: 'O' })]);
  t.is(first('invoice', mapped), 'revenue 8000 VRIJ -10.00');
  t.is(first('credit-note', mapped), 'revenue 8000 VRIJ -10.00');
  const ended = context({}, [vatMapping('0', 'VRIJ', { category: 'O', to: date('2026-03-11') })]);
  t.is(first('invoice', ended), 'revenue 8000 GEEN -10.00');
});

test('a reverse charge is revenue under its own code, without VAT', (t) => {
  const document = invoice(
    [line('1000.00', 'CHALET', { vatRate: '0', vatCategory: 'AE' })],
    [vat('0', '1000.00', '0.00', 'AE')],
  );
  t.deepEqual(legs(document), {
    'invoice 2026-03-12': ['revenue 8000 VERL -1000.00', 'receivable 1310 GEEN 1000.00'],
  });
  t.deepEqual(problems(invoice([line('1.00', 'CHALET', { vatRate: '0', vatCategory: 'K' })])), [
    { code: 'vat-rate-unmapped', subject: '0/K', details: { rate: '0', category: 'K', journal: '90' } },
  ]);
});

test('mappings go by the VAT date of the line', (t) => {
  const document = invoice([line('100.00', 'CHALET', { vatDate: date('2025-12-31') })], [vat('21', '100.00', '21.00')]);
  const of = context({}, [
    accountMapping('product', 'CHALET', '8010', { from: date('2025-06-01'), to: date('2025-12-31') }),
  ]);
  t.is(booked(propose(document, undefined, of))['invoice 2026-03-12']?.[0], 'revenue 8010 H21 -100.00');
});

test('the edit of a VAT code is the repair of its line, and its VAT goes with it', (t) => {
  const document = invoice(
    [line('100.00', 'CHALET', { id: 'a', vatRate: '12' }), line('50.00', 'PITCH', { id: 'b' })],
    [vat('12', '100.00', '12.00'), vat('21', '50.00', '10.50')],
  );
  t.deepEqual(
    problems(document).map((problem) => `${problem.code} ${problem.subject}`),
    ['vat-rate-unmapped 12/S'],
  );
  const edited = propose(document, review(document, { lines: { a: { vatCode: 'L9', costCentre: 'K1' } } }), context());
  t.deepEqual(booked(edited), {
    'invoice 2026-03-12': [
      'revenue 8000 L9 -100.00 K1',
      'revenue 8010 H21 -50.00',
      'vat 1521 L9 -12.00',
      'vat 1520 H21 -10.50',
      'receivable 1310 GEEN 172.50',
    ],
  });
  t.deepEqual(edited.lines[0]?.vatReason, { code: 'edit', details: {} });
  const refused = (code: string) =>
    problems(document, context(), { lines: { a: { vatCode: code } } }).map(
      (problem) => `${problem.code} ${problem.subject} ${problem.details.why}`,
    );
  t.deepEqual(refused('OUD6'), ['vat-code-unusable OUD6 blocked']);
  t.deepEqual(refused('IH21'), ['vat-code-unusable IH21 purchase']);
  t.deepEqual(refused('XX'), ['vat-code-unusable XX absent']);
  t.deepEqual(refused('GEEN'), ['vat-code-unusable GEEN no-vat-account'], 'VAT cannot go under a code without VAT');
});

test('where lines of one rate have several codes, its VAT goes with their nets', (t) => {
  const document = invoice(
    [line('100.00', 'CHALET', { id: 'a' }), line('50.01', 'PITCH', { id: 'b' })],
    [vat('21', '150.01', '31.50')],
  );
  const of = context({}, [accountMapping('product', 'CHALET', '8000')]);
  const edited = propose(document, review(document, { lines: { b: { vatCode: 'L9' } } }), of);
  t.deepEqual(booked(edited)['invoice 2026-03-12']?.slice(2), [
    'vat 1520 H21 -21.00',
    'vat 1521 L9 -10.50',
    'receivable 1310 GEEN 181.51',
  ]);
  const shares = (amount: bigint, nets: [string, bigint][]) =>
    vatShares(amount, new Map(nets)).map((share) => `${share.code} ${share.vat}`);
  t.deepEqual(
    shares(168n, [
      ['A', 1000n],
      ['B', -200n],
    ]),
    ['A 210', 'B -42'],
  );
  t.deepEqual(
    shares(-168n, [
      ['A', -1000n],
      ['B', 200n],
    ]),
    ['A -210', 'B 42'],
  );
  t.deepEqual(
    shares(1n, [
      ['A', 5n],
      ['B', -5n],
    ]),
    ['A 0', 'B 1'],
  );
  t.deepEqual(shares(7n, [['A', 0n]]), ['A 7']);
});

test('VAT of a rate without a line is booked under the code of that rate', (t) => {
  const document = invoice([line('100.00', 'CHALET')], [vat('21', '100.00', '21.00'), vat('9', '0.00', '0.01')]);
  t.deepEqual(legs(document)['invoice 2026-03-12']?.slice(1, 3), ['vat 1520 H21 -21.00', 'vat 1521 L9 -0.01']);
});

test('every problem of a document is named once, and nothing half is proposed', (t) => {
  const document = invoice([
    line('1.00', 'BIKE', { vatRate: '12' }),
    line('2.00', 'BIKE', { vatRate: '12' }),
    line('3.00', 'CHALET', { account: '8666', item: { kind: 'product', id: 'GONE' } }),
  ]);
  const proposal = propose(document, undefined, context());
  t.deepEqual(
    proposal.problems.map((problem) => `${problem.code} ${problem.subject}`),
    ['vat-rate-unmapped 12/S', 'account-missing product:BIKE', 'account-unusable 8666'],
  );
  t.deepEqual(proposal.legs, []);
});

test('a line on the fallback account is marked, and a person is asked to look', (t) => {
  const of = context({ accounts: { ...context().configuration.accounts, fallback: '8999' } });
  const proposal = propose(invoice([line('10.00', 'BIKE')], [vat('21', '10.00', '2.10')]), undefined, of);
  t.like(proposal.lines[0], {
    account: '8999',
    fallback: true,
    reason: { code: 'fallback', details: { account: '8999', kind: 'product', subject: 'BIKE' } },
  });
  t.deepEqual(proposal.reviews, [{ code: 'fallback-account', details: { account: '8999' } }]);
});

test('the preferred account of the relation counts by its normalised name', (t) => {
  const of = context({}, [], new Map([['familie jansen', '8210']]));
  const proposal = propose(invoice([line('10.00', 'BIKE')], [vat('21', '10.00', '2.10')]), undefined, of);
  t.like(proposal.lines[0], {
    account: '8210',
    reason: { code: 'master-data', details: { relation: 'Familie Jansen' } },
  });
});

test('an edited account counts for every treatment, and blocks when it cannot be used', (t) => {
  const document = invoice([
    outside('5.00', 'tip', { id: 'tip' }),
    outside('1.00', 'levy', { id: 'levy', levy: { id: 'city' } }),
  ]);
  const edit = (tip: string, levy: string) => ({ lines: { tip: { account: tip }, levy: { account: levy } } });
  t.deepEqual(booked(propose(document, review(document, edit('1640', '1620')), context())), {
    'invoice 2026-03-12': ['liability 1640 GEEN -5.00', 'levy 1620 GEEN -1.00', 'receivable 1310 GEEN 6.00'],
  });
  t.deepEqual(
    problems(document, context(), edit('1000', '8666')).map((problem) => `${problem.code} ${problem.subject}`),
    ['account-unusable 1000', 'account-unusable 8666'],
  );
});

test('amounts of nothing make no lines, and a document of nothing has nothing to book', (t) => {
  t.deepEqual(legs(invoice([line('0.00', 'CHALET')], [vat('21', '0.00', '0.00')])), { 'invoice 2026-03-12': [] });
  const range = { recognition: { from: date('2026-04-30'), to: date('2026-05-01') } };
  t.deepEqual(
    legs(invoice([line('0.01', 'CHALET', range)], [])),
    {
      'invoice 2026-03-12': ['deferred 1800 H21 -0.01', 'receivable 1310 GEEN 0.01'],
      'release:2026-04-30 2026-04-30': ['deferred 1800 GEEN 0.01', 'revenue 8000 GEEN -0.01'],
    },
    'a cent over two months is earned in one of them',
  );
});

test('a currency has its own number of decimals', (t) => {
  const yen = invoice([line('10000', 'CHALET')], [vat('21', '10000', '2100')], { currency: 'JPY' });
  t.deepEqual(legs(yen), {
    'invoice 2026-03-12': ['revenue 8000 H21 -10000', 'vat 1520 H21 -2100', 'receivable 1310 GEEN 12100'],
  });
  t.is(
    problems(invoice([line('10000', 'CHALET')], [], { currency: 'JPY', total: '10002' }))[0]?.details.arithmetic,
    '10000 + 0 = 10000 ≠ 10002',
  );
});

test('the sales journal is for invoices in invoice mode; receipts and period mode have the memorial', (t) => {
  const journal = (changes: Partial<Configuration>, kind: 'invoice' | 'receipt', edits?: Partial<Review>) => {
    const document = invoice([], [], { kind });
    return propose(document, edits && review(document, edits), context(changes)).journal;
  };
  t.is(journal({}, 'invoice'), '90');
  t.is(journal({ mode: 'invoice' }, 'invoice'), '70');
  t.is(journal({ mode: 'invoice' }, 'receipt'), '90');
  t.is(journal({ mode: 'invoice' }, 'invoice', { journal: '71' }), '71');
});

test('a payment moves from the receivable to the clearing account of its method, a refund back', (t) => {
  t.deepEqual(legs(payment()), {
    'payment 2026-03-12': ['clearing 2010 GEEN 100.00', 'receivable 1310 GEEN -100.00'],
  });
  t.deepEqual(legs(payment({ amount: '-25.50', method: 'cash' })), {
    'payment 2026-03-12': ['clearing 2000 GEEN -25.50', 'receivable 1310 GEEN 25.50'],
  });
  t.deepEqual(legs(payment({ amount: '0.00' })), { 'payment 2026-03-12': [] });
});

test('a payment never goes to a cash or bank ledger account, not by mapping and not by edit', (t) => {
  const bank = context({}, [accountMapping('payment', 'transfer', '1100')]);
  t.deepEqual(problems(payment({ method: 'transfer' }), bank), [
    { code: 'account-unusable', subject: '1100', details: { account: '1100', why: 'bank' } },
  ]);
  t.deepEqual(problems(payment(), context(), { lines: { 1: { account: '1000' } } }), [
    { code: 'account-unusable', subject: '1000', details: { account: '1000', why: 'cash' } },
  ]);
  t.deepEqual(problems(payment({ method: 'transfer' })), [
    {
      code: 'account-missing',
      subject: 'payment:transfer',
      details: { kind: 'payment', subject: 'transfer', name: 'transfer' },
    },
  ]);
  const receipt = invoice([outside('5.00', 'tip')], [], {
    kind: 'receipt',
    payments: [{ method: 'transfer', amount: '5.00' }],
  });
  t.deepEqual(
    problems(receipt, bank).map((problem) => problem.subject),
    ['1100'],
  );
  const moved = propose(payment(), review(payment(), { lines: { 1: { account: '2000' } } }), context());
  t.deepEqual(booked(moved), { 'payment 2026-03-12': ['clearing 2000 GEEN 100.00', 'receivable 1310 GEEN -100.00'] });
});

const posted = (id: string, account: string, debit: string, credit: string, more: Partial<PostingLine> = {}) => ({
  id,
  account,
  debit,
  credit,
  ...more,
});

test('postings are booked as the source gives them', (t) => {
  const document = posting([
    posted('1', '2010', '121.00', '0.00'),
    posted('2', '8000', '0.00', '100.00', { vatCode: 'H21', costCentre: 'K1' }),
    posted('3', '1520', '0.00', '21.00', { vatCode: 'H21' }),
  ]);
  t.deepEqual(legs(document), {
    'posting 2026-03-12': ['posting 2010 GEEN 121.00', 'posting 8000 H21 -100.00 K1', 'posting 1520 H21 -21.00'],
  });
  t.is(propose(document, undefined, context()).total, 12100n);
});

test('postings that do not balance, a day that may still change, and unknown accounts and codes are named', (t) => {
  const document = posting(
    [
      posted('1', '1300', '121.00', '0.00'),
      posted('2', '8000', '0.00', '100.00', { vatCode: 'OUD6' }),
      posted('3', '7777', '0.00', '20.00', { vatCode: 'XX' }),
    ],
    { final: false },
  );
  const proposal = propose(document, undefined, context());
  t.deepEqual(proposal.problems, [
    { code: 'day-not-final', subject: '2026-03-12', details: { date: '2026-03-12' } },
    { code: 'account-unusable', subject: '1300', details: { account: '1300', why: 'control' } },
    { code: 'vat-code-unusable', subject: 'OUD6', details: { code: 'OUD6', why: 'blocked', rate: '' } },
    { code: 'account-unusable', subject: '7777', details: { account: '7777', why: 'absent' } },
    { code: 'vat-code-unusable', subject: 'XX', details: { code: 'XX', why: 'absent', rate: '' } },
    {
      code: 'totals-mismatch',
      subject: 'day 2026-03-12',
      details: { number: 'day 2026-03-12', arithmetic: 'debit − credit = 1.00' },
    },
  ]);
  t.deepEqual(proposal.legs, []);
});

test('the total of a document is what the customer owes or paid', (t) => {
  t.is(totalOf(stayInvoice()), 121000n);
  t.is(totalOf(payment({ amount: '-25.50' })), -2550n);
  t.is(totalOf(posting([posted('1', '2010', '121.00', '0.00'), posted('2', '8000', '0.00', '121.00')])), 12100n);
});
