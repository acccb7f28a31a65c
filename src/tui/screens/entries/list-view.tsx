/** The list of entries; where there is room, with the lines of the one under the cursor. */

import type { EntryView, ResultOf } from '../../../core/rpc.ts';
import type { Query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Books } from '../../entry/books.ts';
import { entryHeading } from '../../entry/entry-heading.ts';
import { summaryColumns } from '../../entry/entry-summary.ts';
import { ledgerLines, ledgerTable } from '../../entry/ledger-table.ts';
import { standingOf } from '../../entry/standing.ts';
import { rule } from '../../frame/bars.ts';
import type { Area } from '../../layers/layer.ts';
import { layOut } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';

export const idOf = ({ reference }: EntryView) => reference;

export interface EntriesViewProps {
  readonly desk: Desk;
  readonly books: Books;
  readonly rows: List<EntryView>;
  /** Entries whose outcome is not known. */
  readonly doubts: Query<ResultOf<'entries.list'>>;
  readonly area: Area;
}

export function EntriesView({ desk, books, rows, doubts, area }: EntriesViewProps) {
  const state = useObserved(rows);
  const inDoubt = useObserved(doubts).value?.total ?? 0;
  useObserved(books);
  const { theme } = desk;
  const { t } = desk.translate();
  const columns = layOut(summaryColumns(desk, state.rows), area.width - gutterWidth);
  const entry = rows.current();
  const about = entry ? aboutEntry(desk, books, entry, area) : [];
  const height = area.height - 3 - about.length;
  useListHeight(rows, height);
  const heading: Line = [
    ' ',
    span(state.total > 0 ? t('entries.count', { entries: state.total }) : '', 'strong'),
    ...(inDoubt > 0 ? [span(`  ${t('entries.in-doubt', { entries: inDoubt })}`, 'warning')] : []),
  ];
  const lines: Line[] = [
    heading,
    [],
    [' '.repeat(gutterWidth), ...columns.titles],
    ...listLines({ state, columns, idOf, height, theme, empty: t('entries.empty') }),
  ];
  const blank = Math.max(0, area.height - lines.length - about.length);
  return (
    <Rows
      lines={[...lines, ...Array.from({ length: blank }, (): Line => []), ...about]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}

const room = { width: 110, height: 25 } as const;

/** Where it is narrow: how an entry that is not simply booked stands. Else the entry whole. */
function aboutEntry(desk: Desk, books: Books, entry: EntryView, area: Area): Line[] {
  const standing = standingOf(desk, books, entry);
  const told = wrapped(standing.text, area.width - 2, standing.tone).map((line): Line => [' ', ...line]);
  if (area.width < room.width || area.height < room.height)
    return entry.state === 'posted' && entry.condition === undefined ? [] : [[], ...told.slice(0, 3)];
  const half = Math.floor(area.height / 2);
  const lines = ledgerLines(entry);
  const most = half - 7;
  const shown = lines.slice(0, most);
  const table = ledgerTable(desk, entry, area.width - gutterWidth, lines.length - shown.length);
  const gutter = ' '.repeat(gutterWidth);
  const about: Line[] = [
    rule(desk, area.width),
    entryHeading(desk, books, entry, [], area.width),
    told[0] ?? [],
    [],
    [gutter, ...table.columns.titles],
    ...shown.map((line): Line => [gutter, ...table.columns.row(line)]),
    ...table.foot.map((line): Line => [gutter, ...line]),
  ];
  // As high for every entry, so that the list above it stays where it is.
  return [...about, ...Array.from({ length: Math.max(0, half - about.length) }, (): Line => [])];
}
