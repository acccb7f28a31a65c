/** Entries as rows of a list. */

import { mark, stateMark } from '../../cli/render/state-mark.ts';
import type { EntryView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { type ListColumn, widthFor } from '../list/columns.ts';
import { span } from '../terminal/line.ts';

/** @param shown rows that are here: a month needs more room than a day. */
export function summaryColumns(desk: Desk, shown: readonly EntryView[]): ListColumn<EntryView>[] {
  const all = columnsOf(desk, shown);
  return [all.period, all.journal, all.description, all.state, all.facts, all.total, all.remoteNumber, all.syncedAt];
}

/** Entries that are not sent yet have no standing and no name in the package. */
export function plannedColumns(desk: Desk, shown: readonly EntryView[]): ListColumn<EntryView>[] {
  const { period, journal, description, facts, total } = columnsOf(desk, shown);
  return [period, journal, description, facts, total];
}

type Name = 'period' | 'journal' | 'description' | 'state' | 'facts' | 'total' | 'remoteNumber' | 'syncedAt';

function columnsOf(desk: Desk, shown: readonly EntryView[]): Readonly<Record<Name, ListColumn<EntryView>>> {
  const translate = desk.translate();
  const { t, word, amount } = translate;
  const { year } = desk.voice.get();
  const periodOf = ({ period }: EntryView) =>
    period.length === 7 ? translate.period(period) : translate.dateShort(period, year);
  const stateOf = (entry: EntryView) =>
    entry.condition === undefined
      ? stateMark(translate, entry.state)
      : span(`${mark('failed').text} ${word(entry.condition)}`, 'bad');
  return {
    period: { title: t('column.period'), width: widthFor(shown.map(periodOf), 7, 15), cell: periodOf },
    journal: {
      title: t('column.journal'),
      width: widthFor([t('column.journal'), ...shown.map(({ journal }) => journal)], 4, 10),
      spare: 3,
      cell: ({ journal }) => journal,
    },
    description: { title: t('column.description'), width: 12, grows: 1, cell: ({ description }) => description },
    state: {
      title: t('column.state'),
      width: widthFor(
        shown.map((entry) => stateOf(entry).text),
        9,
        24,
      ),
      cell: stateOf,
    },
    facts: {
      title: t('column.facts'),
      width: widthFor([t('column.facts')], 5, 10),
      align: 'right',
      spare: 2,
      cell: ({ facts }) => translate.number(facts),
    },
    total: { title: t('column.total'), width: 11, align: 'right', cell: ({ total }) => amount(total) },
    remoteNumber: {
      title: t('column.remote-number'),
      width: widthFor([t('column.remote-number'), ...shown.map(({ remoteNumber = '' }) => remoteNumber)], 6, 14),
      spare: 4,
      cell: ({ remoteNumber }) => remoteNumber ?? '',
    },
    syncedAt: {
      title: t('column.synced-at'),
      width: 13,
      spare: 1,
      cell: ({ postedAt }) => span(postedAt === null ? '' : translate.moment(postedAt), 'dim'),
    },
  };
}
