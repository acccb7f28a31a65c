/** From a VAT rate of the source to a code of the package. */

import { vatCategories } from '../../../core/fact.ts';
import type { MappingView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { type ChoiceField, type Field, form, type PickField, type Values } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { journalPicker, vatCodePicker } from '../../picker/chart-pickers.ts';
import type { SettingsData } from './data.ts';
import { dateField, readDate } from './date-field.ts';
import { mappingRefusedField } from './mapping-refused-field.ts';
import { mappingSubject } from './mapping-subject.ts';

export function vatMappingForm(desk: Desk, data: SettingsData): Layer {
  const { t } = desk.translate();
  let rate = '';
  return form(desk, {
    title: t('mapping.vat-title', { rate: undefined }),
    width: 74,
    fields: newFields(desk, () => rate),
    refusedAt: mappingRefusedField,
    onChange: (values) => {
      rate = plainRate(values.rate ?? '');
    },
    save: (values) => put(desk, data, scopeOf(desk, values), values),
  });
}

/** Another code for a rate that has one: what it is of stays. */
export function vatCodeForm(desk: Desk, data: SettingsData, mapping: MappingView): Layer {
  const { t } = desk.translate();
  const [rate = '', category = ''] = mapping.subject.split('/');
  const { journal, configuration, from, until } = mapping;
  const scope: Scope = {
    rate,
    category,
    credit: mapping.direction === 'credit',
    ...(journal === undefined ? {} : { journal }),
    ...(configuration === undefined ? {} : { configuration }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { to: until }),
  };
  return form(desk, {
    title: t('mapping.vat-title', { rate: mappingSubject(desk, mapping) }),
    width: 74,
    fields: [codeField(desk, mapping.to, () => rate, t('mapping.code-hint')), preferredField(desk, true)],
    refusedAt: mappingRefusedField,
    async save(values) {
      // A rate may have several codes, one of them preferred: another code takes the preference from the one of before.
      if (mapping.preferred === true && mapping.to !== values.code && values.preferred === 'yes')
        await desk.link.call('map.vat', { commandId: commandName(), ...scope, code: mapping.to, preferred: false });
      await put(desk, data, scope, values);
    },
  });
}

interface Scope {
  readonly rate: string;
  readonly category: string;
  readonly credit: boolean;
  readonly journal?: string;
  readonly configuration?: string;
  readonly from?: string;
  readonly to?: string;
}

function scopeOf(desk: Desk, { rate = '', category = '', journal = '', credit, from = '', until = '' }: Values): Scope {
  const [first, last] = [readDate(desk, from), readDate(desk, until)];
  return {
    rate: plainRate(rate),
    category,
    credit: credit === 'yes',
    ...(journal === '' ? {} : { journal }),
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  };
}

async function put(desk: Desk, data: SettingsData, scope: Scope, { code = '', preferred }: Values): Promise<void> {
  const { t } = desk.translate();
  const commandId = commandName();
  const made = await desk.link.call('map.vat', { commandId, ...scope, code, preferred: preferred === 'yes' });
  const subject = mappingSubject(desk, made);
  desk.remember(commandId, `${subject} → ${code}`);
  desk.toasts.done(t('mapping.saved', { kind: made.kind, subject, to: made.to }));
  await data.mappings.refresh();
}

/** `9,00 %` as `9.00` */
const plainRate = (text: string) => text.replace(',', '.').replace('%', '').trim();

function newFields(desk: Desk, rate: () => string): Field[] {
  const { t } = desk.translate();
  return [
    {
      kind: 'text',
      name: 'rate',
      label: t('column.rate'),
      value: '',
      hint: t('mapping.rate-hint'),
      validate: (text) => (/^\d{1,2}([.,]\d{1,4})?\s*%?$/.test(text) ? undefined : t('mapping.rate-needed')),
    },
    {
      kind: 'choice',
      name: 'category',
      label: t('column.category'),
      value: 'S',
      choices: vatCategories.map((value) => ({ value, label: `${value} · ${t(`vat-category.${value}`)}` })),
    },
    codeField(desk, '', rate),
    {
      kind: 'pick',
      name: 'journal',
      label: t('column.journal'),
      value: '',
      show: (value) => value,
      optional: true,
      pick: (chosen) =>
        desk.layers.open(journalPicker(desk, { title: t('column.journal'), accept: ({ code }) => chosen(code) })),
      hint: t('mapping.journal-hint'),
    },
    preferredField(desk, false),
    yesNo(desk, 'credit', t('mapping.credit'), false, t('mapping.credit-hint')),
    ...(['from', 'until'] as const).map((name) =>
      dateField(desk, { name, label: t(`column.${name}`), date: null, optional: true, hint: t('mapping.from-hint') }),
    ),
  ];
}

function codeField(desk: Desk, value: string, rate: () => string, hint?: string): PickField {
  const { t } = desk.translate();
  return {
    kind: 'pick',
    name: 'code',
    label: t('mapping.code'),
    value,
    show: (code) => code,
    pick: (chosen) =>
      desk.layers.open(
        vatCodePicker(desk, {
          title: t('mapping.code'),
          ...(rate() === '' ? {} : { rate: rate() }),
          first: ({ code }) => code === value,
          accept: ({ code }) => chosen(code),
        }),
      ),
    validate: (text) => (text === '' ? t('mapping.code-needed') : undefined),
    ...(hint === undefined ? {} : { hint }),
  };
}

function preferredField(desk: Desk, isYes: boolean): ChoiceField {
  const { t } = desk.translate();
  return yesNo(desk, 'preferred', t('mapping.preferred'), isYes, t('mapping.preferred-hint'));
}

function yesNo(desk: Desk, name: string, label: string, isYes: boolean, hint: string): ChoiceField {
  const { t } = desk.translate();
  return {
    kind: 'choice',
    name,
    label,
    value: isYes ? 'yes' : 'no',
    choices: [
      { value: 'no', label: t('settings.no') },
      { value: 'yes', label: t('settings.yes') },
    ],
    hint,
  };
}
