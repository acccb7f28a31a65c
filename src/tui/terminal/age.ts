import type { Translator } from '../../core/language/translate.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in the largest unit that fits: `3 d`, `5 h`, `12 m`. @param now ms since 1970 */
export function age(since: string | null, now: number, { t }: Translator): string {
  const passed = since === null ? Number.NaN : now - Date.parse(since);
  if (Number.isNaN(passed)) return '';
  if (passed >= day) return t('age.days', { count: Math.floor(passed / day) });
  if (passed >= hour) return t('age.hours', { count: Math.floor(passed / hour) });
  return t('age.minutes', { count: Math.max(0, Math.floor(passed / minute)) });
}
