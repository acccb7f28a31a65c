// The amounts of an invoice: net per line, base and VAT per rate, totals. VAT is the base times the rate, half up.
import { cents, decimal, halfUp, sum } from './cents.mjs';

const netOf = (line) => line.quantity * cents(line.price) - cents(line.less ?? '0.00');

/** Adds `net` to the lines, and the VAT breakdown and totals, all in cents. */
export function withTotals(invoice) {
  const lines = invoice.lines.map((line) => ({ ...line, net: netOf(line) }));
  const discounts = (invoice.discounts ?? []).map(([rate, amount]) => ({ rate, category: 'S', amount: cents(amount) }));
  const parts = [...lines, ...discounts.map(({ amount, ...rest }) => ({ ...rest, net: -amount }))];
  const keys = [...new Set(parts.map(({ rate, category }) => `${rate} ${category}`))];
  const vat = keys.map((key) => {
    const of = parts.filter(({ rate, category }) => `${rate} ${category}` === key);
    const base = sum(of.map(({ net }) => net));
    return { rate: of[0].rate, category: of[0].category, base, vat: halfUp(base * of[0].rate, 100) };
  });
  const lineTotal = sum(lines.map(({ net }) => net));
  const discountTotal = sum(discounts.map(({ amount }) => amount));
  const exclusive = lineTotal - discountTotal;
  const inclusive = exclusive + sum(vat.map((part) => part.vat));
  const rounding = cents(invoice.rounding ?? '0.00');
  const prepaid = cents(invoice.prepaid ?? '0.00');
  const totals = { lineTotal, discountTotal, exclusive, inclusive, rounding, prepaid };
  return { ...invoice, lines, discounts, vat, totals: { ...totals, payable: inclusive - prepaid + rounding } };
}

/** What the books will expect from the debtor: the total with its rounding, whatever was paid before. */
export const receivableOf = ({ totals }) => totals.inclusive + totals.rounding;

/**
 * Two invoices of one debtor, date and amount are suspected to be one. The story holds exactly one such pair.
 * @throws Error when it holds another.
 */
export function assertOneSuspectPair(invoices, expected) {
  const seen = new Map();
  const pairs = [];
  for (const invoice of invoices) {
    const key = `${invoice.type === '381' ? 'credit' : 'invoice'} ${invoice.to} ${invoice.date} ${decimal(receivableOf(invoice))}`;
    if (seen.has(key)) pairs.push(`${seen.get(key)} ${invoice.id}`);
    seen.set(key, invoice.id);
  }
  if (pairs.join() !== expected)
    throw new Error(`pairs that look like duplicates: ${pairs.join(', ')}; expected ${expected}`);
}
