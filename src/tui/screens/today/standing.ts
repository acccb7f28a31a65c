/** The owner's line: what the books hold for others and for later, and what comes next. */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { inColumns, type Line, lineWidth, type Span, span } from '../../terminal/line.ts';

interface Item {
  readonly label: string;
  readonly amount: string;
}

function items(desk: Desk, { standing, currency }: TodayView): Item[] {
  const { t, amount } = desk.translate();
  const { notBooked, openDeposits, openDebtors, deferredRevenue, leviesDue } = standing;
  const written = (value: string) => amount(value, currency);
  return [
    { label: t('today.not-booked'), amount: written(notBooked.amount) },
    { label: t('report.open-deposits'), amount: written(openDeposits) },
    { label: t('today.open-debtors'), amount: written(openDebtors) },
    { label: t('report.deferred-revenue'), amount: written(deferredRevenue) },
    { label: t('today.levies-due'), amount: written(leviesDue) },
  ];
}

/** A heading and a line for each. */
export function standingBlock(desk: Desk, view: TodayView, width: number): Line[] {
  const all = items(desk, view);
  const amounts = Math.max(...all.map(({ amount }) => lineWidth([amount])));
  return [
    [span(inColumns(desk.translate().t('today.standing'), width), 'title')],
    ...all.map(
      ({ label, amount }): Line => [
        span(inColumns(label, Math.max(0, width - amounts - 1)), 'dim'),
        ` ${inColumns(amount, amounts, 'right')}`,
      ],
    ),
  ];
}

/** The same running on, broken between two of them only. */
export function standingLines(desk: Desk, view: TodayView, width: number): Line[] {
  return flow(
    desk,
    items(desk, view).map(({ label, amount }) => [span(`${label} `, 'dim'), span(amount)]),
    width,
  );
}

/** Pieces one after the other with a dot between, over as many lines as they need. */
export function flow({ theme }: Desk, pieces: readonly (readonly Span[])[], width: number): Line[] {
  const lines: Span[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last && [...last, span(` ${theme.glyphs.dot} `, 'dim'), ...piece];
    if (joined && lineWidth(joined) <= width - 1) lines[lines.length - 1] = joined;
    else lines.push([span(' '), ...piece]);
  }
  return lines;
}
