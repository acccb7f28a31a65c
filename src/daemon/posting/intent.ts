/**
 * The `sending` commit (rules 4, 16, 22): reference, bytes and contributions of an entry are on disk before anything
 * leaves. It is conditional: when a contributing fact, its review or the configuration changed since the plan was made,
 * nothing is committed and the plan is made again.
 */

import { localTime, monthOf } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import type { Attempt } from '../../core/entry.ts';
import type { FactId } from '../../core/fact.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Ledger, Reference } from '../../core/ledger-port.ts';
import type { PlannedEntry } from '../../core/plan.ts';
import { referenceFor } from '../../core/reference.ts';
import type { FactIndex } from '../engine/fact-index.ts';
import { targetKey } from '../engine/settings.ts';
import { toStoredLeg, toStoredShares, toStoredVector } from '../engine/stored-leg.ts';
import type { EntryContents, EntryRecord, Stated } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { describe, entryLines, payloadOf } from './payload.ts';
import type { SincePlanned } from './since-planned.ts';

export interface IntentContext extends DraftContext {
  readonly since: SincePlanned;
}

export interface DraftContext {
  readonly store: Store;
  readonly index: FactIndex;
  readonly kernel: Kernel;
  readonly ledger: Ledger;
  readonly configuration: Configuration;
  readonly property: { readonly name: string; readonly zone: string };
  readonly run: string;
  readonly who: string;
}

/** The facts have moved since the plan was made: it must be made again. */
export class StalePlan extends Error {
  override readonly name = 'StalePlan';
}

/** The entry as it would be sent: nothing is written. */
export function draftEntry(planned: PlannedEntry, context: DraftContext): EntryRecord {
  const { index, configuration, property, run, kernel } = context;
  const target = targetKey(configuration);
  const { sequence, reference } = allocate(target, planned.unit, index);
  const now = kernel.clock.now();
  const document = planned.document;
  return {
    reference,
    configuration: configuration.name,
    target,
    unit: planned.unit,
    sequence,
    kind: planned.kind,
    journal: planned.journal,
    date: planned.date,
    period: planned.period,
    currency: planned.currency,
    description: describe(planned, property.name, sequence),
    ...(document
      ? {
          documentNumber: document.number,
          relation: document.relation,
          ...(document.dueDate === undefined ? {} : { dueDate: document.dueDate }),
        }
      : {}),
    ...entryLines(planned),
    facts: new Set(planned.contributions.map((contribution) => contribution.fact)).size,
    state: 'planned',
    partition: index.entry(reference)?.partition ?? monthOf(localTime(now, property.zone).date),
    createdAt: index.entry(reference)?.createdAt ?? now,
    run,
    attempts: [],
  };
}

/**
 * Commits the intent of one call.
 *
 * @throws StalePlan when a fact is no longer as it was planned, or is held by another entry.
 */
export async function commitIntent(
  planned: readonly PlannedEntry[],
  context: IntentContext,
  attempt: Attempt,
): Promise<EntryRecord[]> {
  const { store, index, ledger, configuration, who } = context;
  return store.transact(who, async (transaction) => {
    const current = await transaction.get('settings', `configuration:${configuration.name}`);
    if (
      current?.value.type !== 'configuration' ||
      JSON.stringify(current.value.value) !== JSON.stringify(configuration)
    )
      throw new StalePlan('the configuration changed');
    if (context.since.settingsMoved) throw new StalePlan('a setting changed');
    const drafts: EntryRecord[] = [];
    for (const entry of planned) {
      for (const contribution of entry.contributions) assertFresh(contribution, index, context.since);
      drafts.push(draftEntry(entry, context));
    }
    const { operation, references, bytes, key } = ledger.encode(
      drafts.map((draft) => payloadOf(draft, ledger.capabilities)),
    );
    const transmission = {
      operation,
      references,
      bytes: Buffer.from(bytes).toString('base64'),
      ...(key === undefined ? {} : { key }),
    };
    const sending: EntryRecord[] = [];
    for (const [at, draft] of drafts.entries()) {
      const record: EntryRecord = { ...draft, state: 'sending', transmission, attempts: [attempt] };
      // What is booked last stands last, also under a reference that was tried before.
      if (index.entry(draft.reference)) await transaction.remove(`contents/${draft.partition}`, draft.reference);
      await transaction.put(
        `contents/${draft.partition}`,
        draft.reference,
        contentsOf(draft.reference, planned[at], index),
      );
      await transaction.put(`entries/${draft.partition}`, draft.reference, record);
      sending.push(record);
    }
    return sending;
  });
}

function assertFresh(contribution: PlannedEntry['contributions'][number], index: FactIndex, since: SincePlanned): void {
  if (since.moved(contribution.fact)) throw new StalePlan(`${contribution.number} changed`);
  const head = index.fact(contribution.fact);
  if (!head || index.basis(head) !== contribution.revision) throw new StalePlan(`${contribution.number} changed`);
  const live = index.liveHolds(contribution.fact);
  // A leg that is booked may only be corrected by another basis, be it one from before; one that is under way is frozen
  // (rules 4 and 6).
  if (live.findLast((hold) => hold.leg === contribution.leg)?.basis === contribution.revision)
    throw new StalePlan(`${contribution.number} is booked already`);
  if (live.some((hold) => ['sending', 'unknown'].includes(index.entry(hold.reference)?.state ?? '')))
    throw new StalePlan(`${contribution.number} is under way`);
  // A release is admitted only when its origin is booked (rule 33); one that is booked may be corrected all the same.
  const isFirst = !live.some((hold) => hold.leg === contribution.leg);
  if (contribution.leg.startsWith('release:') && isFirst && !live.some((hold) => hold.leg === 'invoice'))
    throw new StalePlan(`${contribution.number} is not booked yet`);
}

function contentsOf(reference: Reference, planned: PlannedEntry | undefined, index: FactIndex): EntryContents {
  if (!planned) throw new Error('an entry without its plan');
  const { currency } = planned;
  return {
    reference,
    contributions: planned.contributions.map(({ fact, leg, revision, vector, shares, pending }) => ({
      fact,
      leg,
      revision,
      vector: toStoredVector(vector, currency),
      ...(shares ? { shares: toStoredShares(shares, currency) } : {}),
      pending: pending.map((owed) => toStoredLeg(owed, currency)),
      stated: statedOf(fact, index),
    })),
  };
}

function statedOf(fact: FactId, index: FactIndex): Stated {
  const head = index.fact(fact);
  if (!head) throw new Error(`the fact ${fact} is planned but not there`);
  return { date: head.date, relation: head.relation };
}

/** The unit's next free place: an entry that never took hold (planned, rejected) leaves its place and reference. */
function allocate(target: string, unit: string, index: FactIndex): { sequence: number; reference: Reference } {
  const taken = index
    .unitEntries(target, unit)
    .filter((entry) => entry.state !== 'planned' && entry.state !== 'rejected');
  const sequence = 1 + taken.reduce((highest, entry) => Math.max(highest, entry.sequence), 0);
  for (let salt = 0; ; salt++) {
    const reference = referenceFor(target, unit, sequence, salt);
    const holder = index.entry(reference);
    if (!holder || (holder.target === target && holder.unit === unit && holder.sequence === sequence))
      return { sequence, reference };
  }
}
