import type { Party } from '../../../core/fact.ts';
import { cleanText } from '../../../core/text.ts';
import { all, attribute, first, textAt } from './elements.ts';
import type { XmlElement } from './xml-tree.ts';

/**
 * A UBL `Party` as a customer; `undefined` when it has no name at all. A party with a VAT number or a registration
 * number is a company, any other a person.
 */
export function partyOf(element: XmlElement | undefined): Party | undefined {
  if (!element) return undefined;
  const name = nameOf(element);
  if (name === undefined) return undefined;
  const vatNumber = vatNumberOf(element);
  const registrationNumber = registrationNumberOf(element);
  const address = first(element, 'PostalAddress');
  const street = [textAt(address, 'StreetName'), textAt(address, 'BuildingNumber')].filter(Boolean).join(' ');
  const country = textAt(address, 'Country', 'IdentificationCode')?.toUpperCase();
  return {
    ...optional('id', codeOf(element)),
    name,
    ...((vatNumber ?? registrationNumber) !== undefined && { company: true }),
    ...optional('vatNumber', vatNumber),
    ...optional('registrationNumber', registrationNumber),
    ...optional('email', textAt(element, 'Contact', 'ElectronicMail')),
    ...optional('street', street || undefined),
    ...optional('postcode', textAt(address, 'PostalZone')),
    ...optional('city', textAt(address, 'CityName')),
    ...optional('country', country !== undefined && /^[A-Z]{2}$/.test(country) ? country : undefined),
  };
}

/** VAT number (BT-31, BT-48): the tax scheme named VAT, or the only one when it names none. */
export function vatNumberOf(party: XmlElement | undefined): string | undefined {
  if (!party) return undefined;
  const scheme = all(party, 'PartyTaxScheme').find(
    (tax) => (textAt(tax, 'TaxScheme', 'ID')?.toUpperCase() ?? 'VAT') === 'VAT' && textAt(tax, 'CompanyID'),
  );
  return textAt(scheme, 'CompanyID');
}

/** Number in the trade register (BT-30, BT-47). */
export function registrationNumberOf(party: XmlElement | undefined): string | undefined {
  return textAt(party, 'PartyLegalEntity', 'CompanyID');
}

/** The official name before the trading name; a person's own name as last resort. */
export function nameOf(party: XmlElement | undefined): string | undefined {
  const person = [textAt(party, 'Person', 'FirstName'), textAt(party, 'Person', 'FamilyName')]
    .filter(Boolean)
    .join(' ');
  return (
    textAt(party, 'PartyLegalEntity', 'RegistrationName') ??
    textAt(party, 'PartyName', 'Name') ??
    (person || textAt(party, 'Contact', 'Name'))
  );
}

/** The debtor code: an identification without a scheme is the seller's own; one with a scheme is a public number. */
function codeOf(party: XmlElement): string | undefined {
  const ids = all(party, 'PartyIdentification').flatMap((identification) => all(identification, 'ID'));
  const own = ids.find((id) => attribute(id, 'schemeID') === undefined) ?? ids[0];
  return own && (cleanText(own.text, 100) || undefined);
}

function optional<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: string });
}
