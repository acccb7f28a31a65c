/** Runs: manual and automatic synchronisation, their history (spec §5, §10). */

import { type LocalDate, localDate, localTime } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import type { SyncResult } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { keptPlans } from '../engine/kept-plans.ts';
import { refused } from '../engine/refusal.ts';
import { allRuns } from '../engine/run-history.ts';
import { chartOf, configurationNamed, configurationsOf, propertyOf, targetKey } from '../engine/settings.ts';
import { entryView, runView } from '../engine/views.ts';
import { wholePlanName } from '../posting/plan-name.ts';
import type { EntryRecord, RunRecord } from '../store/records.ts';
import { type Synchronised, synchronise, waitingViews } from './synchronise.ts';

export const syncHandlers: HandlersOf<'sync' | 'runs.list' | 'runs.show'> = {
  sync: async ({ configuration: name, asOf, dryRun, plan }, context, who) => {
    const property = await propertyOf(context.store());
    const today = localTime(context.kernel.clock.now(), property.zone).date;
    const day = asOf === undefined ? today : date(asOf);
    const configurations =
      name === undefined
        ? (await configurationsOf(context.store())).filter((one) => one.active)
        : [await configurationNamed(context.store(), name)];
    if (configurations.length === 0) throw refused('refused', { code: 'nothing-to-sync', details: {} });
    // Only the embedded book may be taken to a later day: elsewhere it would post what is not due.
    if (day > today && !dryRun && configurations.some(({ target }) => target?.package !== 'book'))
      throw refused('usage', { code: 'later-day', details: { asOf: day, today } });
    if (dryRun) return dryRunOf(configurations, day, context, who);
    const confirmed = plan === undefined ? undefined : await confirmedPlans(plan, configurations, day, context, who);
    const runs: Synchronised[] = [];
    for (const configuration of configurations) {
      const run = await synchronise(configuration, day, 'manual', context, who, confirmed?.get(configuration.name));
      runs.push(run);
      const [stopped] = run.result.runs.filter(({ outcome }) => outcome === 'interrupted');
      const { result } = resultOf(runs);
      if (stopped?.reason?.code === 'plan-moved' && result.entries.length === 0)
        throw refused('refused', { code: 'plan-moved', details: {} });
      // Of a plan that was confirmed as a whole, the rest is not sent when a part could not be.
      if (stopped && confirmed) return result;
    }
    return resultOf(runs).result;
  },

  'runs.list': async ({ limit, offset }, context) => {
    const runs = await allRuns(context.store());
    return runs.slice(offset, offset + limit).map(runView);
  },

  'runs.show': async ({ run: id }, context) => {
    const run = (await allRuns(context.store())).find((one) => one.run === id);
    if (!run) throw refused('notFound', { code: 'no-such-run', details: { run: id } });
    const [index, chart] = [await context.index(), await chartOfConfiguration(run.configuration, context)];
    const entryList = (await entriesOf(run, context)).map((entry) => entryView(entry, chart));
    return {
      ...runView(run),
      entries: entryList.length,
      entryList,
      waitingList: waitingViews(run.waiting, index),
      log: run.log.map(({ at, code, details }) => ({ at: new Date(at).toISOString(), code, details: { ...details } })),
    };
  },
};

/** What would be sent, kept for whoever wants to see what it is made of. */
async function dryRunOf(
  configurations: readonly Configuration[],
  day: LocalDate,
  context: EngineContext,
  who: string,
): Promise<SyncResult> {
  const runs: Synchronised[] = [];
  for (const configuration of configurations) runs.push(await synchronise(configuration, day, 'dry-run', context, who));
  const { result, plan } = resultOf(runs);
  keptPlans(context.store()).keep(plan, new Map(runs.flatMap(({ planned }) => planned)));
  return { ...result, plan };
}

/**
 * The plan of each configuration, when all together are what was confirmed: found out before the first of them is sent.
 * Each run looks again, in its own turn.
 */
async function confirmedPlans(
  plan: string,
  configurations: readonly Configuration[],
  day: LocalDate,
  context: EngineContext,
  who: string,
): Promise<ReadonlyMap<string, string>> {
  const plans: [string, string][] = [];
  for (const configuration of configurations)
    plans.push([configuration.name, (await synchronise(configuration, day, 'dry-run', context, who)).planName]);
  if (wholePlanName(plans) !== plan) throw refused('refused', { code: 'plan-moved', details: {} });
  return new Map(plans);
}

function resultOf(runs: readonly Synchronised[]): { result: SyncResult; plan: string } {
  const all = runs.flatMap(({ result }) => result.runs);
  return {
    result: {
      run: runs[0]?.result.run ?? '',
      entries: runs.flatMap(({ result }) => result.entries),
      waiting: runs.flatMap(({ result }) => result.waiting),
      runs: all,
    },
    plan: wholePlanName(runs.map(({ planName }, at) => [all[at]?.configuration ?? '', planName])),
  };
}

/** The entries of a run; of one under way, those that it has come to. */
async function entriesOf(run: RunRecord, context: EngineContext): Promise<EntryRecord[]> {
  const [store, index] = [context.store(), await context.index()];
  const entries: EntryRecord[] = [];
  if (run.outcome !== 'running') {
    for (const reference of run.entries) {
      const head = index.entry(reference);
      const entry = head && (await store.get(`entries/${head.partition}`, reference));
      if (entry) entries.push(entry);
    }
    return entries;
  }
  // An entry is put into the month in which it was made: no earlier than its run.
  const month = new Date(run.startedAt - oneDayMs).toISOString().slice(0, 7);
  for (const file of store.files<`entries/${string}`>('entries/').filter((one) => one >= `entries/${month}`))
    for (const { value } of (await store.records(file)).values()) if (value.run === run.run) entries.push(value);
  return entries;
}

/** More than any zone is off. */
const oneDayMs = 86_400_000;

async function chartOfConfiguration(name: string, context: EngineContext) {
  const configuration = (await configurationsOf(context.store())).find((one) => one.name === name);
  return configuration
    ? chartOf(context.store(), targetKey(configuration))
    : { accounts: [], journals: [], vatCodes: [], costCentres: [], periods: [] };
}

function date(text: string): LocalDate {
  try {
    return localDate(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused('usage', { code: 'not-valid', details: { message: error.message } });
  }
}
