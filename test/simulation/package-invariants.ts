/** What must hold between the store and the package at every moment. @throws Violation */

import { type Amounts, addAll, equal, show } from './amounts.ts';
import { amountsOf, type Held } from './held-entries.ts';
import { amountsOfVector, type StoreView } from './store-view.ts';
import { Violation } from './violation.ts';

/** Invariant 1, of an entry here or there. */
export function assertBalanced(what: string, amounts: Amounts): void {
  const balance = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
  if (balance !== 0n) throw new Violation(1, `${what} is ${balance} cents out of balance`);
}

/** Invariant 3, first half; and nothing of ours is there that we do not know of. */
export function assertAtMostOnce(heldEntries: readonly Held[], store: StoreView): void {
  const live = new Map<string, Held>();
  for (const held of heldEntries) {
    const { reference } = held;
    if (held.stage === 'void' || reference === undefined) continue;
    const other = live.get(reference);
    if (other) throw new Violation(3, `${reference} is at the package twice: ${other.id} and ${held.id}`);
    live.set(reference, held);
    const state = store.entries.get(reference)?.state;
    // A draft whose last step was refused stays behind: it is no booking, and it is looked at before the next send.
    const isLeftOver = held.stage === 'draft' && state === 'rejected';
    if (state === undefined || state === 'planned' || (state === 'rejected' && !isLeftOver))
      throw new Violation(3, `${reference} is at the package as ${held.id}, and here it is ${state ?? 'not known'}`);
  }
}

/** Invariant 3, second half. */
export function assertAllThere(heldEntries: readonly Held[], store: StoreView): void {
  const byId = new Map(heldEntries.map((held) => [held.id, held]));
  for (const entry of store.entries.values()) {
    if (entry.state !== 'posted' && entry.state !== 'adopted' && entry.state !== 'reversed') continue;
    const held = byId.get(entry.remoteId ?? '');
    const asSent =
      held?.reference === entry.reference &&
      held.stage === 'final' &&
      held.journal === entry.journal &&
      held.date === entry.date &&
      equal(amountsOf(held.lines), amountsOf(entry.lines));
    if (asSent === (entry.condition === undefined)) continue;
    throw new Violation(
      3,
      asSent
        ? `${entry.reference} is called ${entry.condition}, and is at the package just as it was sent`
        : `${entry.reference} is called ${entry.state}, and is not at the package as it was sent`,
    );
  }
}

/** Invariant 2 in the large: once nothing is in doubt, the package's balances are what documents contributed. */
export function assertBalancesAgree(heldEntries: readonly Held[], { entries, contents }: StoreView): void {
  const isInDoubt = ({ state, condition }: { state: string; condition?: string }) =>
    state === 'sending' || state === 'unknown' || condition !== undefined;
  if ([...entries.values()].some(isInDoubt)) return;
  const ours: Amounts = new Map();
  for (const { reference, contributions } of contents.values()) {
    const state = entries.get(reference)?.state;
    if (state !== 'posted' && state !== 'adopted') continue;
    for (const { vector } of contributions) addAll(ours, amountsOfVector(vector));
  }
  const theirs: Amounts = new Map();
  for (const held of heldEntries) if (held.stage === 'final') addAll(theirs, amountsOf(held.lines));
  if (!equal(ours, theirs))
    throw new Violation(2, `the package's balances are ${show(theirs)}; documents brought ${show(ours)}`);
}
