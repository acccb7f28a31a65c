import type { LocalDate } from '../../../core/calendar.ts';
import type { Party } from '../../../core/fact.ts';
import type { Currency } from '../../../core/money.ts';
import { currencyCode, identifier, shown } from '../outside-text.ts';
import { documentType, type UblDocumentType } from './document-type.ts';
import { all, first, textAt } from './elements.ts';
import { periodAt, type StatedLine, type StatedPeriod, statedLines } from './lines.ts';
import { nameOf, partyOf, registrationNumberOf, vatNumberOf } from './party.ts';
import { amountAt, dateAt, missing, placeOf, type Reading, requiredAmountAt } from './reading.ts';
import { type StatedVat, type Subtotal, statedVat } from './vat.ts';
import type { XmlElement } from './xml-tree.ts';

/** `LegalMonetaryTotal` (BG-22). */
export interface StatedTotals {
  readonly lines?: bigint;
  readonly allowances?: bigint;
  readonly charges?: bigint;
  readonly exclusive: bigint;
  readonly inclusive: bigint;
  readonly prepaid?: bigint;
  readonly rounding?: bigint;
  readonly payable: bigint;
  readonly element: XmlElement;
}

/** A UBL document as it states itself: amounts as in the file, nothing checked against anything else yet. */
export interface UblDocument {
  readonly type: UblDocumentType;
  readonly number: string;
  readonly currency: Currency;
  readonly date: LocalDate;
  readonly dueDate?: LocalDate;
  readonly taxPointDate?: LocalDate;
  readonly reference?: string;
  readonly refersTo: readonly string[];
  readonly accountingCost?: string;
  /** Only when both ends are given. */
  readonly period?: StatedPeriod;
  /** What identifies the supplier: VAT number, else registration number, else name. */
  readonly supplier: { readonly vatNumber?: string; readonly identity: string; readonly element: XmlElement };
  readonly customer?: Party;
  readonly lines: readonly StatedLine[];
  readonly vat: StatedVat & { readonly subtotals: readonly RatedSubtotal[] };
  readonly totals: StatedTotals;
  readonly warnings: readonly string[];
}

export type RatedSubtotal = Subtotal & Required<Pick<Subtotal, 'rate'>>;

/** Reads what the root element of an Invoice or CreditNote states. */
export function statedDocument(root: XmlElement): UblDocument {
  const stated = textAt(root, 'ID');
  const type = documentType(root, stated);
  const number = identifier(stated ?? '', { line: first(root, 'ID')?.line ?? root.line, field: 'ID' });
  const currencyElement =
    first(root, 'DocumentCurrencyCode') ?? missing({ document: number }, root, ['DocumentCurrencyCode']);
  const currency = currencyCode(currencyElement.text, placeOf({ document: number }, currencyElement));
  const reading: Reading = { document: number, currency, warnings: profileWarnings(root) };
  const vat = statedVat(reading, root);
  const lines = statedLines(reading, root, vat.subtotals);
  const dueDate = dateAt(reading, root, 'DueDate') ?? dateAt(reading, root, 'PaymentMeans', 'PaymentDueDate');
  const taxPointDate = dateAt(reading, root, 'TaxPointDate');
  const reference = textAt(root, 'BuyerReference') ?? textAt(root, 'OrderReference', 'ID');
  const accountingCost = textAt(root, 'AccountingCost');
  const period =
    first(root, 'InvoicePeriod', 'StartDate') && first(root, 'InvoicePeriod', 'EndDate') && periodAt(reading, root);
  const customer = partyOf(first(root, 'AccountingCustomerParty', 'Party'));
  if (!customer) reading.warnings.push('The customer has no name; the document has no relation.');
  return {
    type,
    number,
    currency,
    date: dateAt(reading, root, 'IssueDate') ?? missing(reading, root, ['IssueDate']),
    ...(dueDate !== undefined && { dueDate }),
    ...(taxPointDate !== undefined && { taxPointDate }),
    ...(reference !== undefined && { reference }),
    refersTo: referredNumbers(root),
    ...(accountingCost !== undefined && { accountingCost }),
    ...(period && { period }),
    supplier: supplierOf(reading, root),
    ...(customer && { customer }),
    lines,
    vat: { total: vat.total, subtotals: rated(reading, vat.subtotals, lines) },
    totals: statedTotals(reading, root),
    warnings: reading.warnings,
  };
}

function profileWarnings(root: XmlElement): string[] {
  const profile = textAt(root, 'CustomizationID');
  if (profile?.includes('urn:cen.eu:en16931')) return [];
  return [`The profile is ${profile ? `"${shown(profile)}"` : 'not stated'}, not EN 16931; it was read leniently.`];
}

function supplierOf(reading: Reading, root: XmlElement): UblDocument['supplier'] {
  const element =
    first(root, 'AccountingSupplierParty', 'Party') ?? missing(reading, root, ['AccountingSupplierParty', 'Party']);
  const vatNumber = vatNumberOf(element);
  const identity = vatNumber ?? registrationNumberOf(element) ?? nameOf(element);
  if (identity === undefined) missing(reading, element, ['PartyTaxScheme', 'CompanyID']);
  return { ...(vatNumber !== undefined && { vatNumber }), identity: identity ?? '', element };
}

function referredNumbers(root: XmlElement): string[] {
  return all(root, 'BillingReference').flatMap((reference) =>
    ['InvoiceDocumentReference', 'CreditNoteDocumentReference']
      .map((name) => textAt(reference, name, 'ID'))
      .filter((id) => id !== undefined),
  );
}

/** A subtotal of category S without a percentage takes the only S rate on the lines. */
function rated(reading: Reading, subtotals: readonly Subtotal[], lines: readonly StatedLine[]): RatedSubtotal[] {
  return subtotals.map((subtotal) => {
    if (subtotal.rate !== undefined) return { ...subtotal, rate: subtotal.rate };
    const rates = new Set(lines.filter((line) => line.category === subtotal.category).map((line) => line.rate));
    const [only] = rates;
    if (rates.size !== 1 || only === undefined) return missing(reading, subtotal.element, ['Percent']);
    reading.warnings.push(`A VAT subtotal states no percentage; ${only} % was taken from the lines.`);
    return { ...subtotal, rate: only };
  });
}

function statedTotals(reading: Reading, root: XmlElement): StatedTotals {
  const element = first(root, 'LegalMonetaryTotal') ?? missing(reading, root, ['LegalMonetaryTotal']);
  const optional = {
    lines: amountAt(reading, element, 'LineExtensionAmount'),
    allowances: amountAt(reading, element, 'AllowanceTotalAmount'),
    charges: amountAt(reading, element, 'ChargeTotalAmount'),
    prepaid: amountAt(reading, element, 'PrepaidAmount'),
    rounding: amountAt(reading, element, 'PayableRoundingAmount'),
  };
  return {
    ...(optional.lines !== undefined && { lines: optional.lines }),
    ...(optional.allowances !== undefined && { allowances: optional.allowances }),
    ...(optional.charges !== undefined && { charges: optional.charges }),
    exclusive: requiredAmountAt(reading, element, 'TaxExclusiveAmount'),
    inclusive: requiredAmountAt(reading, element, 'TaxInclusiveAmount'),
    ...(optional.prepaid !== undefined && { prepaid: optional.prepaid }),
    ...(optional.rounding !== undefined && { rounding: optional.rounding }),
    payable: requiredAmountAt(reading, element, 'PayableAmount'),
    element,
  };
}
