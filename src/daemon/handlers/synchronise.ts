/** One run, from its first record to its last (spec §5): by hand, by the clock, or dry. */

import { type LocalDate, localTime, monthOf } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import { hashCharacters } from '../../core/identity.ts';
import { LedgerReadError, type Reference, type TargetIdentity } from '../../core/ledger-port.ts';
import type { PlannedEntry } from '../../core/plan.ts';
import type { Reason } from '../../core/reason.ts';
import type { SyncResult } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import type { FactIndex } from '../engine/fact-index.ts';
import { factsIn } from '../engine/facts-in.ts';
import { refreshChart } from '../engine/ledgers.ts';
import { Refusal } from '../engine/refusal.ts';
import { chartOf, configurationNamed, propertyOf, sourcesOf, targetKey } from '../engine/settings.ts';
import { entryView, runView } from '../engine/views.ts';
import type { OnProgress } from '../posting/progress.ts';
import { type RunOutcome, runConfiguration } from '../posting/run.ts';
import type { EntryRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface Synchronised {
  readonly result: SyncResult;
  /** Name of what a dry run would send; of one that would send nothing, why. */
  readonly planName: string;
  /** What the entries of a dry run are made of, by reference. */
  readonly planned: readonly (readonly [Reference, PlannedEntry])[];
}

/**
 * One run of one configuration, recorded from its beginning to its end. Runs of one target wait for each other.
 *
 * @param confirmed name of the plan that a person confirmed: that is sent, or nothing.
 */
export function synchronise(
  configuration: Configuration,
  asOf: LocalDate,
  kind: 'automatic' | 'manual' | 'dry-run',
  context: EngineContext,
  who: string,
  confirmed?: string,
): Promise<Synchronised> {
  return context.inLane(targetKey(configuration), () =>
    recordedRun(configuration.name, asOf, kind, context, who, confirmed),
  );
}

async function recordedRun(
  name: string,
  asOf: LocalDate,
  kind: 'automatic' | 'manual' | 'dry-run',
  context: EngineContext,
  who: string,
  confirmed: string | undefined,
): Promise<Synchronised> {
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
  const outcome = await attempt(configuration, asOf, kind, run, context, who, confirmed);
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
  const view = runView(ended);
  return {
    result: {
      run,
      entries: outcome.entries.map((entry: EntryRecord) => entryView(entry, chart)),
      waiting: waitingViews(ended.waiting, index),
      runs: [kind === 'dry-run' ? { ...view, kind: 'dry-run' as const } : view],
    },
    planName: outcome.plan?.name ?? outcome.reason?.code ?? '',
    planned: (outcome.plan?.entries ?? []).flatMap((planned, at) => {
      const entry = outcome.entries[at];
      return entry ? [[entry.reference, planned] as const] : [];
    }),
  };
}

/** Documents that wait, as clients see them. */
export function waitingViews(waiting: RunRecord['waiting'], index: FactIndex): SyncResult['waiting'] {
  return waiting.flatMap(({ fact, reason }) => {
    const head = index.fact(fact);
    if (!head) return [];
    const { number, total, currency } = head;
    return [{ id: fact, number, total, currency, reason: { code: reason.code, details: { ...reason.details } } }];
  });
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
  confirmed: string | undefined,
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
  const onProgress: OnProgress = (phase, done, total, subject) =>
    context.notify('progress', { task: run, phase, done, total, subject });
  for (const source of await sourcesOf(store)) {
    if (configuration.sources.includes(source.id) && !source.access.includes(configuration.authorization))
      return nothing('attention', {
        code: 'source-no-access',
        details: { source: source.id, authorization: configuration.authorization },
      });
  }
  try {
    onProgress('reading', 0, null, configuration.target?.name ?? configuration.administration);
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
      ...(confirmed === undefined ? {} : { confirmed }),
      chart,
      startedAt: context.startedAt,
      onProgress,
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
