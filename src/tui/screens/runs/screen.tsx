/** Runs: what ran, what is running, and starting one. */

import type { RunView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { query } from '../../daemon/query.ts';
import { whenReady } from '../../daemon/when-ready.ts';
import type { Desk } from '../../desk.ts';
import { books } from '../../entry/books.ts';
import { list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { offsetSource } from '../../list/offset-source.ts';
import { tellErrors } from '../../list/tell-errors.ts';
import { preview } from '../../sending/preview.tsx';
import { syncNow } from '../../sending/sync-now.tsx';
import type { Screen } from '../screen.ts';
import { runsTable } from './actions.ts';
import { asOfForm } from './as-of-form.ts';
import { chooseBooks } from './choose.ts';
import { idOf, RunsView } from './list-view.tsx';
import { liveProgress } from './live.ts';
import { tellOfRuns } from './notices.ts';
import { runLayer } from './run-layer.tsx';

/** Runs that are kept up to date while another screen is shown: those of which there may be news. */
const latestRuns = 20;

export function runsScreen(desk: Desk): Screen {
  const own = books(desk);
  const live = liveProgress(desk.link);
  const latest = query(desk.link, 'runs.list', () => ({ limit: latestRuns }), ['runs']);
  // How many there are nobody says: one more than was asked for means that there are more.
  const source = offsetSource(idOf, async (offset, limit) => {
    const rows = await desk.link.call('runs.list', { offset, limit: limit + 1 });
    return { total: offset + rows.length, rows: rows.slice(0, limit) };
  });
  const rows = list<RunView>(source);
  tellErrors(rows, desk.link);
  tellOfRuns(desk, own, latest);
  let isShown = false;
  latest.subscribe(() => {
    const { value, loading } = latest.get();
    if (!isShown || loading || !value) return;
    source.stale();
    void rows.refresh();
  });
  const open = (run: string) => desk.layers.open(runLayer(desk, own, live, run));
  const sync = () => chooseBooks(desk, own, (params) => syncNow(desk, own, params));
  const actions = bindActions(runsTable, {
    'runs.open': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('runs.none')),
      run: () => {
        const run = rows.current();
        if (run) open(run.run);
      },
    },
    'runs.sync': { run: sync },
    'runs.dry-run': {
      run: () => chooseBooks(desk, own, (params) => desk.layers.open(preview(desk, own, params))),
    },
    'runs.as-of': { run: () => desk.layers.open(asOfForm(desk, own)) },
  });
  whenReady(desk, () => {
    latest.start();
    own.start();
  });
  return {
    name: 'runs',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    show({ run, open: what }) {
      if (run !== undefined) open(run);
      else if (what === 'sync') sync();
    },
    opened() {
      isShown = true;
      source.stale();
      void (rows.get().loaded ? rows.refresh() : rows.reset());
    },
    closed() {
      isShown = false;
    },
    View: (area) => <RunsView desk={desk} rows={rows} live={live} area={area} />,
  };
}
