/** The history of runs; above it the one that is under way, or how the last one went. */

import { stateMark } from '../../../cli/render/state-mark.ts';
import type { RunView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { layOut } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { progressLine } from '../../sending/progress-line.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import { runColumns } from './columns.ts';
import type { Live } from './live.ts';
import { runReason } from './run-words.ts';

export const idOf = ({ run }: RunView) => run;

export interface RunsViewProps {
  readonly desk: Desk;
  readonly rows: List<RunView>;
  readonly live: Live;
  readonly area: Area;
}

export function RunsView({ desk, rows, live, area }: RunsViewProps) {
  const state = useObserved(rows);
  const progress = useObserved(live);
  const { theme } = desk;
  const { t } = desk.translate();
  const columns = layOut(runColumns(desk, state.rows), area.width - gutterWidth);
  const running = state.start === 0 ? state.rows.filter(({ outcome }) => outcome === 'running') : [];
  const head: Line[] = running.length > 0 ? runningLines(desk, running, progress) : [headline(desk, state.rows[0])];
  const current = rows.current();
  const reason = current ? runReason(desk.translate(), current) : '';
  const about = wrapped(reason, area.width - 2, 'warning').map((line): Line => [' ', ...line]);
  const tail = reason === '' ? [] : [[], ...about];
  const height = area.height - head.length - 2 - tail.length;
  useListHeight(rows, height);
  const lines: Line[] = [
    ...head,
    [],
    [' '.repeat(gutterWidth), ...columns.titles],
    ...listLines({ state, columns, idOf, height, theme, empty: t('runs.none') }),
  ];
  const blank = Math.max(0, area.height - lines.length - tail.length);
  return (
    <Rows
      lines={[...lines, ...Array.from({ length: blank }, (): Line => []), ...tail]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}

function headline(desk: Desk, last: RunView | undefined): Line {
  const translate = desk.translate();
  if (!last) return [];
  const { startedAt: at, entries, documents, waiting } = last;
  return [
    ' ',
    span(
      translate.t(entries === 0 ? 'runs.last-nothing' : 'runs.last', {
        at,
        entries,
        documents,
        waiting: waiting || undefined,
      }),
      'strong',
    ),
    '  ',
    stateMark(translate, last.outcome),
  ];
}

/** One line for each run that is under way: mostly there is one. */
function runningLines(desk: Desk, running: readonly RunView[], live: ReturnType<Live['get']>): Line[] {
  return running.slice(0, 3).map(({ run, configuration }): Line => {
    const progress = live.get(run);
    return [
      ' ',
      span(`${configuration}  `, 'strong'),
      ...(progress ? progressLine(desk, progress) : [stateMark(desk.translate(), 'running')]),
    ];
  });
}
