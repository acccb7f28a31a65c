/** Small builders for the tests of the accounting core: a Dutch chart, a configuration, documents, and what is proposed of them. */

import { accountIndex } from '../../src/core/account-order.ts';
import type { LocalDate } from '../../src/core/calendar.ts';
import type { Account, AccountType, Chart, VatCode } from '../../src/core/chart.ts';
import type {
  AccountMapping,
  AccountMappingKind,
  Configuration,
  Mapping,
  Review,
  VatMapping,
} from '../../src/core/configuration.ts';
import type { BookingLine, Leg, LegId } from '../../src/core/entry.ts';
import type {
  DocumentContent,
  DocumentFact,
  Fact,
  FactLine,
  Payment,
  Posting,
  SalesDocument,
  SourceId,
  VatTotal,
} from '../../src/core/fact.ts';
import { factId, revisionOf } from '../../src/core/identity.ts';
import { type Currency, currency, formatAmount, parseAmount, sum } from '../../src/core/money.ts';
import { type Proposal, type ProposalContext, proposalContext } from '../../src/core/proposal.ts';

export const date = (text: string): LocalDate => text as LocalDate;
export const eur = currency('EUR');

const account = (code: string, type: AccountType, blocked = false): Account => ({
  code,
  name: `account ${code}`,
  type,
  blocked,
});

export const vatCode = (code: string, rate: string, changes: Partial<VatCode> = {}): VatCode => ({
  code,
  name: code,
  rate,
  category: 'S',
  inclusive: false,
  side: 'sales',
  blocked: false,
  ...changes,
});

export const chart: Chart = {
  accounts: [
    account('1000', 'cash'),
    account('1100', 'bank'),
    account('1300', 'receivable'),
    account('1310', 'clearing'),
    account('1500', 'liability'),
    account('1510', 'liability'),
    account('1520', 'vat'),
    account('1521', 'vat'),
    account('1600', 'payable'),
    account('1620', 'liability'),
    account('1630', 'liability'),
    account('1640', 'liability'),
    account('1800', 'liability'),
    account('2000', 'clearing'),
    account('2010', 'clearing'),
    account('4990', 'cost'),
    account('8000', 'revenue'),
    account('8010', 'revenue'),
    account('8210', 'revenue'),
    account('8220', 'revenue'),
    account('8666', 'revenue', true),
    account('8900', 'revenue'),
    account('8999', 'revenue'),
  ],
  journals: [
    { code: '70', name: 'Verkoop', kind: 'sales', blocked: false },
    { code: '90', name: 'Memoriaal', kind: 'memorial', blocked: false },
    { code: '91', name: 'Oud memoriaal', kind: 'memorial', blocked: true },
  ],
  vatCodes: [
    vatCode('H21', '21', { account: '1520' }),
    vatCode('HI21', '21', { account: '1520', inclusive: true }),
    vatCode('L9', '9', { account: '1521' }),
    vatCode('VERL', '0', { category: 'AE' }),
    vatCode('VRIJ', '0', { category: 'E' }),
    vatCode('OUD6', '6', { account: '1521', blocked: true }),
    vatCode('IH21', '21', { account: '1520', side: 'purchase' }),
    vatCode('GEEN', '0', { category: 'O', side: 'none', noVat: true }),
  ],
  costCentres: [],
  periods: [],
};

export const configuration = (changes: Partial<Configuration> = {}): Configuration => ({
  name: 'park',
  authorization: 'boek',
  administration: '1',
  sources: ['park' as SourceId],
  mode: 'period',
  frequency: 'day',
  start: date('2026-01-01'),
  delayDays: 0,
  automatic: true,
  active: true,
  runAt: '06:00',
  reviewPolicy: 'exceptions',
  incomplete: 'leave-out',
  revenueDate: 'recognition',
  memorialJournal: '90',
  salesJournal: '70',
  noVatCode: 'GEEN',
  accounts: {
    receivable: '1310',
    deferredRevenue: '1800',
    deposits: '1500',
    securityDeposits: '1510',
    rounding: '4990',
    tips: '1630',
    vouchers: '1640',
  },
  ...changes,
});

export const vatMapping = (rate: string, code: string, changes: Partial<VatMapping> = {}): VatMapping => ({
  type: 'vat',
  id: `vat ${rate} ${code} ${changes.journal ?? ''} ${changes.from ?? ''}`,
  rate,
  category: 'S',
  direction: 'sale',
  code,
  preferred: false,
  ...changes,
});

export const accountMapping = (
  kind: AccountMappingKind,
  subject: string,
  to: string,
  changes: Partial<AccountMapping> = {},
): AccountMapping => ({ type: 'account', id: `${kind} ${subject} ${to}`, kind, subject, account: to, ...changes });

/** What the property has mapped before any test begins. */
export const mappings: readonly Mapping[] = [
  vatMapping('21', 'H21'),
  vatMapping('9', 'L9'),
  vatMapping('0', 'VERL', { category: 'AE' }),
  accountMapping('product', 'CHALET', '8000'),
  accountMapping('product', 'PITCH', '8010'),
  accountMapping('product', 'DINNER', '8210'),
  accountMapping('product', 'DRINKS', '8220'),
  accountMapping('product', 'ADVANCE', '1500'),
  accountMapping('levy', 'tourist', '1620'),
  accountMapping('payment', 'cash', '2000'),
  accountMapping('payment', 'card', '2010'),
  accountMapping('payment', 'voucher', '1640'),
];

export const context = (
  changes: Partial<Configuration> = {},
  more: readonly Mapping[] = [],
  preferred: ReadonlyMap<string, string> = new Map(),
): ProposalContext => proposalContext(configuration(changes), chart, [...mappings, ...more], preferred);

export const accountMappings = (more: readonly AccountMapping[]) => accountIndex(more);

/** A fact of the source `park`; its source id is its number. */
export function fact<Content extends DocumentContent>(content: Content): Fact<Content> {
  const source = 'park' as SourceId;
  return {
    ...content,
    id: factId(source, content.kind, content.number),
    source,
    sourceId: content.number,
    revision: revisionOf(content),
    revisionCount: 0,
    partition: '2026-03',
    importedAt: Date.parse('2026-03-12T20:00:00Z'),
    origin: 'test.json',
  } as Fact<Content>;
}

let lineNumber = 0;

/** A line of 21 % unless it says otherwise. */
export const line = (net: string, product: string | undefined, changes: Partial<FactLine> = {}): FactLine => {
  lineNumber += 1;
  return {
    id: changes.id ?? `line ${lineNumber}`,
    description: product ?? 'something',
    treatment: 'revenue',
    net,
    vatRate: '21',
    vatCategory: 'S',
    ...(product === undefined ? {} : { item: { kind: 'product', id: product } }),
    ...changes,
  };
};

export const outside = (net: string, treatment: FactLine['treatment'], changes: Partial<FactLine> = {}): FactLine =>
  line(net, undefined, { description: treatment, treatment, vatRate: '0', vatCategory: 'O', ...changes });

export const vat = (rate: string, base: string, amount: string, category: VatTotal['category'] = 'S'): VatTotal => ({
  rate,
  category,
  base,
  vat: amount,
});

/** An invoice whose total is the sum of its nets and VAT, unless one is stated. */
export function invoice(
  lines: readonly FactLine[],
  vatTotals: readonly VatTotal[] = [],
  changes: Partial<SalesDocument> = {},
): Fact<SalesDocument> {
  const code = currency(changes.currency ?? 'EUR');
  const amounts = [...lines.map((one) => one.net), ...vatTotals.map((one) => one.vat)];
  return fact<SalesDocument>({
    kind: 'invoice',
    number: '2026-118',
    date: date('2026-03-12'),
    currency: code,
    status: 'definitive',
    relation: { name: 'Familie Jansen' },
    lines,
    vat: vatTotals,
    total: formatAmount(sum(amounts.map((text) => parseAmount(text, code))), code),
    ...changes,
  });
}

/** Invoice of 12 March, 1,210.00 with 21 % VAT, for a stay that ends on 2 April (the example of the specification). */
export const stayInvoice = (changes: Partial<SalesDocument> = {}, from = '2026-04-02') =>
  invoice(
    [line('1000.00', 'CHALET', { id: '1', recognition: { from: date(from), to: date('2026-04-02') } })],
    [vat('21', '1000.00', '210.00')],
    changes,
  );

export const payment = (changes: Partial<Payment> = {}): Fact<Payment> =>
  fact<Payment>({
    kind: 'payment',
    number: 'P-1',
    date: date('2026-03-12'),
    currency: 'EUR',
    status: 'definitive',
    method: 'card',
    amount: '100.00',
    relation: { name: 'Familie Jansen' },
    ...changes,
  });

export const posting = (lines: Posting['lines'], changes: Partial<Posting> = {}): Fact<Posting> =>
  fact<Posting>({
    kind: 'posting',
    number: 'day 2026-03-12',
    date: date('2026-03-12'),
    currency: 'EUR',
    status: 'definitive',
    final: true,
    lines,
    ...changes,
  });

export const review = (of: DocumentFact, changes: Partial<Review> = {}): Review => ({ id: of.id, ...changes });

/** A line as a bookkeeper writes it: role, account, VAT code, amount (debit positive), cost centre if any. */
export function written(one: Omit<BookingLine, 'description'>, code: Currency = eur): string {
  return [one.role, one.account, one.vatCode, formatAmount(one.amount, code), one.costCentre].join(' ').trim();
}

/** Legs as pages: `invoice 2026-03-12` → its lines. */
export function pages(legs: readonly Leg[], code: Currency = eur): Record<string, string[]> {
  return Object.fromEntries(legs.map((leg) => [`${leg.id} ${leg.date}`, leg.lines.map((one) => written(one, code))]));
}

/** The legs of a proposal that must have no problems. */
export function booked(proposal: Proposal): Record<string, string[]> {
  if (proposal.problems.length > 0) throw new Error(`has problems: ${JSON.stringify(proposal.problems)}`);
  return pages(proposal.legs, proposal.currency);
}

export const leg = (id: string, on: string, lines: readonly [string, bigint, Partial<BookingLine>?][]): Leg => ({
  id: id as LegId,
  date: date(on),
  lines: lines.map(([code, amount, changes]) => ({
    account: code,
    vatCode: 'GEEN',
    costCentre: '',
    amount,
    role: code === '1310' ? 'receivable' : code.startsWith('20') ? 'clearing' : 'revenue',
    description: '',
    ...changes,
  })),
});
