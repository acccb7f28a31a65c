import type { Desk } from '../../desk.ts';
import type { TextField } from '../../form/form.tsx';
import { today } from '../../today.ts';
import { typedDate } from '../../typed-date.ts';

/** No date is of this year, so that a date says which one it is of. */
const noYear = '-';

/** A day as it is shown in a field, with its year; empty for none. */
export function shownDate(desk: Desk, date: string | null): string {
  return date === null ? '' : desk.translate().dateShort(date, noYear);
}

/** The day that was typed; `undefined` for none and for what is no day. */
export function readDate(desk: Desk, text: string): string | undefined {
  return typedDate(text, today(desk), desk.translate());
}

/** @param field.optional may be left empty. */
export function dateField(
  desk: Desk,
  { date, optional, ...field }: Pick<TextField, 'name' | 'label' | 'hint'> & { date: string | null; optional?: true },
): TextField {
  return {
    kind: 'text',
    ...field,
    value: shownDate(desk, date),
    validate(text) {
      if (text === '' && optional) return undefined;
      return readDate(desk, text) === undefined ? desk.translate().t('settings.date-needed') : undefined;
    },
  };
}
