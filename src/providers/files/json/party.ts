import type { Party } from '../../../core/fact.ts';
import type { JsonParty } from '../json-schema.ts';
import { identifier } from '../outside-text.ts';
import { textField, type Where } from './head.ts';

/** A customer or supplier of the own JSON format; a company when it says so, or has a VAT or registration number. */
export function partyFrom(stated: JsonParty, where: Where, field: string): Party {
  const texts = {
    vatNumber: textField(stated.vatNumber),
    registrationNumber: textField(stated.registrationNumber),
    email: textField(stated.email),
    street: textField(stated.street),
    postcode: textField(stated.postcode),
    city: textField(stated.city),
    country: textField(stated.country),
  };
  const company = stated.company ?? (texts.vatNumber ?? texts.registrationNumber) !== undefined;
  return {
    ...(stated.id !== undefined && { id: identifier(stated.id, where.named(`${field}.id`)) }),
    name: identifierOrName(stated.name, where, field),
    ...(company && { company }),
    ...given(texts),
  };
}

function identifierOrName(name: string, where: Where, field: string): string {
  return textField(name) ?? identifier(name, where.named(`${field}.name`));
}

type Given<Texts> = { [Key in keyof Texts]?: string };

function given<Texts extends Record<string, string | undefined>>(texts: Texts): Given<Texts> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Given<Texts>;
}
