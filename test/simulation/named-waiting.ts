/** Invariant 4: after a run, what is due is booked, or listed with a reason that is true. */

import { isLive } from '../../src/core/entry.ts';
import type { EntryRecord, RunRecord } from '../../src/daemon/store/records.ts';
import { equal, show } from './amounts.ts';
import type { Invariants } from './invariants.ts';
import { must } from './set-up.ts';
import { sumOf } from './store-view.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** States that name a problem, or a person's decision, by themselves. */
const named: ReadonlySet<string> = new Set([
  'incomplete',
  'to-review',
  'concept',
  'excluded',
  'failed',
  'unknown',
  'sending',
]);

export async function assertNothingWaitsSilently(world: World, invariants: Invariants): Promise<void> {
  const runs = invariants.endedRuns.filter((run) => run.outcome !== 'interrupted');
  // Of a run that was made again only the last tells how things are now.
  const run = runs.at(-1);
  if (!run) return;
  assertReasonHolds(run, world, invariants);
  if (run.reason || !world.isRunning) return;
  const states = await statesOf(world);
  const waiting = new Set(run.waiting.map(({ fact }) => fact));
  const { store } = invariants;
  const { start, end } = store.configuration;
  for (const fact of store.facts.values()) {
    const document = store.drawn(fact, world.documents);
    const state = states.get(fact.id) ?? 'not listed';
    if (document.status !== 'definitive' || document.date < start || (end !== undefined && document.date > end))
      continue;
    if (invariants.dueOn(document.date) > run.asOf || invariants.isClosed(document.date)) continue;
    if (waiting.has(fact.id) || named.has(state)) continue;
    const shares = store.shares(fact.id);
    if (state !== 'synced' || shares.length === 0)
      throw new Violation(4, `${document.id} is due, it is ${state}, and the run does not say what it waits for`);
    for (const [leg, { date, amounts }] of invariants.wanted(fact)) {
      if (invariants.dueOn(date) > run.asOf || invariants.isClosed(date) || equal(sumOf(shares, leg), amounts))
        continue;
      throw new Violation(
        4,
        `${document.id} is synced, but of ${leg} the books hold ${show(sumOf(shares, leg))} instead of ${show(amounts)}`,
      );
    }
  }
}

export async function statesOf(world: World): Promise<Map<string, string>> {
  world.faults.end();
  const { rows } = await must(world, 'documents.list', { limit: 1000 });
  world.faults.begin();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** A run that did nothing must have had cause to. */
function assertReasonHolds({ reason, outcome, kind }: RunRecord, world: World, { store }: Invariants): void {
  const entries = [...store.entries.values()];
  const { network, disk } = world.newFaults;
  const holds: Readonly<Record<string, boolean>> = {
    'stopped-at-unresolved': entries.some(({ state }) => state === 'sending' || state === 'unknown'),
    'entry-condition': entries.some((entry) => entry.condition !== undefined && isLive(entry)),
    'package-unavailable': network + disk > 0,
    'found-different': isDraftLeft(world, entries),
    behind: kind === 'automatic',
  };
  if (reason && holds[reason.code] !== true)
    throw new Violation(4, `a run ended ${outcome} because of "${reason.code}", which is not so`);
}

/** A draft that the package would not make final, of an entry that is to be sent in another form now. */
function isDraftLeft(world: World, entries: readonly EntryRecord[]): boolean {
  return entries.some(({ reference, state }) => state === 'rejected' && world.draftAtPackage(reference) !== undefined);
}
