/** A list of settings: a sentence, the rows, and below them what is to be said of the one under the cursor. */

import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { type ListColumn, layOut } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import type { Observed } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import type { Section } from './section.ts';

interface ListViewProps<Row> {
  readonly desk: Desk;
  /** Drawn again when this changes. */
  readonly changes: Observed<unknown>;
  readonly rows: List<Row>;
  readonly idOf: (row: Row) => string;
  readonly area: Area;
  readonly isResting: boolean;
  /** Made at each drawing. */
  readonly said: () => Said<Row>;
}

/** What such a list says. */
interface Said<Row> {
  readonly heading: Line;
  readonly columns: readonly ListColumn<Row>[];
  readonly empty: string;
  /** Of the row under the cursor; at the bottom. */
  readonly about?: (row: Row, width: number) => readonly Line[];
}

/** How a section that is a list is drawn, and when its keys wait. */
export function listPart<Row>(
  props: Pick<ListViewProps<Row>, 'desk' | 'changes' | 'rows' | 'idOf'>,
  said: () => Said<Row>,
): Pick<Section, 'busy' | 'View'> {
  return {
    busy: props.rows.busy,
    View: (area, isResting) => <ListView {...props} said={said} area={area} isResting={isResting} />,
  };
}

function ListView<Row>(props: ListViewProps<Row>) {
  const { desk, rows, idOf, area, isResting } = props;
  const state = useObserved(rows);
  useObserved(props.changes);
  const { heading, columns, empty, about: aboutRow } = props.said();
  const laidOut = layOut(columns, area.width - gutterWidth);
  const current = rows.current();
  const about = current && !isResting ? (aboutRow?.(current, area.width - 4) ?? []) : [];
  const height = Math.max(1, area.height - 3 - (about.length > 0 ? about.length + 1 : 0));
  useListHeight(rows, height);
  const hasTitles = state.total > 0 && columns.some(({ title }) => title !== '');
  const lines: Line[] = [
    [' ', ...heading.map((cell) => (typeof cell === 'string' ? span(cell, 'strong') : cell))],
    [],
    ...(hasTitles ? [[' '.repeat(gutterWidth), ...laidOut.titles]] : []),
    ...listLines({
      state,
      columns: laidOut,
      idOf,
      height,
      theme: desk.theme,
      empty,
      resting: isResting,
    }),
  ];
  const blank = Math.max(0, area.height - lines.length - about.length);
  return (
    <Rows
      lines={[
        ...lines,
        ...Array.from({ length: blank }, (): Line => []),
        ...about.map((line): Line => ['  ', ...line]),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}
