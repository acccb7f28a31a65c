/** What is sold, by revenue of the last twelve months, and which account it goes to: mended before the first invoice. */

import type { ResultOf } from '../../../core/rpc.ts';
import { type Action, bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import { query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { arraySource } from '../../list/array-source.ts';
import { type ListColumn, layOut } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { accountPicker } from '../../picker/chart-pickers.ts';
import { effectNote } from '../../picker/effect-note.ts';
import { useObserved } from '../../state/use-observed.ts';
import { span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { coverageTable } from './actions.ts';

type Covered = ResultOf<'coverage'>[number];
type MappedKind = 'product' | 'arrangement' | 'location';

const idOf = ({ kind, subject }: Covered) => `${kind}/${subject}`;

export function coverage(desk: Desk): Layer {
  const sold = query(desk.link, 'coverage', () => ({}), ['settings', 'facts']);
  const rows = list(arraySource(idOf, () => sold.get().value ?? []));
  const end = sold.subscribe(() => {
    if (sold.get().value) void rows.refresh();
  });
  const map = async ({ kind, subject, name }: Covered, account: string) => {
    const commandId = commandName();
    const done = await desk.attempt(() =>
      desk.link.call('map.account', { commandId, kind: kind as MappedKind, subject, account }),
    );
    if (!done) return;
    desk.remember(commandId, `${name} → ${account}`);
    desk.toasts.done(desk.translate().t('coverage.mapped', { name, account }));
  };
  const choose = (row: Covered): Layer => {
    const note = effectNote(desk);
    const { kind, subject } = row;
    return accountPicker(desk, {
      title: row.name,
      note,
      first: ({ code }) => code === row.account,
      onCursor: (account) =>
        note.ask(
          account &&
            (() => desk.link.call('map.preview', { kind: kind as MappedKind, subject, account: account.code })),
        ),
      accept: ({ code }) => map(row, code),
    });
  };
  const actions: readonly Action[] = bindActions(coverageTable, {
    'coverage.map': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('coverage.none')),
      run: () => {
        const row = rows.current();
        if (row) desk.layers.open(choose(row));
      },
    },
    'coverage.close': { run: () => desk.layers.close(layer) },
  });
  const layer: Layer = {
    name: 'coverage',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    opened: () => sold.start(),
    closed: () => {
      end();
      sold.stop();
    },
    View: (area) => <Coverage desk={desk} rows={rows} area={area} />,
  };
  return layer;
}

function Coverage({ desk, rows, area }: { desk: Desk; rows: List<Covered>; area: Area }) {
  const state = useObserved(rows);
  const { t } = desk.translate();
  const columns = layOut(columnsOf(desk), area.width - gutterWidth);
  const missing = state.rows.filter(({ account }) => account === null).length;
  const height = area.height - 3;
  useListHeight(rows, height);
  return (
    <Rows
      lines={[
        [' ', span(t('coverage.count', { missing, total: state.total }), 'strong')],
        [],
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({ state, columns, idOf, height, theme: desk.theme, empty: t('coverage.none') }),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

function columnsOf(desk: Desk): ListColumn<Covered>[] {
  const translate = desk.translate();
  const { t } = translate;
  return [
    { title: t('column.kind'), width: 11, spare: 2, cell: ({ kind }) => span(translate.word(kind), 'dim') },
    { title: t('column.name'), width: 18, grows: 1, cell: ({ name }) => name },
    {
      title: t('column.last-sold'),
      width: 11,
      spare: 1,
      cell: ({ lastSold }) => translate.dateShort(lastSold, desk.voice.get().year),
    },
    { title: t('column.revenue'), width: 12, align: 'right', cell: ({ revenue }) => translate.amount(revenue) },
    {
      title: t('column.account'),
      width: 14,
      cell: ({ account }) => account ?? span(`! ${t('coverage.no-account')}`, 'warning'),
    },
  ];
}
