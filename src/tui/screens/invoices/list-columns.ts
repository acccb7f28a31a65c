/** Columns of the document list. */

import { stateMark } from '../../../cli/render/state-mark.ts';
import { type DocumentState, documentStates } from '../../../core/document-state.ts';
import type { DocumentSort } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type LaidOut, type ListColumn, layOut, widthFor } from '../../list/columns.ts';
import { gutterWidth } from '../../list/list-lines.ts';
import type { Cell } from '../../terminal/line.ts';
import type { DocumentRow, ShownDocument } from './listed-documents.ts';

/** What a column is called, sorted by or not. */
export const columnKeys = {
  number: 'column.number',
  date: 'column.date',
  relation: 'column.relation',
  total: 'column.total',
  state: 'column.state',
  synced: 'column.synced-at',
} as const satisfies Readonly<Record<DocumentSort, string>>;

/** @param rows that are here: columns are as wide as what is in them, and stay so while a page is turned. */
export function listColumns(desk: Desk, rows: readonly DocumentRow[], width: number): LaidOut<DocumentRow> {
  const translate = desk.translate();
  const { t, amount, dateShort, moment } = translate;
  const { year, currency } = desk.voice.get();
  const shown = rows.flatMap((row) => row.shown ?? []);
  const texts = {
    number: (one: ShownDocument) => one.number,
    date: (one: ShownDocument) => dateShort(one.date, year),
    // The currency is said where it may be doubted.
    total: (one: ShownDocument) => amount(one.total, one.currency === currency ? undefined : one.currency),
    state: (one: Pick<ShownDocument, 'state'>) => stateMark(translate, one.state).text,
    synced: (one: ShownDocument) => (one.syncedAt === null ? '' : moment(one.syncedAt)),
  };
  const fitting = (text: (one: ShownDocument) => string, title: string, most: number) =>
    widthFor([...shown.map(text), title], 4, most);
  const cell = (write: (one: ShownDocument) => Cell) => (row: DocumentRow) => (row.shown ? write(row.shown) : '');
  const columns: ListColumn<DocumentRow>[] = [
    { title: t('column.number'), width: fitting(texts.number, t('column.number'), 13), cell: cell(texts.number) },
    { title: t('column.date'), width: fitting(texts.date, t('column.date'), 12), cell: cell(texts.date) },
    { title: t('column.relation'), width: 12, grows: 1, cell: cell(({ relation }) => relation ?? '') },
    {
      title: t('column.total'),
      align: 'right',
      width: fitting(texts.total, t('column.total'), 18),
      cell: cell(texts.total),
    },
    {
      title: t('column.state'),
      width: widthFor(
        documentStates.map((state: DocumentState) => texts.state({ state })),
        8,
        16,
      ),
      cell: cell(({ state }) => stateMark(translate, state)),
    },
    {
      title: t('column.synced-at'),
      width: fitting(texts.synced, t('column.synced-at'), 14),
      spare: 1,
      cell: cell(texts.synced),
    },
  ];
  return layOut(columns, width - gutterWidth);
}
