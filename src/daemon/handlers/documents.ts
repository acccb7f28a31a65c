/** The review: documents listed, shown, edited, approved, left out (spec §4, §10). */

import type { LocalDate } from '../../core/calendar.ts';
import type { Configuration, LineEdit, Review } from '../../core/configuration.ts';
import type { MethodName } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import type { EngineContext } from '../engine/context.ts';
import type { AssessedDocument } from '../engine/documents.ts';
import type { FactHead, FactIndex } from '../engine/fact-index.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { chartOf, configurationsOf, targetKey } from '../engine/settings.ts';
import { documentDetailView, documentView } from '../engine/views.ts';
import type { Transaction } from '../store/store.ts';

type Names = Extract<MethodName, `documents.${string}`>;

export const documentHandlers: HandlersOf<Names> = {
  'documents.list': async ({ state, search, from, to, limit, offset }, context) => {
    const [index, documents, configurations] = [
      await context.index(),
      await context.documents(),
      await configurationsOf(context.store()),
    ];
    const wanted = search?.toLowerCase();
    const heads = [...documents.heads()].filter(
      (head) =>
        (from === undefined || head.date >= from) &&
        (to === undefined || head.date <= to) &&
        (wanted === undefined ||
          head.number.toLowerCase().includes(wanted) ||
          head.relation.toLowerCase().includes(wanted)),
    );
    heads.sort((one, other) =>
      one.date !== other.date
        ? one.date < other.date
          ? 1
          : -1
        : one.number < other.number
          ? 1
          : one.number > other.number
            ? -1
            : one.id < other.id
              ? -1
              : 1,
    );
    if (state === undefined)
      return {
        total: heads.length,
        rows: await Promise.all(
          heads.slice(offset, offset + limit).map((head) => view(head, context, index, configurations)),
        ),
      };
    const matching: FactHead[] = [];
    for (const head of heads) if ((await documents.outlook(head, configurations)).state === state) matching.push(head);
    return {
      total: matching.length,
      rows: await Promise.all(
        matching.slice(offset, offset + limit).map((head) => view(head, context, index, configurations)),
      ),
    };
  },

  'documents.show': async ({ id }, context) => detail(await findDocument(id, context), context),

  'documents.edit': command(
    'documents.edit',
    async (params, transaction, context) => {
      const assessed = await findDocument(params.id, context);
      const { head } = assessed;
      assertEditable(assessed);
      const chart = await chartOf(context.store(), targetKey(assessed.configuration));
      if (params.account !== undefined && !chart.accounts.some((account) => account.code === params.account))
        throw refused('notFound', { code: 'no-such-account', details: { account: params.account } });
      if (params.vatCode !== undefined && !chart.vatCodes.some((code) => code.code === params.vatCode))
        throw refused('notFound', { code: 'no-such-vat-code', details: { code: params.vatCode } });
      if (params.journal !== undefined && !chart.journals.some((journal) => journal.code === params.journal))
        throw refused('notFound', { code: 'no-such-journal', details: { journal: params.journal } });
      const lines = editedLines(params, assessed);
      await change(transaction, head, (review) => ({
        ...review,
        ...(Object.keys(lines).length === 0
          ? {}
          : { lines: { ...review.lines, ...mergeEdits(review.lines ?? {}, lines) } }),
        ...(params.line === undefined && params.description !== undefined
          ? { description: cleanText(params.description) }
          : {}),
        ...(params.journal === undefined ? {} : { journal: params.journal }),
        ...(params.dueDate === undefined ? {} : { dueDate: params.dueDate as LocalDate }),
        ...(params.relation === undefined ? {} : { relation: cleanText(params.relation, 100) }),
        ...(params.oneOff === undefined ? {} : { oneOff: params.oneOff }),
      }));
      return head.id;
    },
    async (id, _params, context) => detail(await findDocument(id, context), context),
  ),

  'documents.concept': command(
    'documents.concept',
    async ({ id }, transaction, context) => {
      const assessed = await findDocument(id, context);
      assertEditable(assessed);
      await change(transaction, assessed.head, (review) => ({ ...withoutApproval(review), concept: true }));
      return assessed.head.id;
    },
    showOne,
  ),

  'documents.approve': command(
    'documents.approve',
    async ({ ids }, transaction, context) => {
      const found: AssessedDocument[] = [];
      for (const id of ids) found.push(await findDocument(id, context));
      for (const { head, assessment } of found) {
        if (assessment.state === 'incomplete')
          throw refused('refused', { code: 'not-complete', details: { number: head.number } });
        if (['sending', 'unknown', 'draft', 'cancelled', 'excluded'].includes(assessment.state))
          throw refused('refused', {
            code: 'not-to-approve',
            details: { number: head.number, state: assessment.state },
          });
      }
      for (const { head } of found) {
        await change(transaction, head, ({ concept: _concept, reversed: _reversed, ...review }) => ({
          ...review,
          approvedRevision: head.revision,
          notDuplicate: true,
        }));
      }
      return found.map(({ head }) => head.id as string);
    },
    async (ids, _params, context) => Promise.all(ids.map((id) => showOne(id, undefined, context))),
  ),

  'documents.exclude': command(
    'documents.exclude',
    async ({ id, reason }, transaction, context) => {
      const { head, live } = await findDocument(id, context);
      // What is booked can only be reversed: leaving it out now would not take it out of the books (spec §5).
      if (live) throw refused('refused', { code: 'booked-reverse-it', details: { number: head.number } });
      await change(transaction, head, (review) => ({ ...review, excluded: { reason: cleanText(reason) } }));
      return head.id;
    },
    showOne,
  ),

  'documents.include': command(
    'documents.include',
    async ({ id }, transaction, context) => {
      const { head } = await findDocument(id, context);
      await change(transaction, head, ({ excluded: _excluded, ...review }) => review);
      return head.id;
    },
    showOne,
  ),
};

/** By id, or by the number on the paper when only one document has it. @throws Refusal */
async function findDocument(idOrNumber: string, context: EngineContext): Promise<AssessedDocument> {
  const [index, documents] = [await context.index(), await context.documents()];
  const byNumber = index.fact(idOrNumber)
    ? []
    : index.withNumber(idOrNumber).filter((head) => !['relation', 'item', 'event'].includes(head.kind));
  if (byNumber.length > 1)
    throw refused('usage', {
      code: 'several-with-number',
      details: { number: idOrNumber, ids: byNumber.map((head) => head.id).join(', ') },
    });
  const id = byNumber[0]?.id ?? idOrNumber;
  const found = await documents.assessed(id);
  if (!found)
    throw refused('notFound', {
      code: index.fact(id) ? 'no-configuration' : 'no-such-document',
      details: { id: cleanText(idOrNumber, 100) },
    });
  return found;
}

function assertEditable({ head, assessment }: AssessedDocument): void {
  // Frozen while its outcome is not known (rule 4).
  if (assessment.state === 'sending' || assessment.state === 'unknown')
    throw refused('refused', { code: 'under-way', details: { number: head.number } });
}

/** Which lines the edit is about: the one named, or all when only a field of lines is given. */
function editedLines(
  params: {
    line?: string | undefined;
    account?: string | undefined;
    vatCode?: string | undefined;
    costCentre?: string | undefined;
    description?: string | undefined;
  },
  { head, proposal }: AssessedDocument,
): Record<string, LineEdit> {
  const edit: LineEdit = {
    ...(params.account === undefined ? {} : { account: params.account }),
    ...(params.vatCode === undefined ? {} : { vatCode: params.vatCode }),
    ...(params.costCentre === undefined ? {} : { costCentre: cleanText(params.costCentre, 50) }),
    ...(params.line !== undefined && params.description !== undefined
      ? { description: cleanText(params.description) }
      : {}),
  };
  if (Object.keys(edit).length === 0) return {};
  const ids = proposal.lines.map((line) => line.id);
  // People count lines from one; sources name them as they like.
  const named =
    params.line === undefined
      ? ids
      : ids.filter(
          (id, at) => id === params.line || (!ids.includes(params.line ?? '') && String(at + 1) === params.line),
        );
  if (named.length === 0)
    throw refused('notFound', {
      code: 'no-such-line',
      details: { number: head.number, line: params.line ?? '', lines: ids.join(', ') },
    });
  return Object.fromEntries(named.map((id) => [id, edit]));
}

function mergeEdits(
  before: Readonly<Record<string, LineEdit>>,
  edits: Readonly<Record<string, LineEdit>>,
): Record<string, LineEdit> {
  return Object.fromEntries(Object.entries(edits).map(([id, edit]) => [id, { ...before[id], ...edit }]));
}

async function change(transaction: Transaction, head: FactHead, make: (review: Review) => Review): Promise<void> {
  const before = await transaction.get(`reviews/${head.partition}`, head.id);
  await transaction.put(`reviews/${head.partition}`, head.id, make(before?.value ?? { id: head.id }));
}

function withoutApproval({ approvedRevision: _approved, ...review }: Review): Review {
  return review;
}

async function showOne(id: string, _params: unknown, context: EngineContext) {
  const index = await context.index();
  const head = index.fact(id);
  if (!head) throw refused('notFound', { code: 'no-such-document', details: { id } });
  return view(head, context, index, await configurationsOf(context.store()));
}

async function view(
  head: FactHead,
  context: EngineContext,
  index: FactIndex,
  configurations: readonly Configuration[],
) {
  const outlook = await (await context.documents()).outlook(head, configurations);
  const reason =
    outlook.state === 'excluded'
      ? (await context.store().get(`reviews/${head.partition}`, head.id))?.excluded?.reason
      : undefined;
  return documentView(head, outlook, index, reason);
}

async function detail(assessed: AssessedDocument, context: EngineContext) {
  const [index, documents] = [await context.index(), await context.documents()];
  const outlook = await documents.outlook(assessed.head, await configurationsOf(context.store()));
  const chart = await chartOf(context.store(), targetKey(assessed.configuration));
  return documentDetailView(assessed, outlook, index, context.store(), chart);
}
