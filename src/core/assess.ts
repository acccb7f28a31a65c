/** The state of a document (spec §4): derived from the fact, its proposal, the review and what was booked; never stored. */

import type { Configuration, Review } from './configuration.ts';
import type { DocumentState } from './document-state.ts';
import type { EntryState, Vector } from './entry.ts';
import type { DocumentFact } from './fact.ts';
import { type Problem, reviewCodes } from './problem.ts';
import type { Proposal } from './proposal.ts';
import type { Reason } from './reason.ts';
import { fromVectorKey } from './vector.ts';

/** What the books hold of a document. */
export interface Booked {
  /** State of the last entry that it is part of; `undefined`: none. */
  readonly state: EntryState | undefined;
  /** Whether an entry holds it now: posted, adopted, exported, sending or unknown. */
  readonly live: boolean;
  /** Whether the content or the review changed since, so that there is a difference to book. */
  readonly changed: boolean;
  /** proposed − posted, over all legs; empty when nothing changed. */
  readonly difference: Vector;
  /** Date and debtor that it was booked with, when they are others now. Accounts and amounts may be the same still. */
  readonly moved?: { readonly was: string; readonly now: string };
}

export interface Assessment {
  readonly state: DocumentState;
  readonly problems: readonly Problem[];
  /** Why a person should look. */
  readonly reviews: readonly Reason[];
  /** Whether the planner may book it (or its difference) now. */
  readonly bookable: boolean;
}

export const notBooked: Booked = { state: undefined, live: false, changed: false, difference: new Map() };

export function assess(
  document: DocumentFact,
  proposal: Proposal,
  review: Review | undefined,
  booked: Booked,
  duplicateOf: string | undefined,
  configuration: Configuration,
  vatAccounts: ReadonlySet<string>,
): Assessment {
  const still = (state: DocumentState, reviews: readonly Reason[] = []): Assessment => ({
    state,
    problems: [],
    reviews,
    bookable: false,
  });

  const isReversed = review?.reversed !== undefined;
  const isUnderWay = booked.state === 'sending' || booked.state === 'unknown';
  const isMoved = booked.moved !== undefined && review?.approvedRevision !== document.revision;
  if (booked.live && ((!booked.changed && !isReversed && !isMoved) || isUnderWay)) {
    switch (booked.state) {
      case 'sending':
      case 'unknown':
      case 'exported':
        return booked.state === 'unknown'
          ? {
              ...still('unknown'),
              problems: [{ code: 'outcome-unknown', subject: document.number, details: { number: document.number } }],
            }
          : still(booked.state);
      default:
        return still('synced');
    }
  }
  if (document.status === 'draft' && !booked.live) return still('draft');
  if (document.status === 'cancelled' && !booked.live) return still('cancelled');
  if (review?.excluded && !booked.live) return still('excluded');

  const approved = review?.approvedRevision === document.revision;
  // What is withdrawn is only taken back: nothing has to be known about it any more.
  const problems = document.status === 'cancelled' ? [] : [...proposal.problems];
  if (duplicateOf !== undefined && !approved && !booked.live && configuration.reviewPolicy !== 'never') {
    problems.push({
      code: 'duplicate-suspect',
      subject: document.number,
      details: { number: document.number, other: duplicateOf },
    });
  }
  const reviews = approved ? [] : reviewReasons(document, proposal, booked, configuration, vatAccounts);
  if (booked.moved && !approved)
    reviews.push({ code: 'moved-after-booking', details: { number: document.number, ...booked.moved } });
  if (isReversed) reviews.push({ code: 'operator-reversed', details: { number: document.number } });

  if (!booked.live && problems.length === 0 && isNothing(proposal))
    return still('excluded', [{ code: 'nothing-to-book', details: { number: document.number } }]);
  if (problems.some((problem) => !reviewCodes.includes(problem.code)))
    return { state: 'incomplete', problems, reviews, bookable: false };
  if (review?.concept) return { state: 'concept', problems, reviews, bookable: false };
  if (problems.length > 0 || reviews.length > 0) return { state: 'to-review', problems, reviews, bookable: false };
  return { state: booked.state === 'rejected' ? 'failed' : 'approved', problems, reviews, bookable: true };
}

/** A document whose amounts are all nought. */
function isNothing(proposal: Proposal): boolean {
  return proposal.legs.every((leg) => leg.lines.length === 0);
}

/**
 * A change of total, VAT, date or debtor of something already booked always waits for a person: it should have been a
 * credit note. A change of account or cost centre alone follows the policy, as everything else does (spec §5).
 */
function reviewReasons(
  document: DocumentFact,
  proposal: Proposal,
  booked: Booked,
  configuration: Configuration,
  vatAccounts: ReadonlySet<string>,
): Reason[] {
  const reasons: Reason[] = [];
  if (booked.live && booked.changed) {
    if (document.status === 'cancelled')
      reasons.push({ code: 'withdrawn-after-booking', details: { number: document.number } });
    else if (
      isGrave(booked.difference, proposal, configuration, vatAccounts) ||
      configuration.reviewPolicy === 'always'
    )
      reasons.push({ code: 'changed-after-booking', details: { number: document.number } });
    return reasons;
  }
  if (configuration.reviewPolicy === 'always') reasons.push({ code: 'policy-always', details: {} });
  if (configuration.reviewPolicy !== 'never') reasons.push(...proposal.reviews);
  return reasons;
}

/** Whether the difference touches total, VAT or debtor, and not only accounts and cost centres. */
function isGrave(
  difference: Vector,
  proposal: Proposal,
  configuration: Configuration,
  vatAccounts: ReadonlySet<string>,
): boolean {
  const lines = proposal.legs.flatMap((leg) => leg.lines);
  const clearing = new Set(lines.filter((line) => line.role === 'clearing').map((line) => line.account));
  const others = new Set(lines.filter((line) => line.role !== 'clearing').map((line) => line.account));
  const byVatCode = new Map<string, bigint>();
  let received = 0n;
  let earned = 0n;
  for (const [key, amount] of difference) {
    const { account, vatCode } = fromVectorKey(key);
    if (account === configuration.accounts.receivable || vatAccounts.has(account)) return true;
    byVatCode.set(vatCode, (byVatCode.get(vatCode) ?? 0n) + amount);
    if (clearing.has(account)) received += amount;
    if (others.has(account)) earned += amount;
  }
  // What only moves to another account or cost centre stays within its VAT code.
  if ([...byVatCode.values()].some((moved) => moved !== 0n)) return true;
  // A receipt that is paid at once has no receivable: its total shows in what was received and in what was earned.
  return received !== 0n && earned !== 0n;
}
