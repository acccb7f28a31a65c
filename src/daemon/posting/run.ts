/**
 * One synchronisation run of one configuration (spec §5, rules 1, 8, 22, 23, 36): resolve what is in doubt, look before
 * the first send, then book what is due, oldest first, stopping at the first outcome that stays unknown.
 */

import { daysBetween, type LocalDate, lastDayOf } from '../../core/calendar.ts';
import type { Chart } from '../../core/chart.ts';
import { isBooked } from '../../core/entry.ts';
import { compareEntry, strangers } from '../../core/evidence.ts';
import type { Reference, RemoteEntry } from '../../core/ledger-port.ts';
import { LedgerReadError } from '../../core/ledger-port.ts';
import { type Plan, type PlannedEntry, planEntries, type Waiting } from '../../core/plan.ts';
import type { Reason } from '../../core/reason.ts';
import { isReference } from '../../core/reference.ts';
import type { Documents } from '../engine/documents.ts';
import { targetKey } from '../engine/settings.ts';
import type { EntryRecord, RunRecord } from '../store/records.ts';
import { batchesOf } from './batches.ts';
import { commitIntent, type DraftContext, draftEntry, StalePlan } from './intent.ts';
import { Outbox } from './outbox.ts';
import { payloadOf } from './payload.ts';
import { planName } from './plan-name.ts';
import { type OnProgress, withinSending } from './progress.ts';
import { settle } from './settlement.ts';
import { SincePlanned } from './since-planned.ts';

export interface RunContext extends DraftContext {
  readonly documents: Documents;
  readonly asOf: LocalDate;
  readonly kind: 'automatic' | 'manual' | 'dry-run';
  readonly startedAt: number;
  /** Name of the plan that a person confirmed: that is sent, or nothing. */
  readonly confirmed?: string;
  /** The chart as just read from the package, for its periods. */
  readonly chart: Chart;
  readonly onProgress: OnProgress;
  /** True when the daemon wants to stop: the run ends between two entries. */
  readonly isStopping: () => boolean;
}

export interface RunOutcome {
  readonly entries: readonly EntryRecord[];
  readonly waiting: readonly Waiting[];
  readonly outcome: 'done' | 'attention' | 'failed' | 'interrupted';
  readonly reason?: Reason;
  readonly log: RunRecord['log'];
  /** Of a dry run: what the entries are made of, and its name. */
  readonly plan?: { readonly name: string; readonly entries: readonly PlannedEntry[] };
}

/** Plans are made again at most this often before the run gives up: someone keeps editing. */
const replans = 5;
/** Behind by more than this, an automatic run waits for one key (rule 36). */
const daysBehind = 14;
const monthsBehind = 2;

export async function runConfiguration(context: RunContext): Promise<RunOutcome> {
  const since = new SincePlanned(context.store);
  try {
    return await watchedRun({ ...context, since, onProgress: withinSending(context.onProgress) });
  } finally {
    since.stop();
  }
}

type WatchedRun = RunContext & { readonly since: SincePlanned };

async function watchedRun(context: WatchedRun): Promise<RunOutcome> {
  const log: RunRecord['log'][number][] = [];
  const note = (code: string, details: Record<string, string> = {}) =>
    log.push({ at: context.kernel.clock.now(), code, details });
  const done: EntryRecord[] = [];
  const ended = (outcome: RunOutcome['outcome'], waiting: readonly Waiting[], reason?: Reason): RunOutcome => ({
    entries: done,
    waiting,
    outcome,
    ...(reason ? { reason } : {}),
    log,
  });
  try {
    const readingBack = (reference: string) => context.onProgress('reading-back', 0, null, reference);
    const outbox = new Outbox(context.store, context.kernel, context.ledger, context.who, readingBack);
    if (context.kind !== 'dry-run') {
      const doubtful = await resolveDoubts(context, outbox, done, note);
      if (doubtful)
        return ended('attention', (await plan(context)).waiting, {
          code: 'stopped-at-unresolved',
          details: { reference: doubtful.reference },
        });
    }
    const blocking = conditionOf(context);
    if (blocking) return ended('attention', (await plan(context)).waiting, blocking);

    for (let attempt = 0; attempt < replans; attempt++) {
      const planned = await plan(context);
      const behind = context.kind === 'automatic' ? isBehind(planned, context) : undefined;
      if (behind) return ended('attention', planned.waiting, behind);
      if (context.kind === 'dry-run') {
        done.push(...planned.entries.map((entry) => draftEntry(entry, context)));
        const plan = { name: planName(planned.entries, context), entries: planned.entries };
        return { ...ended('done', planned.waiting), plan };
      }
      if (context.confirmed !== undefined && context.confirmed !== planName(planned.entries, context))
        return ended('interrupted', planned.waiting, {
          code: done.length === 0 ? 'plan-moved' : 'facts-keep-changing',
          details: {},
        });
      const stranger = await lookBeforeSending(planned.entries, context, outbox, done, note);
      if (stranger === 'adopted') continue;
      if (stranger) return ended('attention', planned.waiting, stranger);
      const result = await sendAll(planned.entries, context, outbox, done, note);
      if (result === 'replan') continue;
      const waiting = result === undefined ? (await plan(context)).waiting : planned.waiting;
      if (result?.code === 'stopping') return ended('interrupted', waiting, result);
      if (result) return ended('attention', waiting, result);
      return ended(waiting.length > 0 || done.some((entry) => !isBooked(entry)) ? 'attention' : 'done', waiting);
    }
    return ended('attention', [], { code: 'facts-keep-changing', details: {} });
  } catch (error) {
    if (error instanceof StalePlan) return ended('attention', [], { code: 'facts-keep-changing', details: {} });
    if (!(error instanceof LedgerReadError)) throw error;
    return ended('failed', [], {
      code: error.cause_ === 'sign-in' ? 'sign-in-lost' : 'package-unavailable',
      details: { message: error.message },
    });
  }
}

async function plan(context: WatchedRun): Promise<Plan> {
  context.since.begin();
  context.onProgress('planning', 0, null, '');
  const candidates = [];
  for await (const candidate of context.documents.candidates(context.configuration)) candidates.push(candidate);
  const closed = new Set(context.chart.periods.filter((period) => !period.open).map((period) => period.period));
  const isOpen = (date: LocalDate) => !closed.has(date) && !closed.has(date.slice(0, 7) as never);
  return planEntries({ configuration: context.configuration, candidates, today: context.asOf, isOpen });
}

/** Entries whose outcome is not known, oldest first. @returns the first that stays unknown. */
async function resolveDoubts(
  context: WatchedRun,
  outbox: Outbox,
  done: EntryRecord[],
  note: (code: string, details?: Record<string, string>) => void,
): Promise<EntryRecord | undefined> {
  const target = targetKey(context.configuration);
  const heads = [...context.index.entries()].filter(
    (entry) => entry.target === target && (entry.state === 'sending' || entry.state === 'unknown'),
  );
  heads.sort((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : one.createdAt - other.createdAt,
  );
  for (const head of heads) {
    const entry = await context.store.get(`entries/${head.partition}`, head.reference);
    if (!entry) continue;
    context.onProgress('settling', 0, null, entry.reference);
    const settled = await settle(entry, {
      kernel: context.kernel,
      ledger: context.ledger,
      outbox,
      startedAt: context.startedAt,
      patient: context.kind === 'automatic',
    });
    note(`settled-${settled.state}`, { reference: settled.reference });
    done.push(settled);
    if (settled.state === 'unknown' || settled.state === 'sending') return settled;
  }
  return undefined;
}

/** An entry that the package changed stops its configuration's runs until a person has looked (rule 8). */
function conditionOf(context: WatchedRun): Reason | undefined {
  for (const entry of context.index.entries()) {
    if (
      entry.configuration === context.configuration.name &&
      entry.condition !== undefined &&
      entry.state !== 'reversed'
    )
      return { code: 'entry-condition', details: { reference: entry.reference, condition: entry.condition } };
  }
  return undefined;
}

function isBehind(planned: Plan, context: WatchedRun): Reason | undefined {
  const [oldest] = planned.entries;
  if (!oldest) return undefined;
  const days = daysBetween(lastDayOf(oldest.period), context.asOf) - context.configuration.delayDays;
  const limit =
    context.configuration.frequency === 'month' && context.configuration.mode === 'period'
      ? monthsBehind * 31
      : daysBehind;
  return days > limit ? { code: 'behind', details: { days: String(days), period: oldest.period } } : undefined;
}

/**
 * Rule 1: before the first send, all our references in each journal and range are read. One that the store does not
 * hold was sent in another life of this home; when it is what would be sent now, it is adopted, else everything stops.
 */
async function lookBeforeSending(
  entries: readonly PlannedEntry[],
  context: WatchedRun,
  outbox: Outbox,
  done: EntryRecord[],
  note: (code: string, details?: Record<string, string>) => void,
): Promise<Reason | 'adopted' | undefined> {
  const target = targetKey(context.configuration);
  const known = new Set<Reference>();
  for (const entry of context.index.entries())
    if (entry.target === target && entry.state !== 'planned' && entry.state !== 'rejected') known.add(entry.reference);
  const found: RemoteEntry[] = [];
  for (const journal of new Set(entries.map((entry) => entry.journal))) {
    context.onProgress('looking', 0, null, journal);
    const dates = entries.filter((entry) => entry.journal === journal).map((entry) => entry.date);
    const from = dates.reduce((one, other) => (one < other ? one : other));
    const to = dates.reduce((one, other) => (one > other ? one : other));
    const evidence = await context.ledger.find({ journal, from, to });
    found.push(
      ...strangers(evidence, known).filter((hit) => hit.reference !== undefined && isReference(hit.reference)),
    );
  }
  if (found.length === 0) return undefined;
  let adoptions = 0;
  for (const entry of entries) {
    const draft = draftEntry(entry, context);
    const hits = found.filter((hit) => hit.reference === draft.reference);
    const [hit] = hits;
    if (!hit) continue;
    if (hits.length > 1 || compareEntry(payloadOf(draft, context.ledger.capabilities), hit) !== undefined) {
      return {
        code: 'found-different',
        details: { reference: draft.reference, number: hit.remoteNumber ?? hit.remoteId },
      };
    }
    const [sending] = await commitIntent([entry], context, outbox.attempt('adopt'));
    if (!sending) continue;
    const adopted = await outbox.adopt(sending, hit, 'adopted');
    note('adopted', { reference: adopted.reference });
    done.push(adopted);
    adoptions += 1;
  }
  // What was adopted is booked now: the plan is made again without it.
  if (adoptions > 0) return 'adopted';
  const [first] = found;
  // Some other entry of ours in that range: perhaps this home is older than the books. Nothing is posted over it.
  return {
    code: 'found-unknown',
    details: { reference: first?.reference ?? '', number: first?.remoteNumber ?? first?.remoteId ?? '' },
  };
}

/** @returns a reason when the run must stop, `replan` when the plan went stale, `undefined` when all were sent. */
async function sendAll(
  entries: readonly PlannedEntry[],
  context: WatchedRun,
  outbox: Outbox,
  done: EntryRecord[],
  note: (code: string, details?: Record<string, string>) => void,
): Promise<Reason | 'replan' | undefined> {
  const { batchSize, steps } = context.ledger.capabilities;
  let sent = 0;
  for (const batch of batchesOf(entries, batchSize)) {
    if (context.isStopping()) return { code: 'stopping', details: {} };
    let sending: EntryRecord[];
    try {
      sending = await commitIntent(batch, context, outbox.attempt(steps[0] ?? 'post'));
    } catch (error) {
      if (!(error instanceof StalePlan)) throw error;
      note('replanned', { why: error.message });
      // When an earlier entry of this run was refused, its releases stay stale: they wait for it.
      if (done.some((entry) => entry.state === 'rejected')) continue;
      return 'replan';
    }
    context.onProgress('sending', sent, entries.length, batch[0]?.period ?? '');
    for (const result of await outbox.send(sending)) {
      let outcome = result;
      if (outcome.state === 'unknown') {
        context.onProgress('settling', 0, null, outcome.reference);
        outcome = await settle(outcome, {
          kernel: context.kernel,
          ledger: context.ledger,
          outbox,
          startedAt: context.startedAt,
          patient: context.kind === 'automatic',
        });
      }
      note(outcome.state, { reference: outcome.reference });
      done.push(outcome);
    }
    sent += batch.length;
    if (sent === entries.length) context.onProgress('sending', sent, sent, batch.at(-1)?.period ?? '');
    const unresolved = done.find((entry) => entry.state === 'unknown' || entry.state === 'sending');
    if (unresolved) return { code: 'stopped-at-unresolved', details: { reference: unresolved.reference } };
    if (done.some((entry) => entry.state === 'planned'))
      return {
        code: 'package-unavailable',
        details: { message: done.find((entry) => entry.state === 'planned')?.message ?? '' },
      };
    const changed = done.find((entry) => entry.condition !== undefined);
    if (changed)
      return { code: 'entry-condition', details: { reference: changed.reference, condition: changed.condition ?? '' } };
  }
  return undefined;
}
