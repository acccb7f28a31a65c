// Arithmetic of the sample in whole cents: no float ever holds an amount.

/** `'98.35'` to 9835. Prices with more than two decimals do not occur in the sample. */
export function cents(text) {
  const match = /^(-?)(\d+)\.(\d\d)$/.exec(text);
  if (!match) throw new RangeError(`"${text}" is not an amount such as 98.35`);
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 100 + Number(match[3]));
}

export function decimal(amount) {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `numerator / denominator`, half away from zero. */
export function halfUp(numerator, denominator) {
  const size = Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator));
  return numerator < 0 && size > 0 ? -size : size;
}

export function sum(amounts) {
  return amounts.reduce((left, right) => left + right, 0);
}

export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
