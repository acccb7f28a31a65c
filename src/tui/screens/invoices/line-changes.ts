/** What can be changed of a line: account, VAT code, cost centre, description. */

import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { accountPicker, vatCodePicker } from '../../picker/chart-pickers.ts';
import { beginChange, choosing } from './document-changes.ts';
import type { OpenedDocument } from './opened-document.ts';
import type { DocumentLine } from './stops.ts';

export function chooseAccount(desk: Desk, opened: OpenedDocument, line: DocumentLine): Layer {
  const change = choosing(desk, opened);
  return accountPicker(desk, {
    title: titleOf(desk, 'column.account', line),
    first: ({ code }) => code === line.account,
    accept: ({ code, name }) => change({ line: line.id, account: code }, `${line.description} → ${code} ${name}`),
  });
}

export function chooseVatCode(desk: Desk, opened: OpenedDocument, line: DocumentLine): Layer {
  const change = choosing(desk, opened);
  return vatCodePicker(desk, {
    title: titleOf(desk, 'column.vat', line),
    ...(line.vatRate === null ? {} : { rate: line.vatRate }),
    first: ({ code }) => code === line.vatCode,
    accept: ({ code, name }) => change({ line: line.id, vatCode: code }, `${line.description} → ${code} ${name}`),
  });
}

export function writeCostCentre(desk: Desk, opened: OpenedDocument, line: DocumentLine): Layer {
  const change = beginChange(desk, opened);
  const label = desk.translate().t('column.cost-centre');
  return form(desk, {
    title: titleOf(desk, 'column.cost-centre', line),
    fields: [{ kind: 'text', name: 'costCentre', label, value: line.costCentre ?? '' }],
    save: ({ costCentre = '' }) =>
      change({ line: line.id, costCentre }, `${line.description} → ${label} ${costCentre}`),
  });
}

export function writeLineDescription(desk: Desk, opened: OpenedDocument, line: DocumentLine): Layer {
  const change = beginChange(desk, opened);
  const { t } = desk.translate();
  const label = t('column.description');
  return form(desk, {
    title: titleOf(desk, 'column.description', line),
    width: 76,
    fields: [
      {
        kind: 'text',
        name: 'description',
        label,
        value: line.description,
        validate: (text) => (text === '' ? t('document.description-needed') : undefined),
      },
    ],
    save: ({ description = '' }) => change({ line: line.id, description }, `${line.description} → ${description}`),
  });
}

function titleOf(
  desk: Desk,
  column: 'column.account' | 'column.vat' | 'column.cost-centre' | 'column.description',
  line: DocumentLine,
): string {
  return `${desk.translate().t(column)}: ${line.description}`;
}
