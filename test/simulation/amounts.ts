/** Sums of amounts, in an arithmetic of their own: the program's is what is being judged. */

/** Debit − credit in cents by `account|VAT code|cost centre`; what comes to nothing is left out. */
export type Amounts = Map<string, bigint>;

export function addTo(amounts: Amounts, key: string, cents: bigint): void {
  const sum = (amounts.get(key) ?? 0n) + cents;
  if (sum === 0n) amounts.delete(key);
  else amounts.set(key, sum);
}

export function addAll(amounts: Amounts, others: Amounts): void {
  for (const [key, cents] of others) addTo(amounts, key, cents);
}

export function equal(one: Amounts, other: Amounts): boolean {
  return one.size === other.size && [...one].every(([key, cents]) => other.get(key) === cents);
}

export function show(amounts: Amounts): string {
  return `{${[...amounts]
    .map(([key, cents]) => `${key} ${cents}`)
    .sort()
    .join(', ')}}`;
}

/** Cents of a decimal text with two decimals. */
export function centsOf(text: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(text)) throw new Error(`"${text}" is no amount with two decimals`);
  return BigInt(text.replace('.', ''));
}
