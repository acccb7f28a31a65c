import type { Review } from '../../core/configuration.ts';
import type { FactHead } from '../engine/fact-index.ts';
import type { Transaction } from '../store/store.ts';

/** Changes what the operator decided about a document: what there is, or what there would be after the first decision. */
export async function changeReview(
  transaction: Transaction,
  { id, partition }: FactHead,
  make: (review: Review) => Review,
): Promise<void> {
  const before = await transaction.get(`reviews/${partition}`, id);
  await transaction.put(`reviews/${partition}`, id, make(before?.value ?? { id }));
}
