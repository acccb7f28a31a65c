/** What comes next: the next run and the days it covers, and when the last fact came in. */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type Line, span } from '../../terminal/line.ts';
import { flow } from './standing.ts';

type Configuration = TodayView['configurations'][number];

/** `Next: 22 Nov 06:00, for Sat 21 Nov · last fact 23:41`, over as many lines as it needs. */
export function upcoming(desk: Desk, view: TodayView, width: number): Line[] {
  const { t, moment } = desk.translate();
  const came = view.sources.flatMap(({ lastFactAt }) => lastFactAt ?? []).sort();
  const last = came.at(-1);
  return flow(
    desk,
    [
      [span(nextText(desk, view))],
      ...(last === undefined ? [] : [[span(t('today.last-fact', { at: moment(last) }), 'dim')]]),
    ],
    width,
  );
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
