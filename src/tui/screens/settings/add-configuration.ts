/** A new configuration: what it is about. The rest comes from the first one and is changed on its own form. */

import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import type { SettingsData } from './data.ts';
import { dateField, readDate } from './date-field.ts';
import { refusedField } from './refused-field.ts';
import { sourcesField, sourcesIn } from './sources-field.ts';

export function newConfigurationForm(desk: Desk, data: SettingsData): Layer {
  const { t } = desk.translate();
  const links = data.links.get().value ?? [];
  const [model] = data.configurations.get().value ?? [];
  return form(desk, {
    title: t('configuration.new'),
    width: 74,
    refusedAt: refusedField,
    fields: [
      {
        kind: 'choice',
        name: 'authorization',
        label: t('setting.authorization'),
        value: links[0]?.name ?? '',
        choices: links.map(({ name }) => ({ value: name, label: name })),
      },
      {
        kind: 'text',
        name: 'administration',
        label: t('setting.administration'),
        value: model?.administration ?? '',
        hint: t('configuration.administration-hint'),
      },
      { kind: 'text', name: 'name', label: t('column.name'), value: '', hint: t('configuration.name-hint') },
      sourcesField(desk, data, []),
      dateField(desk, {
        name: 'start',
        label: t('setting.start'),
        date: data.today.get().value?.today ?? null,
        hint: t('setting.start-hint'),
      }),
    ],
    async save({ authorization = '', administration = '', name = '', sources = '', start = '' }) {
      const made = await desk.link.call('configurations.add', {
        commandId: commandName(),
        ...(name === '' ? {} : { name }),
        ...(authorization === '' ? {} : { authorization }),
        ...(administration === '' ? {} : { administration }),
        sources: sourcesIn(sources),
        start: readDate(desk, start) ?? start,
      });
      desk.toasts.done(t('configuration.made', { name: made.name }));
      await data.configurations.refresh();
    },
  });
}
