import type { LocalDate } from '../../../core/calendar.ts';
import type { DecimalString } from '../../../core/money.ts';
import { identifier } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';
import { all, first, textAt } from './elements.ts';
import { amountAt, dateAt, decimalAt, missing, placeOf, priceAt, type Reading, requiredAmountAt } from './reading.ts';
import { type StatedCategory, type Subtotal, statedCategory } from './vat.ts';
import type { XmlElement } from './xml-tree.ts';

/** Days that a line or document covers (BG-14, BG-26). */
export interface StatedPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** An invoice line, or a document allowance (negative amount) or charge, as the document states it. */
export interface StatedLine {
  readonly role: 'line' | 'allowance' | 'charge';
  readonly id: string;
  readonly description: string;
  /** Net amount in minor units, signed as it counts in the document's total. */
  readonly net: bigint;
  readonly category: StatedCategory['category'];
  readonly rate: DecimalString;
  readonly quantity?: DecimalString;
  readonly itemId?: string;
  readonly itemName?: string;
  readonly accountingCost?: string;
  readonly period?: StatedPeriod;
  /** What Peppol rule R120 multiplies; absent when there is no price. */
  readonly pricing?: Pricing;
  readonly element: XmlElement;
}

export interface Pricing {
  readonly price: DecimalString;
  readonly baseQuantity: DecimalString;
  readonly allowances: bigint;
  readonly charges: bigint;
}

/** All lines and document-level allowances and charges, with ids that are unique in the document. */
export function statedLines(reading: Reading, root: XmlElement, subtotals: readonly Subtotal[]): StatedLine[] {
  const name = root.name === 'CreditNote' ? 'CreditNoteLine' : 'InvoiceLine';
  const elements = all(root, name);
  if (elements.length === 0) missing(reading, root, [name]);
  const lines = elements.map((element, index) => invoiceLine(reading, element, index + 1, subtotals));
  return uniquelyNamed([...lines, ...documentAllowances(reading, root, subtotals)]);
}

/** `InvoicePeriod` with at least one end; the missing end is the other one. */
export function periodAt(reading: Reading, parent: XmlElement): StatedPeriod | undefined {
  const period = first(parent, 'InvoicePeriod');
  const from = dateAt(reading, period, 'StartDate') ?? dateAt(reading, period, 'EndDate');
  const to = dateAt(reading, period, 'EndDate') ?? from;
  if (!period || from === undefined || to === undefined) return undefined;
  if (to < from)
    refuse(
      'date',
      `The InvoicePeriod ends (${to}) before it starts (${from}); correct it where the invoice is made.`,
      placeOf(reading, period),
    );
  return { from, to };
}

function invoiceLine(
  reading: Reading,
  element: XmlElement,
  ordinal: number,
  subtotals: readonly Subtotal[],
): StatedLine {
  const quantity = decimalAt(
    reading,
    element,
    element.name === 'CreditNoteLine' ? 'CreditedQuantity' : 'InvoicedQuantity',
  );
  const id = textAt(element, 'ID');
  const itemName = textAt(element, 'Item', 'Name');
  const itemId = first(element, 'Item', 'SellersItemIdentification', 'ID');
  const accountingCost = textAt(element, 'AccountingCost');
  const period = periodAt(reading, element);
  const pricing = pricingOf(reading, element);
  return {
    role: 'line',
    id: id === undefined ? String(ordinal) : identifier(id, placeOf(reading, element, 'ID')),
    description: itemName ?? textAt(element, 'Item', 'Description') ?? textAt(element, 'Note') ?? `Line ${ordinal}`,
    net: requiredAmountAt(reading, element, 'LineExtensionAmount'),
    ...taxOf(reading, element, lineCategories(element), subtotals),
    ...(quantity !== undefined && { quantity }),
    ...(itemId &&
      itemId.text !== '' && {
        itemId: identifier(itemId.text, placeOf(reading, itemId, 'SellersItemIdentification/ID')),
      }),
    ...(itemName !== undefined && { itemName }),
    ...(accountingCost !== undefined && { accountingCost }),
    ...(period && { period }),
    ...(pricing && { pricing }),
    element,
  };
}

/** BG-20 and BG-21: each becomes a line of its own, with its own VAT. */
function documentAllowances(reading: Reading, root: XmlElement, subtotals: readonly Subtotal[]): StatedLine[] {
  const counts = { allowance: 0, charge: 0 };
  return all(root, 'AllowanceCharge').map((element) => {
    const role = isCharge(reading, element) ? 'charge' : 'allowance';
    counts[role] += 1;
    const amount = requiredAmountAt(reading, element, 'Amount');
    const accountingCost = textAt(element, 'AccountingCost');
    return {
      role,
      id: `${role}:${counts[role]}`,
      description: textAt(element, 'AllowanceChargeReason') ?? (role === 'charge' ? 'Charge' : 'Allowance'),
      net: role === 'charge' ? amount : -amount,
      ...taxOf(reading, element, all(element, 'TaxCategory'), subtotals),
      ...(accountingCost !== undefined && { accountingCost }),
      element,
    };
  });
}

/** The category of a line; older profiles state it in a `TaxTotal` of the line. */
function lineCategories(line: XmlElement): XmlElement[] {
  const item = first(line, 'Item');
  const classified = item ? all(item, 'ClassifiedTaxCategory') : [];
  const old = first(line, 'TaxTotal', 'TaxSubtotal', 'TaxCategory');
  return classified.length === 0 && old ? [old] : classified;
}

/**
 * Category and rate of a line. Without a category, or S without a percentage, the document must leave no choice: then
 * its only subtotal (of that category) says it.
 */
function taxOf(
  reading: Reading,
  element: XmlElement,
  categories: readonly XmlElement[],
  subtotals: readonly Subtotal[],
): { category: StatedLine['category']; rate: DecimalString } {
  if (categories.length > 1)
    refuse(
      'unsupported',
      `<${element.name}> has ${categories.length} VAT categories; split it into one line per category.`,
      placeOf(reading, element),
    );
  const stated = categories[0] && statedCategory(reading, categories[0]);
  if (stated?.rate !== undefined) return { category: stated.category, rate: stated.rate };
  const candidates = subtotals.filter((subtotal) => stated === undefined || subtotal.category === stated.category);
  const only = candidates[0];
  if (candidates.length !== 1 || only?.rate === undefined)
    return missing(reading, categories[0] ?? element, stated ? ['Percent'] : ['Item', 'ClassifiedTaxCategory']);
  reading.warnings.push(
    `A line states no VAT ${stated ? 'percentage' : 'category'}; the document's only one was taken: ${only.category} ${only.rate} %.`,
  );
  return { category: only.category, rate: only.rate };
}

function pricingOf(reading: Reading, element: XmlElement): Pricing | undefined {
  const price = priceAt(reading, element, 'Price', 'PriceAmount');
  const base = decimalAt(reading, element, 'Price', 'BaseQuantity') ?? '1';
  if (price === undefined) return undefined;
  const amounts = { allowances: 0n, charges: 0n };
  for (const part of all(element, 'AllowanceCharge'))
    amounts[isCharge(reading, part) ? 'charges' : 'allowances'] += amountAt(reading, part, 'Amount') ?? 0n;
  return { price, baseQuantity: base, ...amounts };
}

function isCharge(reading: Reading, element: XmlElement): boolean {
  const indicator = textAt(element, 'ChargeIndicator');
  if (indicator === 'true' || indicator === '1') return true;
  if (indicator === 'false' || indicator === '0') return false;
  return missing(reading, element, ['ChargeIndicator']);
}

/** Two lines with one id (it happens) are told apart by their order: `1`, `1#2`. */
function uniquelyNamed(lines: readonly StatedLine[]): StatedLine[] {
  const taken = new Set<string>();
  return lines.map((line) => {
    let id = line.id;
    for (let ordinal = 2; taken.has(id); ordinal++) id = `${line.id}#${ordinal}`;
    taken.add(id);
    return id === line.id ? line : { ...line, id };
  });
}
