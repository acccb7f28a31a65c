/** Filters that are kept under a name, for everybody who works in this home. */

import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';

export function saveFilter(desk: Desk, filter: string): Layer {
  const { t } = desk.translate();
  return form(desk, {
    title: t('filters.save'),
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: t('column.name'),
        value: '',
        hint: filter,
        validate: (name) => (name === '' ? t('filters.name-needed') : undefined),
      },
    ],
    async save({ name = '' }) {
      await desk.link.call('filters.save', { commandId: commandName(), name, filter });
      desk.toasts.done(t('filters.saved', { name }));
    },
  });
}

export async function forgetFilter(desk: Desk, name: string): Promise<void> {
  await desk.attempt(async () => {
    await desk.link.call('filters.remove', { commandId: commandName(), name });
    desk.toasts.done(desk.translate().t('filters.forgotten', { name }));
  });
}
