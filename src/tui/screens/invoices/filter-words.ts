/** The words of a filter as they can be chosen: each with what it means. */

import { addDays, firstDayOf, localTime, monthOf } from '../../../core/calendar.ts';
import { type FilterPrefix, filterPrefixes } from '../../../core/document-filter.ts';
import { writeFilterToken } from '../../../core/filter-tokens.ts';
import { problemStatement, reasonStatement } from '../../../core/language/sentences.ts';
import type { CauseView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';

export interface FilterWord {
  readonly word: string;
  readonly says: string;
  /** Its value is still to be typed. */
  readonly isBegun: boolean;
}

/** @param causes those that hold documents now: of the others nothing would be found */
export function filterWords(desk: Desk, causes: readonly CauseView[]): readonly FilterWord[] {
  const translate = desk.translate();
  const { t } = translate;
  const word = (prefix: FilterPrefix, value: string, says: string): FilterWord => ({
    word: writeFilterToken({ prefix, value }),
    says,
    isBegun: false,
  });
  const begun = (prefix: FilterPrefix, says: string): FilterWord => ({ word: `${prefix}:`, says, isBegun: true });
  const valuesOf = (prefix: FilterPrefix) => filterPrefixes.find((one) => one.prefix === prefix)?.values ?? [];
  const today = localTime(desk.now(), desk.status.get().value?.zone ?? 'UTC').date;
  const thisMonth = monthOf(today);
  const lastMonth = monthOf(addDays(firstDayOf(thisMonth), -1));
  return [
    ...valuesOf('state').map((state) => word('state', state, translate.word(state))),
    ...causes.map((cause) => word('cause', `${cause.code}/${cause.subject}`, problemStatement(translate, cause))),
    ...valuesOf('kind').map((kind) => word('kind', kind, translate.word(kind))),
    word('from', thisMonth, t('filters.since', { date: firstDayOf(thisMonth) })),
    {
      word: `from:${lastMonth} to:${lastMonth}`,
      says: translate.period(lastMonth),
      isBegun: false,
    },
    begun('from', t('filters.from')),
    begun('to', t('filters.to')),
    begun('over', t('filters.over')),
    begun('under', t('filters.under')),
    ...valuesOf('reason').map((code) => word('reason', code, reasonStatement(translate, { code, details: {} }))),
  ];
}
