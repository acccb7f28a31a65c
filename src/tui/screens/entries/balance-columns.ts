import { mark } from '../../../cli/render/state-mark.ts';
import type { BalanceView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type ListColumn, widthFor } from '../../list/columns.ts';
import { type Cell, span } from '../../terminal/line.ts';

/** An account, or the rule above the totals. */
type Row = BalanceView | 'rule';

export function balanceColumns(desk: Desk, balances: readonly BalanceView[]): ListColumn<Row>[] {
  const { t, amount } = desk.translate();
  const compares = balances.some((one) => one.package !== undefined);
  const figure = (title: string, of: (one: BalanceView) => Cell): ListColumn<Row> => ({
    title,
    width: 12,
    align: 'right',
    cell: (row) => (row === 'rule' ? span(desk.theme.glyphs.horizontal.repeat(12), 'dim') : of(row)),
  });
  // A nought on the other side is no figure to read.
  const side = (decimal: string) => (/^-?0*(?:\.0*)?$/.test(decimal) ? '' : amount(decimal));
  const text = (of: (one: BalanceView) => string) => (row: Row) => (row === 'rule' ? '' : of(row));
  return [
    {
      title: t('column.account'),
      width: widthFor([t('column.account'), ...balances.map(({ account }) => account)], 4, 10),
      cell: text(({ account }) => account),
    },
    { title: t('column.name'), width: 10, grows: 1, cell: text(({ name }) => name) },
    figure(t('column.debit'), ({ debit }) => side(debit)),
    figure(t('column.credit'), ({ credit }) => side(credit)),
    figure(t('column.balance'), ({ balance }) => amount(balance)),
    ...(compares
      ? [
          figure(t('column.package'), (one) => {
            const shown = amount(one.package ?? one.balance);
            const differs = one.package !== undefined && one.package !== one.balance;
            return differs ? span(`${mark('failed').text} ${shown}`, 'bad') : shown;
          }),
        ]
      : []),
  ];
}
