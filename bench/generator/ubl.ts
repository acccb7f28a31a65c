/** A generated document as a UBL 2.1 file in the shape of Peppol BIS Billing 3, as large as those of the trade are. */

import type { FactLine, SalesDocument, VatTotal } from '../../src/core/fact.ts';

export function ublFile(document: SalesDocument): string {
  const { number, date, dueDate, reference, relation, lines, vat, total } = document;
  const exclusive = decimal(lines.reduce((sum, line) => sum + cents(line.net), 0));
  const vatTotal = decimal(vat.reduce((sum, one) => sum + cents(one.vat), 0));
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>${date}</cbc:IssueDate>
  <cbc:DueDate>${dueDate}</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>${reference}</cbc:BuyerReference>
  <cac:AccountingSupplierParty>
${party('NL001234567B01', 'Park De Waterlelie B.V.', undefined)}  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>
${party(undefined, relation?.name ?? '', relation?.id)}  </cac:AccountingCustomerParty>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cbc:PaymentID>${number}</cbc:PaymentID>
    <cac:PayeeFinancialAccount>
      <cbc:ID>NL91ABNA0417164300</cbc:ID>
    </cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:TaxTotal>
    ${money('TaxAmount', vatTotal)}
${vat.map(subtotal).join('')}  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    ${money('LineExtensionAmount', exclusive)}
    ${money('TaxExclusiveAmount', exclusive)}
    ${money('TaxInclusiveAmount', total)}
    ${money('PayableAmount', total)}
  </cac:LegalMonetaryTotal>
${lines.map(invoiceLine).join('')}</Invoice>
`;
}

function party(vatNumber: string | undefined, name: string, code: string | undefined): string {
  return `    <cac:Party>
      <cbc:EndpointID schemeID="0106">12345678</cbc:EndpointID>
${code === undefined ? '' : `      <cac:PartyIdentification>\n        <cbc:ID>${code}</cbc:ID>\n      </cac:PartyIdentification>\n`}      <cac:PostalAddress>
        <cbc:StreetName>Waterleliepad 1</cbc:StreetName>
        <cbc:CityName>Giethoorn</cbc:CityName>
        <cbc:PostalZone>8355 AB</cbc:PostalZone>
        <cac:Country>
          <cbc:IdentificationCode>NL</cbc:IdentificationCode>
        </cac:Country>
      </cac:PostalAddress>
${vatNumber === undefined ? '' : `      <cac:PartyTaxScheme>\n        <cbc:CompanyID>${vatNumber}</cbc:CompanyID>\n        ${taxScheme}\n      </cac:PartyTaxScheme>\n`}      <cac:PartyLegalEntity>
        <cbc:RegistrationName>${name}</cbc:RegistrationName>
      </cac:PartyLegalEntity>
    </cac:Party>
`;
}

const taxScheme = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';

function subtotal({ base, vat, rate, category }: VatTotal): string {
  return `    <cac:TaxSubtotal>
      ${money('TaxableAmount', base)}
      ${money('TaxAmount', vat)}
      ${taxCategory('TaxCategory', rate, category, true)}
    </cac:TaxSubtotal>
`;
}

function invoiceLine(line: FactLine): string {
  const { id, description, quantity, net, item, recognition } = line;
  const period = recognition
    ? `\n    <cac:InvoicePeriod>\n      <cbc:StartDate>${recognition.from}</cbc:StartDate>\n      <cbc:EndDate>${recognition.to}</cbc:EndDate>\n    </cac:InvoicePeriod>`
    : '';
  return `  <cac:InvoiceLine>
    <cbc:ID>${id}</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">${quantity}</cbc:InvoicedQuantity>
    ${money('LineExtensionAmount', net)}${period}
    <cac:Item>
      <cbc:Name>${description}</cbc:Name>
      <cac:SellersItemIdentification>
        <cbc:ID>${item?.id}</cbc:ID>
      </cac:SellersItemIdentification>
      ${taxCategory('ClassifiedTaxCategory', line.vatRate, line.vatCategory, false)}
    </cac:Item>
    <cac:Price>
      ${money('PriceAmount', decimal(Math.round(cents(net) / Number(quantity))))}
    </cac:Price>
  </cac:InvoiceLine>
`;
}

/** Outside the scope of VAT (O) there is no percentage, only a reason, which stands with the document's totals. */
function taxCategory(name: string, rate: string, category: string, withReason: boolean): string {
  const percent = category === 'O' ? '' : `<cbc:Percent>${rate}</cbc:Percent>`;
  const reason =
    category === 'O' && withReason ? '<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>' : '';
  return `<cac:${name}><cbc:ID>${category}</cbc:ID>${percent}${reason}${taxScheme}</cac:${name}>`;
}

function money(name: string, amount: string): string {
  return `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`;
}

function cents(text: string): number {
  return Number(text.replace('.', ''));
}

function decimal(amount: number): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
