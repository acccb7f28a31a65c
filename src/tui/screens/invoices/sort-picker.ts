/** The order of the list: a column and a direction. */

import { type DocumentSort, documentSorts } from '../../../core/rpc/documents.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { picker } from '../../picker/picker.tsx';
import { columnKeys } from './list-columns.ts';
import type { ListedDocuments } from './listed-documents.ts';

interface Order {
  readonly sort: DocumentSort;
  readonly descending: boolean;
}

const orders: readonly Order[] = documentSorts.flatMap((sort) =>
  [true, false].map((descending) => ({ sort, descending })),
);

export function sortPicker(desk: Desk, documents: ListedDocuments): Layer {
  const { t } = desk.translate();
  const present = documents.question.get();
  const nameOf = ({ sort, descending }: Order) =>
    t(descending ? 'invoices.sorted-down' : 'invoices.sorted-up', { column: t(columnKeys[sort]) });
  return picker(desk, {
    title: t('action.invoices.sort'),
    items: async () => orders,
    text: nameOf,
    line: (order) => [nameOf(order)],
    first: ({ sort, descending }) => sort === present.sort && descending === present.descending,
    accept: (order) => documents.ask(order),
  });
}
