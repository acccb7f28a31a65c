/** Legs and vectors as the store keeps them: amounts as decimal strings. */

import type { Leg, Vector, VectorKey } from '../../core/entry.ts';
import { type Currency, formatAmount, parseAmount } from '../../core/money.ts';
import type { StoredLeg } from '../store/records.ts';

export function toStoredLeg(leg: Leg, currency: Currency): StoredLeg {
  return {
    id: leg.id,
    date: leg.date,
    lines: leg.lines.map((line) => ({ ...line, amount: formatAmount(line.amount, currency) })),
  };
}

export function fromStoredLeg(leg: StoredLeg, currency: Currency): Leg {
  return {
    id: leg.id,
    date: leg.date,
    lines: leg.lines.map((line) => ({ ...line, amount: parseAmount(line.amount, currency) })),
  };
}

export function toStoredVector(vector: Vector, currency: Currency): Record<string, string> {
  return Object.fromEntries([...vector].map(([key, amount]) => [key, formatAmount(amount, currency)]));
}

/** Amounts by the place of a line. */
export function toStoredShares(shares: ReadonlyMap<number, bigint>, currency: Currency): Record<string, string> {
  return Object.fromEntries([...shares].map(([line, amount]) => [line, formatAmount(amount, currency)]));
}

export function fromStoredVector(vector: Readonly<Record<string, string>>, currency: Currency): Map<VectorKey, bigint> {
  return new Map(Object.entries(vector).map(([key, amount]) => [key as VectorKey, parseAmount(amount, currency)]));
}
