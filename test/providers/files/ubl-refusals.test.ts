import test from 'ava';
import fc from 'fast-check';
import type { SalesDocument } from '../../../src/core/fact.ts';
import { currency, formatAmount } from '../../../src/core/money.ts';
import { bytes, fact, problem, problems } from './read.ts';
import { rightTotals, type UblSpec, ublXml } from './ubl-builder.ts';

const twice = { lines: [{ net: 10_000n }, { net: 10_000n, rate: '9' }], allowances: [{ amount: 1000n, rate: '9' }] };

test('a wrong sum is refused with the arithmetic shown', (t) => {
  t.deepEqual(problems(ublXml({ ...twice, stated: { TaxExclusiveAmount: 19_100n } }))[0], {
    code: 'totals-mismatch',
    line: 12,
    field: 'TaxExclusiveAmount',
    document: 'F-1',
    message:
      'Lines 200.00 - allowances 10.00 + charges 0.00 = 190.00, but TaxExclusiveAmount says 191.00. Correct it where the document is made and export it again.',
  });
});

const wrongSums: readonly [string, UblSpec, RegExp][] = [
  [
    'lines',
    { ...twice, stated: { LineExtensionAmount: 20_100n } },
    /^Lines 100\.00 \+ 100\.00 = 200\.00, but LineExtensionAmount says 201\.00/,
  ],
  [
    'allowances',
    { ...twice, stated: { AllowanceTotalAmount: 1100n } },
    /^Allowances 10\.00 = 10\.00, but AllowanceTotalAmount says 11\.00/,
  ],
  [
    'charges',
    { ...twice, stated: { ChargeTotalAmount: 100n } },
    /^Charges none = 0\.00, but ChargeTotalAmount says 1\.00/,
  ],
  [
    'VAT',
    { ...twice, stated: { TaxAmount: 3000n } },
    /^VAT subtotals 21\.00 \+ 8\.10 = 29\.10, but TaxTotal\/TaxAmount says 30\.00/,
  ],
  [
    'inclusive',
    { ...twice, stated: { TaxInclusiveAmount: 22_000n } },
    /^Exclusive 190\.00 \+ VAT 29\.10 = 219\.10, but TaxInclusiveAmount says 220\.00/,
  ],
  [
    'payable',
    { ...twice, prepaid: 5000n, stated: { PayableAmount: 21_910n } },
    /^Inclusive 219\.10 - prepaid 50\.00 \+ rounding 0\.00 = 169\.10, but PayableAmount says 219\.10/,
  ],
  [
    'taxable',
    { lines: [{ net: 10_000n }], stated: { TaxableAmount: 9000n } },
    /^VAT 21 % \(S\): lines 100\.00 - allowances 0\.00 \+ charges 0\.00 = 100\.00, but TaxableAmount says 90\.00/,
  ],
];
for (const [what, spec, message] of wrongSums)
  test(`a wrong sum of ${what} is refused`, (t) => {
    const found = problem(ublXml(spec));
    t.is(found.code, 'totals-mismatch');
    t.regex(found.message, message);
  });

test('VAT that is not the rate times the base is refused, a cent per line is not', (t) => {
  const withVat = (vat: string) =>
    ublXml()
      .replaceAll('>21.00<', `>${vat}<`)
      .replaceAll('>121.00<', `>${(100 + Number(vat)).toFixed(2)}<`);
  t.is((fact(withVat('21.02')).content as SalesDocument).total, '121.02');
  t.is(
    problem(withVat('21.03')).message,
    'VAT 21 % (S): 100.00 x 21 % is more than 0.02 away from the 21.03 that TaxAmount says. Correct it where the document is made and export it again.',
  );
});

test('lines of a rate that has no subtotal are refused', (t) => {
  const xml = ublXml({ lines: [{ net: 10_000n }] }).replace(
    /(<cac:ClassifiedTaxCategory><cbc:ID>S<\/cbc:ID><cbc:Percent>)21/,
    '$19',
  );
  t.deepEqual(
    problems(xml).map((one) => [one.code, one.message.split('.')[0]]),
    [
      ['totals-mismatch', '100'],
      ['totals-mismatch', 'VAT 21 % (S): lines 0'],
    ],
  );
  t.regex(problem(xml).message, /^100\.00 of the lines is at VAT 9 % \(S\), but no TaxSubtotal/);
});

const cents = (max: number) => fc.bigInt({ min: BigInt(-max), max: BigInt(max) });
const tax = fc.constantFrom(
  { rate: '21', category: 'S' },
  { rate: '9', category: 'S' },
  { rate: '5.5', category: 'S' },
  { rate: '0', category: 'Z' },
  { rate: '0', category: 'O' },
);
const prefix = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,6}$/).filter((name) => !name.startsWith('xml'));
const spec: fc.Arbitrary<UblSpec> = fc.record({
  root: fc.constantFrom('Invoice' as const, 'CreditNote' as const),
  lines: fc.array(
    fc.tuple(cents(100_000), tax).map(([net, of]) => ({ net, ...of })),
    { minLength: 1, maxLength: 6 },
  ),
  allowances: fc.array(
    fc
      .tuple(fc.bigInt({ min: 0n, max: 5000n }), fc.boolean(), tax)
      .map(([amount, charge, of]) => ({ amount, charge, ...of })),
    { maxLength: 3 },
  ),
  prepaid: cents(10_000),
  rounding: cents(4),
  prefixes: fc
    .uniqueArray(prefix, { minLength: 3, maxLength: 3 })
    .map(([root = 'a', cac = 'b', cbc = 'c']) => [root, cac, cbc] as const),
});
const eur = currency('EUR');

test('any document that adds up is read back with the same amounts, whatever its prefixes', (t) => {
  fc.assert(
    fc.property(spec, (document) => {
      const read = fact(ublXml(document)).content as SalesDocument;
      const right = rightTotals(document);
      const sign = document.root === 'CreditNote' ? -1n : 1n;
      const money = (amount: bigint) => formatAmount(sign * amount, eur);
      t.is(read.total, money(right.amounts.TaxInclusiveAmount));
      t.deepEqual(
        read.vat,
        right.vat.map((one) => ({
          rate: one.rate,
          category: one.category as 'S',
          base: money(one.base),
          vat: money(one.vat),
        })),
      );
      t.deepEqual(
        read.lines.map((line) => line.net),
        [
          ...(document.lines ?? []).map((line) => money(line.net)),
          ...(document.allowances ?? []).map((one) => money(one.charge ? one.amount : -one.amount)),
        ],
      );
    }),
    { numRuns: 1000 },
  );
});

test('any document of which one sum is off by more than a cent is refused', (t) => {
  const field = fc.constantFrom(
    'LineExtensionAmount',
    'TaxExclusiveAmount',
    'TaxInclusiveAmount',
    'PayableAmount',
    'TaxAmount',
    'AllowanceTotalAmount',
    'ChargeTotalAmount',
  );
  const offset = fc.bigInt({ min: 2n, max: 1000n }).chain((by) => fc.constantFrom(by, -by));
  fc.assert(
    fc.property(spec, field, offset, (document, name, by) => {
      const right = rightTotals(document);
      const amounts: Record<string, bigint> = { ...right.amounts, TaxAmount: right.tax };
      const found = problem(ublXml({ ...document, stated: { [name]: (amounts[name] ?? 0n) + by } }));
      return found.code === 'totals-mismatch' && found.message.includes(name);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

const header = '<?xml version="1.0"?>';
const invoiceNamespace = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';

const refusals: readonly [string, string | Uint8Array, { code: string; line?: number; message: RegExp }][] = [
  [
    'a file that ends too early',
    ublXml().slice(0, -200),
    {
      code: 'xml-truncated',
      line: 12,
      message: /ends on line 12 inside <cbc:Name>, which opens on line 12: .*cut off/,
    },
  ],
  ['a file cut inside a tag', ublXml().slice(0, -3), { code: 'xml-truncated', line: 13, message: /cut off/ }],
  [
    'a mismatched tag',
    ublXml().replace('</cbc:IssueDate>', '</cbc:Date>'),
    { code: 'not-xml', line: 5, message: /<\/cbc:Date> where <\/cbc:IssueDate> \(opened on line 5\)/ },
  ],
  ['text that is no XML', '<not really', { code: 'xml-truncated', message: /cut off/ }],
  ['a second root', `${ublXml()}<x></x`, { code: 'xml-truncated', message: /cut off/ }],
  [
    'an undeclared prefix',
    ublXml().replace('<cbc:ID>F-1</cbc:ID>', '<foo:ID>F-1</foo:ID>'),
    { code: 'not-xml', line: 4, message: /prefix "foo"/ },
  ],
  [
    'a wrong namespace',
    ublXml().replace(invoiceNamespace, 'urn:example:invoice'),
    { code: 'not-ubl', line: 2, message: /"urn:example:invoice"; UBL 2\.1 has it in "urn:oasis.*Invoice-2"/ },
  ],
  ['no namespace', '<Invoice/>', { code: 'not-ubl', line: 1, message: /in the namespace "none"/ }],
  ['another root', '<Factuur/>', { code: 'not-ubl', line: 1, message: /<Factuur>; a UBL 2\.1 Invoice/ }],
  [
    'a CII invoice',
    '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>',
    { code: 'unsupported', line: 1, message: /ZUGFeRD, Factur-X.*Export it as UBL 2\.1/ },
  ],
  ['an application response', '<ApplicationResponse/>', { code: 'unsupported', line: 1, message: /not an invoice/ }],
  ['an order', '<Order/>', { code: 'unsupported', line: 1, message: /an order, not an invoice/ }],
  ['a self-billed invoice', ublXml({ code: '389' }), { code: 'unsupported', line: 6, message: /389 is self-billed/ }],
  [
    'an Invoice of type 381',
    ublXml({ code: '381' }),
    { code: 'unsupported', line: 6, message: /Export it as a <CreditNote>/ },
  ],
  ['a type that does not exist', ublXml({ code: '999' }), { code: 'unknown-value', line: 6, message: /"999".*380/ }],
  [
    'a DOCTYPE',
    `${header}<!DOCTYPE Invoice SYSTEM "http://example.com/x.dtd">${ublXml()}`,
    { code: 'xml-entities-refused', line: 1, message: /DOCTYPE/ },
  ],
  [
    'an entity',
    ublXml().replace('Item 1', 'Bed&nbsp;1'),
    { code: 'xml-entities-refused', line: 12, message: /&nbsp;/ },
  ],
  [
    'an entity in an attribute',
    ublXml().replace('unitCode="C62"', 'unitCode="&x;"'),
    { code: 'xml-entities-refused', line: 12, message: /&x;/ },
  ],
  ['a bare &', ublXml().replace('Item 1', 'Bed & breakfast'), { code: 'not-xml', line: 12, message: /&amp;/ }],
  ['deep nesting', `<Invoice>${'<a>'.repeat(200)}`, { code: 'too-deep', line: 1, message: /100 deep/ }],
  [
    'too many attributes',
    `<Invoice ${Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
    { code: 'too-large', line: 1, message: /attributes/ },
  ],
  [
    'a mixed currency',
    ublXml().replace('<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="USD">'),
    { code: 'currency', line: 11, message: /PayableAmount is in USD, but the document is in EUR/ },
  ],
  [
    'an amount without currency',
    ublXml().replace('<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount>'),
    { code: 'currency', message: /states no currency/ },
  ],
  [
    'a fraction of a cent',
    ublXml().replace('>121.00</cbc:PayableAmount>', '>121.005</cbc:PayableAmount>'),
    { code: 'amount', line: 11, message: /more decimals than the currency in PayableAmount/ },
  ],
  [
    'an exponent',
    ublXml().replace('>121.00</cbc:PayableAmount>', '>1e309</cbc:PayableAmount>'),
    { code: 'amount', line: 11, message: /"1e309" is not a plain decimal/ },
  ],
  [
    'a date that does not exist',
    ublXml({ date: '2026-02-30' }),
    { code: 'date', line: 5, message: /"2026-02-30" in IssueDate/ },
  ],
  ['no number', ublXml({ id: '' }), { code: 'missing-field', line: 4, message: /ID is empty/ }],
  [
    'a number of 101 characters',
    ublXml({ id: 'x'.repeat(101) }),
    { code: 'schema', line: 4, message: /longer than 100/ },
  ],
  [
    'a reversed period',
    ublXml({
      lines: [
        {
          net: 1n,
          afterAmount:
            '<cac:InvoicePeriod><cbc:StartDate>2026-04-02</cbc:StartDate><cbc:EndDate>2026-04-01</cbc:EndDate></cac:InvoicePeriod>',
        },
      ],
    }),
    { code: 'date', line: 12, message: /ends \(2026-04-01\) before it starts/ },
  ],
  [
    'a VAT category of the Canary Islands',
    ublXml({ lines: [{ net: 1n, rate: '7', category: 'L' }] }),
    { code: 'unknown-value', message: /category "L"/ },
  ],
  [
    'an encoding nobody uses',
    ublXml().replace('UTF-8', 'EBCDIC-NL'),
    { code: 'encoding', line: 1, message: /"ebcdic-nl"/ },
  ],
  [
    'bytes that are not UTF-8',
    Buffer.concat([bytes(ublXml()), Buffer.from([0x0a, 0xff])]),
    { code: 'encoding', line: 15, message: /UTF-8/ },
  ],
];
for (const [what, input, expected] of refusals)
  test(`${what} is refused`, (t) => {
    const found = problem(input);
    t.is(found.code, expected.code as typeof found.code, found.message);
    t.regex(found.message, expected.message);
    if (expected.line !== undefined) t.is(found.line, expected.line);
  });

test('a file of more elements than any invoice has is refused before it is built', (t) => {
  t.deepEqual(problem(`<Invoice>${'<a/>'.repeat(500_000)}</Invoice>`), {
    code: 'too-large',
    line: 1,
    message: 'The file has more than 500000 elements; split it into several files.',
  });
});

test('an entity bomb is refused before anything is expanded', (t) => {
  const levels = Array.from({ length: 30 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
  const bomb = `${header}<!DOCTYPE lolz [<!ENTITY l0 "lol">${levels.join('')}]><Invoice>&l30;</Invoice>`;
  t.is(problem(bomb).code, 'xml-entities-refused');
});

test('an invoice of another supplier is refused when the source names its own', (t) => {
  t.is(fact(ublXml(), { supplierVatNumber: 'NL 0012.34.567.B01' }).warnings, undefined);
  const found = problem(ublXml(), { supplierVatNumber: 'NL009999999B01' });
  t.is(found.code, 'wrong-supplier');
  t.regex(found.message, /NL001234567B01.*NL009999999B01.*purchase invoice/);
  const nameless = ublXml({ supplier: '<cac:PartyName><cbc:Name>Park</cbc:Name></cac:PartyName>' });
  t.deepEqual(fact(nameless, { supplierVatNumber: 'NL009999999B01' }).warnings, [
    'The supplier states no VAT number, so it could not be compared with NL009999999B01.',
  ]);
});

test('any damage to a file ends in a problem or a fact, never in a crash', (t) => {
  const xml = bytes(ublXml({ head: '<cbc:Note><![CDATA[<x>]]></cbc:Note><!-- c -->' }));
  fc.assert(
    fc.property(fc.nat(xml.length - 1), fc.uint8Array({ maxLength: 4 }), fc.nat(20), (at, put, skip) => {
      const damaged = Buffer.concat([xml.subarray(0, at), put, xml.subarray(at + skip)]);
      try {
        const found = problem(damaged);
        return found.message.length > 0 && found.message.length < 600;
      } catch (error) {
        return error instanceof Error && error.message.startsWith('read 1 facts');
      }
    }),
    { numRuns: 2000 },
  );
  t.pass();
});
