import { readFileSync } from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import type { SalesDocument } from '../../../src/core/fact.ts';
import { currency, formatAmount, parseAmount, sum } from '../../../src/core/money.ts';
import { publishedSchema } from '../../../src/providers/files/json-schema.ts';
import { bytes, fact, facts, problem, problems } from './read.ts';

type Json = Record<string, unknown>;
const line = (of: Json = {}): Json => ({ description: 'Koffie', amountInclVat: '10.90', vatRate: '9', ...of });
const receipt = (of: Json = {}): Json => ({
  kind: 'receipt',
  id: 'R1',
  date: '2026-11-14',
  currency: 'EUR',
  lines: [line()],
  totalInclVat: '10.90',
  ...of,
});
const json = (...documents: Json[]): string => JSON.stringify({ documents });
const sale = (document: Json): SalesDocument => fact(json(document)).content as SalesDocument;

test('a receipt is read whole: inclusive lines, a levy, a tip and its payments', (t) => {
  const document = receipt({
    number: 'BAR-1',
    register: 'bar',
    lines: [
      line({ quantity: 2, product: { id: 'K', name: 'Koffie' } }),
      line({
        description: 'Wijn',
        amountInclVat: 12.1,
        vatRate: 21,
        location: 'terras',
        account: 8010,
        costCentre: 'bar',
      }),
      line({
        description: 'Toeristenbelasting',
        amountInclVat: '4.00',
        vatRate: undefined,
        levy: { id: 'tt', persons: 2, nights: 1 },
      }),
      line({ description: 'Fooi', amountInclVat: '3.00', vatRate: undefined, treatment: 'tip' }),
    ],
    totalInclVat: '30.00',
    payments: [
      { method: 'cash', amount: '50.00' },
      { method: 'cash', amount: '-20.00' },
    ],
  });
  t.deepEqual(fact(json(document)), {
    sourceId: 'R1',
    line: 1,
    content: {
      kind: 'receipt',
      number: 'BAR-1',
      date: '2026-11-14',
      currency: 'EUR',
      status: 'definitive',
      register: 'bar',
      lines: [
        {
          id: '1',
          description: 'Koffie',
          quantity: '2',
          treatment: 'revenue',
          net: '10.00',
          vatRate: '9',
          vatCategory: 'S',
          item: { kind: 'product', id: 'K', name: 'Koffie' },
        },
        {
          id: '2',
          description: 'Wijn',
          treatment: 'revenue',
          net: '10.00',
          vatRate: '21',
          vatCategory: 'S',
          item: { kind: 'location', id: 'terras' },
          account: '8010',
          costCentre: 'bar',
        },
        {
          id: '3',
          description: 'Toeristenbelasting',
          treatment: 'levy',
          net: '4.00',
          vatRate: '0',
          vatCategory: 'O',
          levy: { id: 'tt', persons: 2, nights: 1 },
        },
        { id: '4', description: 'Fooi', treatment: 'tip', net: '3.00', vatRate: '0', vatCategory: 'O' },
      ],
      vat: [
        { rate: '9', category: 'S', base: '10.00', vat: '0.90' },
        { rate: '21', category: 'S', base: '10.00', vat: '2.10' },
        { rate: '0', category: 'O', base: '7.00', vat: '0.00' },
      ],
      total: '30.00',
      payments: [
        { method: 'cash', amount: '50.00' },
        { method: 'cash', amount: '-20.00' },
      ],
    },
  } as unknown as ReturnType<typeof fact>);
});

test('a credit note is positive in the file and negative as a fact', (t) => {
  const note = sale({
    ...receipt({ kind: 'credit-note', id: 'C1', refersTo: ['F1'], dueDate: '2026-12-01', rounding: '0.02' }),
    lines: [line({ quantity: '1', recognition: { from: '2026-11-01', to: '2026-11-03' }, vatDate: '2026-11-03' })],
    relation: { id: 7, name: 'Klant\u001b[31m BV', vatNumber: 'NL1', country: 'NL' },
  });
  t.deepEqual(note, {
    kind: 'credit-note',
    number: 'C1',
    date: '2026-11-14',
    currency: 'EUR',
    status: 'definitive',
    relation: { id: '7', name: 'Klant BV', company: true, vatNumber: 'NL1', country: 'NL' },
    dueDate: '2026-12-01',
    refersTo: ['F1'],
    lines: [
      {
        id: '1',
        description: 'Koffie',
        quantity: '-1',
        treatment: 'revenue',
        net: '-10.00',
        vatRate: '9',
        vatCategory: 'S',
        vatDate: '2026-11-03',
        recognition: { from: '2026-11-01', to: '2026-11-03' },
      },
    ],
    vat: [{ rate: '9', category: 'S', base: '-10.00', vat: '-0.90' }],
    total: '-10.90',
    rounding: '-0.02',
  } as unknown as SalesDocument);
});

test('a down-payment invoice has down-payment lines', (t) => {
  const invoice = sale(receipt({ kind: 'invoice', downPayment: true, prepaid: 5 }));
  t.is(invoice.downPayment, true);
  t.is(invoice.prepaid, '5.00');
  t.is(invoice.lines[0]?.treatment, 'down-payment');
});

test('payments, postings, relations, items and events are read whole', (t) => {
  const head = { date: '2026-11-14', currency: 'EUR' };
  const file = json(
    { kind: 'payment', id: 'P1', ...head, method: 'ideal', amount: -12.5, pays: 'F1', description: 'Terug' },
    {
      kind: 'posting',
      id: 'D1',
      ...head,
      final: true,
      lines: [
        { account: 1300, debit: '121.00', document: 'F1' },
        { id: 'b', account: '8000', credit: '100', vatCode: 'H', costCentre: 'bar', description: 'Omzet' },
        { account: '1630', credit: '21.00' },
      ],
    },
    {
      kind: 'relation',
      id: 'K1',
      date: '2026-11-14',
      role: 'creditor',
      party: { name: 'Bakker BV', registrationNumber: '1' },
    },
    { kind: 'item', id: 'I1', date: '2026-11-14', itemKind: 'arrangement', name: 'Lunch', account: '8020' },
    { kind: 'event', id: 'E1', date: '2026-11-14', status: 'cancelled', from: '2026-12-01', to: '2026-12-02' },
  );
  const definitive = { date: '2026-11-14', currency: 'EUR', status: 'definitive' };
  t.deepEqual(facts(file).map((one) => one.content) as unknown[], [
    {
      kind: 'payment',
      number: 'P1',
      ...definitive,
      method: 'ideal',
      amount: '-12.50',
      pays: 'F1',
      description: 'Terug',
    },
    {
      kind: 'posting',
      number: 'D1',
      ...definitive,
      final: true,
      lines: [
        { id: '1', account: '1300', debit: '121.00', credit: '0.00', document: 'F1' },
        {
          id: 'b',
          account: '8000',
          vatCode: 'H',
          costCentre: 'bar',
          description: 'Omzet',
          debit: '0.00',
          credit: '100.00',
        },
        { id: '3', account: '1630', debit: '0.00', credit: '21.00' },
      ],
    },
    {
      kind: 'relation',
      number: 'K1',
      date: '2026-11-14',
      party: { name: 'Bakker BV', company: true, registrationNumber: '1' },
      role: 'creditor',
    },
    { kind: 'item', number: 'I1', date: '2026-11-14', itemKind: 'arrangement', name: 'Lunch', account: '8020' },
    { kind: 'event', number: 'E1', date: '2026-11-14', status: 'cancelled', from: '2026-12-01', to: '2026-12-02' },
  ]);
});

test('a wrapper, a bare list and one document are the same', (t) => {
  const expected = fact(json(receipt()));
  t.deepEqual(fact(JSON.stringify([receipt()])), expected);
  t.deepEqual(fact(JSON.stringify(receipt())), expected);
  t.deepEqual(fact(`\ufeff${JSON.stringify({ $schema: 'x', documents: [receipt()] })}`), expected);
});

test('a fact knows the line on which its document begins', (t) => {
  const file = `{"documents": [\n\n${JSON.stringify(receipt())},\n${JSON.stringify(receipt({ id: 'R2', lines: [line({ description: '{"[\\"' })] }))}\n]}`;
  t.deepEqual(
    facts(file).map((one) => one.line),
    [3, 4],
  );
});

test('a receipt closed after midnight belongs to the evening before, in winter and in summer', (t) => {
  const date = (closedAt: string) =>
    fact(json({ ...receipt(), date: undefined, closedAt }), { dayEndsAtMinutes: 180 }).content.date as string;
  t.is(date('2026-11-15T01:23:00+01:00'), '2026-11-14');
  t.is(date('2026-11-15T02:00:00Z'), '2026-11-15');
  t.is(date('2026-07-15T00:59:59.999Z'), '2026-07-14');
  t.is(date('2026-07-15T01:00:00Z'), '2026-07-15');
});

test('VAT that the document states is the truth, also when it is not what a computation gives', (t) => {
  const document = receipt({
    lines: [line({ amountInclVat: '10.00' }), line({ amountInclVat: '0.90' })],
    vat: [{ rate: '9.0', base: '9.99', vat: '0.91' }],
  });
  const { lines, vat, total } = sale(document);
  t.deepEqual(vat, [{ rate: '9', category: 'S', base: '9.99', vat: '0.91' }]);
  t.deepEqual(
    lines.map((one) => one.net),
    ['9.16', '0.83'],
  );
  t.is(total, '10.90');
});

test('VAT that the lines state is added up, not recomputed', (t) => {
  const { lines, vat } = sale(
    receipt({
      lines: [line({ amountInclVat: '5.45', vatAmount: '0.44' }), line({ amountInclVat: '5.45', vatAmount: 0.44 })],
    }),
  );
  t.deepEqual(vat, [{ rate: '9', category: 'S', base: '10.02', vat: '0.88' }]);
  t.deepEqual(
    lines.map((one) => one.net),
    ['5.01', '5.01'],
  );
});

test('exclusive lines get VAT over the document, rounded half up', (t) => {
  const lines = Array.from({ length: 3 }, () =>
    line({ amountInclVat: undefined, amountExclVat: '0.50', vatRate: '9' }),
  );
  t.deepEqual(sale(receipt({ lines, totalInclVat: '1.64' })).vat, [
    { rate: '9', category: 'S', base: '1.50', vat: '0.14' },
  ]);
});

test('numbers are taken as they are written, not as floats', (t) => {
  const file = json(receipt({ lines: [line({ amountInclVat: 'X' })], totalInclVat: 'X' })).replaceAll(
    '"X"',
    '9999999999999.90',
  );
  t.is((fact(file).content as SalesDocument).total, '9999999999999.90');
});

const eur = currency('EUR');
const cents = (amount: number) => formatAmount(BigInt(amount), eur);

test('nets of inclusive lines plus VAT are the total to the cent, whatever the amounts and rates', (t) => {
  const anyLine = fc.record({
    amountInclVat: fc.integer({ min: -100_000, max: 100_000 }),
    vatRate: fc.constantFrom('21', '9', '5.5', '19', '7', '0'),
  });
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), (amounts) => {
      const total = amounts.reduce((left, one) => left + one.amountInclVat, 0);
      const read = sale(
        receipt({
          lines: amounts.map((one) =>
            line({ ...one, amountInclVat: cents(one.amountInclVat), ...(one.vatRate === '0' && { vatCategory: 'Z' }) }),
          ),
          totalInclVat: cents(total),
        }),
      );
      const nets = sum(read.lines.map((one) => parseAmount(one.net, eur)));
      const vat = sum(read.vat.map((one) => parseAmount(one.vat, eur)));
      const bases = sum(read.vat.map((one) => parseAmount(one.base, eur)));
      return nets + vat === BigInt(total) && bases === nets && read.total === cents(total);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

const refusals: readonly [string, Json | string, { code: string; field?: string; message: RegExp }][] = [
  [
    'a number too large for a float',
    json(receipt()).replace('"totalInclVat":"10.90"', '"totalInclVat":1e309'),
    {
      code: 'amount',
      field: 'documents[0].totalInclVat',
      message: /^documents\[0\]\.totalInclVat: "1e309" is not a plain decimal/,
    },
  ],
  ['NaN', json(receipt()).replace('"10.90"}', 'NaN}'), { code: 'not-json', message: /not JSON/ }],
  [
    'a decimal comma',
    receipt({ totalInclVat: '10,90' }),
    { code: 'amount', field: 'documents[0].totalInclVat', message: /"10,90"/ },
  ],
  [
    'a fraction of a cent',
    receipt({ totalInclVat: '10.905' }),
    { code: 'amount', field: 'totalInclVat', message: /more decimals than the currency/ },
  ],
  [
    'an unknown property',
    receipt({ lines: [line({ vatrat: 9 })] }),
    { code: 'schema', field: 'documents[0].lines[0]', message: /"vatrat" is not known here; did you mean "vatRate"\?/ },
  ],
  [
    'a misspelt kind',
    receipt({ kind: 'reciept' }),
    { code: 'unknown-value', field: 'documents[0].kind', message: /"reciept"; it must be invoice, / },
  ],
  [
    'a missing kind',
    receipt({ kind: undefined }),
    { code: 'missing-field', field: 'documents[0].kind', message: /kind is missing/ },
  ],
  [
    'a missing id',
    receipt({ id: undefined }),
    { code: 'missing-field', field: 'documents[0].id', message: /id is missing/ },
  ],
  ['an empty id', receipt({ id: ' \u200b' }), { code: 'missing-field', field: 'documents[0].id', message: /is empty/ }],
  [
    'a long id',
    receipt({ id: 'x'.repeat(101) }),
    { code: 'schema', field: 'documents[0].id', message: /longer than 100/ },
  ],
  [
    'a missing total',
    receipt({ totalInclVat: undefined }),
    { code: 'missing-field', field: 'documents[0].totalInclVat', message: /is missing/ },
  ],
  [
    'a missing date',
    receipt({ date: undefined }),
    { code: 'missing-field', field: 'documents[0].date', message: /date \(YYYY-MM-DD\) or closedAt/ },
  ],
  [
    'a date that does not exist',
    receipt({ date: '2026-02-29' }),
    { code: 'date', field: 'documents[0].date', message: /"2026-02-29" is not an existing date/ },
  ],
  [
    'a time without offset',
    receipt({ date: undefined, closedAt: '2026-11-14T23:00:00' }),
    { code: 'date', field: 'documents[0].closedAt', message: /offset/ },
  ],
  [
    'two dates',
    receipt({ closedAt: '2026-11-14T23:00:00Z' }),
    { code: 'schema', field: 'documents[0].closedAt', message: /both date and closedAt/ },
  ],
  [
    'an unknown status',
    receipt({ status: 'paid' }),
    {
      code: 'unknown-value',
      field: 'documents[0].status',
      message: /"paid"; it must be one of draft, definitive, cancelled/,
    },
  ],
  [
    'a currency name',
    receipt({ currency: 'euro' }),
    { code: 'currency', field: 'documents[0].currency', message: /"euro" is not a currency code/ },
  ],
  [
    'a text where a list is expected',
    receipt({ lines: 'x' }),
    { code: 'schema', field: 'documents[0].lines', message: /list in square brackets/ },
  ],
  ['no lines', receipt({ lines: [] }), { code: 'missing-field', field: 'documents[0].lines', message: /is empty/ }],
  [
    '0 % without a category',
    receipt({ lines: [line(), line({ vatRate: '0', amountInclVat: '0.00' })] }),
    {
      code: 'missing-field',
      field: 'documents[0].lines[1]',
      message: /^documents\[0\]\.lines\[1\] is at 0 % VAT and needs a vatCategory: Z/,
    },
  ],
  [
    'a taxed line of an exempt category',
    receipt({ lines: [line({ vatCategory: 'E' })] }),
    { code: 'unknown-value', field: 'documents[0].lines[0]', message: /always at 0 %/ },
  ],
  [
    'a line without a rate',
    receipt({ lines: [line({ vatRate: undefined })] }),
    { code: 'missing-field', field: 'documents[0].lines[0]', message: /has no vatRate/ },
  ],
  [
    'a rate above 100',
    receipt({ lines: [line({ vatRate: '900' })] }),
    { code: 'unknown-value', field: 'documents[0].lines[0]', message: /"900" is not a VAT percentage/ },
  ],
  [
    'two amounts on a line',
    receipt({ lines: [line({ amountExclVat: '10.00' })] }),
    { code: 'schema', field: 'documents[0].lines[0]', message: /exactly one of/ },
  ],
  [
    'two things on a line',
    receipt({ lines: [line({ product: 'a', location: 'b' })] }),
    { code: 'schema', field: 'documents[0].lines[0]', message: /product and location; a line sells one thing/ },
  ],
  [
    'an item that is neither id nor object',
    receipt({ lines: [line({ product: true })] }),
    { code: 'schema', field: 'documents[0].lines[0].product', message: /an id in quotes, or an object/ },
  ],
  [
    'a levy that is not named',
    receipt({ lines: [line({ treatment: 'levy' })] }),
    { code: 'missing-field', field: 'documents[0].lines[0]', message: /does not say which/ },
  ],
  [
    'lines with one id',
    receipt({ lines: [line({ id: 'a', amountInclVat: 5 }), line({ id: 'a', amountInclVat: 5.9 })] }),
    { code: 'duplicate-id', field: 'documents[0].lines[1]', message: /same id as documents\[0\]\.lines\[0\]/ },
  ],
  [
    'a total that is not the sum',
    receipt({ totalInclVat: '11.90' }),
    {
      code: 'totals-mismatch',
      field: 'totalInclVat',
      message: /^Lines without VAT 10\.00 \+ VAT 9 % 0\.90 = 10\.90, but totalInclVat says 11\.90/,
    },
  ],
  [
    'a VAT total far from its rate',
    receipt({ vat: [{ rate: 9, vat: '2.00' }] }),
    {
      code: 'totals-mismatch',
      field: 'documents[0].vat[0]',
      message: /8\.90 x 9 % is more than 0\.02 away from the VAT of 2\.00/,
    },
  ],
  [
    'a VAT base that is not the sum',
    receipt({ vat: [{ rate: 9, vat: '0.90', base: '12.00' }] }),
    {
      code: 'totals-mismatch',
      field: 'documents[0].vat[0]',
      message: /add up to 10\.00, but the VAT total has base 12\.00/,
    },
  ],
  [
    'a rate that the VAT totals lack',
    receipt({ vat: [{ rate: 21, vat: '0.00' }] }),
    { code: 'totals-mismatch', message: /VAT 9 % \(S\), but the document's VAT totals do not have that rate/ },
  ],
  [
    'a VAT total of no line',
    receipt({
      vat: [
        { rate: 9, vat: '0.90' },
        { rate: 21, vat: '2.10' },
      ],
    }),
    { code: 'totals-mismatch', field: 'documents[0].vat[1]', message: /no line has that rate/ },
  ],
  [
    'payments above the total',
    receipt({ payments: [{ method: 'card', amount: '20.00' }] }),
    { code: 'totals-mismatch', field: 'documents[0].payments', message: /20\.00 = 20\.00, but 10\.90 is due/ },
  ],
  [
    'a posting out of balance',
    {
      kind: 'posting',
      id: 'D',
      date: '2026-11-14',
      currency: 'EUR',
      final: true,
      lines: [{ account: '1', debit: '1.00' }],
    },
    { code: 'totals-mismatch', field: 'documents[0].lines', message: /debit 1\.00 and credit 0\.00/ },
  ],
  [
    'a negative debit',
    {
      kind: 'posting',
      id: 'D',
      date: '2026-11-14',
      currency: 'EUR',
      final: true,
      lines: [{ account: '1', debit: '-1.00' }],
    },
    { code: 'amount', field: 'documents[0].lines[0]', message: /other side/ },
  ],
  [
    'something beside the documents',
    JSON.stringify({ documents: [], version: 1 }),
    { code: 'schema', field: 'version', message: /"version" is not known/ },
  ],
  [
    'a property given twice',
    '{"kind":"receipt",\n"id":"a","id":"b"}',
    { code: 'schema', field: 'id', message: /"id" is given twice/ },
  ],
  ['a file cut off', json(receipt()).slice(0, -9), { code: 'not-json', message: /JSON/ }],
  ['deep nesting', '['.repeat(100_000), { code: 'too-deep', message: /100 deep/ }],
];
for (const [what, input, expected] of refusals)
  test(`${what} is refused`, (t) => {
    const found = problem(typeof input === 'string' ? input : json(input));
    t.is(found.code, expected.code as typeof found.code, found.message);
    t.regex(found.message, expected.message);
    if (expected.field !== undefined) t.is(found.field, expected.field);
  });

test('more documents, properties or values than any real file has are refused before they are built', (t) => {
  const found = (input: string) => [problem(input).code, problem(input).message.split(';')[0]];
  t.deepEqual(found(`[${'{},'.repeat(200_000)}{}]`), ['too-large', 'The file has more than 200000 documents']);
  t.deepEqual(found(`[${'1,'.repeat(4_000_001)}1]`), ['too-large', 'The file has more than 4000000 values']);
  const keys = Array.from({ length: 1001 }, (_, index) => `"k${index}":1`);
  t.deepEqual(found(`{${keys.join()}}`), ['too-large', 'One object has more than 1000 properties']);
});

test('the same id twice is refused for one kind, and fine for two', (t) => {
  const payment = { kind: 'payment', id: 'R1', date: '2026-11-14', currency: 'EUR', method: 'card', amount: '1.00' };
  t.is(facts(json(receipt(), payment)).length, 2);
  t.deepEqual(problems(`[${JSON.stringify(receipt())},\n${JSON.stringify(receipt())}]`), [
    {
      code: 'duplicate-id',
      line: 2,
      document: 'R1',
      message: 'Two documents are receipt "R1": line 1 and line 2. Give each its own id, or leave one out.',
    },
  ]);
});

test('all documents that are wrong are named at once, at most twenty', (t) => {
  const wrong = Array.from({ length: 30 }, (_, index) => receipt({ id: `R${index}`, totalInclVat: '1.00' }));
  const found = problems(json(...wrong));
  t.is(found.length, 20);
  t.deepEqual(
    found.slice(0, 2).map((one) => one.document),
    ['R0', 'R1'],
  );
});

test('bytes that are not UTF-8 are refused with their line', (t) => {
  const found = problem(Buffer.concat([bytes('[\n'), Buffer.from([0xe9]), bytes(']')]));
  t.deepEqual([found.code, found.line], ['encoding', 2]);
});

test('the published JSON Schema is the one the reader uses', (t) => {
  const published = readFileSync('docs/schema/nightaudit-documents.schema.json', 'utf8');
  t.is(
    published,
    publishedSchema(),
    'The published schema is stale: run "node scripts/publish-schema.mjs" and commit the file.',
  );
});

test('any damage to a file ends in a problem or a fact, never in a crash', (t) => {
  const file = bytes(json(receipt({ relation: { name: 'x' }, vat: [{ rate: 9, vat: 0.9 }] })));
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.stringMatching(/^[\x00-\x7f]{0,4}$/), fc.nat(20), (at, put, skip) => {
      const damaged = Buffer.concat([file.subarray(0, at), bytes(put), file.subarray(at + skip)]);
      try {
        return problem(damaged).message.length > 0;
      } catch (error) {
        return error instanceof Error && error.message.startsWith('read ');
      }
    }),
    { numRuns: 2000 },
  );
  t.pass();
});
