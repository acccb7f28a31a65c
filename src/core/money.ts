/**
 * Amounts are whole minor units (cents) held in a `bigint`; a float never holds money. A document or an entry has exactly
 * one currency: it is named once, there, and its lines hold the bare minor units.
 */

/** ISO 4217 code of a currency, upper-case. */
export type Currency = string & { readonly __currency: unique symbol };

/** An amount as text: optional minus, digits, optional point and fraction. The form used in files, JSON and commands. */
export type DecimalString = string;

/** ISO 4217 minor unit exponents that are not 2, for the currencies a European venue can meet. */
const exponents: Readonly<Record<string, number>> = {
  JPY: 0,
  ISK: 0,
  KRW: 0,
  CLP: 0,
  BHD: 3,
  JOD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
};

/** Amounts are bounded: 13 digits before the point is more than any venue turns over and fits every package. */
const maxIntegerDigits = 13;

/**
 * @param code three upper-case letters.
 * @throws RangeError when it is not an ISO 4217-shaped code.
 */
export function currency(code: string): Currency {
  if (!/^[A-Z]{3}$/.test(code))
    throw new RangeError(`"${code.slice(0, 12)}" is not a currency code (three capital letters, such as EUR)`);
  return code as Currency;
}

/** Number of decimals of the currency's minor unit: 2 for EUR, 0 for JPY. */
export function exponentOf(code: Currency): number {
  return exponents[code] ?? 2;
}

export type AmountProblem = 'not-a-number' | 'too-large' | 'too-precise';

/** Why a text is not an amount. `reason` is stable; the caller words it for the operator. */
export class AmountError extends RangeError {
  override readonly name = 'AmountError';
  readonly reason: AmountProblem;
  readonly text: string;
  constructor(reason: AmountProblem, text: string) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    const why = {
      'not-a-number': 'is not a plain decimal amount such as 1210.00',
      'too-large': `has more than ${maxIntegerDigits} digits before the decimal point`,
      'too-precise': 'has more decimals than the currency',
    }[reason];
    super(`"${shown}" ${why}`);
    this.reason = reason;
    this.text = shown;
  }
}

const plainDecimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a decimal string into minor units. Trailing zeros beyond the currency's decimals are allowed (`12.5000`),
 * other surplus decimals are refused: rounding is never silent.
 *
 * @throws AmountError
 */
export function parseAmount(text: DecimalString, code: Currency): bigint {
  const match = plainDecimal.exec(text);
  if (!match) throw new AmountError('not-a-number', text);
  const exponent = exponentOf(code);
  const whole = match[2] ?? '';
  let fraction = match[3] ?? '';
  if (whole.length > maxIntegerDigits && whole.replace(/^0+/, '').length > maxIntegerDigits)
    throw new AmountError('too-large', text);
  if (fraction.length > exponent) {
    for (let at = exponent; at < fraction.length; at++)
      if (fraction.charCodeAt(at) !== 48) throw new AmountError('too-precise', text);
    fraction = fraction.slice(0, exponent);
  }
  // Number is exact here: at most 13 + 3 digits is checked against MAX_SAFE_INTEGER below; BigInt() of a string costs three times as much.
  const digits = whole + fraction.padEnd(exponent, '0');
  const magnitude = digits.length <= 15 ? BigInt(Number(digits)) : BigInt(digits);
  return match[1] === '-' ? -magnitude : magnitude;
}

/** Writes minor units as a decimal string with exactly the currency's decimals: `-12.50`. */
export function formatAmount(minor: bigint, code: Currency): DecimalString {
  const exponent = exponentOf(code);
  const negative = minor < 0n;
  const digits = (negative ? -minor : minor).toString().padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return negative ? `-${text}` : text;
}

/**
 * Shares `total` out over `weights` so that the shares add up to the total exactly. Each share is the exact fraction
 * rounded down in magnitude; the cents left over go, one each, to the largest remainders (first comes first on a tie).
 *
 * @param weights at least one; all of one sign or zero. All zero shares out equally.
 * @throws RangeError on an empty list or weights of mixed sign.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) throw new RangeError('cannot share an amount out over nothing');
  const anyNegative = weights.some((weight) => weight < 0n);
  if (anyNegative && weights.some((weight) => weight > 0n))
    throw new RangeError('weights of mixed sign have no meaningful shares');
  const magnitudes = weights.map((weight) => (weight < 0n ? -weight : weight));
  let sum = magnitudes.reduce((left, right) => left + right, 0n);
  const basis = sum === 0n ? magnitudes.map(() => 1n) : magnitudes;
  if (sum === 0n) sum = BigInt(weights.length);
  const sign = total < 0n ? -1n : 1n;
  const magnitude = total * sign;
  const shares = basis.map((weight) => (magnitude * weight) / sum);
  const remainders = basis.map((weight, index) => ({ index, remainder: (magnitude * weight) % sum }));
  let left = magnitude - shares.reduce((one, other) => one + other, 0n);
  remainders.sort((one, other) =>
    one.remainder === other.remainder ? one.index - other.index : one.remainder > other.remainder ? -1 : 1,
  );
  for (const { index } of remainders) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares.map((share) => share * sign);
}

/** Rounds the fraction `numerator / denominator` half away from zero, as invoices and tax offices do. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const sign = numerator < 0n ? -1n : 1n;
  return (sign * (2n * numerator * sign + denominator)) / (2n * denominator);
}

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}
