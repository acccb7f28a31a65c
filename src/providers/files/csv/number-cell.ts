import type { DecimalString } from '../../../core/money.ts';
import { cleanDecimal } from '../decimal-text.ts';

/** Spaces of all widths and the Swiss apostrophe, between groups of three digits. */
const spaces = /(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?:\D|$))/g;
const currencySign = /^(-?)\s*(?:€|EUR)\s*|\s*(?:€|EUR)$/g;

/** What a cell that should hold a number holds. */
export type NumberCell =
  | { readonly ok: true; readonly value: DecimalString }
  | { readonly ok: false; readonly reason: string };

/**
 * A number as spreadsheets and tills write it: `1.234,56`, `1 234,56`, `12,50-`, `€ 12,50`. What could mean two amounts
 * is refused: `1.234` with a decimal comma is one thousand or one and a bit.
 */
export function numberInCell(cell: string, decimal: ',' | '.'): NumberCell {
  const plain = cell
    .trim()
    .replace(/\u2212/g, '-')
    .replace(currencySign, '$1')
    .trim();
  const trailing = /^(\d.*)-$/.exec(plain);
  const text = (trailing ? `-${trailing[1]}` : plain).replace(spaces, '');
  const group = decimal === ',' ? '.' : ',';
  const shape = decimal === ',' ? commaShapes : pointShapes;
  if (shape.ambiguous.test(text))
    return {
      ok: false,
      reason: `can be read in two ways: with "${group}" between thousands, or as decimals; export it with decimals`,
    };
  if (!shape.number.test(text)) return { ok: false, reason: `is not a number with a decimal "${decimal}"` };
  const value = cleanDecimal(text.replaceAll(group, '').replace(',', '.'));
  return value === undefined ? { ok: false, reason: 'has more digits than any amount' } : { ok: true, value };
}

const commaShapes = {
  number: /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
  ambiguous: /^[+-]?\d{1,3}\.\d{3}$/,
};
const pointShapes = {
  number: /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
  ambiguous: /^[+-]?\d{1,3},\d{3}$/,
};
