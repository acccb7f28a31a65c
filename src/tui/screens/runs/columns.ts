import { stateMark } from '../../../cli/render/state-mark.ts';
import type { RunView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type ListColumn, widthFor } from '../../list/columns.ts';
import { span } from '../../terminal/line.ts';

/** @param shown rows that are here. */
export function runColumns(desk: Desk, shown: readonly RunView[]): ListColumn<RunView>[] {
  const translate = desk.translate();
  const { t, word, number, moment } = translate;
  const figure = (title: string, of: (run: RunView) => number): ListColumn<RunView> => ({
    title,
    width: widthFor([title], 5, 11),
    align: 'right',
    cell: (run) => (run.outcome === 'running' ? '' : number(of(run))),
  });
  return [
    { title: t('column.at'), width: 13, cell: ({ startedAt }) => moment(startedAt) },
    {
      title: t('column.configuration'),
      width: widthFor([t('column.configuration'), ...shown.map(({ configuration }) => configuration)], 12, 24),
      spare: 2,
      cell: ({ configuration }) => configuration,
    },
    {
      title: t('column.kind'),
      width: widthFor(
        shown.map(({ kind }) => word(kind)),
        9,
        14,
      ),
      spare: 1,
      cell: ({ kind }) => span(word(kind), 'dim'),
    },
    figure(t('column.entries'), ({ entries }) => entries),
    figure(t('column.facts'), ({ documents }) => documents),
    figure(t('column.waiting'), ({ waiting }) => waiting),
    {
      title: t('column.outcome'),
      width: widthFor(
        shown.map(({ outcome }) => stateMark(translate, outcome).text),
        10,
        20,
      ),
      cell: ({ outcome }) => stateMark(translate, outcome),
    },
  ];
}
