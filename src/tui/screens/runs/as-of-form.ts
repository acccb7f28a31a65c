import type { Desk } from '../../desk.ts';
import type { Books } from '../../entry/books.ts';
import { configurationField, dateField } from '../../entry/fields.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { syncNow } from '../../sending/sync-now.tsx';
import { today } from '../../today.ts';

/** A run that takes another day for today: one that was missed, or, in the built-in books, one to come. */
export function asOfForm(desk: Desk, books: Books): Layer {
  const { t } = desk.translate();
  return form(desk, {
    title: t('as-of.title'),
    fields: [
      ...configurationField(desk, books),
      { ...dateField(desk, { name: 'asOf', label: t('as-of.day'), value: today(desk) }), hint: t('as-of.hint') },
    ],
    saveLabel: t('as-of.look'),
    save: async () => undefined,
    saved: ({ asOf = '', configuration }) =>
      syncNow(desk, books, { asOf, ...(configuration === undefined ? {} : { configuration }) }),
  });
}
