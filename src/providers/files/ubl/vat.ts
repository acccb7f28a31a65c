import { type VatCategory, vatCategories } from '../../../core/fact.ts';
import type { DecimalString } from '../../../core/money.ts';
import { shown } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';
import { all, first, textAt } from './elements.ts';
import { decimalAt, missing, placeOf, type Reading, requiredAmountAt } from './reading.ts';
import type { XmlElement } from './xml-tree.ts';

/** Category and rate as stated; a rate that is not stated is 0 for every category but S. */
export interface StatedCategory {
  readonly category: VatCategory;
  /** Absent: category S without a percentage. */
  readonly rate?: DecimalString;
  readonly element: XmlElement;
}

/** One `TaxSubtotal`: the VAT truth of one rate and category. */
export interface Subtotal extends StatedCategory {
  readonly base: bigint;
  readonly vat: bigint;
}

/** Codes of older profiles that mean a taxed rate (UNCL5305: AA lower rate, H higher rate). */
const oldTaxedCategories = new Set(['AA', 'H']);

/**
 * Reads a `TaxCategory` or `ClassifiedTaxCategory`.
 *
 * @param percentBeside the `Percent` that UBL 2.0 put beside the category.
 */
export function statedCategory(reading: Reading, element: XmlElement, percentBeside?: DecimalString): StatedCategory {
  const scheme = textAt(element, 'TaxScheme', 'ID')?.toUpperCase() ?? 'VAT';
  if (scheme !== 'VAT')
    refuse(
      'unsupported',
      `The tax "${shown(scheme)}" is not VAT and cannot be booked from UBL; state it as a line without VAT.`,
      placeOf(reading, element),
    );
  const stated = textAt(element, 'ID')?.toUpperCase();
  if (stated === undefined) return missing(reading, element, ['ID']);
  if (oldTaxedCategories.has(stated))
    reading.warnings.push(`VAT category ${stated} of an older profile was read as S.`);
  const category = oldTaxedCategories.has(stated) ? 'S' : vatCategories.find((one) => one === stated);
  if (category === undefined)
    return refuse(
      'unknown-value',
      `VAT category "${shown(stated)}" is not one of ${vatCategories.join(', ')}; correct it where the invoice is made.`,
      placeOf(reading, element),
    );
  const rate = decimalAt(reading, element, 'Percent') ?? percentBeside ?? (category === 'S' ? undefined : '0');
  if (rate?.startsWith('-'))
    refuse('unknown-value', `A VAT rate of ${rate} % does not exist.`, placeOf(reading, element, 'Percent'));
  return { category, ...(rate !== undefined && { rate }), element };
}

/** The document's VAT: the amount per total and the subtotals, in the document's currency. */
export interface StatedVat {
  readonly total: bigint;
  readonly subtotals: readonly Subtotal[];
}

/**
 * A second `TaxTotal` in the accounting currency (BT-111) is left aside; of those in the document's currency the ones
 * with subtotals count (R053, R054).
 */
export function statedVat(reading: Reading, root: XmlElement): StatedVat {
  const totals = all(root, 'TaxTotal');
  const own = totals.filter((total) => first(total, 'TaxAmount')?.attributes.currencyID === reading.currency);
  const detailed = own.filter((total) => first(total, 'TaxSubtotal') !== undefined);
  const counted = detailed.length > 0 ? detailed : own.slice(0, 1);
  if (counted.length === 0) {
    const foreign = first(totals[0], 'TaxAmount');
    // Reading the amount of a foreign total names its currency as the problem.
    if (foreign && totals[0]) requiredAmountAt(reading, totals[0], 'TaxAmount');
    return missing(reading, root, ['TaxTotal']);
  }
  return {
    total: counted.reduce((sum, total) => sum + requiredAmountAt(reading, total, 'TaxAmount'), 0n),
    subtotals: counted
      .flatMap((total) => all(total, 'TaxSubtotal'))
      .map((subtotal) => statedSubtotal(reading, subtotal)),
  };
}

function statedSubtotal(reading: Reading, element: XmlElement): Subtotal {
  const category = first(element, 'TaxCategory') ?? missing(reading, element, ['TaxCategory']);
  return {
    ...statedCategory(reading, category, decimalAt(reading, element, 'Percent')),
    base: requiredAmountAt(reading, element, 'TaxableAmount'),
    vat: requiredAmountAt(reading, element, 'TaxAmount'),
  };
}
