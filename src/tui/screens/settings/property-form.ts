import type { PropertyView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { type Field, form, type Values } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { picker } from '../../picker/picker.tsx';
import type { SettingsData } from './data.ts';
import { timeField, typedTime } from './time-field.ts';

const languages = ['en', 'nl', 'de', 'fr'] as const;

export function propertyForm(desk: Desk, data: SettingsData, property: PropertyView): Layer {
  return form(desk, {
    title: desk.translate().t('section.property'),
    fields: fieldsOf(desk, property),
    width: 70,
    async save(values) {
      const changes = changesOf(values, property);
      if (Object.keys(changes).length === 0) return;
      const commandId = commandName();
      await desk.link.call('property.edit', { commandId, ...changes });
      desk.remember(commandId, desk.translate().t('section.property'));
      await data.property.refresh();
      // In the language that it is in from here on.
      desk.toasts.done(desk.translate().t('property.saved'));
    },
  });
}

function fieldsOf(desk: Desk, { name, language, zone, dayEndsAt }: PropertyView): Field[] {
  const { t, word } = desk.translate();
  return [
    {
      kind: 'text',
      name: 'name',
      label: t('property.name'),
      value: name,
      validate: (text) => (text === '' ? t('property.name-needed') : undefined),
    },
    {
      kind: 'choice',
      name: 'language',
      label: t('property.language'),
      value: language,
      choices: languages.map((value) => ({ value, label: word(`language-${value}`) })),
      hint: t('property.language-hint'),
    },
    {
      kind: 'pick',
      name: 'zone',
      label: t('property.zone'),
      value: zone,
      show: (value) => value,
      pick: (chosen) => desk.layers.open(zonePicker(desk, zone, chosen)),
      hint: t('property.zone-hint'),
    },
    timeField(desk, {
      name: 'dayEndsAt',
      label: t('property.day-ends-at'),
      value: dayEndsAt,
      hint: t('property.day-ends-hint'),
    }),
  ];
}

function zonePicker(desk: Desk, now: string, chosen: (zone: string) => void): Layer {
  return picker<string>(desk, {
    title: desk.translate().t('property.zone'),
    items: async () => Intl.supportedValuesOf('timeZone'),
    text: (zone) => zone,
    line: (zone) => [zone],
    first: (zone) => zone === now,
    accept: chosen,
  });
}

/** Only what was changed is sent: what another client changed meanwhile stays. */
function changesOf({ name = '', language, zone = '', dayEndsAt = '' }: Values, before: PropertyView) {
  const time = typedTime(dayEndsAt) ?? dayEndsAt;
  const spoken = languages.find((one) => one === language);
  return {
    ...(name === before.name ? {} : { name }),
    ...(spoken === undefined || spoken === before.language ? {} : { language: spoken }),
    ...(zone === before.zone ? {} : { zone }),
    ...(time === before.dayEndsAt ? {} : { dayEndsAt: time }),
  };
}
