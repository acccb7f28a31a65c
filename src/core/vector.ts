/** Vectors of contributions: what a leg adds to the books, per account, VAT code and cost centre (rule 6, invariant 2). */

import type { BookingLine, Vector, VectorKey } from './entry.ts';

const separator = '\u001f';

export function vectorKey(account: string, vatCode: string, costCentre: string): VectorKey {
  return `${account}${separator}${vatCode}${separator}${costCentre}` as VectorKey;
}

export function fromVectorKey(key: string): { account: string; vatCode: string; costCentre: string } {
  const [account = '', vatCode = '', costCentre = ''] = key.split(separator);
  return { account, vatCode, costCentre };
}

/** Adds the lines up; what comes to nothing is left out. */
export function vectorOf(
  lines: Iterable<Pick<BookingLine, 'account' | 'vatCode' | 'costCentre' | 'amount'>>,
): Map<VectorKey, bigint> {
  const vector = new Map<VectorKey, bigint>();
  for (const line of lines) addTo(vector, vectorKey(line.account, line.vatCode, line.costCentre), line.amount);
  return dropZeros(vector);
}

/** `proposed − posted`: what is still to be booked. Empty when nothing is. */
export function difference(proposed: Vector, posted: Vector): Map<VectorKey, bigint> {
  const result = new Map(proposed);
  for (const [key, amount] of posted) addTo(result, key, -amount);
  return dropZeros(result);
}

export function addVector(into: Map<VectorKey, bigint>, vector: Iterable<readonly [VectorKey, bigint]>): void {
  for (const [key, amount] of vector) addTo(into, key, amount);
}

function addTo(vector: Map<VectorKey, bigint>, key: VectorKey, amount: bigint): void {
  vector.set(key, (vector.get(key) ?? 0n) + amount);
}

function dropZeros(vector: Map<VectorKey, bigint>): Map<VectorKey, bigint> {
  for (const [key, amount] of vector) if (amount === 0n) vector.delete(key);
  return vector;
}
