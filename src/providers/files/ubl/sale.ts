import type { FactLine, SalesDocument, VatTotal } from '../../../core/fact.ts';
import { formatAmount } from '../../../core/money.ts';
import { inSaleDirection } from '../credit-sign.ts';
import type { ReaderSettings } from '../reader-settings.ts';
import type { UblDocument } from './document.ts';
import type { StatedLine } from './lines.ts';

/**
 * The document as a fact. Its receivable is `TaxInclusiveAmount`; VAT comes from the subtotals and is never computed;
 * a cent by which the two differ from the lines is left for the books to round. Amounts of a credit note turn.
 */
export function saleOf(document: UblDocument, settings: Pick<ReaderSettings, 'accountingCost'>): SalesDocument {
  const money = (minor: bigint): string => formatAmount(minor, document.currency);
  const { totals } = document;
  const sale: SalesDocument = {
    kind: document.type.kind,
    number: document.number,
    date: document.date,
    currency: document.currency,
    status: 'definitive',
    ...(document.customer && { relation: document.customer }),
    ...(document.dueDate !== undefined && { dueDate: document.dueDate }),
    ...(document.type.downPayment && { downPayment: true }),
    ...(document.refersTo.length > 0 && { refersTo: document.refersTo }),
    ...(document.reference !== undefined && { reference: document.reference }),
    ...(settings.accountingCost === 'cost-centre' &&
      document.accountingCost !== undefined && { costCentre: document.accountingCost }),
    lines: document.lines.map((line) => factLine(line, document, settings)),
    vat: vatTotals(document),
    total: money(totals.inclusive),
    ...(totals.rounding !== undefined && totals.rounding !== 0n && { rounding: money(totals.rounding) }),
    ...(totals.prepaid !== undefined && totals.prepaid !== 0n && { prepaid: money(totals.prepaid) }),
  };
  return document.type.kind === 'credit-note' ? inSaleDirection(sale) : sale;
}

function factLine(line: StatedLine, document: UblDocument, settings: Pick<ReaderSettings, 'accountingCost'>): FactLine {
  const recognition = line.period ?? document.period;
  const cost = line.accountingCost ?? document.accountingCost;
  return {
    id: line.id,
    description: line.description,
    ...(line.quantity !== undefined && { quantity: line.quantity }),
    treatment: document.type.downPayment ? 'down-payment' : 'revenue',
    net: formatAmount(line.net, document.currency),
    vatRate: line.rate,
    vatCategory: line.category,
    ...(document.taxPointDate !== undefined && { vatDate: document.taxPointDate }),
    ...(line.itemId !== undefined && {
      item: { kind: 'product', id: line.itemId, ...(line.itemName !== undefined && { name: line.itemName }) },
    }),
    ...(settings.accountingCost === 'account' && cost !== undefined && { account: cost }),
    ...(settings.accountingCost === 'cost-centre' && cost !== undefined && { costCentre: cost }),
    ...(recognition && { recognition }),
  };
}

/** One total per rate and category; a line of nothing without a subtotal gets a total of nothing. */
function vatTotals(document: UblDocument): VatTotal[] {
  const totals = new Map<string, { rate: string; category: VatTotal['category']; base: bigint; vat: bigint }>();
  const zeroLines = document.lines.map(({ rate, category }) => ({ rate, category, base: 0n, vat: 0n }));
  for (const { rate, category, base, vat } of [...document.vat.subtotals, ...zeroLines]) {
    const key = `${category}|${rate}`;
    const known = totals.get(key);
    totals.set(key, { rate, category, base: (known?.base ?? 0n) + base, vat: (known?.vat ?? 0n) + vat });
  }
  return [...totals.values()].map((total) => ({
    ...total,
    base: formatAmount(total.base, document.currency),
    vat: formatAmount(total.vat, document.currency),
  }));
}
