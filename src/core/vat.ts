/**
 * VAT arithmetic, for what a source does not state itself: exact fractions, rounded half up once, at the place named.
 * What the source states is the truth and is never recomputed (spec §2).
 */

import Fraction from 'fraction.js';
import { type DecimalString, roundHalfUp } from './money.ts';

/** VAT on amounts without VAT: `net × rate / 100`. */
export function vatOnNet(net: bigint, rate: DecimalString): bigint {
  return rounded(new Fraction(net).mul(new Fraction(rate)).div(100));
}

/** VAT inside amounts with VAT: `gross × rate / (100 + rate)`. */
export function vatInGross(gross: bigint, rate: DecimalString): bigint {
  const percentage = new Fraction(rate);
  return rounded(new Fraction(gross).mul(percentage).div(percentage.add(100)));
}

/** What is left of an amount with VAT: `gross × 100 / (100 + rate)`, rounded by itself; shares of a total still have to be made to add up. */
export function netOfGross(gross: bigint, rate: DecimalString): bigint {
  return rounded(new Fraction(gross).mul(100).div(new Fraction(rate).add(100)));
}

function rounded({ s, n, d }: Fraction): bigint {
  return roundHalfUp(s * n, d);
}
