/** When a configuration was last synchronised, what it books next, and when. */

import type { LocalDate } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import { coveredPeriods, type DatedWork } from '../../core/covered-periods.ts';
import type { TodayView } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import type { FactHead, FactIndex } from '../engine/fact-index.ts';
import type { OpenDocument } from '../engine/open-documents.ts';
import type { LastRuns } from '../engine/run-history.ts';
import { chartOf, configurationFor, targetKey } from '../engine/settings.ts';
import { instantText } from '../engine/views.ts';

export function lastSyncedAt(runs: LastRuns | undefined): string | null {
  const at = runs?.synced?.endedAt;
  return at === undefined ? null : instantText(at);
}

export interface StillToBook {
  readonly index: FactIndex;
  readonly configurations: readonly Configuration[];
  readonly open: readonly OpenDocument[];
  /** Booked documents that owe releases. */
  readonly owing: readonly FactHead[];
}

/** The periods that a run of that day would book. */
export async function coversOf(
  configuration: Configuration,
  work: StillToBook,
  today: LocalDate,
  context: EngineContext,
): Promise<TodayView['configurations'][number]['covers']> {
  const chart = await chartOf(context.store(), targetKey(configuration));
  const closed = new Set<string>(chart.periods.filter(({ open }) => !open).map(({ period }) => period));
  const isOpen = (date: LocalDate) => !closed.has(date) && !closed.has(date.slice(0, 7));
  return coveredPeriods(configuration, datedWork(configuration, work), today, isOpen) ?? null;
}

function* datedWork(configuration: Configuration, work: StillToBook): Generator<DatedWork> {
  const { index, configurations, open, owing } = work;
  const isOwn = (head: FactHead) => configurationFor(head, configurations)?.name === configuration.name;
  for (const { head, outlook } of open) {
    const blocked = outlook.state === 'incomplete' || outlook.state === 'to-review' || outlook.state === 'concept';
    if ((!outlook.bookable && !blocked) || !isOwn(head)) continue;
    yield { date: head.date, booked: index.liveHolds(head.id).length > 0, blocked };
  }
  for (const head of owing)
    if (isOwn(head)) for (const { date } of index.owedReleases(head.id)) yield { date, booked: true, blocked: false };
}
