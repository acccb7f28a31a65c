import test from 'ava';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { CsvMapping } from '../../../src/core/csv-mapping.ts';
import type { Payment, SalesDocument } from '../../../src/core/fact.ts';
import { currency, formatAmount } from '../../../src/core/money.ts';
import { detectCsv } from '../../../src/providers/files/csv/detect-csv.ts';
import { suggestMapping } from '../../../src/providers/files/csv/suggest-mapping.ts';
import { csvMappingProblems } from '../../../src/providers/files/csv-mapping.ts';
import { parseCsvMapping } from '../../../src/providers/files/csv-mapping-schema.ts';
import { bytes, fact, facts, problem } from './read.ts';

const payments: CsvMapping = {
  name: 'betalingen',
  kind: 'payment',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'dd-MM-yyyy',
  encoding: 'utf-8',
  header: ['kenmerk', 'datum', 'methode', 'bedrag', 'factuur', 'naam'],
  columns: { id: 'kenmerk', date: 'datum', method: 'methode', amount: 'bedrag', pays: 'factuur', relationName: 'naam' },
  defaults: { currency: 'EUR' },
};
const till: CsvMapping = {
  name: 'kassa',
  kind: 'receipt',
  delimiter: ',',
  decimal: '.',
  dateFormat: 'yyyy-MM-dd',
  encoding: 'utf-8',
  header: ['bon', 'datum', 'tijd', 'artikel', 'omschrijving', 'aantal', 'bedrag', 'btw', 'betaald met'],
  columns: {
    id: 'bon',
    date: 'datum',
    time: 'tijd',
    product: 'artikel',
    description: 'omschrijving',
    quantity: 'aantal',
    amountInclVat: 'bedrag',
    vatRate: 'btw',
    paymentMethod: 'betaald met',
  },
  defaults: { currency: 'EUR', register: 'bar' },
};

const header = 'kenmerk;datum;methode;bedrag;factuur;naam\n';
const withPayments = { csv: [till, payments] };
const payment = (row: string, mapping: Partial<CsvMapping> = {}): Payment =>
  fact(header + row, { csv: [{ ...payments, ...mapping }] }).content as Payment;

test('payments are read a row each, with the line each stands on', (t) => {
  const file = `${header}P1;14-11-2026;ideal;1.234,56;2026-1001;Familie Bakker\n\nP2;15-11-2026;card;-12,50;;"Café ""De Haven"";\nBar"\nP3;16-11-2026;card;1;;\n`;
  const common = { currency: 'EUR', status: 'definitive' };
  t.deepEqual(facts(file, withPayments) as unknown[], [
    {
      sourceId: 'P1',
      line: 2,
      content: {
        kind: 'payment',
        number: 'P1',
        date: '2026-11-14',
        ...common,
        relation: { name: 'Familie Bakker' },
        method: 'ideal',
        amount: '1234.56',
        pays: '2026-1001',
      },
    },
    {
      sourceId: 'P2',
      line: 4,
      content: {
        kind: 'payment',
        number: 'P2',
        date: '2026-11-15',
        ...common,
        relation: { name: 'Café "De Haven"; Bar' },
        method: 'card',
        amount: '-12.50',
      },
    },
    {
      sourceId: 'P3',
      line: 6,
      content: { kind: 'payment', number: 'P3', date: '2026-11-16', ...common, method: 'card', amount: '1.00' },
    },
  ]);
});

test('rows of one receipt are one document, and one after midnight belongs to the evening before', (t) => {
  const file =
    'bon,datum,tijd,artikel,omschrijving,aantal,bedrag,btw,betaald met\r\nB1,2026-11-14,23:50,K,Koffie,2,10.90,9,card\r\nB2,2026-11-15,01:20,W,Wijn,1,12.10,21%,cash\r\nB1,2026-11-14,23:50,W,Wijn,1,12.10,21,card\r\n';
  const line = (id: string, product: string, quantity: string, vatRate: string) => ({
    id,
    description: product === 'K' ? 'Koffie' : 'Wijn',
    quantity,
    treatment: 'revenue',
    net: '10.00',
    vatRate,
    vatCategory: 'S',
    item: { kind: 'product', id: product },
  });
  const head = { kind: 'receipt', date: '2026-11-14', currency: 'EUR', status: 'definitive', register: 'bar' };
  t.deepEqual(facts(file, { csv: [payments, till], dayEndsAtMinutes: 180 }) as unknown[], [
    {
      sourceId: 'B1',
      line: 2,
      content: {
        ...head,
        number: 'B1',
        lines: [line('1', 'K', '2', '9'), line('2', 'W', '1', '21')],
        vat: [
          { rate: '9', category: 'S', base: '10.00', vat: '0.90' },
          { rate: '21', category: 'S', base: '10.00', vat: '2.10' },
        ],
        total: '23.00',
        payments: [{ method: 'card', amount: '23.00' }],
      },
    },
    {
      sourceId: 'B2',
      line: 3,
      content: {
        ...head,
        number: 'B2',
        lines: [line('1', 'W', '1', '21')],
        vat: [{ rate: '21', category: 'S', base: '10.00', vat: '2.10' }],
        total: '12.10',
        payments: [{ method: 'cash', amount: '12.10' }],
      },
    },
  ]);
});

test('invoices are read with their customer, due date, levy and stay', (t) => {
  const columns: CsvMapping['columns'] = {
    id: 'nr',
    date: 'datum',
    dueDate: 'verval',
    relationName: 'klant',
    relationVatNumber: 'btwnr',
    description: 'tekst',
    amountExclVat: 'netto',
    vatRate: 'tarief',
    vatCategory: 'cat',
    levy: 'heffing',
    persons: 'pers',
    recognitionFrom: 'van',
    recognitionTo: 'tot',
    totalInclVat: 'totaal',
  };
  const mapping: CsvMapping = { ...payments, kind: 'invoice', header: Object.values(columns), columns };
  const file = `${mapping.header.join(';')}\nF1;14-11-2026;28-11-2026;Klant BV;NL1;Verblijf;100,00;9;;;;01-12-2026;03-12-2026;113,00\nF1;14-11-2026;28-11-2026;Klant BV;NL1;Toeristenbelasting;4,00;0;O;tt;2;;;113,00\n`;
  t.deepEqual(fact(file, { csv: [mapping] }).content as unknown, {
    kind: 'invoice',
    number: 'F1',
    date: '2026-11-14',
    currency: 'EUR',
    status: 'definitive',
    relation: { name: 'Klant BV', company: true, vatNumber: 'NL1' },
    dueDate: '2026-11-28',
    lines: [
      {
        id: '1',
        description: 'Verblijf',
        treatment: 'revenue',
        net: '100.00',
        vatRate: '9',
        vatCategory: 'S',
        recognition: { from: '2026-12-01', to: '2026-12-03' },
      },
      {
        id: '2',
        description: 'Toeristenbelasting',
        treatment: 'levy',
        net: '4.00',
        vatRate: '0',
        vatCategory: 'O',
        levy: { id: 'tt', persons: 2 },
      },
    ],
    vat: [
      { rate: '9', category: 'S', base: '100.00', vat: '9.00' },
      { rate: '0', category: 'O', base: '4.00', vat: '0.00' },
    ],
    total: '113.00',
  });
});

test('without an id column two equal rows are two facts without an id', (t) => {
  const { id: _, ...columns } = payments.columns;
  const row = 'x;14-11-2026;card;1,00;;\n';
  const read = facts(header + row + row, { csv: [{ ...payments, columns }] });
  t.deepEqual(
    read.map((one) => [one.sourceId, one.line, one.content.number]),
    [
      [undefined, 2, 'card 2026-11-14'],
      [undefined, 3, 'card 2026-11-14'],
    ],
  );
});

test('a text that looks like a formula, an escape or a path stays text, cleaned', (t) => {
  t.is(payment('P1;14-11-2026;card;1,00;;=HYPERLINK(A1)').relation?.name, '=HYPERLINK(A1)');
  t.is(payment('../../x;14-11-2026;card;1,00;;\u001b[2J\u202eEvil').relation?.name, 'Evil');
  t.is(payment('../../x;14-11-2026;card;1,00;;').number, '../../x');
});

test('Windows-1252 is read as such, and UTF-8 under that mapping is noticed', (t) => {
  const file = `${header}P1;14-11-2026;card;1,00;;Café € 5\n`;
  const windows: CsvMapping = { ...payments, name: 'oud', encoding: 'windows-1252' };
  const encoded = iconv.encode(file, 'windows-1252');
  t.is((fact(encoded, { csv: [windows] }).content as Payment).relation?.name, 'Café € 5');
  t.is((fact(encoded, { csv: [payments, windows] }).content as Payment).relation?.name, 'Café € 5');
  t.is((fact(`\ufeff${file}`, { csv: [payments] }).content as Payment).relation?.name, 'Café € 5');
  const wrong = problem(encoded, { csv: [payments] });
  t.deepEqual([wrong.code, wrong.line], ['encoding', 2]);
  t.is(problem(file, { csv: [windows] }).code, 'encoding');
});

const spellings: readonly [string, string, ',' | '.'][] = [
  ['1.234,56', '1234.56', ','],
  ['1 234,56', '1234.56', ','],
  ['1\u00a0234\u00a0567,8', '1234567.80', ','],
  ['12,50-', '-12.50', ','],
  ['€ 12,50', '12.50', ','],
  ['-€ 12,50', '-12.50', ','],
  ['12,50 EUR', '12.50', ','],
  ['\u221212,50', '-12.50', ','],
  ['+12', '12.00', ','],
  ['1.234.567', '1234567.00', ','],
  ['1,234.56', '1234.56', '.'],
  ["1'234.50", '1234.50', '.'],
  ['0.5', '0.50', '.'],
];
for (const [cell, amount, decimal] of spellings)
  test(`"${cell}" with a decimal "${decimal}" is ${amount}`, (t) => {
    t.is(payment(`P1;14-11-2026;card;"${cell}";;`, { decimal }).amount, amount);
  });

test('any amount written with thousands points is read back', (t) => {
  const eur = currency('EUR');
  fc.assert(
    fc.property(fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }), fc.boolean(), (cents, grouped) => {
      const plain = formatAmount(cents, eur);
      const [whole = '', fraction = ''] = plain.split('.');
      const written = `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole},${fraction}`;
      return payment(`P1;14-11-2026;card;${written};;`).amount === plain;
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

const dates: readonly [CsvMapping['dateFormat'], string][] = [
  ['yyyy-MM-dd', '2026-11-04'],
  ['dd-MM-yyyy', '04-11-2026'],
  ['dd/MM/yyyy', '04/11/2026'],
  ['dd.MM.yyyy', '04.11.2026'],
  ['MM/dd/yyyy', '11/04/2026'],
  ['d-M-yyyy', '4-11-2026'],
  ['yyyyMMdd', '20261104'],
  ['yyyy-MM-dd', '2026-11-04T12:30:00'],
];
for (const [dateFormat, written] of dates)
  test(`"${written}" in the format ${dateFormat} is 4 November`, (t) => {
    t.is(payment(`P1;${written};card;1,00;;`, { dateFormat }).date as string, '2026-11-04');
  });

const refusals: readonly [string, string, { code: string; line?: number; field?: string; message: RegExp }][] = [
  [
    'an amount of two meanings',
    'P1;14-11-2026;card;1.234;;',
    {
      code: 'amount',
      line: 2,
      field: 'bedrag',
      message: /"1\.234" in the column bedrag on line 2 can be read in two ways/,
    },
  ],
  [
    'a decimal point under a comma',
    'P1;14-11-2026;card;12.50;;',
    { code: 'amount', line: 2, field: 'bedrag', message: /not a number with a decimal ","/ },
  ],
  ['an exponent', 'P1;14-11-2026;card;1e309;;', { code: 'amount', line: 2, field: 'bedrag', message: /"1e309"/ }],
  [
    'a formula as amount',
    'P1;14-11-2026;card;=1+1;;',
    { code: 'amount', line: 2, field: 'bedrag', message: /"=1\+1"/ },
  ],
  [
    'a third decimal',
    'P1;14-11-2026;card;1,005;;',
    { code: 'amount', line: 2, field: 'bedrag', message: /more decimals/ },
  ],
  [
    'an empty amount',
    'P1;14-11-2026;card;;;',
    { code: 'missing-field', line: 2, field: 'bedrag', message: /bedrag is empty on line 2/ },
  ],
  [
    'an empty id',
    ';14-11-2026;card;1,00;;',
    { code: 'missing-field', line: 2, field: 'kenmerk', message: /kenmerk is empty on line 2/ },
  ],
  [
    'a date in another order',
    'P1;11/14/2026;card;1,00;;',
    { code: 'date', line: 2, field: 'datum', message: /"11\/14\/2026".*dd-MM-yyyy/ },
  ],
  [
    'a date that does not exist',
    'P1;31-11-2026;card;1,00;;',
    { code: 'date', line: 2, field: 'datum', message: /"31-11-2026"/ },
  ],
  [
    'a row with a cell too many',
    'P1;14-11-2026;card;1,00;;;',
    { code: 'schema', line: 2, message: /7 cells, but the header has 6/ },
  ],
  ['a quote that does not close', 'P1;14-11-2026;card;1,00;;"x', { code: 'schema', message: /cannot be told apart/ }],
  [
    'an id twice',
    'P1;14-11-2026;card;1,00;;\nP1;14-11-2026;card;1,00;;',
    { code: 'duplicate-id', line: 3, field: 'kenmerk', message: /Lines 2 and 3/ },
  ],
  [
    'a cell of a book',
    `P1;14-11-2026;card;1,00;;${'x'.repeat(10_001)}`,
    { code: 'too-large', line: 2, message: /10000 characters/ },
  ],
];
for (const [what, rows, expected] of refusals)
  test(`${what} is refused`, (t) => {
    const found = problem(header + rows, withPayments);
    t.is(found.code, expected.code as typeof found.code, found.message);
    t.regex(found.message, expected.message);
    if (expected.line !== undefined) t.is(found.line, expected.line);
    if (expected.field !== undefined) t.is(found.field, expected.field);
  });

test('rows of one receipt that disagree on its date are refused', (t) => {
  const found = problem(
    'bon,datum,tijd,artikel,omschrijving,aantal,bedrag,btw,betaald met\nB1,2026-11-14,,K,K,1,1.09,9,card\nB1,2026-11-15,,K,K,1,1.09,9,card\n',
    withPayments,
  );
  t.deepEqual(found, {
    code: 'duplicate-id',
    line: 3,
    field: 'datum',
    document: 'B1',
    message: 'Lines 2 and 3 have the same id "B1", but datum is "2026-11-14" on the one and "2026-11-15" on the other.',
  });
});

test('a header that changed is told column by column', (t) => {
  const message = (columns: string) => {
    const found = problem(`${columns}\nP1;14-11-2026;card;1,00;;\n`, withPayments);
    t.is(found.code, 'header-changed');
    return found.message.replace(/^.*"betalingen": /, '').replace(/\. Check.*$/, '');
  };
  t.is(message('kenmerk;datum;methode;bedrag;factuur;naam;land'), 'added "land"');
  t.is(message('kenmerk;datum;methode;bedrag;factuur'), 'removed "naam"');
  t.is(message('kenmerk;datum;methode;bedrag EUR;factuur;naam'), 'renamed "bedrag" to "bedrag EUR"');
  t.is(message('datum;kenmerk;methode;bedrag;factuur;naam'), 'their order changed');
});

test('a header that no mapping knows is answered with the command that makes one', (t) => {
  t.deepEqual(problem('a;b;c\n1;2;3\n', withPayments, 'kassa\u001b[2J.csv'), {
    code: 'no-mapping',
    line: 1,
    message: 'No column mapping fits the header of this file. Make one: nightaudit sources csv-mapping add "kassa.csv"',
  });
});

test('more than 200,000 rows are refused', (t) => {
  t.is(problem(header + 'P;14-11-2026;card;1,00;;\n'.repeat(200_001), withPayments).code, 'too-large');
});

test('a file is recognised: encoding, delimiter, decimals, dates, first rows', (t) => {
  const file =
    'Factuurnummer;Datum;Bedrag incl. btw;Btw-percentage;Klant\nF1;14-11-2026;1.234,50;21;Café\nF2;02-11-2026;12,10;9;Bar\n';
  const expected = {
    delimiter: ';',
    decimal: ',',
    dateFormats: ['dd-MM-yyyy'],
    header: ['Factuurnummer', 'Datum', 'Bedrag incl. btw', 'Btw-percentage', 'Klant'],
    rows: [
      ['F1', '14-11-2026', '1.234,50', '21', 'Café'],
      ['F2', '02-11-2026', '12,10', '9', 'Bar'],
    ],
  };
  t.deepEqual(detectCsv(bytes(file)) as unknown, { encoding: 'utf-8', ...expected });
  const encoded = iconv.encode(file, 'windows-1252');
  t.deepEqual(detectCsv(encoded) as unknown, { encoding: 'windows-1252', ...expected });
  const mapping = suggestMapping(detectCsv(bytes(file)), 'facturen', 'invoice');
  t.deepEqual(mapping, {
    name: 'facturen',
    kind: 'invoice',
    delimiter: ';',
    decimal: ',',
    dateFormat: 'dd-MM-yyyy',
    encoding: 'utf-8',
    header: expected.header,
    columns: {
      id: 'Factuurnummer',
      number: 'Factuurnummer',
      date: 'Datum',
      relationName: 'Klant',
      amountInclVat: 'Bedrag incl. btw',
      vatRate: 'Btw-percentage',
    },
    defaults: { currency: 'EUR' },
  });
  t.deepEqual(csvMappingProblems(mapping), []);
  const read = facts(file, { csv: [mapping] }).map((one) => one.content as SalesDocument);
  t.deepEqual(
    read.map((one) => [one.number, one.date as string, one.total]),
    [
      ['F1', '2026-11-14', '1234.50'],
      ['F2', '2026-11-02', '12.10'],
    ],
  );
});

test('dates that fit two formats are reported as both', (t) => {
  const formats = (rows: string) => detectCsv(bytes(`date,amount\n${rows}`)).dateFormats;
  t.deepEqual(formats('02/03/2026,1.00\n04/05/2026,2.00\n'), ['dd/MM/yyyy', 'MM/dd/yyyy']);
  t.deepEqual(formats('02/03/2026,1.00\n14/05/2026,2.00\n'), ['dd/MM/yyyy']);
  t.deepEqual(formats('2/3/2026,1.00\n'), ['d/M/yyyy']);
  t.deepEqual(formats('x,1.00\n'), []);
});

test('what is no CSV is recognised as nothing', (t) => {
  const nothing = { encoding: 'utf-8', delimiter: ';', dateFormats: [], header: [''], rows: [] };
  t.deepEqual(detectCsv(bytes('')) as unknown, nothing);
});

test('a mapping that cannot be used says why', (t) => {
  t.deepEqual(csvMappingProblems(payments), []);
  t.deepEqual(
    csvMappingProblems({ ...payments, columns: { id: 'nummer', date: 'datum', register: 'naam' }, defaults: {} }),
    [
      'currency has no column; a payment needs it.',
      'method has no column; a payment needs it.',
      'amount has no column; a payment needs it.',
      'The column "nummer" for id is not in the header.',
      '"register" is not a field of a payment.',
    ],
  );
  t.is(problem(`${header}`, { csv: [{ ...payments, defaults: {} }] }).code, 'no-mapping');
});

test('a mapping from a file is checked field by field', (t) => {
  t.deepEqual(parseCsvMapping(JSON.parse(JSON.stringify(payments))), payments);
  t.throws(() => parseCsvMapping({ ...payments, delimiter: '::', extra: 1 }), {
    instanceOf: RangeError,
    message: /^The column mapping cannot be used\. delimiter: .*extra/,
  });
  t.throws(() => parseCsvMapping({ ...payments, columns: { nonsense: 'x' } }), { message: /columns/ });
});

test('any damage to a file ends in a problem or facts, never in a crash', (t) => {
  const file = bytes(`${header}P1;14-11-2026;card;1.234,56;;"Café"\nP2;15-11-2026;card;-1,00;;\n`);
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.uint8Array({ maxLength: 4 }), fc.nat(20), (at, put, skip) => {
      const damaged = Buffer.concat([file.subarray(0, at), put, file.subarray(at + skip)]);
      try {
        return problem(damaged, withPayments).message.length > 0;
      } catch (error) {
        return error instanceof Error && error.message.startsWith('read ');
      }
    }),
    { numRuns: 2000 },
  );
  t.pass();
});
