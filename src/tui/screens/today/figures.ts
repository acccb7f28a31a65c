/** The last day that is over: what came in per method, to compare with drawer and terminal, beside revenue and VAT. */

import { decimalSum } from '../../../cli/render/decimal-sum.ts';
import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { widthFor } from '../../list/columns.ts';
import { inColumns, type Line, span } from '../../terminal/line.ts';

interface Figure {
  readonly label: string;
  readonly amount: string;
  readonly isTotal?: boolean;
}

const gap = 3;

/** A heading and `rows` lines, `width` columns wide. */
export function figures(desk: Desk, view: TodayView, width: number, rows: number): Line[] {
  const translate = desk.translate();
  const { t } = translate;
  const written = (amount: string) => translate.amount(amount);
  const sold: Figure[] = [
    { label: t('report.revenue'), amount: written(view.revenue) },
    { label: t('report.vat'), amount: written(view.vat) },
    { label: t('today.levies'), amount: written(view.levies) },
  ];
  const taken = takings(desk, view, rows);
  const amounts = widthFor(
    [...sold, ...taken].map(({ amount }) => amount),
    8,
    15,
  );
  const labels = widthFor(
    sold.map(({ label }) => label),
    7,
    18,
  );
  const left = labels + 1 + amounts;
  const right = Math.max(0, width - left - gap);
  const heading: Line = [
    span(inColumns(translate.day(view.date).toLocaleUpperCase(translate.language), left + gap), 'title'),
    span(inColumns(t('today.takings'), right), 'title'),
  ];
  const line = (figure: Figure | undefined, room: number): Line => {
    if (!figure) return [' '.repeat(room)];
    const { label, amount, isTotal } = figure;
    return [
      span(inColumns(label, Math.max(0, room - amounts - 1)), 'dim'),
      span(` ${inColumns(amount, amounts, 'right')}`, isTotal === true ? 'strong' : 'plain'),
    ];
  };
  return [
    heading,
    ...Array.from(
      { length: rows },
      (_, at): Line => [...line(sold[at], left), ' '.repeat(gap), ...line(taken[at], right)],
    ),
  ];
}

/** As many methods as there are lines, the rest together in the last; a total where there is a line for it. */
function takings(desk: Desk, view: TodayView, rows: number): Figure[] {
  const translate = desk.translate();
  const written = (amounts: readonly string[]) => translate.amount(decimalSum(amounts));
  const all = view.takings.map(({ method, amount }) => ({ label: translate.word(method), amount: written([amount]) }));
  if (all.length === 0) return [{ label: translate.t('today.no-takings'), amount: '' }];
  if (all.length > rows) {
    const others = view.takings.slice(rows - 1);
    return [
      ...all.slice(0, rows - 1),
      {
        label: translate.t('today.other-methods', { methods: others.length }),
        amount: written(others.map(({ amount }) => amount)),
      },
    ];
  }
  if (all.length === 1 || all.length === rows) return all;
  return [
    ...all,
    { label: translate.t('total'), amount: written(view.takings.map(({ amount }) => amount)), isTotal: true },
  ];
}
