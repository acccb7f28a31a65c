/** Several of a few, with Space; taken over with Enter. */

import { bindActions } from '../../actions/action.ts';
import { keyHints } from '../../actions/key-hints.ts';
import type { Desk } from '../../desk.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { Overlay, overlayRoom } from '../../layers/overlay.tsx';
import { arraySource } from '../../list/array-source.ts';
import { type LaidOut, layOut } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { type Observable, observable } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { checklistTable } from './actions.ts';

export interface ChecklistItem {
  readonly id: string;
  readonly label: string;
}

export interface ChecklistOptions {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
  readonly chosen: readonly string[];
  /** Given the chosen ids in the order of the items. */
  accept(ids: readonly string[]): void;
}

const idOf = ({ id }: ChecklistItem) => id;

export function checklist(desk: Desk, { title, items, chosen, accept }: ChecklistOptions): Layer {
  const picked = observable<ReadonlySet<string>>(new Set(chosen));
  const rows = list(arraySource(idOf, () => items));
  const close = () => desk.layers.close(layer);
  const actions = bindActions(checklistTable, {
    'checklist.toggle': {
      run: () => {
        const id = rows.current()?.id;
        if (id === undefined) return;
        picked.update((now) => {
          const next = new Set(now);
          if (!next.delete(id)) next.add(id);
          return next;
        });
      },
    },
    'checklist.accept': {
      run: () => {
        close();
        accept(items.map(idOf).filter((id) => picked.get().has(id)));
      },
    },
    'checklist.close': { run: close },
  });
  const layer: Layer = {
    name: 'checklist',
    overlay: true,
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    opened: () => void rows.refresh(),
    View: (area) => <Checklist desk={desk} area={area} title={title} rows={rows} picked={picked} actions={actions} />,
  };
  return layer;
}

interface ChecklistProps {
  readonly desk: Desk;
  readonly area: Area;
  readonly title: string;
  readonly rows: List<ChecklistItem>;
  readonly picked: Observable<ReadonlySet<string>>;
  readonly actions: Parameters<typeof keyHints>[0];
}

const mostRows = 10;

function Checklist({ desk, area, title, rows, picked, actions }: ChecklistProps) {
  const state = useObserved(rows);
  const chosen = useObserved(picked);
  const room = overlayRoom(area);
  const columns: LaidOut<ChecklistItem> = layOut(
    [
      { title: '', width: 1, cell: ({ id }) => (chosen.has(id) ? '●' : '–') },
      { title: '', width: 10, grows: 1, cell: ({ label }) => label },
    ],
    room - gutterWidth,
  );
  return (
    <Overlay
      area={area}
      theme={desk.theme}
      title={title}
      least={3}
      lines={[...listLines({ state, columns, idOf, height: mostRows, theme: desk.theme, empty: '' }), []]}
      foot={keyHints(actions, desk, room)}
    />
  );
}
