/** Runs: manual and automatic synchronisation, their history (spec §5, §10). */

import { type LocalDate, localDate, localTime, monthOf } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import { hashCharacters } from '../../core/identity.ts';
import { LedgerReadError, type TargetIdentity } from '../../core/ledger-port.ts';
import type { Reason } from '../../core/reason.ts';
import type { SyncResult } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import { factsIn } from '../engine/facts-in.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { refreshChart } from '../engine/ledgers.ts';
import { Refusal, refused } from '../engine/refusal.ts';
import { chartOf, configurationNamed, configurationsOf, propertyOf, sourcesOf, targetKey } from '../engine/settings.ts';
import { entryView, runView } from '../engine/views.ts';
import { type RunOutcome, runConfiguration } from '../posting/run.ts';
import type { EntryRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export const syncHandlers: HandlersOf<'sync' | 'runs.list' | 'runs.show'> = {
  sync: async ({ configuration: name, asOf, dryRun }, context, who) => {
    const property = await propertyOf(context.store());
    const today = localTime(context.kernel.clock.now(), property.zone).date;
    const day = asOf === undefined ? today : date(asOf);
    const configurations =
      name === undefined
        ? (await configurationsOf(context.store())).filter((one) => one.active)
        : [await configurationNamed(context.store(), name)];
    if (configurations.length === 0) throw refused('refused', { code: 'nothing-to-sync', details: {} });
    const result: SyncResult = { run: '', entries: [], waiting: [], runs: [] };
    for (const configuration of configurations) {
      // Only the embedded book may be taken to a later day: elsewhere it would post what is not due.
      const isBook = configuration.target?.package === 'book';
      if (day > today && !dryRun && !isBook)
        throw refused('usage', { code: 'later-day', details: { asOf: day, today } });
      const one = await synchronise(configuration, day, dryRun ? 'dry-run' : 'manual', context, who);
      if (result.run === '') result.run = one.run;
      result.entries.push(...one.entries);
      result.waiting.push(...one.waiting);
      result.runs.push(...one.runs);
    }
    return result;
  },

  'runs.list': async ({ limit, offset }, context) => {
    const runs = await allRuns(context);
    return runs.slice(offset, offset + limit).map(runView);
  },

  'runs.show': async ({ run: id }, context) => {
    const run = (await allRuns(context)).find((one) => one.run === id);
    if (!run) throw refused('notFound', { code: 'no-such-run', details: { run: id } });
    const [index, chart] = [await context.index(), await chartOfConfiguration(run.configuration, context)];
    const entryList = [];
    for (const reference of run.entries) {
      const head = index.entry(reference);
      const entry = head && (await context.store().get(`entries/${head.partition}`, reference));
      if (entry) entryList.push(entryView(entry, chart));
    }
    const waitingList = run.waiting.flatMap(({ fact, reason }) => {
      const head = index.fact(fact);
      return head
        ? [
            {
              id: fact,
              number: head.number,
              total: head.total,
              currency: head.currency,
              reason: { code: reason.code, details: { ...reason.details } },
            },
          ]
        : [];
    });
    return {
      ...runView(run),
      entryList,
      waitingList,
      log: run.log.map(({ at, code, details }) => ({ at: new Date(at).toISOString(), code, details: { ...details } })),
    };
  },
};

/** Newest first. @param since only those that began in that month or later. */
export async function allRuns(context: EngineContext, since = ''): Promise<RunRecord[]> {
  const runs: RunRecord[] = [];
  const files = context.store().files<`runs/${string}`>('runs/');
  for (const file of files.filter((one) => one >= `runs/${since}`))
    for (const { value } of (await context.store().records(file)).values()) runs.push(value);
  return runs.sort((one, other) => other.startedAt - one.startedAt || (one.run < other.run ? 1 : -1));
}

/** One run of one configuration, recorded from its beginning to its end. Runs of one target wait for each other. */
export function synchronise(
  configuration: Configuration,
  asOf: LocalDate,
  kind: 'automatic' | 'manual' | 'dry-run',
  context: EngineContext,
  who: string,
): Promise<SyncResult> {
  return context.inLane(targetKey(configuration), () => recordedRun(configuration.name, asOf, kind, context, who));
}

async function recordedRun(
  name: string,
  asOf: LocalDate,
  kind: 'automatic' | 'manual' | 'dry-run',
  context: EngineContext,
  who: string,
): Promise<SyncResult> {
  const { kernel } = context;
  const store = context.store();
  const configuration = await configurationNamed(store, name);
  const property = await propertyOf(store);
  const startedAt = kernel.clock.now();
  // An automatic run is keyed by configuration and day, so that a day has one (rule 35).
  const run =
    kind === 'automatic'
      ? `auto-${configuration.name}-${asOf}`
      : `run-${hashCharacters(`${configuration.name}\n${startedAt}\n${store.seq}`, 10)}`;
  const partition = monthOf(localTime(startedAt, property.zone).date);
  const begun: RunRecord = {
    run,
    configuration: configuration.name,
    kind: kind === 'automatic' ? 'automatic' : 'manual',
    asOf,
    startedAt,
    outcome: 'running',
    entries: [],
    documents: 0,
    waiting: [],
    log: [],
  };
  // Whoever books by hand has seen the date it is booked for.
  if (kind === 'manual') context.trustClock();
  if (kind !== 'dry-run') {
    await context.witness();
    await store.transact(who, (transaction) => transaction.put(`runs/${partition}`, run, begun));
  }
  const outcome = await attempt(configuration, asOf, kind, run, context, who);
  const ended: RunRecord = {
    ...begun,
    endedAt: kernel.clock.now(),
    outcome: outcome.outcome,
    ...(outcome.reason ? { reason: outcome.reason } : {}),
    entries: outcome.entries.map((entry) => entry.reference),
    documents: await documentsIn(outcome.entries, kind, store),
    waiting: onePerDocument(outcome),
    log: outcome.log,
  };
  if (kind !== 'dry-run') {
    await store.transact(who, (transaction) => transaction.put(`runs/${partition}`, run, ended));
    await context.witness();
    if (store.checkpointDue) await store.checkpoint();
  }
  const [index, chart] = [await context.index(), await chartOf(store, targetKey(configuration))];
  const waiting = ended.waiting.flatMap(({ fact, reason }) => {
    const head = index.fact(fact);
    return head
      ? [
          {
            id: fact,
            number: head.number,
            total: head.total,
            currency: head.currency,
            reason: { code: reason.code, details: { ...reason.details } },
          },
        ]
      : [];
  });
  const view = runView(ended);
  return {
    run,
    entries: outcome.entries.map((entry: EntryRecord) => entryView(entry, chart)),
    waiting,
    runs: [kind === 'dry-run' ? { ...view, kind: 'dry-run' as const } : view],
  };
}

/** A dry run's entries are not on disk: there a fact that is in two of them counts twice. */
async function documentsIn(
  entries: readonly EntryRecord[],
  kind: 'automatic' | 'manual' | 'dry-run',
  store: Store,
): Promise<number> {
  if (kind !== 'dry-run') return factsIn(entries, store);
  return entries.reduce((total, entry) => total + entry.facts, 0);
}

function onePerDocument(outcome: RunOutcome): RunRecord['waiting'][number][] {
  const seen = new Map<string, Reason>();
  for (const { fact, reason } of outcome.waiting) if (!seen.has(fact)) seen.set(fact, reason);
  return [...seen].map(([fact, reason]) => ({ fact, reason }));
}

async function attempt(
  configuration: Configuration,
  asOf: LocalDate,
  kind: 'automatic' | 'manual' | 'dry-run',
  run: string,
  context: EngineContext,
  who: string,
): Promise<RunOutcome> {
  const nothing = (outcome: RunOutcome['outcome'], reason: Reason): RunOutcome => ({
    entries: [],
    waiting: [],
    outcome,
    reason,
    log: [],
  });
  if (!configuration.active)
    return nothing('attention', { code: 'inactive', details: { configuration: configuration.name } });
  const store = context.store();
  for (const source of await sourcesOf(store)) {
    if (configuration.sources.includes(source.id) && !source.access.includes(configuration.authorization))
      return nothing('attention', {
        code: 'source-no-access',
        details: { source: source.id, authorization: configuration.authorization },
      });
  }
  try {
    const ledger = await context.ledger(configuration);
    const identity = await ledger.identity();
    const moved = targetChanged(configuration, identity);
    if (moved) {
      await deactivate(configuration, store, who);
      return nothing('failed', moved);
    }
    const chart = await refreshChart(configuration, ledger, store, context.kernel.clock.now());
    return await runConfiguration({
      store,
      index: await context.index(),
      documents: await context.documents(),
      kernel: context.kernel,
      ledger,
      configuration,
      property: await propertyOf(store),
      run,
      who,
      asOf,
      kind,
      chart,
      startedAt: context.startedAt,
      onProgress: (phase, done, total, subject) =>
        context.notify('progress', { task: run, phase, done, total, subject }),
      isStopping: context.isStopping,
    });
  } catch (error) {
    if (error instanceof Refusal) return nothing('failed', error.reason);
    if (error instanceof LedgerReadError)
      return nothing('failed', {
        code: error.cause_ === 'sign-in' ? 'sign-in-lost' : 'package-unavailable',
        details: { message: error.message },
      });
    throw error;
  }
}

/** The books must be the ones that were pinned (rule 23): another answer deactivates, and nothing is sent. */
function targetChanged(configuration: Configuration, identity: TargetIdentity): Reason | undefined {
  const pinned = configuration.target;
  if (!pinned) return { code: 'not-activated', details: { configuration: configuration.name } };
  const same =
    pinned.package === identity.package &&
    pinned.administration === identity.administration &&
    pinned.fingerprint === identity.fingerprint;
  return same
    ? undefined
    : {
        code: 'target-changed',
        details: {
          was: `${pinned.name} (${pinned.administration})`,
          now: `${identity.name} (${identity.administration})`,
        },
      };
}

async function deactivate(configuration: Configuration, store: Store, who: string): Promise<void> {
  await store.transact(who, (transaction) =>
    transaction.put('settings', `configuration:${configuration.name}`, {
      type: 'configuration',
      value: { ...configuration, active: false },
    }),
  );
}

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
