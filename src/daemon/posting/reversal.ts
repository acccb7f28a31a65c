/**
 * Reversals (spec §5): an entry like any other, whose unit names the entry that it takes back. The moment it is booked,
 * however it came to be known, the original is reversed and its facts go to review.
 */

import type { Reference } from '../../core/ledger-port.ts';
import type { EntryRecord } from '../store/records.ts';
import type { Store, Transaction } from '../store/store.ts';

const prefix = 'reversal:';

export function reversalUnit(original: Reference): string {
  return `${prefix}${original}`;
}

/** Reference of the entry that this one takes back; `undefined` for an entry of its own. */
export function originalReference(entry: Pick<EntryRecord, 'unit'>): Reference | undefined {
  return entry.unit.startsWith(prefix) ? (entry.unit.slice(prefix.length) as Reference) : undefined;
}

/** The entry that a reversal takes back. */
export async function originalOf(reversal: EntryRecord, store: Store): Promise<EntryRecord | undefined> {
  const reference = originalReference(reversal);
  if (reference === undefined) return undefined;
  for (const file of store.files<`entries/${string}`>('entries/')) {
    const original = await store.get(file, reference);
    if (original) return original;
  }
  throw new Error(`the reversal ${reversal.reference} is there, and ${reference}, which it takes back, is not`);
}

/** Marks the original and asks about its facts, in the commit that books the reversal: no run books them again by itself. */
export async function markReversed(original: EntryRecord, store: Store, transaction: Transaction): Promise<void> {
  await transaction.put(`entries/${original.partition}`, original.reference, { ...original, state: 'reversed' });
  const contents = await store.get(`contents/${original.partition}`, original.reference);
  for (const fact of new Set(contents?.contributions.map((contribution) => contribution.fact))) {
    for (const name of store.files<`facts/${string}`>('facts/')) {
      if (!(await store.get(name, fact))) continue;
      const reviews = `reviews/${name.slice('facts/'.length)}` as const;
      const { approvedRevision: _approved, ...review } = (await transaction.get(reviews, fact))?.value ?? { id: fact };
      const reversals = (review.reversals ?? 0) + 1;
      await transaction.put(reviews, fact, { ...review, reversed: original.reference, reversals });
    }
  }
}
