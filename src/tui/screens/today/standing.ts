/** The owner's line: what the books hold for others and for later, and what comes next. */

import type { Key } from '../../../core/language/translate.ts';
import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { inColumns, type Line, lineWidth, type Span, span } from '../../terminal/line.ts';

interface Item {
  /** As the books call it; and in a word, where it stands in a line with others. */
  readonly label: Key;
  readonly short: Key;
  readonly amount: string;
}

function items({ standing }: TodayView): Item[] {
  const { notBooked, openDeposits, openDebtors, deferredRevenue, leviesDue } = standing;
  return [
    { label: 'today.not-booked', short: 'today.not-booked', amount: notBooked.amount },
    { label: 'report.open-deposits', short: 'today.short-deposits', amount: openDeposits },
    { label: 'today.open-debtors', short: 'today.short-debtors', amount: openDebtors },
    { label: 'report.deferred-revenue', short: 'today.short-deferred', amount: deferredRevenue },
    { label: 'today.levies-due', short: 'today.short-levies', amount: leviesDue },
  ];
}

/** A heading and a line for each. */
export function standingBlock(desk: Desk, view: TodayView, width: number): Line[] {
  const { t, amount } = desk.translate();
  const all = items(view).map((item) => ({ label: t(item.label), amount: amount(item.amount, view.currency) }));
  const amounts = Math.max(...all.map((item) => lineWidth([item.amount])));
  return [
    [span(inColumns(t('today.standing'), width), 'title')],
    ...all.map(
      (item): Line => [
        span(inColumns(item.label, Math.max(0, width - amounts - 1)), 'dim'),
        ` ${inColumns(item.amount, amounts, 'right')}`,
      ],
    ),
  ];
}

/** The same in a word each, to stand in a line. */
export function standingPieces(desk: Desk, view: TodayView): Span[][] {
  const { t, amount } = desk.translate();
  return items(view).map((item) => [span(`${t(item.short)} `, 'dim'), span(amount(item.amount))]);
}
