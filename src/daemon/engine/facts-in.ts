import type { FactId } from '../../core/fact.ts';
import type { EntryRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** How many facts are in these entries: one whose revenue is released in a later entry is one fact all the same. */
export async function factsIn(entries: readonly EntryRecord[], store: Store): Promise<number> {
  const facts = new Set<FactId>();
  for (const entry of entries) {
    const contents = await store.get(`contents/${entry.partition}`, entry.reference);
    for (const { fact } of contents?.contributions ?? []) facts.add(fact);
  }
  return facts.size;
}
