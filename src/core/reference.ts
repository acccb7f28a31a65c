/**
 * Our reference on an entry (rule 16): 13 characters `[A-Z0-9]`, starting with letters, ending in a check character,
 * derived from target, unit and sequence, so that a home restored from a backup derives the same one again and finds
 * what it had already sent.
 */

import { hashCharacters } from './identity.ts';
import type { Reference } from './ledger-port.ts';

const prefix = 'NA';
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * @param salt 0; one more for each reference that is already taken by another unit (a collision of 50 bits).
 */
export function referenceFor(target: string, unit: string, sequence: number, salt = 0): Reference {
  const body = hashCharacters(`${target}\n${unit}\n${sequence}${salt === 0 ? '' : `\n${salt}`}`, 10).toUpperCase();
  return `${prefix}${body}${checkCharacter(body)}` as Reference;
}

/** Whether the whole token is one of ours, check character included. */
export function isReference(token: string): token is Reference {
  return /^NA[0-9A-HJKMNP-TV-Z]{11}$/.test(token) && checkCharacter(token.slice(2, 12)) === token[12];
}

/**
 * Weighted sum over the field of 32 elements, one for each character (a sum modulo 31 takes Z for 0): the weights are
 * different powers of two, so every single wrong character and every swap of neighbours is noticed.
 */
function checkCharacter(body: string): string {
  let total = 0;
  for (const character of body) total = doubled(total ^ alphabet.indexOf(character));
  return alphabet[total] ?? '';
}

/** Twice the element: modulo x⁵ + x² + 1, under which the powers of two run through all 31 elements but zero. */
function doubled(element: number): number {
  return element < 16 ? element << 1 : (element << 1) ^ 0b100101;
}
