import type { Desk } from '../../desk.ts';
import type { TextField } from '../../form/form.tsx';

/** A time of day as people type it (`6:00`, `06.00`, `6`), as `HH:MM`; `undefined` when it is none. */
export function typedTime(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(text.trim()) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** @param more.refuse why a time that is one cannot be taken. */
export function timeField(
  desk: Desk,
  {
    refuse,
    ...field
  }: Pick<TextField, 'name' | 'label' | 'value' | 'hint'> & { refuse?: (time: string) => string | undefined },
): TextField {
  return {
    kind: 'text',
    ...field,
    validate(text) {
      const time = typedTime(text);
      return time === undefined ? desk.translate().t('settings.time-needed') : refuse?.(time);
    },
  };
}
