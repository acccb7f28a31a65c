import { z } from 'zod';
import { isLocalDate } from '../../core/calendar.ts';
import { itemKinds, lineTreatments, sourceStatuses, vatCategories } from '../../core/fact.ts';
import { nearestName } from './json/nearest-name.ts';
import { SourceNumber } from './json/source-number.ts';
import { shown } from './outside-text.ts';

/**
 * The program's own JSON format: a file is `{"documents": […]}`, a bare array, or one document. It is published as
 * docs/schema/nightaudit-documents.schema.json (scripts/publish-schema.mjs).
 */

const decimalPattern = /^-?\d{1,13}(?:\.\d{1,12})?$/;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

const numberText = (value: unknown): unknown => (value instanceof SourceNumber ? value.text : value);

/** An object that refuses properties it does not know, naming the nearest one it does. */
function closed<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownProperties(issue.keys, known) : undefined),
  });
}

function unknownProperties(names: readonly string[], known: readonly string[]): string {
  return names
    .slice(0, 5)
    .map((name) => {
      const near = nearestName(name, known);
      return `"${shown(name)}" is not known here${near === undefined ? '' : `; did you mean "${near}"?`}`;
    })
    .join(' ');
}

const decimal = (description: string) =>
  z
    .preprocess(
      numberText,
      z.string().refine((text) => decimalPattern.test(text), {
        error: (issue) =>
          `"${shown(String(issue.input))}" is not a plain decimal such as 1210.00 (digits, a point, no exponent)`,
        params: { problem: 'amount' },
      }),
    )
    .meta({ type: ['string', 'number'], pattern: decimalPattern.source, description });

const count = (description: string) =>
  z
    .preprocess(
      numberText,
      z
        .string()
        .refine((text) => /^\d{1,6}$/.test(text), { error: 'must be a whole number', params: { problem: 'amount' } })
        .transform(Number),
    )
    .meta({ type: 'integer', minimum: 0, maximum: 999_999, description });

const id = (description: string) =>
  z
    .preprocess((value) => (value instanceof SourceNumber && /^\d+$/.test(value.text) ? value.text : value), z.string())
    .meta({ type: ['string', 'integer'], minLength: 1, maxLength: 100, description });

const text = (description: string) => z.string().meta({ description });

const day = (description: string) =>
  z
    .string()
    .refine(isLocalDate, {
      error: (issue) => `"${shown(String(issue.input))}" is not an existing date; write YYYY-MM-DD`,
      params: { problem: 'date' },
    })
    .meta({ format: 'date', description });

const instant = (description: string) =>
  z
    .string()
    .refine(
      (value) => instantPattern.test(value) && isLocalDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
      {
        error: (issue) =>
          `"${shown(String(issue.input))}" is not a time with its offset, such as 2026-11-14T23:41:00+01:00`,
        params: { problem: 'date' },
      },
    )
    .meta({ format: 'date-time', description });

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, description: string) =>
  z.enum(values).meta({ description });

const status = oneOf(
  sourceStatuses,
  'State in the source. Only definitive documents are booked. Default: definitive.',
).optional();

const currency = z
  .string()
  .refine((code) => /^[A-Z]{3}$/.test(code), {
    error: (issue) => `"${shown(String(issue.input))}" is not a currency code (three capital letters, such as EUR)`,
    params: { problem: 'currency' },
  })
  .meta({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code, such as EUR.' });

const party = closed({
  id: id("The source's own id or debtor code.").optional(),
  name: text('Name of the company or person.'),
  company: z.boolean().meta({ description: 'Default: true when there is a VAT or registration number.' }).optional(),
  vatNumber: text('VAT identification number, with its country prefix.').optional(),
  registrationNumber: text('Number in the trade register.').optional(),
  email: text('E-mail address.').optional(),
  street: text('Street and house number.').optional(),
  postcode: text('Postcode.').optional(),
  city: text('City.').optional(),
  country: z
    .string()
    .refine((code) => /^[A-Z]{2}$/.test(code), {
      error: 'must be an ISO 3166 country code of two capital letters, such as NL',
      params: { problem: 'unknown-value' },
    })
    .meta({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' })
    .optional(),
}).meta({ id: 'party', description: 'A customer or supplier.' });

const itemReference = (description: string) =>
  z
    .union(
      [id('Id of the item at the source.'), closed({ id: id('Id at the source.'), name: text('Name.').optional() })],
      {
        error: 'must be an id in quotes, or an object with id and name',
      },
    )
    .meta({ description })
    .optional();

const line = closed({
  id: id('Unique in the document, stable over revisions. Default: the ordinal of the line.').optional(),
  description: text('What was sold.'),
  quantity: decimal('Number of units.').optional(),
  treatment: oneOf(
    lineTreatments,
    'What the line is to the books. Default: levy when levy is given, down-payment on a down-payment invoice, else revenue.',
  ).optional(),
  amountExclVat: decimal('Amount of the line without VAT. Exactly one of amountExclVat and amountInclVat.').optional(),
  amountInclVat: decimal('Amount of the line with VAT.').optional(),
  vatAmount: decimal('VAT of this line, when the source calculates it per line.').optional(),
  vatRate: decimal('Percentage, such as 9. Default 0 for a levy, tip, voucher or security deposit.').optional(),
  vatCategory: oneOf(
    vatCategories,
    'EN 16931 category. Default S at a rate above 0, O for a levy, tip, voucher or security deposit; else mandatory at 0 %.',
  ).optional(),
  vatDate: day("Date that decides the VAT rate, when not the document's.").optional(),
  product: itemReference('Product sold: its id, or id and name. At most one of product, arrangement and location.'),
  arrangement: itemReference('Arrangement (bundle) sold.'),
  location: itemReference('Location (room, pitch, hall) let.'),
  account: id('Ledger account code, when the source knows one.').optional(),
  costCentre: id('Cost centre.').optional(),
  recognition: z
    .union([day('Day on which it is earned.'), closed({ from: day('First day.'), to: day('Last day, inclusive.') })], {
      error: 'must be a date YYYY-MM-DD, or an object with from and to',
    })
    .meta({ description: 'Day or days on which the revenue is earned, such as a stay. Default: the document date.' })
    .optional(),
  levy: closed({
    id: id('Id of the levy, such as tourist-tax.'),
    persons: count('Persons it was levied for.').optional(),
    nights: count('Nights it was levied for.').optional(),
  })
    .meta({ description: 'Tourist tax or another levy.' })
    .optional(),
}).meta({ id: 'line', description: 'A line of an invoice, credit note or receipt.' });

const vatTotal = closed({
  rate: decimal('Percentage.'),
  category: oneOf(
    vatCategories,
    'EN 16931 category. Default S at a rate above 0; else that of the lines at this rate.',
  ).optional(),
  base: decimal('Taxable amount.').optional(),
  vat: decimal('VAT amount: the truth, never recomputed.'),
}).meta({ id: 'vatTotal', description: 'VAT of one rate and category over the whole document.' });

const identity = {
  id: id('Identifies the document in its source, together with its kind. The same id again is a revision.'),
  number: id('Number as people know it. Default: the id.').optional(),
};

const dated = {
  date: day('Business date. Exactly one of date and closedAt.').optional(),
  closedAt: instant(
    'Time with offset; the business date follows from it and from when the day of the property ends.',
  ).optional(),
};

const sale = {
  ...identity,
  ...dated,
  currency,
  status,
  relation: party.optional(),
  refersTo: z
    .array(id('Number of a document.'))
    .meta({ description: 'Numbers of the documents that this one corrects or settles.' })
    .optional(),
  reference: text('Reservation, order or other reference.').optional(),
  costCentre: id('Cost centre of the document.').optional(),
  lines: z.array(line).min(1).max(10_000),
  vat: z
    .array(vatTotal)
    .max(100)
    .meta({ description: 'VAT per rate. Without it: the sum of vatAmount, else computed per rate.' })
    .optional(),
  totalInclVat: decimal('Total including VAT. Must be what the lines add up to, to within a cent per VAT rate.'),
  rounding: decimal('Cash or payable rounding, added to what is receivable.').optional(),
};

const invoiced = {
  ...sale,
  dueDate: day('Due date.').optional(),
  prepaid: decimal('Already paid according to the document; information only.').optional(),
};

const invoice = closed({
  kind: z.literal('invoice'),
  ...invoiced,
  downPayment: z
    .boolean()
    .meta({ description: 'Down-payment invoice: its net goes to deposits. Default: false.' })
    .optional(),
});

const creditNote = closed({ kind: z.literal('credit-note'), ...invoiced }).meta({
  description:
    'Amounts and quantities are positive here, as on the paper; they count the other way round in the books.',
});

const receipt = closed({
  kind: z.literal('receipt'),
  ...sale,
  register: text('Till or outlet.').optional(),
  payments: z
    .array(
      closed({
        method: text('Payment method of the source, such as cash or card.'),
        amount: decimal('Received is positive.'),
      }),
    )
    .max(1000)
    .meta({ description: 'How it was paid; at most the total plus rounding. What is not covered is receivable.' })
    .optional(),
}).meta({ description: 'A till receipt. A return has negative amounts.' });

const payment = closed({
  kind: z.literal('payment'),
  ...identity,
  ...dated,
  currency,
  status,
  relation: party.optional(),
  method: text('Payment method of the source, such as ideal or card.'),
  amount: decimal('Received is positive, a refund negative.'),
  pays: id('Number of the document it pays.').optional(),
  description: text('Description.').optional(),
});

const posting = closed({
  kind: z.literal('posting'),
  ...identity,
  ...dated,
  currency,
  status,
  final: z.boolean().meta({ description: 'False while the source may still change that day.' }),
  lines: z
    .array(
      closed({
        id: id('Unique in the posting. Default: the ordinal of the line.').optional(),
        account: id('Ledger account code.'),
        vatCode: id('VAT code.').optional(),
        costCentre: id('Cost centre.').optional(),
        description: text('Description.').optional(),
        debit: decimal('Debit amount, not negative. Default 0.').optional(),
        credit: decimal('Credit amount, not negative. Default 0.').optional(),
        document: id('Number of the document behind the line.').optional(),
      }),
    )
    .min(1)
    .max(100_000),
}).meta({ description: "A day's lines of the source's own ledger. Debit and credit are equal." });

const relation = closed({
  kind: z.literal('relation'),
  ...identity,
  ...dated,
  party,
  role: oneOf(['debtor', 'creditor'], 'Default: debtor.').optional(),
});

const item = closed({
  kind: z.literal('item'),
  ...identity,
  ...dated,
  itemKind: oneOf(itemKinds, 'What it is.'),
  name: text('Name.'),
  account: id('Ledger account code, if the source knows one.').optional(),
});

const event = closed({
  kind: z.literal('event'),
  ...identity,
  ...dated,
  status,
  from: day('First day.').optional(),
  to: day('Last day, inclusive.').optional(),
}).meta({ description: 'An event or reservation; never booked.' });

export const documentSchema = z
  .discriminatedUnion('kind', [invoice, creditNote, receipt, payment, posting, relation, item, event])
  .meta({ id: 'document' });

/** A document as the schema lets it through: amounts are decimal texts, defaults are not filled in yet. */
export type JsonDocument = z.output<typeof documentSchema>;
export type JsonSale = Extract<JsonDocument, { kind: 'invoice' | 'credit-note' | 'receipt' }>;
export type JsonLine = JsonSale['lines'][number];
export type JsonParty = z.output<typeof party>;

const fileSchema = z.union([
  closed({ $schema: z.string().optional(), documents: z.array(documentSchema) }),
  z.array(documentSchema),
  documentSchema,
]);

/** The published JSON Schema (draft 2020-12), as text with a final newline. */
export function publishedSchema(): string {
  const schema = z.toJSONSchema(fileSchema, { io: 'input', unrepresentable: 'any' });
  const titled = {
    title: 'nightaudit documents',
    description:
      'Invoices, credit notes, receipts, payments and other facts of a property. Amounts are texts or numbers with a decimal point, dates YYYY-MM-DD.',
    ...schema,
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
