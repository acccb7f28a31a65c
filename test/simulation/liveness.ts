/** Liveness: once nothing fails any more and people have answered every question, everything that is due is booked. */

import { equal, show } from './amounts.ts';
import { importFiles, toReview } from './deeds.ts';
import { products, touristTax } from './documents.ts';
import { handsOf, outcome } from './hands.ts';
import type { Invariants } from './invariants.ts';
import { accounts, must } from './set-up.ts';
import { sumOf } from './store-view.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** What one run resolves, the next may book; a slow package takes one entry a run from a person who does not wait. */
const mostRuns = 80;

export async function assertEverythingBooked(world: World, invariants: Invariants): Promise<void> {
  world.note('-- nothing fails any more; every question is answered');
  const hands = handsOf(world);
  const all = [...world.documents.values()].flatMap((versions) => versions.at(-1) ?? []);
  if (all.length > 0) await importFiles(hands, all);
  await world.setPeriod(world.today.slice(0, 7), true);
  await world.setPeriod(world.daysAgo(25).slice(0, 7), true);
  await must(world, 'configurations.edit', { name: '1', closedThrough: null });
  await must(world, 'map.vat', { rate: '0', category: 'AE', code: 'VERL' });
  await must(world, 'map.account', { kind: 'levy', subject: touristTax, account: '1620' });
  for (const subject of products)
    await must(world, 'map.account', { kind: 'product', subject, account: accounts[subject] ?? '' });
  // From the next morning on, so that no day begins between two runs.
  await world.wait(dayMs - (world.machine.wall.now() % dayMs) + 9 * hourMs);
  for (let run = 0, before = ''; run < mostRuns; run++) {
    await answer(world, invariants);
    world.note(`tick: ${outcome(world, await world.tick())}`);
    invariants.observe();
    await hands.ask('sync', {});
    invariants.observe();
    const after = JSON.stringify(
      [...invariants.store.entries.values()].map(({ reference, state }) => [reference, state]),
    );
    if (after === before) break;
    before = after;
    await world.wait(hourMs / 2);
  }
  assertSettled(world, invariants);
}

/** What waits for a person gets its answer. */
async function answer(world: World, invariants: Invariants): Promise<void> {
  const hands = handsOf(world);
  const concepts = (await must(world, 'documents.list', { state: 'concept', limit: 1000 })).rows;
  const ids = [...(await toReview(hands)), ...concepts].map(({ id }) => id);
  if (ids.length > 0) await hands.ask('documents.approve', { ids });
  if ([...invariants.store.entries.values()].some(({ condition }) => condition !== undefined))
    await hands.ask('entries.verify', {});
  // The bookkeeper throws away the drafts that were refused.
  for (const { reference, state } of invariants.store.entries.values()) {
    const draft = state === 'rejected' ? world.draftAtPackage(reference) : undefined;
    if (draft !== undefined) await world.remote?.administer(`/entries/${draft}/void`, {}, 'POST');
  }
  // Only a package that proves nothing leaves a doubt to a person.
  const { remote } = world.swarm;
  if (!remote || remote.trustAbsence || remote.settings.duplicateReference === 'refuse') return;
  for (const { reference } of (await must(world, 'entries.list', { state: 'unknown', limit: 1000 })).rows)
    await hands.ask('entries.resolve', { reference, sendAgain: true });
}

function assertSettled(world: World, invariants: Invariants): void {
  const { store } = invariants;
  for (const { reference, state, message, condition } of store.entries.values())
    if (state === 'sending' || state === 'unknown' || condition !== undefined)
      throw new Violation('liveness', `${reference} is still ${state} ${condition ?? ''} (${message})`);
  const { start, end } = store.configuration;
  for (const fact of store.facts.values()) {
    const document = store.drawn(fact, world.documents);
    const shares = store.shares(fact.id);
    const [review, isBooked] = [store.reviews.get(fact.id), shares.length > 0];
    const isSelected = document.date >= start && (end === undefined || document.date <= end) && !review?.excluded;
    if (!isBooked && (!isSelected || document.status !== 'definitive')) continue;
    const legs = invariants.wanted(fact);
    if (!isBooked && invariants.dueOn(document.date) <= world.today)
      throw new Violation('liveness', `${document.id} is due and is not booked`);
    for (const leg of new Set([...legs.keys(), ...shares.map((share) => share.leg)])) {
      const [wanted, booked] = [legs.get(leg), sumOf(shares, leg)];
      if (wanted && invariants.dueOn(wanted.date) > world.today) continue;
      if (!equal(booked, wanted?.amounts ?? new Map()))
        throw new Violation(
          'liveness',
          `${leg} of ${document.id} is ${show(booked)} in the books, not ${show(wanted?.amounts ?? new Map())}`,
        );
    }
  }
}
