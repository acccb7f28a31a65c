/** Adds decimal strings of one currency exactly, for the totals under a table. */
export function decimalSum(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  let total = 0n;
  for (const amount of amounts) {
    if (!/^-?\d+(?:\.\d+)?$/.test(amount)) throw new RangeError(`"${amount.slice(0, 40)}" is not an amount`);
    const [whole = '0', fraction = ''] = amount.split('.');
    total += BigInt(whole + fraction.padEnd(digits, '0'));
  }
  const text = (total < 0n ? -total : total).toString().padStart(digits + 1, '0');
  const unsigned = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return total < 0n ? `-${unsigned}` : unsigned;
}
