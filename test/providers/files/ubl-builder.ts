/** Writes UBL documents for tests: totals are right unless a test says otherwise. */

import { roundHalfUp, sum } from '../../../src/core/money.ts';

export interface UblLine {
  readonly net: bigint;
  readonly rate?: string;
  readonly category?: string;
  readonly name?: string;
  /** XML in the line, in the order of the schema: after the amount, in the item, after the item. */
  readonly afterAmount?: string;
  readonly inItem?: string;
  readonly afterItem?: string;
}

export interface UblAllowance {
  readonly amount: bigint;
  readonly charge?: boolean;
  readonly rate?: string;
  readonly category?: string;
  readonly reason?: string;
}

export interface UblSpec {
  readonly root?: 'Invoice' | 'CreditNote';
  readonly id?: string;
  readonly code?: string;
  readonly currency?: string;
  readonly date?: string;
  readonly lines?: readonly UblLine[];
  readonly allowances?: readonly UblAllowance[];
  readonly prepaid?: bigint;
  readonly rounding?: bigint;
  /** XML after the type code and currency. */
  readonly head?: string;
  readonly supplier?: string;
  readonly customer?: string;
  /** XML between the customer and the allowances. */
  readonly payment?: string;
  /** Amounts that replace the right ones, by element. */
  readonly stated?: Readonly<Record<string, bigint>>;
  /** Replaces all tax totals. */
  readonly taxTotals?: string;
  /** Prefixes of root, cac and cbc; an empty root prefix is the default namespace. */
  readonly prefixes?: readonly [string, string, string];
}

export const supplierParty =
  '<cac:PartyTaxScheme><cbc:CompanyID>NL001234567B01</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>Vakantiepark Voorbeeld BV</cbc:RegistrationName><cbc:CompanyID schemeID="0106">12345678</cbc:CompanyID></cac:PartyLegalEntity>';
export const customerParty =
  '<cac:PartyLegalEntity><cbc:RegistrationName>J. Jansen</cbc:RegistrationName></cac:PartyLegalEntity>';

export const decimal = (cents: bigint): string => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export function categoryXml(name: string, rate: string | undefined, category: string): string {
  const percent = rate === undefined ? '' : `<cbc:Percent>${rate}</cbc:Percent>`;
  return `<cac:${name}><cbc:ID>${category}</cbc:ID>${percent}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`;
}

/** What the totals of a document are by the rules. */
export function rightTotals(spec: UblSpec) {
  const { lines = [], allowances = [], prepaid = 0n, rounding = 0n } = spec;
  const signed = [
    ...lines.map((line) => ({ net: line.net, rate: line.rate, category: line.category })),
    ...allowances.map((one) => ({
      net: one.charge ? one.amount : -one.amount,
      rate: one.rate,
      category: one.category,
    })),
  ];
  const groups = Map.groupBy(signed, (one) => `${one.category ?? 'S'}|${one.rate ?? '21'}`);
  const vat = [...groups].map(([key, group]) => {
    const [category = '', rate = ''] = key.split('|');
    const base = sum(group.map((one) => one.net));
    return { category, rate, base, vat: roundHalfUp(base * BigInt(Math.round(Number(rate) * 10)), 1000n) };
  });
  const exclusive = sum(signed.map((one) => one.net));
  const tax = sum(vat.map((one) => one.vat));
  return {
    vat,
    tax,
    amounts: {
      LineExtensionAmount: sum(lines.map((line) => line.net)),
      TaxExclusiveAmount: exclusive,
      TaxInclusiveAmount: exclusive + tax,
      AllowanceTotalAmount: sum(allowances.filter((one) => !one.charge).map((one) => one.amount)),
      ChargeTotalAmount: sum(allowances.filter((one) => one.charge).map((one) => one.amount)),
      PrepaidAmount: prepaid,
      PayableRoundingAmount: rounding,
      PayableAmount: exclusive + tax - prepaid + rounding,
    },
  };
}

/** The document as XML, one element of the root a line. */
export function ublXml(spec: UblSpec = {}): string {
  const withLine = { ...spec, lines: spec.lines ?? [{ net: 10_000n }] };
  const { root = 'Invoice', currency = 'EUR', allowances = [], stated = {} } = withLine;
  const right = rightTotals(withLine);
  const money = (name: string, cents: bigint) =>
    `<cbc:${name} currencyID="${currency}">${decimal(stated[name] ?? cents)}</cbc:${name}>`;
  const subtotals = right.vat.map(
    (one) =>
      `<cac:TaxSubtotal>${money('TaxableAmount', one.base)}<cbc:TaxAmount currencyID="${currency}">${decimal(one.vat)}</cbc:TaxAmount>${categoryXml('TaxCategory', one.rate, one.category)}</cac:TaxSubtotal>`,
  );
  const allowanceXml = allowances.map(
    (one) =>
      `<cac:AllowanceCharge><cbc:ChargeIndicator>${one.charge ?? false}</cbc:ChargeIndicator>${one.reason === undefined ? '' : `<cbc:AllowanceChargeReason>${one.reason}</cbc:AllowanceChargeReason>`}<cbc:Amount currencyID="${currency}">${decimal(one.amount)}</cbc:Amount>${categoryXml('TaxCategory', one.rate ?? '21', one.category ?? 'S')}</cac:AllowanceCharge>`,
  );
  const lineXml = withLine.lines.map(
    (line, index) =>
      `<cac:${root}Line><cbc:ID>${index + 1}</cbc:ID><cbc:${root === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'} unitCode="C62">1.0</cbc:${root === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'}><cbc:LineExtensionAmount currencyID="${currency}">${decimal(line.net)}</cbc:LineExtensionAmount>${line.afterAmount ?? ''}<cac:Item><cbc:Name>${line.name ?? `Item ${index + 1}`}</cbc:Name>${line.inItem ?? ''}${categoryXml('ClassifiedTaxCategory', line.rate ?? '21', line.category ?? 'S')}</cac:Item>${line.afterItem ?? ''}</cac:${root}Line>`,
  );
  const parts = [
    '<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>',
    `<cbc:ID>${spec.id ?? 'F-1'}</cbc:ID>`,
    `<cbc:IssueDate>${spec.date ?? '2026-03-14'}</cbc:IssueDate>`,
    `<cbc:${root}TypeCode>${spec.code ?? (root === 'Invoice' ? '380' : '381')}</cbc:${root}TypeCode>`,
    `<cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>`,
    spec.head ?? '',
    `<cac:AccountingSupplierParty><cac:Party>${spec.supplier ?? supplierParty}</cac:Party></cac:AccountingSupplierParty>`,
    `<cac:AccountingCustomerParty><cac:Party>${spec.customer ?? customerParty}</cac:Party></cac:AccountingCustomerParty>`,
    spec.payment ?? '',
    ...allowanceXml,
    spec.taxTotals ??
      `<cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">${decimal(stated.TaxAmount ?? right.tax)}</cbc:TaxAmount>${subtotals.join('')}</cac:TaxTotal>`,
    `<cac:LegalMonetaryTotal>${Object.entries(right.amounts)
      .filter(([name, cents]) => cents !== 0n || stated[name] !== undefined || /^(?:Tax|Line|PayableAmount)/.test(name))
      .map(([name, cents]) => money(name, cents))
      .join('')}</cac:LegalMonetaryTotal>`,
    ...lineXml,
  ].filter((part) => part !== '');
  return withPrefixes(root, parts, spec.prefixes ?? ['', 'cac', 'cbc']);
}

const urn = 'urn:oasis:names:specification:ubl:schema:xsd:';

function withPrefixes(
  root: string,
  parts: readonly string[],
  [rootPrefix, cac, cbc]: readonly [string, string, string],
): string {
  const name = rootPrefix === '' ? root : `${rootPrefix}:${root}`;
  const own = rootPrefix === '' ? 'xmlns' : `xmlns:${rootPrefix}`;
  const body = parts
    .join('\n')
    .replace(/(<\/?)(cac|cbc):/g, (_all, open: string, prefix: string) => `${open}${prefix === 'cac' ? cac : cbc}:`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} ${own}="${urn}${root}-2" xmlns:${cac}="${urn}CommonAggregateComponents-2" xmlns:${cbc}="${urn}CommonBasicComponents-2">\n${body}\n</${name}>\n`;
}
