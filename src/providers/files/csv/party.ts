import type { Party } from '../../../core/fact.ts';
import type { RowCells } from './cells.ts';

/** The customer of a row; nothing when it names none. */
export function partyInCells(cells: RowCells): Party | undefined {
  const name = cells.text('relationName');
  const id = cells.id('relationId');
  if (name === undefined && id === undefined) return undefined;
  const vatNumber = cells.text('relationVatNumber');
  const registrationNumber = cells.text('relationRegistrationNumber');
  const email = cells.text('relationEmail');
  const street = cells.text('relationStreet');
  const postcode = cells.text('relationPostcode');
  const city = cells.text('relationCity');
  const country = cells.text('relationCountry')?.toUpperCase();
  return {
    ...(id !== undefined && { id }),
    name: name ?? id ?? '',
    ...((vatNumber ?? registrationNumber) !== undefined && { company: true }),
    ...(vatNumber !== undefined && { vatNumber }),
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(email !== undefined && { email }),
    ...(street !== undefined && { street }),
    ...(postcode !== undefined && { postcode }),
    ...(city !== undefined && { city }),
    ...(country !== undefined && /^[A-Z]{2}$/.test(country) && { country }),
  };
}
