/** Per configuration and per source how far it is: for a screen that has the lines for it. */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type ListColumn, layOut } from '../../list/columns.ts';
import { type Line, span } from '../../terminal/line.ts';
import { coveredDays } from './upcoming.ts';

type Configuration = TodayView['configurations'][number];
type Source = TodayView['sources'][number];

/** More than these are under Settings. */
const mostRows = 3;

export function configurationLines(desk: Desk, { configurations }: TodayView, width: number): Line[] {
  const translate = desk.translate();
  const { t, moment, dateShort } = translate;
  const { year } = desk.voice.get();
  const columns: ListColumn<Configuration>[] = [
    { title: t('column.configuration'), width: 16, grows: 1, cell: ({ name }) => name },
    {
      title: t('column.package'),
      width: 22,
      grows: 1,
      spare: 3,
      cell: ({ provider, administration }) =>
        provider === 'book' ? t('today.own-book') : `${translate.word(provider)} ${administration}`,
    },
    {
      title: '',
      width: 11,
      spare: 2,
      cell: ({ active, automatic }) =>
        active
          ? translate.word(automatic ? 'automatic' : 'manual')
          : span(`! ${translate.word('inactive')}`, 'warning'),
    },
    {
      title: t('column.last-synced'),
      width: 13,
      cell: ({ lastSyncedAt }) => (lastSyncedAt === null ? '–' : moment(lastSyncedAt)),
    },
    {
      title: t('column.next-due'),
      width: 11,
      cell: ({ nextDue }) => (nextDue === null ? '–' : dateShort(nextDue, year)),
    },
    { title: t('today.covers'), width: 16, grows: 1, cell: (one) => coveredDays(desk, one) || '–' },
    {
      title: t('column.closed-through'),
      width: 11,
      spare: 1,
      cell: ({ closedThrough }) => (closedThrough === null ? '–' : dateShort(closedThrough, year)),
    },
  ];
  return table(desk, columns, configurations, width);
}

export function sourceLines(desk: Desk, { sources }: TodayView, width: number): Line[] {
  const { t, number, moment } = desk.translate();
  const columns: ListColumn<Source>[] = [
    { title: t('today.source'), width: 16, grows: 1, cell: ({ name }) => name },
    { title: t('column.facts'), width: 9, align: 'right', cell: ({ facts }) => number(facts) },
    {
      title: t('today.last-fact-column'),
      width: 13,
      cell: ({ lastFactAt }) => (lastFactAt === null ? '–' : moment(lastFactAt)),
    },
    {
      title: t('today.rejected-column'),
      width: 15,
      align: 'right',
      cell: ({ rejectedFiles }) => (rejectedFiles === 0 ? '–' : span(`✕ ${number(rejectedFiles)}`, 'bad')),
    },
    { title: t('today.drop-folder'), width: 20, grows: 3, spare: 1, cell: ({ dropFolder }) => span(dropFolder, 'dim') },
  ];
  return table(desk, columns, sources, width);
}

function table<Row>(desk: Desk, columns: readonly ListColumn<Row>[], rows: readonly Row[], width: number): Line[] {
  const { titles, row } = layOut(columns, width - 2);
  const more = rows.length - mostRows;
  return [
    [' ', ...titles],
    ...rows.slice(0, mostRows).map((one): Line => [' ', ...row(one)]),
    ...(more > 0 ? [[' ', span(desk.translate().t('today.more-in-settings', { more }), 'dim')]] : []),
  ];
}
