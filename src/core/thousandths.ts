/** A decimal amount in thousandths, whatever its currency: no currency has more decimals, so amounts compare and add up. */
export function thousandths(decimal: string): bigint {
  const point = decimal.indexOf('.');
  if (point < 0) return BigInt(decimal) * 1000n;
  const fraction = decimal.slice(point + 1);
  if (fraction.length > 3) throw new RangeError(`"${decimal.slice(0, 40)}" has more than three decimals`);
  return BigInt(decimal.slice(0, point) + fraction.padEnd(3, '0'));
}
