/** Dates as people type them: `4 Dec 2026`, `4-12-2026`, `4 12`, `2026-12-04`. The day comes before the month. */

import { addDays, isLocalDate, type LocalDate } from '../core/calendar.ts';
import type { Translator } from '../core/language/translate.ts';
import { foldText } from '../core/search-text.ts';

const written = /^(\d{1,2})(?:\.|er)?[ ./-]+(\d{1,2}|\p{L}{3,12}\.?)(?:[ ./-]+(\d{4}))?$/u;
const monthNumbers = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/**
 * @param near without a year the date of that name is meant which is nearest to this one
 * @returns undefined when it is no date
 */
export function typedDate(text: string, near: LocalDate, translate: Translator): LocalDate | undefined {
  const typed = foldText(text.trim().replaceAll('\u00a0', ' '));
  if (isLocalDate(typed)) return typed;
  const [, day, monthText, year] = written.exec(typed) ?? [];
  if (day === undefined || monthText === undefined) return undefined;
  const month = monthOf(monthText.replace('.', ''), translate);
  if (month === undefined) return undefined;
  const dated = (inYear: number) => `${inYear}-${month}-${day.padStart(2, '0')}`;
  if (year !== undefined) return existing(dated(Number(year)));
  const nearYear = Number(near.slice(0, 4));
  return [nearYear - 1, nearYear, nearYear + 1]
    .map((one) => existing(dated(one)))
    .find((date) => date !== undefined && date > addDays(near, -183) && date <= addDays(near, 183));
}

function existing(date: string): LocalDate | undefined {
  return isLocalDate(date) ? date : undefined;
}

function monthOf(text: string, translate: Translator): string | undefined {
  if (/^\d+$/.test(text)) return monthNumbers.find((month) => Number(month) === Number(text));
  // As this language writes its months, whole or cut short; letters that could be two of them are none.
  const fitting = monthNumbers.filter((month) => {
    const names = [translate.period(`2026-${month}`), translate.dateShort(`2026-${month}-02`)];
    return names.some((name) =>
      foldText(name)
        .split(' ')
        .some((word) => /^\p{L}/u.test(word) && word.startsWith(text)),
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
