/**
 * Read facts into the store: identity, revisions, and what a file says of itself (spec §2). A file is taken whole, in
 * one commit, or not at all.
 */

import { type LocalDate, localTime, type Month, monthOf } from '../../core/calendar.ts';
import type { Fact, FactContent, ReadFact, Revision, SourceId } from '../../core/fact.ts';
import { factId, revisionOf, withSourceIds } from '../../core/identity.ts';
import type { Instant } from '../../core/kernel.ts';
import type { FactIndex } from '../engine/fact-index.ts';
import type { IntakeRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** A file that was read without problems. */
export interface ReadFile {
  readonly name: string;
  readonly hash: string;
  readonly facts: readonly ReadFact[];
}

export interface Taken {
  imported: number;
  unchanged: number;
  revised: number;
  /** Per file: equal rows that were there before and are not any more. */
  readonly fewerRows: { readonly name: string; readonly rows: number }[];
  /** Documents that came more than once in this import, with different content: the last one counts. */
  readonly changedMeanwhile: { readonly name: string; readonly number: string }[];
  /** Dates of what is new or changed. */
  readonly dates: LocalDate[];
}

interface Staged {
  fact: Fact;
  isNew: boolean;
}

/** Commits the facts of some files as one record of the log. */
export async function storeFacts(
  files: readonly ReadFile[],
  source: SourceId,
  zone: string,
  now: Instant,
  store: Store,
  index: FactIndex,
  who: string,
): Promise<Taken> {
  const taken: Taken = { imported: 0, unchanged: 0, revised: 0, fewerRows: [], changedMeanwhile: [], dates: [] };
  const partition = monthOf(localTime(now, zone).date);
  const staged = new Map<string, Fact>();
  /** Every revision, in order: what was overwritten within one import is in the log too. */
  const changes: Fact[] = [];
  for (const file of files) {
    for (const { sourceId, content } of withSourceIds(file.facts)) {
      const change = await changeFor(content, sourceId, file.name, source, partition, now, store, index, staged);
      if (change === 'unchanged') {
        taken.unchanged += 1;
        continue;
      }
      if (staged.has(change.fact.id)) taken.changedMeanwhile.push({ name: file.name, number: change.fact.number });
      staged.set(change.fact.id, change.fact);
      changes.push(change.fact);
      taken.dates.push(change.fact.date);
      if (change.isNew) taken.imported += 1;
      else taken.revised += 1;
    }
    const rows = missingRows(file, source, index);
    if (rows > 0) taken.fewerRows.push({ name: file.name, rows });
  }
  await store.transact(who, async (transaction) => {
    for (const fact of changes) await transaction.put(`facts/${fact.partition}`, fact.id, fact);
    for (const file of files) {
      const record: IntakeRecord = {
        id: file.hash,
        name: file.name,
        hash: file.hash,
        at: now,
        source,
        outcome: 'imported',
        facts: file.facts.length,
        problems: [],
      };
      const known = await transaction.get(`intake/${partition}`, file.hash);
      // The same file again leaves no second mark, so that a second import changes nothing.
      if (known?.value.outcome !== 'imported') await transaction.put(`intake/${partition}`, file.hash, record);
    }
  });
  return taken;
}

async function changeFor(
  content: FactContent,
  sourceId: string,
  origin: string,
  source: SourceId,
  partition: Month,
  now: Instant,
  store: Store,
  index: FactIndex,
  staged: ReadonlyMap<string, Fact>,
): Promise<Staged | 'unchanged'> {
  const id = factId(source, content.kind, sourceId);
  const revision = revisionOf(content);
  const pending = staged.get(id);
  const head = pending ?? index.fact(id);
  if (head?.revision === revision) return 'unchanged';
  if (!head)
    return {
      isNew: true,
      fact: assemble(content, { id, source, sourceId, revision, revisionCount: 0, partition, importedAt: now, origin }),
    };
  const before = pending ?? (await store.get(`facts/${head.partition}`, id));
  if (!before) throw new Error(`the index names ${id} in ${head.partition}, but it is not there`);
  // Partition and moment of import never change (rule 27).
  const { partition: kept, importedAt } = before;
  return {
    isNew: false,
    fact: assemble(content, {
      id,
      source,
      sourceId,
      revision,
      revisionCount: before.revisionCount + 1,
      partition: kept,
      importedAt,
      origin,
    }),
  };
}

function assemble(
  content: FactContent,
  head: {
    id: Fact['id'];
    source: SourceId;
    sourceId: string;
    revision: Revision;
    revisionCount: number;
    partition: Month;
    importedAt: Instant;
    origin: string;
  },
): Fact {
  return { ...head, ...content };
}

/** Rows without an id that an earlier file had more often: a later file with fewer equal rows asks, it never deletes. */
function missingRows(file: ReadFile, source: SourceId, index: FactIndex): number {
  const counts = new Map<string, { content: FactContent; count: number }>();
  for (const fact of file.facts) {
    if (fact.sourceId !== undefined) continue;
    const hash = revisionOf(fact.content);
    const known = counts.get(hash);
    if (known) known.count += 1;
    else counts.set(hash, { content: fact.content, count: 1 });
  }
  let missing = 0;
  for (const [hash, { content, count }] of counts) {
    for (let ordinal = count + 1; index.fact(factId(source, content.kind, `row ${hash} ${ordinal}`)); ordinal++)
      missing += 1;
  }
  return missing;
}
