/** What can be changed of a document as a whole: journal, due date, relation, description, whether it is one-off. */

import type { LocalDate } from '../../../core/calendar.ts';
import type { DocumentDetailView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { journalPicker, relationPicker } from '../../picker/chart-pickers.ts';
import { typedDate } from '../../typed-date.ts';
import { beginChange, choosing } from './document-changes.ts';
import type { OpenedDocument } from './opened-document.ts';

export function chooseJournal(desk: Desk, opened: OpenedDocument, document: DocumentDetailView): Layer {
  const change = choosing(desk, opened);
  const label = desk.translate().t('column.journal');
  return journalPicker(desk, {
    title: `${label}: ${document.number}`,
    first: ({ code }) => code === document.journal,
    accept: ({ code, name }) => change({ journal: code }, `${label} ${code} ${name}`),
  });
}

export function chooseRelation(desk: Desk, opened: OpenedDocument, document: DocumentDetailView): Layer {
  const change = choosing(desk, opened);
  const label = desk.translate().t('column.relation');
  return relationPicker(desk, {
    title: `${label}: ${document.number}`,
    first: ({ name }) => name === document.relation,
    accept: ({ id, name }) => change({ relation: id }, `${label} ${name}`),
  });
}

export function writeDueDate(desk: Desk, opened: OpenedDocument, document: DocumentDetailView): Layer {
  const change = beginChange(desk, opened);
  const translate = desk.translate();
  const { t } = translate;
  const near = (document.dueDate ?? document.date) as LocalDate;
  // With its year, whatever year it is.
  const shown = (date: string) => translate.dateShort(date, '-');
  return form(desk, {
    title: `${t('document.due')}: ${document.number}`,
    fields: [
      {
        kind: 'text',
        name: 'due',
        label: t('document.due'),
        value: document.dueDate === null ? '' : shown(document.dueDate),
        hint: t('document.date-hint', { example: shown(near) }),
        validate: (text) => (typedDate(text, near, translate) ? undefined : t('document.not-a-date')),
      },
    ],
    async save({ due = '' }) {
      const dueDate = typedDate(due, near, translate);
      if (dueDate) await change({ dueDate }, `${t('document.due')} ${shown(dueDate)}`);
    },
  });
}

export function writeDescription(desk: Desk, opened: OpenedDocument, document: DocumentDetailView): Layer {
  const change = beginChange(desk, opened);
  const { t } = desk.translate();
  return form(desk, {
    title: `${t('column.description')}: ${document.number}`,
    width: 76,
    fields: [
      {
        kind: 'text',
        name: 'description',
        label: t('column.description'),
        value: document.description,
        validate: (text) => (text === '' ? t('document.description-needed') : undefined),
      },
    ],
    save: ({ description = '' }) => change({ description }, description),
  });
}

export function turnOneOff(desk: Desk, opened: OpenedDocument, { oneOff }: DocumentDetailView): Promise<void> {
  const what = desk.translate().t(oneOff ? 'document.one-off-no-more' : 'document.one-off-from-now');
  return choosing(desk, opened)({ oneOff: !oneOff }, what);
}
