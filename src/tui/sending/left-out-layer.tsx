/** Documents that a run leaves out, each with what it waits for. */

import { sentence } from '../../cli/messages.ts';
import { decimalSum } from '../../cli/render/decimal-sum.ts';
import { reasonStatement } from '../../core/language/sentences.ts';
import type { SyncResult } from '../../core/rpc.ts';
import { bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { arraySource } from '../list/array-source.ts';
import { type ListColumn, layOut } from '../list/columns.ts';
import { type List, list } from '../list/list.ts';
import { listActions } from '../list/list-actions.ts';
import { gutterWidth, listLines } from '../list/list-lines.ts';
import { useListHeight } from '../list/use-list-height.ts';
import { useObserved } from '../state/use-observed.ts';
import { span } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { leftOutTable } from './actions.ts';

type Waiting = SyncResult['waiting'][number];

const idOf = ({ id }: Waiting) => id;

export function leftOutLayer(desk: Desk, waiting: readonly Waiting[]): Layer {
  const rows = list(arraySource(idOf, () => waiting));
  const actions = bindActions(leftOutTable, {
    'left-out.open': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('left-out.none')),
      run: () => {
        const document = rows.current();
        if (document) desk.go('invoices', { document: document.id });
      },
    },
    'left-out.close': { run: () => desk.layers.close(layer) },
  });
  const layer: Layer = {
    name: 'left-out',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    opened: () => void rows.reset(),
    View: (area) => <LeftOut desk={desk} rows={rows} waiting={waiting} area={area} />,
  };
  return layer;
}

interface ViewProps {
  readonly desk: Desk;
  readonly rows: List<Waiting>;
  readonly waiting: readonly Waiting[];
  readonly area: Area;
}

function LeftOut({ desk, rows, waiting, area }: ViewProps) {
  const state = useObserved(rows);
  const { t, amount } = desk.translate();
  const columns = layOut(columnsOf(desk), area.width - gutterWidth);
  const height = area.height - 3;
  useListHeight(rows, height);
  const total = amount(decimalSum(waiting.map((one) => one.total)), waiting[0]?.currency);
  return (
    <Rows
      lines={[
        [' ', span(t('left-out.count', { documents: waiting.length, total }), 'strong')],
        [],
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({ state, columns, idOf, height, theme: desk.theme, empty: t('left-out.none') }),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

function columnsOf(desk: Desk): ListColumn<Waiting>[] {
  const translate = desk.translate();
  const { t, amount } = translate;
  return [
    { title: t('column.number'), width: 14, cell: ({ number }) => number },
    {
      title: t('column.reason'),
      width: 20,
      grows: 1,
      cell: ({ reason }) => sentence(reasonStatement(translate, reason)).replace(/[.]$/, ''),
    },
    { title: t('column.total'), width: 13, align: 'right', cell: ({ total, currency }) => amount(total, currency) },
  ];
}
