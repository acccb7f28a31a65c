/** Fields that several forms about books have. */

import { isLocalDate } from '../../core/calendar.ts';
import type { Desk } from '../desk.ts';
import type { ChoiceField, TextField } from '../form/form.tsx';
import type { Books } from './books.ts';

/** Which configuration, where there are several; else no field at all. */
export function configurationField(desk: Desk, books: Books, chosen?: string): readonly ChoiceField[] {
  const names = books.active().map(({ name }) => name);
  if (names.length < 2) return [];
  return [
    {
      kind: 'choice',
      name: 'configuration',
      label: desk.translate().t('column.configuration'),
      value: chosen !== undefined && names.includes(chosen) ? chosen : (names[0] ?? ''),
      choices: names.map((name) => ({ value: name, label: name })),
    },
  ];
}

/** A day, typed as `2026-11-21`. */
export function dateField(desk: Desk, field: Pick<TextField, 'name' | 'label' | 'value'>): TextField {
  const { t } = desk.translate();
  return {
    kind: 'text',
    ...field,
    hint: t('field.date-hint'),
    validate: (text) => (isLocalDate(text) ? undefined : t('field.date-needed')),
  };
}
