import type { PlannedEntry } from '../../core/plan.ts';

/**
 * Shares planned entries out over calls, in their order. A fact stands at most once in a call: a release that follows its
 * document, or a second part of a correction, is admitted only when the part before it is in the books (rule 33).
 *
 * @param batchSize most entries of one call.
 */
export function batchesOf(entries: readonly PlannedEntry[], batchSize: number): PlannedEntry[][] {
  const batches: PlannedEntry[][] = [];
  let batch: PlannedEntry[] = [];
  let facts = new Set<string>();
  for (const entry of entries) {
    const own = entry.contributions.map((contribution) => contribution.fact);
    if (batch.length >= batchSize || own.some((fact) => facts.has(fact))) {
      batches.push(batch);
      batch = [];
      facts = new Set();
    }
    batch.push(entry);
    for (const fact of own) facts.add(fact);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
