/** What was booked, the latest first; what would be; the trial balance. */

import type { EntryView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { query } from '../../daemon/query.ts';
import { whenReady } from '../../daemon/when-ready.ts';
import type { Desk } from '../../desk.ts';
import { books } from '../../entry/books.ts';
import { entryLayer } from '../../entry/entry-layer.tsx';
import { exportForm } from '../../entry/export-form.ts';
import { reverse, whyNotReversed } from '../../entry/reverse.ts';
import { verifyAll } from '../../entry/verify.ts';
import { list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { offsetSource } from '../../list/offset-source.ts';
import { tellErrors } from '../../list/tell-errors.ts';
import { preview } from '../../sending/preview.tsx';
import { today } from '../../today.ts';
import type { Screen } from '../screen.ts';
import { entriesTable } from './actions.ts';
import { EntriesView, idOf } from './list-view.tsx';
import { monthAround } from './month.ts';
import { trialBalance } from './trial-balance.tsx';

/** Entries carry their lines: fewer of them make a frame. */
const entriesAtOnce = 40;

export function entriesScreen(desk: Desk): Screen {
  const own = books(desk);
  const source = offsetSource(
    idOf,
    (offset, limit) => desk.link.call('entries.list', { offset, limit }),
    entriesAtOnce,
  );
  const rows = list(source);
  tellErrors(rows, desk.link);
  const doubts = query(desk.link, 'entries.list', () => ({ state: 'unknown' as const, limit: 1 }), ['entries']);
  let end: (() => void) | undefined;
  const refresh = () => {
    source.stale();
    void rows.refresh();
  };
  const open = (reference: string) => desk.layers.open(entryLayer(desk, own, reference));
  const none = () => (rows.current() ? undefined : desk.translate().t('entries.empty'));
  const withEntry = (run: (entry: EntryView) => void) => () => {
    const entry = rows.current();
    if (entry) run(entry);
  };
  const actions = bindActions(entriesTable, {
    'entries.open': { whyNot: none, run: withEntry(({ reference }) => open(reference)) },
    'entries.preview': { run: () => desk.layers.open(preview(desk, own)) },
    'entries.balance': { run: () => desk.layers.open(trialBalance(desk, own, monthAround(today(desk)))) },
    'entries.export': {
      whyNot: none,
      run: () => {
        const { from, to } = monthAround(rows.current()?.date ?? today(desk));
        exportForm(desk, own, { from, to, period: from.slice(0, 7) });
      },
    },
    'entries.verify': { whyNot: none, run: () => verifyAll(desk) },
    'entries.reverse': {
      whyNot: () => whyNotReversed(desk, rows.current()),
      run: withEntry((entry) => reverse(desk, own, entry)),
    },
  });
  const screen: Screen = {
    name: 'entries',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    count: () => doubts.get().value?.total,
    show({ reference, open: what }) {
      if (reference !== undefined) open(reference);
      else if (what === 'preview') desk.layers.open(preview(desk, own));
    },
    opened() {
      own.start();
      end ??= desk.link.onChanged((kinds) => {
        if (kinds === undefined || kinds.has('entries')) refresh();
      });
      if (rows.get().loaded) refresh();
      else void rows.reset();
    },
    closed() {
      end?.();
      end = undefined;
    },
    View: (area) => <EntriesView desk={desk} books={own} rows={rows} doubts={doubts} area={area} />,
  };
  whenReady(desk, doubts.start);
  return screen;
}
