/** One document: shown, and its booking edited (spec §4, §10). */

import type { LocalDate } from '../../core/calendar.ts';
import type { LineEdit, Review } from '../../core/configuration.ts';
import type { ParsedParamsOf } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import type { EngineContext } from '../engine/context.ts';
import { detailWithoutVersion, documentDetail } from '../engine/document-detail.ts';
import { assertAsSeen } from '../engine/document-version.ts';
import type { AssessedDocument } from '../engine/documents.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { chartOf, targetKey } from '../engine/settings.ts';
import { changeReview } from './change-review.ts';
import { findDocument } from './find-document.ts';

type Edit = ParsedParamsOf<'documents.edit'>;

export const documentHandlers: HandlersOf<'documents.show' | 'documents.edit'> = {
  'documents.show': async ({ id }, context) => documentDetail(await findDocument(id, context), context),

  'documents.edit': command(
    'documents.edit',
    async (edit, transaction, context) => {
      const assessed = await findDocument(edit.id, context);
      const { head, assessment } = assessed;
      // Frozen while its outcome is not known (rule 4).
      if (assessment.state === 'sending' || assessment.state === 'unknown')
        throw refused('refused', { code: 'under-way', details: { number: head.number } });
      if (edit.seen !== undefined)
        assertAsSeen(edit.seen, await detailWithoutVersion(assessed, context), context.store());
      await assertInChart(edit, assessed, context);
      const lines = linesMeant(edit, assessed);
      await changeReview(transaction, head, (review) =>
        edited(edit.reset ? unedited(edit, lines, review) : review, edit, lines),
      );
      return head.id;
    },
    async (id, _params, context) => documentDetail(await findDocument(id, context), context),
  ),
};

async function assertInChart(
  { account, vatCode, journal }: Edit,
  { configuration }: AssessedDocument,
  context: EngineContext,
): Promise<void> {
  const chart = await chartOf(context.store(), targetKey(configuration));
  if (account !== undefined && !chart.accounts.some((one) => one.code === account))
    throw refused('notFound', { code: 'no-such-account', details: { account } });
  if (vatCode !== undefined && !chart.vatCodes.some((one) => one.code === vatCode))
    throw refused('notFound', { code: 'no-such-vat-code', details: { code: vatCode } });
  if (journal !== undefined && !chart.journals.some((one) => one.code === journal))
    throw refused('notFound', { code: 'no-such-journal', details: { journal } });
}

/** Ids of the lines that the edit is about: the one named, or all. */
function linesMeant({ line }: Edit, { head, proposal }: AssessedDocument): readonly string[] {
  const ids = proposal.lines.map(({ id }) => id);
  if (line === undefined) return ids;
  // People count lines from one; sources name them as they like.
  const named = ids.includes(line) ? [line] : ids.filter((_id, at) => String(at + 1) === line);
  if (named.length === 0)
    throw refused('notFound', {
      code: 'no-such-line',
      details: { number: head.number, line, lines: ids.join(', ') },
    });
  return named;
}

/** Without what was edited before: in the line, or in the header when none is named. */
function unedited({ line }: Edit, meant: readonly string[], review: Review): Review {
  if (line === undefined) {
    const { journal: _j, dueDate: _d, relation: _r, description: _t, oneOff: _o, ...rest } = review;
    return rest;
  }
  const { lines = {}, ...rest } = review;
  const left = Object.entries(lines).filter(([id]) => !meant.includes(id));
  return left.length === 0 ? rest : { ...rest, lines: Object.fromEntries(left) };
}

function edited(review: Review, edit: Edit, meant: readonly string[]): Review {
  const line = lineEdit(edit);
  const lines = Object.keys(line).length === 0 ? [] : meant;
  return {
    ...review,
    ...(lines.length === 0
      ? {}
      : {
          lines: {
            ...review.lines,
            ...Object.fromEntries(lines.map((id) => [id, { ...review.lines?.[id], ...line }])),
          },
        }),
    ...(edit.line === undefined && edit.description !== undefined ? { description: cleanText(edit.description) } : {}),
    ...(edit.journal === undefined ? {} : { journal: edit.journal }),
    ...(edit.dueDate === undefined ? {} : { dueDate: edit.dueDate as LocalDate }),
    ...(edit.relation === undefined ? {} : { relation: cleanText(edit.relation, 100) }),
    ...(edit.oneOff === undefined ? {} : { oneOff: edit.oneOff }),
  };
}

/** What is changed of each line that is meant. A description without a line is the document's own. */
function lineEdit({ line, account, vatCode, costCentre, description }: Edit): LineEdit {
  return {
    ...(account === undefined ? {} : { account }),
    ...(vatCode === undefined ? {} : { vatCode }),
    ...(costCentre === undefined ? {} : { costCentre: cleanText(costCentre, 50) }),
    ...(line !== undefined && description !== undefined ? { description: cleanText(description) } : {}),
  };
}
