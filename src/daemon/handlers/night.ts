/** The night: the last run that booked something, and what it booked. The report and Today tell the same. */

import { localTime } from '../../core/calendar.ts';
import { isBooked } from '../../core/entry.ts';
import { currency, formatAmount, parseAmount } from '../../core/money.ts';
import type { ReportView } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import { factsIn } from '../engine/facts-in.ts';
import { perStore } from '../engine/per-store.ts';
import { newestRuns } from '../engine/run-history.ts';
import { propertyOf } from '../engine/settings.ts';
import { untilChanged } from '../engine/until-changed.ts';
import { instantText } from '../engine/views.ts';
import type { EntryRecord, RunRecord } from '../store/records.ts';

export interface Night {
  readonly run: RunRecord | undefined;
  /** Its entries, whatever became of them, the oldest first. */
  readonly entries: readonly EntryRecord[];
  readonly view: ReportView['night'];
}

interface Question {
  /** Only runs that began on that day; absent: the last night. */
  readonly date: string | undefined;
  readonly context: EngineContext;
}

/** The night of one day, or the last one. */
export function nightOf(context: EngineContext, date?: string): Promise<Night> {
  return nights(context.store())({ date, context });
}

const nights = perStore((store) =>
  untilChanged(store, ['runs', 'entries', 'settings'], makeNight, ({ date }: Question) => date ?? ''),
);

async function makeNight({ date, context }: Question): Promise<Night> {
  const store = context.store();
  const property = await propertyOf(store);
  const run = await nightRun(
    context,
    (one) => date === undefined || localTime(one.startedAt, property.zone).date === date,
  );
  if (!run) return { run, entries: [], view: null };
  const index = await context.index();
  const entries: EntryRecord[] = [];
  for (const reference of run.entries) {
    const head = index.entry(reference);
    const entry = head && (await store.get(`entries/${head.partition}`, reference));
    if (entry) entries.push(entry);
  }
  entries.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  const booked = entries.filter(isBooked);
  const code = currency(property.currency);
  const total = booked
    .filter((entry) => entry.currency === property.currency)
    .reduce((sum, entry) => sum + parseAmount(entry.total, code), 0n);
  const view = {
    run: run.run,
    at: instantText(run.endedAt ?? run.startedAt),
    outcome: run.outcome,
    entries: booked.length,
    // The run counted them itself, when everything that it booked stands.
    documents: booked.length === run.entries.length ? run.documents : await factsIn(booked, store),
    total: formatAmount(total, code),
    firstPeriod: booked[0]?.period ?? null,
    lastPeriod: booked.at(-1)?.period ?? null,
    ...(run.reason ? { reason: { code: run.reason.code, details: { ...run.reason.details } } } : {}),
  };
  return { run, entries, view };
}

/** The last run that booked something; a look that found nothing to do does not hide it. */
async function nightRun(context: EngineContext, counts: (run: RunRecord) => boolean): Promise<RunRecord | undefined> {
  let newest: RunRecord | undefined;
  for await (const run of newestRuns(context.store())) {
    if (run.endedAt === undefined || !counts(run)) continue;
    if (run.entries.length > 0) return run;
    newest ??= run;
  }
  return newest;
}
