/** What of an assessed document the planner may choose from. */

import type { BookingLine, LegId } from '../../core/entry.ts';
import type { Candidate } from '../../core/plan.ts';
import type { Reason } from '../../core/reason.ts';
import type { AssessedDocument } from './documents.ts';

/** @param basis content and edits that a booking of it would be based on. */
export function* candidateOf(assessed: AssessedDocument, basis: string): Generator<Candidate> {
  const { head, document, configuration, proposal, assessment, legs, live } = assessed;
  if (assessment.state === 'excluded' || assessment.state === 'draft' || assessment.state === 'cancelled') return;
  const dueDate = assessed.review?.dueDate ?? ('dueDate' in document ? document.dueDate : undefined);
  // Under way or unknown: frozen until it is resolved (rule 4).
  if (assessment.state === 'sending' || assessment.state === 'unknown') return;
  const owed = assessment.state === 'synced' || assessment.state === 'exported';
  const blocked: Reason | undefined =
    assessment.bookable || owed ? undefined : { code: assessment.state, details: { number: head.number } };
  yield {
    fact: head.id,
    number: head.number,
    kind: document.kind,
    revision: basis as Candidate['revision'],
    currency: proposal.currency,
    register: document.kind === 'receipt' ? (document.register ?? '') : '',
    relation: head.relation,
    ...(dueDate === undefined ? {} : { dueDate }),
    journal: proposal.journal || configuration.memorialJournal,
    description: proposal.description,
    // A blocked document has no legs yet: one without lines stands for it on its own date.
    legs: blocked && legs.length === 0 ? [{ id: 'invoice' as LegId, date: head.date, lines: [placeholder] }] : legs,
    booked: live,
    ...(blocked ? { blocked } : {}),
  };
}

const placeholder: BookingLine = {
  account: '',
  vatCode: '',
  costCentre: '',
  amount: 0n,
  role: 'revenue',
  description: '',
};
