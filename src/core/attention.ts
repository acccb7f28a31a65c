/** What needs a person, put together so that a hundred documents with one answer are one line (spec §8, Today). */

import { everyDocument, type ReviewReasonCode, reviewReasonCodes, writeDocumentFilter } from './document-filter.ts';
import type { DocumentState } from './document-state.ts';
import type { Instant } from './kernel.ts';
import { type Problem, reviewCodes } from './problem.ts';
import type { Reason } from './reason.ts';
import type { AttentionView } from './rpc.ts';

/** Worst first: what may be booked twice, then what cannot be booked, then what has not been. */
export const attentionKinds: readonly AttentionView['kind'][] = [
  'outcome-unknown',
  'link-broken',
  'failed',
  'blocked',
  'to-review',
  'rejected-file',
  'held',
  'behind',
];

/** Things of one kind with one answer. */
export interface Need {
  readonly kind: AttentionView['kind'];
  readonly reason: Reason;
  readonly cause?: { readonly code: string; readonly subject: string };
  readonly reference?: string;
  readonly filter?: string;
  readonly count: number;
  /** In minor units of the property's currency; absent where there is no amount to it. */
  readonly amount?: bigint;
  readonly since?: Instant;
}

/** Worst kind first, of a kind what holds most money, then what has waited longest. */
export function worstFirst(needs: readonly Need[]): Need[] {
  const place = new Map(attentionKinds.map((kind, at) => [kind, at]));
  return [...needs].sort(
    (one, other) =>
      (place.get(one.kind) ?? 0) - (place.get(other.kind) ?? 0) ||
      compare(other.amount ?? 0n, one.amount ?? 0n) ||
      (one.since ?? 0) - (other.since ?? 0) ||
      compare(one.reason.code, other.reason.code),
  );
}

/** A document that waits for a person's word. */
export interface ReviewedDocument {
  readonly state: DocumentState;
  readonly problems: readonly Problem[];
  readonly reviews: readonly Reason[];
  /** In minor units of the property's currency, nought when it is in another one. */
  readonly amount: bigint;
  readonly since: Instant;
}

/** Documents to review, by why; what they have in common is told, what differs is not. */
export function reviewNeeds(documents: Iterable<ReviewedDocument>): Need[] {
  const groups = new Map<string, { reason: Reason; filter: string; count: number; amount: bigint; since: Instant }>();
  for (const document of documents) {
    const reason = reviewReason(document);
    const key = `${document.state}\n${reason.code}`;
    const group = groups.get(key);
    if (!group)
      groups.set(key, { reason, filter: filterOf(document.state, reason.code), count: 1, ...amountOf(document) });
    else {
      group.reason = inCommon(group.reason, reason);
      group.count += 1;
      group.amount += amountOf(document).amount;
      group.since = Math.min(group.since, document.since);
    }
  }
  return [...groups.values()].map((group) => ({ kind: 'to-review', ...group }));
}

function reviewReason({ state, problems, reviews }: ReviewedDocument): Reason {
  if (state === 'concept') return { code: 'concept', details: {} };
  const question = problems.find(({ code }) => reviewCodes.includes(code));
  if (question) return { code: question.code, details: question.details };
  return reviews[0] ?? { code: 'to-review', details: {} };
}

function filterOf(state: DocumentState, code: string): string {
  const problem = reviewCodes.find((one) => one === code);
  const reason = reviewReasonCodes.find((one): one is ReviewReasonCode => one === code);
  return writeDocumentFilter({
    ...everyDocument,
    states: [state],
    causes: problem === undefined ? [] : [{ code: problem }],
    reasons: reason === undefined ? [] : [reason],
  });
}

function amountOf({ amount, since }: ReviewedDocument): { amount: bigint; since: Instant } {
  return { amount: amount < 0n ? -amount : amount, since };
}

/** Several things of one code as one: only the words that are true of all. */
export function inCommon(one: Reason, other: Reason): Reason {
  const details = Object.entries(one.details).filter(([name, value]) => other.details[name] === value);
  return { code: one.code, details: Object.fromEntries(details) };
}

function compare(one: bigint | string, other: bigint | string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
