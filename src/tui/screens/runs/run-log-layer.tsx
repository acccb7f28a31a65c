/** All that a run noted on its way. */

import type { ResultOf } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { arraySource } from '../../list/array-source.ts';
import { layOut } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { runLogTable } from './actions.ts';
import { noteText } from './run-words.ts';

type Note = ResultOf<'runs.show'>['log'][number];
interface Placed {
  readonly place: number;
  readonly note: Note;
}

const idOf = ({ place }: Placed) => String(place);

export function runLogLayer(desk: Desk, log: readonly Note[]): Layer {
  const notes = log.map((note, place) => ({ place, note }));
  const rows = list(arraySource(idOf, () => notes));
  const actions = bindActions(runLogTable, { 'run-log.close': { run: () => desk.layers.close(layer) } });
  const layer: Layer = {
    name: 'run-log',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    opened: () => void rows.reset(),
    View: (area) => <RunLog desk={desk} rows={rows} area={area} />,
  };
  return layer;
}

function RunLog({ desk, rows, area }: { desk: Desk; rows: List<Placed>; area: Area }) {
  const state = useObserved(rows);
  const translate = desk.translate();
  const columns = layOut<Placed>(
    [
      { title: '', width: 5, cell: ({ note }) => span(translate.time(note.at), 'dim') },
      { title: '', width: 20, grows: 1, cell: ({ note }) => noteText(translate, note) },
    ],
    area.width - gutterWidth,
  );
  const height = area.height - 2;
  useListHeight(rows, height);
  return (
    <Rows
      lines={[
        [' ', span(translate.t('heading.log'), 'dim')],
        [],
        ...listLines({ state, columns, idOf, height, theme: desk.theme, empty: translate.t('run.no-log') }),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}
