/** Random documents, whole in the way a reader leaves them: their totals add up within a cent for each VAT rate. */

import fc from 'fast-check';
import { addDays } from '../../src/core/calendar.ts';
import type { Fact, FactLine, SalesDocument, VatTotal } from '../../src/core/fact.ts';
import { currency, formatAmount, parseAmount, roundHalfUp, sum } from '../../src/core/money.ts';
import { date, fact } from './builders.ts';

const rates = [
  { vatRate: '21', vatCategory: 'S' },
  { vatRate: '9', vatCategory: 'S' },
  { vatRate: '0', vatCategory: 'AE' },
  { vatRate: '0', vatCategory: 'O' },
] as const;

const day = (first: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((after) => addDays(date(first), after));

const recognition = fc
  .tuple(day('2026-01-15', 150), fc.integer({ min: 0, max: 100 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));

const line = fc
  .record({
    cents: fc.integer({ min: -50_000, max: 200_000 }),
    rate: fc.constantFrom(...rates),
    treatment: fc.constantFrom('revenue', 'revenue', 'revenue', 'down-payment', 'tip', 'levy', 'voucher'),
    product: fc.constantFrom('CHALET', 'PITCH', 'DINNER', 'DRINKS', 'ADVANCE'),
    recognition: fc.option(recognition, { nil: undefined }),
    costCentre: fc.constantFrom(undefined, 'K1'),
  })
  .map((drawn) => drawn as typeof drawn & { treatment: FactLine['treatment'] });

/** @param changes what the test fixes. */
export function anyDocument(changes: Partial<SalesDocument> = {}): fc.Arbitrary<Fact<SalesDocument>> {
  return fc
    .record({
      kind: fc.constantFrom('invoice', 'invoice', 'credit-note', 'receipt'),
      number: fc.integer({ min: 1, max: 1_000_000 }),
      date: day('2026-02-01', 100),
      currency: fc.constantFrom('EUR', 'EUR', 'JPY'),
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      jitter: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
      off: fc.integer({ min: -1, max: 1 }),
      rounding: fc.integer({ min: -2, max: 2 }),
      payments: fc.array(fc.tuple(fc.constantFrom('cash', 'card'), fc.integer({ min: -500, max: 50_000 })), {
        maxLength: 2,
      }),
    })
    .map((drawn) => {
      const code = currency(changes.currency ?? drawn.currency);
      const text = (minor: number | bigint) => formatAmount(BigInt(minor), code);
      const lines = drawn.lines.map(
        (one, index): FactLine => ({
          id: String(index + 1),
          description: `line ${index + 1}`,
          treatment: one.treatment,
          net: text(one.cents),
          ...(one.treatment === 'levy' ? { levy: { id: 'tourist' } } : {}),
          ...one.rate,
          item: { kind: 'product', id: one.product },
          ...(one.recognition ? { recognition: one.recognition } : {}),
          ...(one.costCentre === undefined ? {} : { costCentre: one.costCentre }),
        }),
      );
      const taxed = lines.filter((one) => one.treatment !== 'tip' && one.treatment !== 'voucher');
      const vat = rates.flatMap((rate, index): VatTotal[] => {
        const under = taxed.filter((one) => one.vatRate === rate.vatRate && one.vatCategory === rate.vatCategory);
        if (under.length === 0) return [];
        const base = sum(under.map((one) => parseAmount(one.net, code)));
        const exact = roundHalfUp(base * BigInt(rate.vatRate), 100n);
        const stated = rate.vatRate === '0' ? 0n : exact + BigInt(drawn.jitter[index] ?? 0);
        return [{ rate: rate.vatRate, category: rate.vatCategory, base: text(base), vat: text(stated) }];
      });
      const whole = sum(
        [...lines.map((one) => one.net), ...vat.map((one) => one.vat)].map((one) => parseAmount(one, code)),
      );
      return fact<SalesDocument>({
        kind: drawn.kind as SalesDocument['kind'],
        number: String(drawn.number),
        date: drawn.date,
        currency: code,
        status: 'definitive',
        relation: { name: 'Familie Jansen' },
        lines,
        vat,
        total: text(whole + BigInt(drawn.off)),
        ...(drawn.rounding === 0 ? {} : { rounding: text(drawn.rounding) }),
        ...(drawn.kind === 'receipt'
          ? { register: 'BAR', payments: drawn.payments.map(([method, cents]) => ({ method, amount: text(cents) })) }
          : {}),
        ...changes,
      });
    });
}
