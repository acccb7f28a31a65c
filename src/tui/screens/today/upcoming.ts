/** What comes next: the next run and the days it covers, and when the last fact came in. */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type Span, span } from '../../terminal/line.ts';

type Configuration = TodayView['configurations'][number];

/** `Next: 22 Nov 06:00, for Sat 21 Nov` */
export function nextPiece(desk: Desk, view: TodayView): Span[] {
  return [span(nextText(desk, view))];
}

/** `last fact 21 Nov 23:41`; nothing before the first one. */
export function lastFactPieces(desk: Desk, { sources }: TodayView): Span[][] {
  const { t, moment } = desk.translate();
  const last = sources
    .flatMap(({ lastFactAt }) => lastFactAt ?? [])
    .sort()
    .at(-1);
  return last === undefined ? [] : [[span(t('today.last-fact', { at: moment(last) }), 'dim')]];
}

function nextText(desk: Desk, { configurations, nextRun }: TodayView): string {
  const { t, moment } = desk.translate();
  const planned = configurations.find(({ name }) => name === nextRun?.configuration);
  if (nextRun) return t('today.next', { at: moment(nextRun.at), days: planned ? coveredDays(desk, planned) : '' });
  const [first] = configurations.filter(({ active }) => active);
  if (!first) return t('today.none-active');
  const days = coveredDays(desk, first);
  return days === '' ? t('today.by-hand-nothing', { due: first.nextDue ?? '' }) : t('today.by-hand', { days });
}

/** `Sat 21 Nov`, or `2 Nov – 12 Nov`; empty when there is nothing that is due. */
export function coveredDays(desk: Desk, { covers }: Configuration): string {
  const translate = desk.translate();
  if (!covers) return '';
  const { first, last } = covers;
  const isMonth = first.length === 7;
  if (first === last) return isMonth ? translate.period(first) : translate.day(first);
  const short = (period: string) =>
    isMonth ? translate.period(period) : translate.dateShort(period, desk.voice.get().year);
  return `${short(first)} – ${short(last)}`;
}
