/** All of a configuration that can be changed, in one form. */

import type { ConfigurationView, ResultOf } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { type ChoiceField, type Field, form, type TextField } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { bookFields } from './configuration-accounts.ts';
import { changesOf } from './configuration-changes.ts';
import type { SettingsData } from './data.ts';
import { dateField } from './date-field.ts';
import { refusedField } from './refused-field.ts';
import { sourcesField } from './sources-field.ts';
import { timeField } from './time-field.ts';

export function configurationForm(
  desk: Desk,
  data: SettingsData,
  one: ConfigurationView,
  chart: ResultOf<'chart'>,
): Layer {
  const fields = [...bookingFields(desk, data, one), ...bookFields(desk, one, chart)];
  const before = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return form(desk, {
    title: desk.translate().t('configuration.title', { name: one.name }),
    fields,
    width: 78,
    refusedAt: refusedField,
    async save(values) {
      const changes = changesOf(desk, values, before);
      if (Object.keys(changes).length === 0) return;
      const { t } = desk.translate();
      await desk.link.call('configurations.edit', { commandId: commandName(), name: one.name, ...changes });
      desk.toasts.done(t('configuration.saved', { name: one.name }));
      await data.configurations.refresh();
    },
  });
}

type Named = Pick<TextField, 'name' | 'label' | 'value'>;

function bookingFields(desk: Desk, data: SettingsData, one: ConfigurationView): Field[] {
  const { t, word } = desk.translate();
  const choice = (field: Named, choices: readonly (readonly [value: string, label: string])[]): ChoiceField => ({
    kind: 'choice',
    ...field,
    choices: choices.map(([value, label]) => ({ value, label })),
  });
  return [
    sourcesField(desk, data, one.sources),
    choice({ name: 'entries', label: t('setting.mode'), value: entriesOf(one) }, [
      ['day', word('per-day')],
      ['month', word('per-month')],
      ['invoice', word('per-invoice')],
    ]),
    dateField(desk, {
      name: 'start',
      label: t('setting.start'),
      date: one.start,
      hint: t('setting.start-hint'),
    }),
    dateField(desk, {
      name: 'end',
      label: t('setting.end'),
      date: one.end,
      optional: true,
      hint: t('setting.end-hint'),
    }),
    {
      kind: 'text',
      name: 'delayDays',
      label: t('setting.delay'),
      value: String(one.delayDays),
      hint: t('setting.delay-hint'),
      validate: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 14 ? undefined : t('setting.delay-needed')),
    },
    choice({ name: 'automatic', label: t('setting.automatic'), value: one.automatic ? 'yes' : 'no' }, [
      ['yes', t('setting.each-night')],
      ['no', t('setting.by-hand')],
    ]),
    runAtField(desk, one.runAt),
    choice({ name: 'reviewPolicy', label: t('setting.review'), value: one.reviewPolicy }, [
      ['always', word('review-always')],
      ['exceptions', word('review-exceptions')],
      ['never', word('review-never')],
    ]),
    choice({ name: 'incomplete', label: t('setting.incomplete'), value: one.incomplete }, [
      ['hold', word('hold')],
      ['leave-out', word('leave-out')],
    ]),
    choice({ name: 'revenueDate', label: t('setting.revenue-date'), value: one.revenueDate }, [
      ['recognition', word('revenue-recognition')],
      ['invoice', word('revenue-invoice')],
    ]),
    dateField(desk, {
      name: 'closedThrough',
      label: t('setting.closed-through'),
      date: one.closedThrough,
      optional: true,
      hint: t('setting.closed-hint'),
    }),
  ];
}

/** Mode and frequency are one question: how many entries come of it. */
export function entriesOf({ mode, frequency }: Pick<ConfigurationView, 'mode' | 'frequency'>): string {
  return mode === 'invoice' ? 'invoice' : frequency;
}

/** The hour that the clock skips in spring and repeats in autumn is no time for a run (spec §3). */
export function runAtField(desk: Desk, runAt: string): TextField {
  const { t } = desk.translate();
  return timeField(desk, {
    name: 'runAt',
    label: t('setting.run-at'),
    value: runAt,
    hint: t('setting.run-at-hint'),
    refuse: (time) => (time >= '02:00' && time < '03:00' ? t('setting.run-at-clock') : undefined),
  });
}
