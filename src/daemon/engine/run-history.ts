/** The history of runs, read from its end: what is asked of it is mostly what happened last. */

import type { Configuration } from '../../core/configuration.ts';
import type { RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** Runs, the newest first; months that nobody gets to are not read. */
export async function* newestRuns(store: Store): AsyncGenerator<RunRecord> {
  for (const file of store.files<`runs/${string}`>('runs/').reverse()) {
    const runs = [...(await store.records(file)).values()].map(({ value }) => value);
    yield* runs.sort(newestFirst);
  }
}

/** All of them, the newest first. @param since only those that began in that month or later. */
export async function allRuns(store: Store, since = ''): Promise<RunRecord[]> {
  const runs: RunRecord[] = [];
  for (const file of store.files<`runs/${string}`>('runs/').filter((one) => one >= `runs/${since}`))
    for (const { value } of (await store.records(file)).values()) runs.push(value);
  return runs.sort(newestFirst);
}

function newestFirst(one: RunRecord, other: RunRecord): number {
  return other.startedAt - one.startedAt || (one.run < other.run ? 1 : -1);
}

export interface LastRuns {
  /** The last that ended, whatever came of it. */
  readonly ended?: RunRecord;
  /** The last that did what was due. */
  readonly synced?: RunRecord;
  /** One that is under way. */
  readonly running?: RunRecord;
}

/** The last runs of each configuration, by its name. */
export async function lastRuns(
  configurations: readonly Configuration[],
  store: Store,
): Promise<ReadonlyMap<string, LastRuns>> {
  const last = new Map<string, LastRuns>(configurations.map(({ name }) => [name, {}]));
  const unfinished = new Set(last.keys());
  for await (const run of newestRuns(store)) {
    if (unfinished.size === 0) break;
    const known = last.get(run.configuration);
    if (!known || !unfinished.has(run.configuration)) continue;
    const isSynced = run.outcome === 'done' || run.outcome === 'attention';
    last.set(run.configuration, {
      ...(run.outcome === 'running' ? { running: run } : run.endedAt === undefined ? {} : { ended: run }),
      ...(isSynced ? { synced: run } : {}),
      ...known,
    });
    if (isSynced) unfinished.delete(run.configuration);
  }
  return last;
}
