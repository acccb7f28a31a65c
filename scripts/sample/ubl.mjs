// Writes an invoice or credit note as UBL 2.1 in the shape of Peppol BIS Billing 3. The order of elements is the schema's.
import { addDays, cents, decimal } from './cents.mjs';
import { park, parties } from './parties.mjs';

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const inXml = (text) => String(text).replace(/[&<>]/g, (sign) => entities[sign]);
/** `cbc` holds a value, `cac` holds elements; what is undefined is left out. */
const cbc = (name, value, attributes = '') =>
  value === undefined ? undefined : `<cbc:${name}${attributes}>${inXml(value)}</cbc:${name}>`;
const cac = (name, ...children) => ({ name: `cac:${name}`, children });
const money = (name, amount) => cbc(name, decimal(amount), ' currencyID="EUR"');
const scheme = (id) => ` schemeID="${id}"`;

function render(node, depth = 0) {
  const indent = '  '.repeat(depth);
  if (typeof node === 'string') return `${indent}${node}\n`;
  const inner = node.children
    .flat(3)
    .filter((child) => child !== undefined)
    .map((child) => render(child, depth + 1));
  return `${indent}<${node.name}${node.attributes ?? ''}>\n${inner.join('')}${indent}</${node.name.split(' ')[0]}>\n`;
}

const vatScheme = cac('TaxScheme', cbc('ID', 'VAT'));
const exemptions = { AE: 'VATEX-EU-AE', O: 'VATEX-EU-O' };
/** Outside the scope of VAT (O) there is no percentage, only a reason. */
const taxCategory = (name, { category, rate }, reason) =>
  cac(
    name,
    cbc('ID', category),
    category === 'O' ? undefined : cbc('Percent', rate),
    reason === undefined ? undefined : cbc('TaxExemptionReasonCode', reason),
    vatScheme,
  );

const address = ([street, postcode, city, country]) =>
  cac(
    'PostalAddress',
    cbc('StreetName', street),
    cbc('CityName', city),
    cbc('PostalZone', postcode),
    cac('Country', cbc('IdentificationCode', country)),
  );

function party({ code, name, vat, chamber, address: place }) {
  const register = place[3] === 'BE' ? '0208' : '0106';
  return cac(
    'Party',
    cbc('EndpointID', chamber, scheme(register)),
    code === undefined ? [] : cac('PartyIdentification', cbc('ID', code)),
    address(place),
    vat === undefined ? [] : cac('PartyTaxScheme', cbc('CompanyID', vat), vatScheme),
    cac('PartyLegalEntity', cbc('RegistrationName', name), cbc('CompanyID', chamber, scheme(register))),
  );
}

const allowance = (reason, amount, category) =>
  cac(
    'AllowanceCharge',
    cbc('ChargeIndicator', 'false'),
    cbc('AllowanceChargeReason', reason),
    money('Amount', amount),
    category ?? [],
  );

const lineOf = (credit) => (line, index) =>
  cac(
    credit ? 'CreditNoteLine' : 'InvoiceLine',
    cbc('ID', index + 1),
    cbc(credit ? 'CreditedQuantity' : 'InvoicedQuantity', line.quantity, ` unitCode="${line.unit}"`),
    money('LineExtensionAmount', line.net),
    line.period === undefined
      ? []
      : cac('InvoicePeriod', cbc('StartDate', line.period[0]), cbc('EndDate', line.period[1])),
    line.less === undefined ? [] : allowance('Korting', cents(line.less)),
    cac(
      'Item',
      cbc('Name', line.text),
      cac('SellersItemIdentification', cbc('ID', line.item)),
      taxCategory('ClassifiedTaxCategory', line),
    ),
    cac('Price', cbc('PriceAmount', line.price, ' currencyID="EUR"')),
  );

/** @param invoice as `withTotals` returns it. Amounts of a credit note are positive: the root element is its sign. */
export function ublOf(invoice) {
  const credit = invoice.type === '381';
  const root = credit ? 'CreditNote' : 'Invoice';
  const { totals } = invoice;
  const off = cents(invoice.wrongBy ?? '0.00');
  const due = addDays(invoice.date, 14);
  const body = cac(
    root,
    cbc('CustomizationID', 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'),
    cbc('ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
    cbc('ID', invoice.id),
    cbc('IssueDate', invoice.date),
    credit ? [] : cbc('DueDate', due),
    cbc(`${root}TypeCode`, invoice.type),
    cbc('DocumentCurrencyCode', 'EUR'),
    cbc('BuyerReference', invoice.reference ?? `RES-${invoice.id.replace('2026-', '')}`),
    invoice.refersTo === undefined
      ? []
      : cac('BillingReference', cac('InvoiceDocumentReference', cbc('ID', invoice.refersTo))),
    cac('AccountingSupplierParty', party(park)),
    cac('AccountingCustomerParty', party(parties[invoice.to])),
    cac(
      'PaymentMeans',
      cbc('PaymentMeansCode', '30'),
      credit ? cbc('PaymentDueDate', due) : [],
      cbc('PaymentID', invoice.id),
      cac('PayeeFinancialAccount', cbc('ID', park.iban)),
    ),
    invoice.discounts.map((one) => allowance('Korting', one.amount, taxCategory('TaxCategory', one))),
    cac(
      'TaxTotal',
      money('TaxAmount', totals.inclusive - totals.exclusive),
      invoice.vat.map((part) =>
        cac(
          'TaxSubtotal',
          money('TaxableAmount', part.base),
          money('TaxAmount', part.vat),
          taxCategory('TaxCategory', part, exemptions[part.category]),
        ),
      ),
    ),
    cac(
      'LegalMonetaryTotal',
      money('LineExtensionAmount', totals.lineTotal),
      money('TaxExclusiveAmount', totals.exclusive),
      money('TaxInclusiveAmount', totals.inclusive + off),
      totals.discountTotal === 0 ? [] : money('AllowanceTotalAmount', totals.discountTotal),
      totals.prepaid === 0 ? [] : money('PrepaidAmount', totals.prepaid),
      totals.rounding === 0 ? [] : money('PayableRoundingAmount', totals.rounding),
      money('PayableAmount', totals.payable + off),
    ),
    invoice.lines.map(lineOf(credit)),
  );
  const names = 'urn:oasis:names:specification:ubl:schema:xsd:';
  const attributes = ` xmlns="${names}${root}-2" xmlns:cac="${names}CommonAggregateComponents-2" xmlns:cbc="${names}CommonBasicComponents-2"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render({ name: root, attributes, children: body.children })}`;
}
