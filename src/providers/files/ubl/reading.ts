import type { LocalDate } from '../../../core/calendar.ts';
import type { Currency, DecimalString } from '../../../core/money.ts';
import { cleanDecimal } from '../decimal-text.ts';
import { amountIn, dateOf, shown } from '../outside-text.ts';
import { type Place, refuse } from '../read-failure.ts';
import { attribute, first } from './elements.ts';
import type { XmlElement } from './xml-tree.ts';

/** What every reading function needs to know of the document it is in. */
export interface Reading {
  readonly document: string;
  readonly currency: Currency;
  /** Things read leniently, for the operator. */
  readonly warnings: string[];
}

/** Where an element stands, for a problem. */
export function placeOf(reading: Pick<Reading, 'document'>, element: XmlElement, field = element.name): Place {
  return { line: element.line, field, document: reading.document };
}

/** Amount at the path in minor units; every amount states the document's currency (Peppol R051). */
export function amountAt(
  reading: Reading,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): bigint | undefined {
  const element = first(parent, ...path);
  if (!element) return undefined;
  const place = placeOf(reading, element, path.join('/'));
  sameCurrency(reading, element, place);
  return amountIn(reading.currency, cleanDecimal(element.text) ?? element.text, place);
}

/** Like {@link amountAt}, for an amount that must be there. */
export function requiredAmountAt(reading: Reading, parent: XmlElement, ...path: readonly string[]): bigint {
  return amountAt(reading, parent, ...path) ?? missing(reading, parent, path);
}

/** A price: an amount with any number of decimals. */
export function priceAt(
  reading: Reading,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): DecimalString | undefined {
  const element = first(parent, ...path);
  if (!element) return undefined;
  sameCurrency(reading, element, placeOf(reading, element, path.join('/')));
  return decimal(reading, element, path);
}

/** A quantity, percentage or other number that is not an amount, in its shortest spelling. */
export function decimalAt(
  reading: Reading,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): DecimalString | undefined {
  const element = first(parent, ...path);
  return element && decimal(reading, element, path);
}

/** Date at the path. A time zone behind it (`2026-03-14+01:00`, allowed by the schema) does not move the day. */
export function dateAt(
  reading: Pick<Reading, 'document'>,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): LocalDate | undefined {
  const element = first(parent, ...path);
  if (!element || element.text === '') return undefined;
  return dateOf(element.text.replace(/(?:Z|[+-]\d\d:\d\d)$/, ''), placeOf(reading, element, path.join('/')));
}

/** Ends the reading: the element must be there. */
export function missing(reading: Pick<Reading, 'document'>, parent: XmlElement, path: readonly string[]): never {
  const field = path.join('/');
  return refuse(
    'missing-field',
    `<${parent.name}> has no ${field}; it cannot be booked without. Complete it where it is made.`,
    placeOf(reading, parent, field),
  );
}

function decimal(reading: Reading, element: XmlElement, path: readonly string[]): DecimalString {
  const place = placeOf(reading, element, path.join('/'));
  return (
    cleanDecimal(element.text) ??
    refuse('amount', `"${shown(element.text)}" in ${place.field} is not a plain number such as 1.5.`, place)
  );
}

function sameCurrency(reading: Reading, element: XmlElement, place: Place): void {
  const stated = attribute(element, 'currencyID');
  if (stated === reading.currency) return;
  refuse(
    'currency',
    stated === undefined
      ? `${place.field} states no currency (currencyID); the document is in ${reading.currency}.`
      : `${place.field} is in ${shown(stated)}, but the document is in ${reading.currency}. One document has one currency: make one per currency.`,
    place,
  );
}
