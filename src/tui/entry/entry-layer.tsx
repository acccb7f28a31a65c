/** One entry that is stored, whole: how it stands, its lines, where it is found, what was tried. */

import { stateMark } from '../../cli/render/state-mark.ts';
import type { EntryDetailView } from '../../core/rpc.ts';
import { bindActions } from '../actions/action.ts';
import { type Query, query } from '../daemon/query.ts';
import type { Desk } from '../desk.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { arraySource } from '../list/array-source.ts';
import { type List, list } from '../list/list.ts';
import { listActions } from '../list/list-actions.ts';
import { gutterWidth, listLines } from '../list/list-lines.ts';
import { useListHeight } from '../list/use-list-height.ts';
import { useObserved } from '../state/use-observed.ts';
import { type Line, span } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { wrapped } from '../terminal/wrapped.ts';
import { wordsOf } from '../words.ts';
import { entryTable } from './actions.ts';
import type { Books } from './books.ts';
import { againAfterDoubt, foundAfterDoubt } from './decide-doubt.ts';
import { entryBelow } from './entry-below.ts';
import { entryHeading } from './entry-heading.ts';
import { exportForm } from './export-form.ts';
import { factsLayer } from './facts-layer.tsx';
import { hiddenLines, type LedgerLine, ledgerLines, ledgerTable } from './ledger-table.ts';
import { reverse, whyNotReversed } from './reverse.ts';
import { isBooked, isInDoubt, standingOf } from './standing.ts';
import { verify, whyNotVerified } from './verify.ts';

const idOf = ({ place }: LedgerLine) => String(place);

export function entryLayer(desk: Desk, books: Books, reference: string): Layer {
  const shown = query(desk.link, 'entries.show', () => ({ reference }), ['entries', 'contents', 'settings']);
  const rows = list(arraySource(idOf, () => lines()));
  const lines = () => {
    const { value } = shown.get();
    return value ? ledgerLines(value) : [];
  };
  const end = shown.subscribe(() => {
    const { value, error, loading } = shown.get();
    if (value) void rows.refresh();
    // There is nothing to stay for; why has been said.
    else if (error !== undefined && !loading) close();
  });
  const close = () => desk.layers.close(layer);
  const entry = () => shown.get().value;
  const t = wordsOf(desk);
  const isSettled = () => {
    const now = entry();
    return now === undefined || !isInDoubt(now);
  };
  const withEntry = (run: (of: EntryDetailView) => void) => () => {
    const now = entry();
    if (now) run(now);
  };
  const actions = bindActions(entryTable, {
    'entry.line': {
      whyNot: () => (rows.current() ? undefined : t('facts.none')),
      run: withEntry((of) => {
        const line = rows.current();
        if (line) desk.layers.open(factsLayer(desk, { ...line, entry: of }));
      }),
    },
    'entry.found': { hidden: isSettled, run: withEntry((of) => foundAfterDoubt(desk, books, of)) },
    'entry.again': { hidden: isSettled, run: withEntry((of) => againAfterDoubt(desk, books, of)) },
    'entry.verify': {
      whyNot: () => whyNotVerified(desk, entry()),
      run: withEntry((of) => verify(desk, of)),
    },
    'entry.reverse': {
      whyNot: () => whyNotReversed(desk, entry()),
      run: withEntry((of) => reverse(desk, books, of)),
    },
    'entry.export': {
      run: withEntry(({ date, period, configuration }) =>
        exportForm(desk, books, { from: date, to: date, period, configuration }),
      ),
    },
    'entry.close': { run: close },
  });
  const layer: Layer = {
    name: 'entry',
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
    View: (area) => <Entry desk={desk} books={books} shown={shown} rows={rows} area={area} />,
  };
  return layer;
}

interface ViewProps {
  readonly desk: Desk;
  readonly books: Books;
  readonly shown: Query<EntryDetailView>;
  readonly rows: List<LedgerLine>;
  readonly area: Area;
}

/** What is told below the lines, however many there are: where it is found; of one that went wrong, also what was tried. */
const leastBelow = { settled: 2, otherwise: 7 } as const;

function Entry({ desk, books, shown, rows, area }: ViewProps) {
  const { value: entry } = useObserved(shown);
  const state = useObserved(rows);
  useObserved(books);
  const { theme, translate } = desk;
  const head = entry ? headLines(desk, books, entry, area.width) : [];
  const footLines = 2;
  const room = area.height - head.length - 1 - footLines;
  const least = entry && isBooked(entry) ? leastBelow.settled : leastBelow.otherwise;
  const below = entry ? entryBelow(desk, entry, area.width).slice(0, Math.max(least, room - entry.lines.length)) : [];
  const height = Math.max(1, room - below.length);
  useListHeight(rows, height);
  if (!entry)
    return (
      <Rows
        lines={[[' ', span(translate().t('entry.reading'), 'dim')]]}
        width={area.width}
        height={area.height}
        theme={theme}
      />
    );
  const table = ledgerTable(desk, entry, area.width - gutterWidth, hiddenLines(state, height));
  const gutter = ' '.repeat(gutterWidth);
  return (
    <Rows
      lines={[
        ...head,
        [gutter, ...table.columns.titles],
        ...listLines({ state, columns: table.columns, idOf, height, theme, empty: '' }),
        ...table.foot.map((line): Line => [gutter, ...line]),
        ...below,
      ]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}

function headLines(desk: Desk, books: Books, entry: EntryDetailView, width: number): Line[] {
  const standing = standingOf(desk, books, entry);
  return [
    entryHeading(desk, books, entry, [stateMark(desk.translate(), entry.state)], width),
    ...wrapped(standing.text, width - 2, standing.tone)
      .slice(0, 3)
      .map((line): Line => [' ', ...line]),
    [],
  ];
}
