import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import iconv from 'iconv-lite';
import type { SalesDocument } from '../../../src/core/fact.ts';
import { fact, problem } from './read.ts';
import { categoryXml, supplierParty, ublXml } from './ubl-builder.ts';

const sale = (...input: Parameters<typeof fact>): SalesDocument => fact(...input).content as SalesDocument;

test('an invoice with two rates, a discount and a prepayment is read whole', (t) => {
  const xml = ublXml({
    id: '2026-0412',
    head: '<cbc:BuyerReference>RES-88</cbc:BuyerReference>',
    customer:
      '<cac:PartyIdentification><cbc:ID>10234</cbc:ID></cac:PartyIdentification><cac:PostalAddress><cbc:StreetName>Dorpsweg 12</cbc:StreetName><cbc:CityName>Zwolle</cbc:CityName><cbc:PostalZone>8011 AA</cbc:PostalZone><cac:Country><cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyLegalEntity><cbc:RegistrationName>Klant BV</cbc:RegistrationName><cbc:CompanyID schemeID="0106">87654321</cbc:CompanyID></cac:PartyLegalEntity><cac:Contact><cbc:ElectronicMail>info@klant.example</cbc:ElectronicMail></cac:Contact>',
    payment: '<cac:PaymentMeans><cbc:PaymentDueDate>2026-03-28</cbc:PaymentDueDate></cac:PaymentMeans>',
    lines: [
      {
        net: 10_000n,
        rate: '9.00',
        name: 'Verblijf',
        inItem: '<cac:SellersItemIdentification><cbc:ID>STAY</cbc:ID></cac:SellersItemIdentification>',
      },
      { net: 10_000n, rate: '21', name: 'Zaalhuur' },
    ],
    allowances: [{ amount: 1000n, rate: '9.00', reason: 'Korting' }],
    prepaid: 5000n,
  });
  t.deepEqual(fact(xml), {
    sourceId: 'NL001234567B01|380|2026-0412',
    line: 2,
    content: {
      kind: 'invoice',
      number: '2026-0412',
      date: '2026-03-14',
      currency: 'EUR',
      status: 'definitive',
      relation: {
        id: '10234',
        name: 'Klant BV',
        company: true,
        registrationNumber: '87654321',
        email: 'info@klant.example',
        street: 'Dorpsweg 12',
        postcode: '8011 AA',
        city: 'Zwolle',
        country: 'NL',
      },
      dueDate: '2026-03-28',
      reference: 'RES-88',
      lines: [
        {
          id: '1',
          description: 'Verblijf',
          quantity: '1',
          treatment: 'revenue',
          net: '100.00',
          vatRate: '9',
          vatCategory: 'S',
          item: { kind: 'product', id: 'STAY', name: 'Verblijf' },
        },
        {
          id: '2',
          description: 'Zaalhuur',
          quantity: '1',
          treatment: 'revenue',
          net: '100.00',
          vatRate: '21',
          vatCategory: 'S',
        },
        {
          id: 'allowance:1',
          description: 'Korting',
          treatment: 'revenue',
          net: '-10.00',
          vatRate: '9',
          vatCategory: 'S',
        },
      ],
      vat: [
        { rate: '9', category: 'S', base: '90.00', vat: '8.10' },
        { rate: '21', category: 'S', base: '100.00', vat: '21.00' },
      ],
      total: '219.10',
      prepaid: '50.00',
    },
  } as unknown as ReturnType<typeof fact>);
});

test('a credit note is turned into the direction of a sale, in all its amounts', (t) => {
  const note = sale(
    ublXml({
      root: 'CreditNote',
      lines: [{ net: 10_000n }],
      allowances: [{ amount: 500n, charge: true, reason: 'Toeslag' }],
      prepaid: 1000n,
      rounding: 2n,
      head: '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>2026-0412</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>',
    }),
  );
  t.deepEqual(note, {
    kind: 'credit-note',
    number: 'F-1',
    date: '2026-03-14',
    currency: 'EUR',
    status: 'definitive',
    relation: { name: 'J. Jansen' },
    refersTo: ['2026-0412'],
    lines: [
      {
        id: '1',
        description: 'Item 1',
        quantity: '-1',
        treatment: 'revenue',
        net: '-100.00',
        vatRate: '21',
        vatCategory: 'S',
      },
      { id: 'charge:1', description: 'Toeslag', treatment: 'revenue', net: '-5.00', vatRate: '21', vatCategory: 'S' },
    ],
    vat: [{ rate: '21', category: 'S', base: '-105.00', vat: '-22.05' }],
    total: '-127.05',
    rounding: '-0.02',
    prepaid: '-10.00',
  } as unknown as SalesDocument);
});

test('an invoice with a negative total keeps its signs and stays an invoice', (t) => {
  const invoice = sale(
    ublXml({
      lines: [
        { net: -280_000n, rate: '25.0' },
        { net: 150_000n, rate: '25' },
      ],
    }),
  );
  t.is(invoice.kind, 'invoice');
  t.is(invoice.total, '-1625.00');
  t.deepEqual(invoice.vat, [{ rate: '25', category: 'S', base: '-1300.00', vat: '-325.00' }]);
});

test('a re-issued 384 is another fact than the 380 it corrects', (t) => {
  t.is(fact(ublXml({ code: '380' })).sourceId, 'NL001234567B01|380|F-1');
  t.is(fact(ublXml({ code: '384' })).sourceId, 'NL001234567B01|384|F-1');
});

test('the supplier is known by VAT number, else by registration, else by name, however they are written', (t) => {
  const spaced = supplierParty.replace('NL001234567B01', 'nl 0012.34.567.B01');
  t.is(fact(ublXml({ supplier: spaced })).sourceId, 'NL001234567B01|380|F-1');
  const registered =
    '<cac:PartyLegalEntity><cbc:RegistrationName>Park</cbc:RegistrationName><cbc:CompanyID>123</cbc:CompanyID></cac:PartyLegalEntity>';
  t.is(fact(ublXml({ supplier: registered })).sourceId, '123|380|F-1');
  t.is(
    fact(ublXml({ supplier: '<cac:PartyName><cbc:Name>Het Park</cbc:Name></cac:PartyName>' })).sourceId,
    'HETPARK|380|F-1',
  );
});

test('a down-payment invoice (386) has down-payment lines', (t) => {
  const invoice = sale(ublXml({ code: '386' }));
  t.true(invoice.downPayment);
  t.deepEqual(
    invoice.lines.map((line) => line.treatment),
    ['down-payment'],
  );
});

test('categories without a percentage are at 0, each with its own total', (t) => {
  const xml = ublXml({
    lines: [
      { net: 1000n, rate: '0', category: 'E' },
      { net: 2000n, rate: '0', category: 'AE' },
      { net: 300n, rate: '0', category: 'O' },
    ],
  }).replace(/(<cbc:ID>O<\/cbc:ID>)<cbc:Percent>0<\/cbc:Percent>/g, '$1');
  t.deepEqual(sale(xml).vat, [
    { rate: '0', category: 'E', base: '10.00', vat: '0.00' },
    { rate: '0', category: 'AE', base: '20.00', vat: '0.00' },
    { rate: '0', category: 'O', base: '3.00', vat: '0.00' },
  ]);
});

test('a rate is normalised: 21.00 and 21 are one rate, 5.50 is 5.5', (t) => {
  const xml = ublXml({ lines: [{ net: 10_000n, rate: '5.50' }] }).replace('<cbc:Percent>5.50', '<cbc:Percent>5.5');
  t.deepEqual(sale(xml).vat, [{ rate: '5.5', category: 'S', base: '100.00', vat: '5.50' }]);
});

test('a missing percentage is taken from the other side when that leaves no choice, with a warning', (t) => {
  const subtotalWithout = ublXml().replace(
    /(<cac:TaxCategory><cbc:ID>S<\/cbc:ID>)<cbc:Percent>21<\/cbc:Percent>/,
    '$1',
  );
  const lineWithout = ublXml().replace(
    /(<cac:ClassifiedTaxCategory><cbc:ID>S<\/cbc:ID>)<cbc:Percent>21<\/cbc:Percent>/,
    '$1',
  );
  const read = fact(subtotalWithout);
  t.deepEqual((read.content as SalesDocument).vat, [{ rate: '21', category: 'S', base: '100.00', vat: '21.00' }]);
  t.deepEqual(read.warnings, ['A VAT subtotal states no percentage; 21 % was taken from the lines.']);
  t.is(sale(lineWithout).lines[0]?.vatRate, '21');
});

test('of two tax totals the one in the document currency with subtotals is booked', (t) => {
  const own = `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount>${categoryXml('TaxCategory', '21', 'S')}</cac:TaxSubtotal></cac:TaxTotal>`;
  const foreign = '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">240.00</cbc:TaxAmount></cac:TaxTotal>';
  for (const taxTotals of [own + foreign, foreign + own])
    t.deepEqual(sale(ublXml({ taxTotals })).vat, [{ rate: '21', category: 'S', base: '100.00', vat: '21.00' }]);
});

test('a line of nothing needs no tax subtotal', (t) => {
  const xml = ublXml({ lines: [{ net: 10_000n }, { net: 0n, rate: '0', category: 'Z', name: 'Opmerking' }] }).replace(
    /<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">0\.00.*?<\/cac:TaxSubtotal>/,
    '',
  );
  t.deepEqual(sale(xml).vat, [
    { rate: '21', category: 'S', base: '100.00', vat: '21.00' },
    { rate: '0', category: 'Z', base: '0.00', vat: '0.00' },
  ]);
});

test('the period of a line, else of the document, says when revenue is earned', (t) => {
  const period = (from: string, to: string) =>
    `<cac:InvoicePeriod>${from && `<cbc:StartDate>${from}</cbc:StartDate>`}${to && `<cbc:EndDate>${to}</cbc:EndDate>`}</cac:InvoicePeriod>`;
  const recognitions = (head: string, line: string) =>
    sale(ublXml({ head, lines: [{ net: 100n, afterAmount: line }, { net: 100n }] })).lines.map(
      (one) => one.recognition,
    );
  const april = { from: '2026-04-01', to: '2026-04-02' } as unknown as SalesDocument['lines'][0]['recognition'];
  const day = { from: '2026-05-01', to: '2026-05-01' } as unknown as SalesDocument['lines'][0]['recognition'];
  t.deepEqual(recognitions(period('2026-04-01', '2026-04-02'), period('2026-05-01', '')), [day, april]);
  t.deepEqual(recognitions(period('2026-04-01', ''), ''), [undefined, undefined]);
});

test('a tax point date is the VAT date of every line', (t) => {
  const invoice = sale(ublXml({ head: '<cbc:TaxPointDate>2026-02-28</cbc:TaxPointDate>' }));
  t.deepEqual(
    invoice.lines.map((line) => line.vatDate),
    ['2026-02-28'] as unknown as undefined[],
  );
});

test('the accounting cost is what the source says it is', (t) => {
  const xml = ublXml({
    head: '<cbc:AccountingCost>8000</cbc:AccountingCost>',
    lines: [{ net: 100n, afterAmount: '<cbc:AccountingCost>8010</cbc:AccountingCost>' }, { net: 100n }],
  });
  const costs = (accountingCost: 'ignore' | 'account' | 'cost-centre') => {
    const { costCentre, lines } = sale(xml, { accountingCost });
    return [costCentre, ...lines.map((line) => `${line.account ?? ''}/${line.costCentre ?? ''}`)];
  };
  t.deepEqual(costs('ignore'), [undefined, '/', '/']);
  t.deepEqual(costs('account'), [undefined, '8010/', '8000/']);
  t.deepEqual(costs('cost-centre'), ['8000', '/8010', '/8000']);
});

test('prefixes, comments, CDATA and redeclared namespaces change nothing', (t) => {
  const plain = ublXml({ lines: [{ net: 100n, name: 'Bed &amp; breakfast' }] });
  const commented = plain
    .replace('<cac:Item>', '<!-- <cbc:ID>9</cbc:ID> & nonsense --><cac:Item>')
    .replace('Bed &amp; breakfast', '<![CDATA[Bed & breakfast]]>');
  const redeclared = plain
    .replaceAll('<cbc:Name>', '<x:Name xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">')
    .replaceAll('</cbc:Name>', '</x:Name>');
  const prefixed = ublXml({ lines: [{ net: 100n, name: 'Bed &amp; breakfast' }], prefixes: ['u', 'n1', 'n2'] });
  const expected = fact(plain);
  t.is((expected.content as SalesDocument).lines[0]?.description, 'Bed & breakfast');
  for (const variant of [commented, redeclared, prefixed]) t.deepEqual(fact(variant), expected);
});

test('a long comment is left out, and lines after it keep their numbers', (t) => {
  const xml = ublXml({ head: `<!-- ${'<cbc:ID>\n'.repeat(200_000)} -->`, stated: { PayableAmount: 1n } });
  t.deepEqual(
    [problem(xml).field, problem(xml).line],
    ['PayableAmount', xml.slice(0, xml.indexOf('<cac:LegalMonetaryTotal>')).split('\n').length],
  );
});

test('an element in a strange namespace is not taken for its namesake', (t) => {
  const xml = ublXml().replace(
    '<cbc:IssueDate>',
    '<cbc:IssueDate xmlns:cbc="urn:example">1999-01-01</cbc:IssueDate>\n<cbc:IssueDate>',
  );
  t.is(sale(xml).date as string, '2026-03-14');
});

test('UTF-8 with a mark, UTF-16 and the declared ISO and Windows encodings give the same text', (t) => {
  const xml = ublXml({ lines: [{ net: 100n, name: 'Café Zuidzijde – 5' }] });
  const declared = (encoding: string) => xml.replace('encoding="UTF-8"', `encoding="${encoding}"`);
  const description = (bytes: Uint8Array) => sale(bytes).lines[0]?.description;
  t.is(description(Buffer.from(`\ufeff${xml}`)), 'Café Zuidzijde – 5');
  t.is(description(Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')), 'Café Zuidzijde – 5');
  t.is(description(iconv.encode(declared('UTF-16'), 'utf16-be')), 'Café Zuidzijde – 5');
  t.is(description(iconv.encode(declared('windows-1252'), 'windows-1252')), 'Café Zuidzijde – 5');
  t.is(description(iconv.encode(declared('ISO-8859-1').replace('–', '-'), 'latin1')), 'Café Zuidzijde - 5');
});

test('two lines with one id are told apart', (t) => {
  const xml = ublXml({ lines: [{ net: 100n }, { net: 200n }] }).replace('<cbc:ID>2</cbc:ID>', '<cbc:ID>1</cbc:ID>');
  t.deepEqual(
    sale(xml).lines.map((line) => line.id),
    ['1', '1#2'],
  );
});

test('escape sequences and direction marks in a name are dropped, a path stays text', (t) => {
  const xml = ublXml({
    id: '../../etc/passwd',
    customer: '<cac:PartyName><cbc:Name>\u001b[31mEvil\u202e Corp&#x202e;</cbc:Name></cac:PartyName>',
  });
  const read = fact(xml);
  t.is((read.content as SalesDocument).relation?.name, 'Evil Corp');
  t.is(read.sourceId, 'NL001234567B01|380|../../etc/passwd');
});

test('an attachment of 20 MB is skipped, and lines after it keep their numbers', (t) => {
  const base64 = `${'QUJD'.repeat(19)}\n`.repeat(350_000);
  const head = `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="f.pdf">${base64}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
  t.is(sale(ublXml({ head })).total, '121.00');
  const wrong = ublXml({ head, stated: { PayableAmount: 1n } });
  const line = wrong.slice(0, wrong.indexOf('<cac:LegalMonetaryTotal>')).split('\n').length;
  t.is(problem(wrong).line, line);
});

test('an old profile and a price that does not multiply are read with a warning', (t) => {
  const xml = ublXml({
    lines: [
      { net: 10_000n, afterItem: '<cac:Price><cbc:PriceAmount currencyID="EUR">90.123</cbc:PriceAmount></cac:Price>' },
    ],
  }).replace('urn:cen.eu:en16931:2017', 'urn:www.cenbii.eu:transaction:biicoretrdm010:ver1.0');
  t.deepEqual(fact(xml).warnings, [
    'The profile is "urn:www.cenbii.eu:transaction:biicoretrdm010:ver1.0", not EN 16931; it was read leniently.',
    "Line 1: 1 x 90.123 / 1 + charges 0.00 - allowances 0.00 is not 100.00 (Peppol R120); the line's amount was taken.",
  ]);
});

const samples = '../shared/samples/ubl';
const expectedSamples: Readonly<Record<string, readonly [string | undefined, string, number]>> = {
  'peppol-Allowance-example.xml': ['GB1232434|380|Snippet1', '7125.00', 5],
  'peppol-Vat-category-S.xml': ['GB1232434|380|Snippet1', '8550.00', 5],
  'peppol-base-creditnote-correction.xml': ['GB1232434|381|Snippet1', '-1656.25', 3],
  'peppol-base-example.xml': ['GB1232434|380|Snippet1', '1656.25', 3],
  'peppol-base-negative-inv-correction.xml': ['GB1232434|380|Correction1', '-1656.25', 3],
  'peppol-vat-category-E.xml': ['GB928741974|380|Vat-Z', '1200.00', 1],
  'peppol-vat-category-O.xml': ['THESELLERCOMPANYINCORPORATED|380|Vat-O', '3200.00', 1],
  'peppol-vat-category-Z.xml': ['GB928741974|380|Vat-Z', '1200.00', 1],
};

test('the official Peppol examples are read (where they are present)', (t) => {
  const present = existsSync(samples) ? readdirSync(samples) : [];
  if (present.length === 0) t.log('the official examples are not beside this repository');
  for (const name of present) {
    const read = fact(readFileSync(`${samples}/${name}`));
    const content = read.content as SalesDocument;
    t.deepEqual([read.sourceId, content.total, content.lines.length], [...(expectedSamples[name] ?? [])], name);
    t.is(read.warnings, undefined, name);
  }
  t.pass();
});
