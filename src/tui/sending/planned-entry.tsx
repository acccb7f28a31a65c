/** One entry as it would be sent: what it is, its lines, and what it leaves out. */

import type { EntryView } from '../../core/rpc.ts';
import { type Action, bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import type { Books } from '../entry/books.ts';
import { entryHeading } from '../entry/entry-heading.ts';
import { factsLayer } from '../entry/facts-layer.tsx';
import { hiddenLines, type LedgerLine, ledgerLines, ledgerTable } from '../entry/ledger-table.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { arraySource } from '../list/array-source.ts';
import { type List, list } from '../list/list.ts';
import { listActions } from '../list/list-actions.ts';
import { gutterWidth, listLines } from '../list/list-lines.ts';
import { useListHeight } from '../list/use-list-height.ts';
import { useObserved } from '../state/use-observed.ts';
import type { Line } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { previewTable } from './actions.ts';

const idOf = ({ place }: LedgerLine) => String(place);

/** An entry of a plan whose lines a cursor goes over. */
export interface PlannedEntry {
  readonly entry: EntryView;
  readonly rows: List<LedgerLine>;
  /** Opens the facts in the line under the cursor. */
  open(): void;
}

/** @param plan name of the dry run that showed it. */
export function plannedEntry(desk: Desk, entry: EntryView, plan: string | undefined): PlannedEntry {
  const lines = ledgerLines(entry);
  const rows = list(arraySource(idOf, () => lines));
  void rows.reset();
  return {
    entry,
    rows,
    open() {
      const line = rows.current();
      if (line) desk.layers.open(factsLayer(desk, { ...line, entry, ...(plan === undefined ? {} : { plan }) }));
    },
  };
}

/** One of several entries, opened. @param send what `S` does, as in the list it was opened from. */
export function plannedEntryLayer(
  desk: Desk,
  books: Books,
  opened: PlannedEntry,
  above: { readonly actions: readonly Action[]; status(): Line },
): Layer {
  const own = bindActions(
    { 'preview.open': previewTable['preview.open'], 'preview.close': previewTable['preview.close'] },
    {
      'preview.open': { label: () => desk.translate().t('action.entry.line'), run: opened.open },
      'preview.close': { run: () => desk.layers.close(layer) },
    },
  );
  const shared = above.actions.filter(({ id }) => id === 'preview.send');
  const layer: Layer = {
    name: 'planned-entry',
    actions: () => [...own, ...shared, ...listActions(opened.rows)],
    busy: opened.rows.busy,
    View: (area) => (
      <PlannedEntryView desk={desk} books={books} opened={opened} status={above.status()} foot={[]} area={area} />
    ),
  };
  return layer;
}

export interface PlannedEntryProps {
  readonly desk: Desk;
  readonly books: Books;
  readonly opened: PlannedEntry;
  /** At the right of its heading. */
  readonly status: Line;
  /** Below the totals. */
  readonly foot: readonly Line[];
  readonly area: Area;
}

export function PlannedEntryView({ desk, books, opened, status, foot, area }: PlannedEntryProps) {
  const { entry, rows } = opened;
  const state = useObserved(rows);
  useObserved(books);
  const rest = foot.length === 0 ? [] : [[], ...foot];
  const footLines = 2;
  const height = Math.max(1, area.height - 3 - footLines - rest.length);
  const table = ledgerTable(desk, entry, area.width - gutterWidth, hiddenLines(state, height));
  useListHeight(rows, height);
  const gutter = ' '.repeat(gutterWidth);
  return (
    <Rows
      lines={[
        entryHeading(desk, books, entry, status, area.width),
        [],
        [gutter, ...table.columns.titles],
        ...listLines({ state, columns: table.columns, idOf, height, theme: desk.theme, empty: '' }),
        ...table.foot.map((line): Line => [gutter, ...line]),
        ...rest,
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}
