import type { SalesDocument } from '../../core/fact.ts';
import { negateDecimal } from './decimal-text.ts';

/**
 * A credit note whose file holds positive amounts (UBL CreditNote, own JSON), turned into the direction of a sale:
 * every amount and quantity gets the other sign, so that facts can simply be added up.
 */
export function inSaleDirection(document: SalesDocument): SalesDocument {
  return {
    ...document,
    lines: document.lines.map((line) => ({
      ...line,
      net: negateDecimal(line.net),
      ...(line.quantity !== undefined && { quantity: negateDecimal(line.quantity) }),
    })),
    vat: document.vat.map((total) => ({ ...total, base: negateDecimal(total.base), vat: negateDecimal(total.vat) })),
    total: negateDecimal(document.total),
    ...(document.rounding !== undefined && { rounding: negateDecimal(document.rounding) }),
    ...(document.prepaid !== undefined && { prepaid: negateDecimal(document.prepaid) }),
  };
}
