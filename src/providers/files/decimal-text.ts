import type { DecimalString } from '../../core/money.ts';

const xsdDecimal = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const maxIntegerDigits = 13;
const maxFractionDigits = 12;

/**
 * Quantities, prices and rates keep all their decimals, in one spelling: `021.00` is `21`, `+.5` is `0.5`, `-0` is `0`.
 *
 * @returns `undefined` when the text is no decimal (an exponent is none) or longer than any real quantity.
 */
export function cleanDecimal(text: string): DecimalString | undefined {
  const match = xsdDecimal.exec(text.trim());
  const whole = match?.[2] ?? '';
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || whole.length + (match[3] ?? '').length === 0) return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  if (digits.length > maxIntegerDigits || fraction.length > maxFractionDigits) return undefined;
  const magnitude = fraction ? `${digits}.${fraction}` : digits;
  return match[1] === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

/** A decimal as an exact fraction, for arithmetic with rates, quantities and prices. */
export interface DecimalFraction {
  readonly numerator: bigint;
  /** A power of ten. */
  readonly denominator: bigint;
}

/** @param decimal as {@link cleanDecimal} returns it. */
export function fractionOf(decimal: DecimalString): DecimalFraction {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

/** The same decimal with the other sign; zero has none. */
export function negateDecimal(decimal: DecimalString): DecimalString {
  if (/^-?0*(?:\.0*)?$/.test(decimal)) return decimal;
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}
