/** What moved on each ledger account over some days, beside the package's own figure where it gives one. */

import { decimalSum } from '../../../cli/render/decimal-sum.ts';
import type { BalanceView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { type Query, query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Books } from '../../entry/books.ts';
import { configurationField, dateField } from '../../entry/fields.ts';
import { form } from '../../form/form.tsx';
import type { Area, Layer } from '../../layers/layer.ts';
import { arraySource } from '../../list/array-source.ts';
import { layOut } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { type Observed, observable } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { balanceTable } from './actions.ts';
import { balanceColumns } from './balance-columns.ts';
import { type Days, monthAround, nextMonth } from './month.ts';

interface Asked extends Days {
  readonly configuration?: string;
}

const idOf = ({ account }: BalanceView) => account;

export function trialBalance(desk: Desk, books: Books, days: Days): Layer {
  const first = books.active()[0]?.name;
  const asked = observable<Asked>({ ...days, ...(first === undefined ? {} : { configuration: first }) });
  const balances = query(desk.link, 'trial-balance', asked.get, ['entries', 'contents', 'settings']);
  const rows = list(arraySource(idOf, () => balances.get().value ?? []));
  const end = balances.subscribe(() => {
    if (balances.get().value) void rows.refresh();
  });
  const ask = (next: Asked) => {
    asked.set(next);
    void balances.refresh();
  };
  const { t } = desk.translate();
  const dates = () =>
    form(desk, {
      title: t('balance.form-title'),
      fields: [
        ...configurationField(desk, books, asked.get().configuration),
        dateField(desk, { name: 'from', label: t('column.from'), value: asked.get().from }),
        dateField(desk, { name: 'to', label: t('column.until'), value: asked.get().to }),
      ],
      saveLabel: t('balance.show'),
      async save({ from = '', to = '', configuration }) {
        ask({ ...asked.get(), from, to, ...(configuration === undefined ? {} : { configuration }) });
      },
    });
  const actions = bindActions(balanceTable, {
    'balance.earlier': { run: () => ask({ ...asked.get(), ...nextMonth(asked.get(), -1) }) },
    'balance.later': { run: () => ask({ ...asked.get(), ...nextMonth(asked.get(), 1) }) },
    'balance.dates': { run: () => desk.layers.open(dates()) },
    'balance.close': { run: () => desk.layers.close(layer) },
  });
  const layer: Layer = {
    name: 'trial-balance',
    actions: () => [...actions, ...listActions(rows)],
    busy: () => balances.busy() ?? rows.busy(),
    opened: () => balances.start(),
    closed() {
      end();
      balances.stop();
    },
    View: (area) => <TrialBalance desk={desk} asked={asked} balances={balances} rows={rows} area={area} />,
  };
  return layer;
}

interface ViewProps {
  readonly desk: Desk;
  readonly asked: Observed<Asked>;
  readonly balances: Query<readonly BalanceView[]>;
  readonly rows: List<BalanceView>;
  readonly area: Area;
}

function TrialBalance({ desk, asked, balances, rows, area }: ViewProps) {
  const { from, to, configuration } = useObserved(asked);
  const { value, loading } = useObserved(balances);
  const state = useObserved(rows);
  const { theme } = desk;
  const { t } = desk.translate();
  const { currency } = desk.voice.get();
  const all = value ?? [];
  const columns = layOut(balanceColumns(desk, all), area.width - gutterWidth);
  const total = totalOf(all, t('total-in', { currency }));
  const gutter = ' '.repeat(gutterWidth);
  const foot: Line[] =
    all.length === 0
      ? []
      : [...(theme.flat ? [] : [[gutter, ...columns.row('rule')]]), [gutter, ...columns.row(total)]];
  const height = area.height - 3 - foot.length;
  useListHeight(rows, height);
  return (
    <Rows
      lines={[
        [
          ' ',
          span(title(desk, { from, to }), 'strong'),
          span(loading ? ` ${theme.glyphs.more}` : '', 'dim'),
          span(configuration === undefined ? '' : `  ${configuration}`, 'dim'),
        ],
        [],
        [gutter, ...columns.titles],
        ...listLines({ state, columns, idOf, height, theme, empty: t('balance.none', { from, to }) }),
        ...foot,
      ]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}

/** A whole month is called by its name. */
function title(desk: Desk, { from, to }: Days): string {
  const { t } = desk.translate();
  const { currency } = desk.voice.get();
  const isMonth = monthAround(from).from === from && monthAround(from).to === to;
  return isMonth
    ? t('balance.month', { period: from.slice(0, 7), currency })
    : t('balance.title', { from, to, currency });
}

function totalOf(balances: readonly BalanceView[], name: string): BalanceView {
  const sum = (of: (one: BalanceView) => string) => decimalSum(balances.map(of));
  const compares = balances.some((one) => one.package !== undefined);
  return {
    account: '',
    name,
    debit: sum(({ debit }) => debit),
    credit: sum(({ credit }) => credit),
    balance: sum(({ balance }) => balance),
    ...(compares ? { package: sum((one) => one.package ?? one.balance) } : {}),
  };
}
