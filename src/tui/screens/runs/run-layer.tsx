/** One run: what it booked, what waits and why, what it noted; while it is under way, how far it is. */

import type { EntryView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Books } from '../../entry/books.ts';
import { entryLayer } from '../../entry/entry-layer.tsx';
import type { Layer } from '../../layers/layer.ts';
import { arraySource } from '../../list/array-source.ts';
import { list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { leftOutLayer } from '../../sending/left-out-layer.tsx';
import { wordsOf } from '../../words.ts';
import { runTable } from './actions.ts';
import type { Live } from './live.ts';
import { runLogLayer } from './run-log-layer.tsx';
import { entryId, RunPage } from './run-page.tsx';

export function runLayer(desk: Desk, books: Books, live: Live, name: string): Layer {
  const shown = query(desk.link, 'runs.show', () => ({ run: name }), ['runs', 'entries']);
  const rows = list<EntryView>(arraySource(entryId, () => shown.get().value?.entryList ?? []));
  const end = shown.subscribe(() => {
    const { value, error, loading } = shown.get();
    if (value) void rows.refresh();
    // There is nothing to stay for; why has been said.
    else if (error !== undefined && !loading) close();
  });
  const close = () => desk.layers.close(layer);
  const t = wordsOf(desk);
  const actions = bindActions(runTable, {
    'run.open': {
      whyNot: () => (rows.current() ? undefined : t('run.no-entries')),
      run: () => {
        const entry = rows.current();
        if (entry) desk.layers.open(entryLayer(desk, books, entry.reference));
      },
    },
    'run.waiting': {
      whyNot: () => (shown.get().value?.waitingList.length ? undefined : t('left-out.none')),
      run: () => desk.layers.open(leftOutLayer(desk, shown.get().value?.waitingList ?? [])),
    },
    'run.log': {
      whyNot: () => (shown.get().value?.log.length ? undefined : t('run.no-log')),
      run: () => desk.layers.open(runLogLayer(desk, shown.get().value?.log ?? [])),
    },
    'run.close': { run: close },
  });
  const layer: Layer = {
    name: 'run',
    actions: () => [...actions, ...listActions(rows)],
    busy: () => shown.busy() ?? rows.busy(),
    opened() {
      books.start();
      shown.start();
    },
    closed() {
      end();
      shown.stop();
    },
    View: (area) => <RunPage desk={desk} shown={shown} rows={rows} live={live} area={area} />,
  };
  return layer;
}
