/** Balances and the chart of accounts: what the package holds. */

import type { BalanceView, ResultOf } from '../../core/rpc.ts';
import { decimalSum } from '../render/decimal-sum.ts';
import { blank, type Cell, type Column, heading, type Page, prose, type Row, span, table } from '../render/page.ts';
import { mark } from '../render/state-mark.ts';
import type { Voice } from '../session.ts';

export function trialBalancePage(
  { translate, currency }: Voice,
  balances: readonly BalanceView[],
  range: { readonly from: string; readonly to: string },
): Page {
  const { t } = translate;
  if (balances.length === 0) return [prose(t('balance.none', range))];
  const compares = balances.some((one) => one.package !== undefined);
  const sum = (of: (one: BalanceView) => string) => translate.amount(decimalSum(balances.map(of)));
  const columns: Column[] = [
    { title: t('column.account') },
    { title: t('column.name'), flexible: 'cut' },
    { title: t('column.debit'), align: 'right' },
    { title: t('column.credit'), align: 'right' },
    { title: t('column.balance'), align: 'right' },
    ...(compares ? [{ title: t('column.package'), align: 'right' } as const] : []),
  ];
  return [
    prose(t('balance.title', { ...range, currency }), 'strong'),
    blank,
    table(columns, [
      ...balances.map((one): Cell[] => [
        one.account,
        one.name,
        translate.amount(one.debit),
        translate.amount(one.credit),
        translate.amount(one.balance),
        inPackage(
          translate.amount(one.package ?? one.balance),
          one.package !== undefined && one.package !== one.balance,
        ),
      ]),
      'rule',
      [
        '',
        t('total'),
        sum(({ debit }) => debit),
        sum(({ credit }) => credit),
        sum(({ balance }) => balance),
        sum((one) => one.package ?? one.balance),
      ],
    ]),
  ];
}

function inPackage(amount: string, differs: boolean): Cell {
  return differs ? span(`${mark('failed').text} ${amount}`, 'bad') : amount;
}

export function chartPage({ translate }: Voice, chart: ResultOf<'chart'>): Page {
  const { t, word } = translate;
  const usable = (blocked: boolean): Cell =>
    blocked ? span(`${mark('failed').text} ${t('chart.blocked')}`, 'bad') : '';
  const part = (title: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Row[] => [
    heading(title),
    table(columns, rows),
    blank,
  ];
  const code = { title: t('column.code') };
  const name = { title: t('column.name'), flexible: 'cut' };
  return [
    ...part(
      t('heading.accounts'),
      [code, name, { title: t('column.kind') }, {}],
      chart.accounts.map((one) => [one.code, one.name, word(one.type), usable(one.blocked)]),
    ),
    ...part(
      t('heading.journals'),
      [code, name, { title: t('column.kind') }, {}],
      chart.journals.map((one) => [one.code, one.name, word(one.kind), usable(one.blocked)]),
    ),
    ...part(
      t('heading.vat-codes'),
      [code, name, { title: t('column.rate'), align: 'right' }, { title: t('column.category') }, {}, {}],
      chart.vatCodes.map((one) => [
        one.code,
        one.name,
        `${translate.amount(one.rate)} %`,
        one.category,
        word(one.inclusive ? 'inclusive' : 'exclusive'),
        usable(one.blocked),
      ]),
    ),
  ].slice(0, -1);
}
