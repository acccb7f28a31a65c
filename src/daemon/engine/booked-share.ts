/** What the books hold of a document, and what is still to be booked of it: proposed − posted (invariant 2). */

import { type Booked, notBooked } from '../../core/assess.ts';
import type { BookingLine, Leg, LegId, VectorKey } from '../../core/entry.ts';
import type { DocumentFact } from '../../core/fact.ts';
import { type Currency, currency as currencyOf } from '../../core/money.ts';
import type { Proposal } from '../../core/proposal.ts';
import { addVector, difference, fromVectorKey, vectorOf } from '../../core/vector.ts';
import type { Store } from '../store/store.ts';
import type { FactHead, FactIndex } from './fact-index.ts';
import { fromStoredLeg, fromStoredVector } from './stored-leg.ts';

export interface BookedShare {
  readonly booked: Booked;
  /** What is still to be booked, now or on a later day. */
  readonly legs: readonly Leg[];
}

/** @param start first day that the document's configuration books. */
export async function bookedShare(
  head: FactHead,
  fact: DocumentFact,
  proposal: Proposal,
  start: string,
  store: Store,
  index: FactIndex,
): Promise<BookedShare> {
  const live = index.liveHolds(head.id);
  const last = index.holds(head.id).at(-1);
  if (live.length === 0) {
    const state = last && index.entry(last.reference)?.state;
    // A cancelled document that was never booked has nothing to book.
    return { booked: { ...notBooked, state }, legs: fact.status === 'definitive' ? proposal.legs : [] };
  }
  const newest = live.at(-1);
  const state = newest && index.entry(newest.reference)?.state;
  const currency = currencyOf(fact.currency);
  if (newest?.basis === index.basis(head)) {
    return {
      booked: { state, live: true, changed: false, difference: new Map() },
      legs: index.owedReleases(head.id).map((leg) => fromStoredLeg(leg, currency)),
    };
  }
  const proposed = fact.status === 'cancelled' || head.date < start ? [] : proposal.legs;
  const legs = await differences(head, proposed, currency, store, index);
  const total = new Map<VectorKey, bigint>();
  const posted = new Set(live.map((hold) => hold.leg));
  for (const leg of legs) if (posted.has(leg.id)) addVector(total, vectorOf(leg.lines));
  // A document that cannot be proposed now is not thereby withdrawn: its problems are shown instead.
  const isStuck = fact.status !== 'cancelled' && proposal.problems.length > 0;
  const changed = isStuck || legs.some((leg) => posted.has(leg.id) && leg.lines.length > 0);
  const moved = await movedSince(head, store, index);
  return {
    booked: { state, live: true, changed, difference: total, ...(moved ? { moved } : {}) },
    legs: isStuck ? [] : legs,
  };
}

/** Whether date or debtor are others than what the document was last booked with. */
async function movedSince(head: FactHead, store: Store, index: FactIndex): Promise<Booked['moved']> {
  const hold = index.liveHolds(head.id).findLast(({ leg }) => !leg.startsWith('release:'));
  const entry = hold && index.entry(hold.reference);
  const contents = entry && (await store.get(`contents/${entry.partition}`, hold.reference));
  const stated = contents?.contributions.find((one) => one.fact === head.id && one.leg === hold?.leg)?.stated;
  if (!stated || (stated.date === head.date && stated.relation === head.relation)) return undefined;
  return { was: `${stated.date} ${stated.relation}`.trim(), now: `${head.date} ${head.relation}`.trim() };
}

/** For each leg that is proposed or posted. */
async function differences(
  head: FactHead,
  proposed: readonly Leg[],
  currency: Currency,
  store: Store,
  index: FactIndex,
): Promise<Leg[]> {
  const posted = new Map<LegId, { date: Leg['date']; vector: Map<VectorKey, bigint> }>();
  for (const hold of index.liveHolds(head.id)) {
    const entry = index.entry(hold.reference);
    const contents = entry && (await store.get(`contents/${entry.partition}`, hold.reference));
    if (!entry) continue;
    for (const contribution of contents?.contributions ?? []) {
      if (contribution.fact !== head.id || contribution.leg !== hold.leg) continue;
      const known = posted.get(hold.leg) ?? { date: entry.date, vector: new Map<VectorKey, bigint>() };
      addVector(known.vector, fromStoredVector(contribution.vector, currency));
      posted.set(hold.leg, known);
    }
  }
  const legs: Leg[] = [];
  for (const leg of proposed) {
    const before = posted.get(leg.id);
    legs.push(
      before
        ? { id: leg.id, date: leg.date, lines: linesOf(difference(vectorOf(leg.lines), before.vector), leg.lines) }
        : leg,
    );
    posted.delete(leg.id);
  }
  for (const [id, { date, vector }] of posted)
    legs.push({ id, date, lines: linesOf(difference(new Map(), vector), []) });
  return legs;
}

/** Lines of a difference; each takes role and description from the proposal's line on the same account, where there is one. */
function linesOf(vector: ReadonlyMap<VectorKey, bigint>, like: readonly BookingLine[]): BookingLine[] {
  return [...vector].map(([key, amount]) => {
    const { account, vatCode, costCentre } = fromVectorKey(key);
    const model =
      like.find((line) => line.account === account && line.vatCode === vatCode) ??
      like.find((line) => line.account === account);
    return {
      account,
      vatCode,
      costCentre,
      amount,
      role: model?.role ?? 'posting',
      description: model?.description ?? '',
    };
  });
}
