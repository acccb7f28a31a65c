/**
 * The review (spec §4): approved, put aside half-way, left out, taken in again. For one document or for a hundred
 * thousand it is the same step, by the same rules, and one commit: all of them or none.
 */

import type { Review } from '../../core/configuration.ts';
import type { ParsedParamsOf } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import { Breathing } from '../engine/breathing.ts';
import type { EngineContext } from '../engine/context.ts';
import { detailWithoutVersion } from '../engine/document-detail.ts';
import { assertAsSeen } from '../engine/document-version.ts';
import type { FactHead } from '../engine/fact-index.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { noConfiguration, type Outlook } from '../engine/outlook.ts';
import { type Refusal, refused } from '../engine/refusal.ts';
import type { Transaction } from '../store/store.ts';
import { changeReview } from './change-review.ts';
import { parsedFilter, rowView } from './document-lists.ts';
import { findDocument, findHead, notBooked } from './find-document.ts';

type ReviewParams = ParsedParamsOf<'documents.review'>;
type Action = ReviewParams['action'];

/** What one commit takes. */
const mostMatching = 100_000;

interface Reviewed {
  readonly head: FactHead;
  readonly outlook: Outlook;
  /** An entry holds it. */
  readonly live: boolean;
}

interface Step {
  /** Why it cannot be done to this document. */
  readonly refusal: (document: Reviewed) => Refusal | undefined;
  readonly make: (review: Review, head: FactHead, reason: string) => Review;
}

const notToApprove: readonly string[] = ['sending', 'unknown', 'draft', 'cancelled', 'excluded'];

const steps: Readonly<Record<Action, Step>> = {
  approve: {
    refusal({ head: { number }, outlook: { state } }) {
      if (state === 'incomplete') return refused('refused', { code: 'not-complete', details: { number } });
      if (notToApprove.includes(state))
        return refused('refused', { code: 'not-to-approve', details: { number, state } });
      return undefined;
    },
    make: ({ concept: _concept, reversed: _reversed, ...review }, { revision }) => ({
      ...review,
      approvedRevision: revision,
      notDuplicate: true,
    }),
  },
  concept: {
    // Frozen while its outcome is not known (rule 4).
    refusal: ({ head: { number }, outlook: { state } }) =>
      state === 'sending' || state === 'unknown'
        ? refused('refused', { code: 'under-way', details: { number } })
        : undefined,
    make: ({ approvedRevision: _approved, ...review }) => ({ ...review, concept: true }),
  },
  exclude: {
    // What is booked can only be reversed: leaving it out now would not take it out of the books (spec §5).
    refusal: ({ head: { number }, live }) =>
      live ? refused('refused', { code: 'booked-reverse-it', details: { number } }) : undefined,
    make: (review, _head, reason) => ({ ...review, excluded: { reason } }),
  },
  include: {
    refusal: () => undefined,
    make: ({ excluded: _excluded, ...review }) => review,
  },
};

export const reviewHandlers: HandlersOf<
  'documents.review' | 'documents.approve' | 'documents.concept' | 'documents.exclude' | 'documents.include'
> = {
  'documents.review': command(
    'documents.review',
    async (params, transaction, context) => {
      const { action } = params;
      const reason = cleanText(params.reason ?? '');
      if (action === 'exclude' && reason === '') throw refused('usage', { code: 'reason-needed', details: {} });
      if (params.seen !== undefined) await assertOneSeen(params, params.seen, context);
      const documents = await meant(params.which, context);
      await review(action, documents, reason, transaction, context);
      return { action, documents: documents.length };
    },
    async (done) => done,
  ),

  'documents.approve': command(
    'documents.approve',
    async ({ ids }, transaction, context) => reviewNamed('approve', ids, '', transaction, context),
    shown,
  ),

  'documents.concept': command(
    'documents.concept',
    async ({ id }, transaction, context) => reviewNamed('concept', [id], '', transaction, context),
    shownOne,
  ),

  'documents.exclude': command(
    'documents.exclude',
    async ({ id, reason }, transaction, context) =>
      reviewNamed('exclude', [id], cleanText(reason), transaction, context),
    shownOne,
  ),

  'documents.include': command(
    'documents.include',
    async ({ id }, transaction, context) => reviewNamed('include', [id], '', transaction, context),
    shownOne,
  ),
};

async function reviewNamed(
  action: Action,
  ids: readonly string[],
  reason: string,
  transaction: Transaction,
  context: EngineContext,
): Promise<string[]> {
  const documents = await meant({ ids }, context);
  await review(action, documents, reason, transaction, context);
  return documents.map(({ head }) => head.id);
}

/** State is what it is in this very commit: nothing else is committed between the look and the change (rule 40). */
async function review(
  action: Action,
  documents: readonly Reviewed[],
  reason: string,
  transaction: Transaction,
  context: EngineContext,
): Promise<void> {
  const { refusal, make } = steps[action];
  for (const document of documents) {
    if (document.outlook === noConfiguration) throw notBooked(document.head);
    const why = refusal(document);
    if (why) throw why;
  }
  const breathing = new Breathing(context.kernel.clock);
  for (const { head } of documents) {
    await changeReview(transaction, head, (before) => make(before, head, reason));
    if (breathing.isDue) await breathing.pause();
  }
}

async function meant(
  which: { readonly ids: readonly string[] } | Exclude<ReviewParams['which'], { ids: unknown }>,
  context: EngineContext,
): Promise<readonly Reviewed[]> {
  const [index, list] = [await context.index(), await context.documentList()];
  const reviewed = ({ head, outlook }: Omit<Reviewed, 'live'>): Reviewed => ({
    head,
    outlook,
    live: index.liveHolds(head.id).length > 0,
  });
  if ('ids' in which) {
    const ids = new Set(which.ids.map((id) => findHead(id, index).id));
    return list.of([...ids], (rows) => rows.map(reviewed));
  }
  const { filter, count, revision } = which.matching;
  if (count > mostMatching)
    throw refused('refused', {
      code: 'too-many-documents',
      details: { count: String(count), most: String(mostMatching) },
    });
  return list.select(parsedFilter(filter), 'date', (selection) => {
    // Nobody approves what was not on the screen.
    if (selection.total !== count || !selection.isSetOf(revision))
      throw refused('refused', { code: 'list-moved', details: { was: String(count), now: String(selection.total) } });
    return selection.rows().map(reviewed);
  });
}

async function assertOneSeen({ which }: ReviewParams, seen: string, context: EngineContext): Promise<void> {
  const [id, another] = 'ids' in which ? which.ids : [];
  if (id === undefined || another !== undefined)
    throw refused('usage', { code: 'seen-is-of-one-document', details: {} });
  assertAsSeen(seen, await detailWithoutVersion(await findDocument(id, context), context), context.store());
}

async function shown(ids: readonly string[], _params: unknown, context: EngineContext) {
  const [index, list] = [await context.index(), await context.documentList()];
  return list.of(ids, (rows) => rows.map((row) => rowView(row, index)));
}

async function shownOne(ids: readonly string[], params: unknown, context: EngineContext) {
  const [document] = await shown(ids, params, context);
  if (!document) throw refused('notFound', { code: 'no-such-document', details: { id: ids[0] ?? '' } });
  return document;
}
