import { isLocalDate, type LocalDate } from '../../core/calendar.ts';
import { AmountError, type Currency, currency, parseAmount } from '../../core/money.ts';
import { cleanText } from '../../core/text.ts';
import { type Place, refuse } from './read-failure.ts';

/** Longest id or number. A longer one is refused, not cut: two cut ids could become one. */
const maxIdLength = 100;

/** A text as it may be shown in a message: cleaned and short. */
export function shown(text: string): string {
  return cleanText(text, 60);
}

/** An id or number: cleaned, not empty, at most 100 characters. */
export function identifier(text: string, place: Place): string {
  const clean = cleanText(text);
  if (clean === '') refuse('missing-field', `${place.field ?? 'The id'} is empty; give it a value.`, place);
  if (clean.length > maxIdLength)
    refuse(
      'schema',
      `${place.field ?? 'The id'} is longer than ${maxIdLength} characters: "${shown(clean)}". Use a shorter one.`,
      place,
    );
  return clean;
}

/** Minor units of an amount written as a plain decimal. */
export function amountIn(code: Currency, text: string, place: Place): bigint {
  try {
    return parseAmount(text, code);
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    const way =
      error.reason === 'too-precise'
        ? `Round it to the decimals of ${code} where it is made.`
        : 'Write digits with a point before the decimals and nothing else.';
    return refuse('amount', `${cleanText(error.message, 200)}${where(place)}. ${way}`, place);
  }
}

/** An ISO 4217 code. */
export function currencyCode(text: string, place: Place): Currency {
  const code = text.trim();
  if (!/^[A-Z]{3}$/.test(code))
    refuse(
      'currency',
      `"${shown(code)}"${where(place)} is not a currency code; give three capital letters, such as EUR.`,
      place,
    );
  return currency(code);
}

/** A date `YYYY-MM-DD` that exists. */
export function dateOf(text: string, place: Place): LocalDate {
  const date = text.trim();
  if (!isLocalDate(date))
    return refuse(
      'date',
      `"${shown(date)}"${where(place)} is not an existing date; write YYYY-MM-DD, such as 2026-11-14.`,
      place,
    );
  return date;
}

function where(place: Place): string {
  return place.field === undefined ? '' : ` in ${place.field}`;
}
