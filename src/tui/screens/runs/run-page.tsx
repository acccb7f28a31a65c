/** How a run is drawn. */

import { stateMark } from '../../../cli/render/state-mark.ts';
import type { EntryView, ResultOf } from '../../../core/rpc.ts';
import type { Query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import { summaryColumns } from '../../entry/entry-summary.ts';
import type { Area } from '../../layers/layer.ts';
import { layOut } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { leftOutBy } from '../../sending/plan.ts';
import { progressLine } from '../../sending/progress-line.ts';
import { useObserved } from '../../state/use-observed.ts';
import { inColumns, type Line, span, spread } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import type { Live } from './live.ts';
import { noteText, runReason, runSentence } from './run-words.ts';

type ShownRun = ResultOf<'runs.show'>;

export const entryId = ({ reference }: EntryView) => reference;

export interface RunPageProps {
  readonly desk: Desk;
  readonly shown: Query<ShownRun>;
  readonly rows: List<EntryView>;
  readonly live: Live;
  readonly area: Area;
}

/** Lines that the list of entries keeps however much is told below it. */
const leastEntries = 4;

export function RunPage({ desk, shown, rows, live, area }: RunPageProps) {
  const { value: run } = useObserved(shown);
  const state = useObserved(rows);
  const progress = useObserved(live);
  const { theme } = desk;
  const { t } = desk.translate();
  const columns = layOut(summaryColumns(desk, state.rows), area.width - gutterWidth);
  const head = run ? headLines(desk, run, progress, area.width) : [];
  const wanted = Math.min(state.total, Math.max(leastEntries, Math.floor(area.height / 2)));
  const told = run ? belowLines(desk, run, area.width) : [];
  // Without entries what waits follows the sentence.
  const below = told.slice(run?.entryList.length === 0 ? 1 : 0).slice(0, area.height - head.length - 1 - wanted);
  const height = Math.max(1, area.height - head.length - 1 - below.length);
  useListHeight(rows, height);
  if (!run)
    return (
      <Rows lines={[[' ', span(t('run.reading'), 'dim')]]} width={area.width} height={area.height} theme={theme} />
    );
  const entries: Line[] =
    run.entryList.length === 0
      ? []
      : [
          [' '.repeat(gutterWidth), ...columns.titles],
          ...listLines({ state, columns, idOf: entryId, height, theme, empty: '' }),
        ];
  return <Rows lines={[...head, ...entries, ...below]} width={area.width} height={area.height} theme={theme} />;
}

function headLines(desk: Desk, run: ShownRun, live: ReturnType<Live['get']>, width: number): Line[] {
  const translate = desk.translate();
  const { t, word } = translate;
  const dot = ` ${desk.theme.glyphs.dot} `;
  const title = [t('run.of', { at: run.startedAt }), run.configuration, word(run.kind)].join(dot);
  const progress = live.get(run.run);
  const told = (text: string, tone: 'plain' | 'warning') =>
    wrapped(text, width - 2, tone).map((line): Line => [' ', ...line]);
  const reason = runReason(translate, run);
  return [
    spread([' ', span(title, 'strong')], [stateMark(translate, run.outcome), ' '], width),
    ...(run.outcome === 'running'
      ? [[' ', ...(progress ? progressLine(desk, progress) : [])]]
      : told(runSentence(translate, run), 'plain')),
    ...(reason === '' ? [] : told(reason, 'warning')),
    [],
  ];
}

/** What waits, by its cause; then the last notes. */
function belowLines(desk: Desk, run: ShownRun, width: number): Line[] {
  const translate = desk.translate();
  const { t, number, time } = translate;
  const waiting = leftOutBy(translate, run.waitingList).slice(0, 4);
  const notes = run.log.slice(-5);
  return [
    ...(waiting.length === 0
      ? []
      : [[], [span(` ${t('heading.waiting', { documents: run.waitingList.length })}`, 'dim')]]),
    ...waiting.map(({ why, documents, total }) =>
      spread([`   ${inColumns(number(documents), 5, 'right')}  ${why}`], [total, ' '], width),
    ),
    ...(notes.length === 0 ? [] : [[], [span(` ${t('heading.log')}`, 'dim')]]),
    ...notes.map((note): Line => ['   ', span(time(note.at), 'dim'), `  ${noteText(translate, note)}`]),
  ];
}
