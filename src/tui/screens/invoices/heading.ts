/** The line above the list: what is shown, what it comes to, and where the cursor is in it. */

import type { Desk } from '../../desk.ts';
import { inColumns, type Line, lineWidth, span, spread } from '../../terminal/line.ts';
import { columnKeys } from './list-columns.ts';
import { firstQuestion, type Question, type Sum } from './listed-documents.ts';
import { type Chosen, sumText } from './selection.ts';

export interface HeadingOptions {
  readonly question: Question;
  readonly sums: readonly Sum[];
  readonly chosen: Chosen | undefined;
  readonly cursor: number;
  readonly total: number;
  readonly loaded: boolean;
}

/** `state:to-review            3 chosen € 96.20   € 412.50   2 of 1,204` */
export function headingLine(desk: Desk, { question, ...options }: HeadingOptions, width: number): Line {
  const { t } = desk.translate();
  const { filter } = question;
  const name = filter === '' ? span(t('invoices.all-documents'), 'title') : span(filter, 'accent');
  const { sort, descending } = question;
  const isUsual = sort === firstQuestion.sort && descending === firstQuestion.descending;
  const column = t(columnKeys[sort]);
  const order = isUsual ? '' : `  ${t(descending ? 'invoices.sorted-down' : 'invoices.sorted-up', { column })}`;
  return spread([' ', name, span(order, 'dim')], figures(desk, options), width);
}

/** The place of the cursor comes last: of this line it alone changes with a key, so a slow line carries little. */
function figures(desk: Desk, { sums, chosen, cursor, total, loaded }: Omit<HeadingOptions, 'question'>): Line {
  const translate = desk.translate();
  const { t, number } = translate;
  if (!loaded || total === 0) return [];
  const all = number(total);
  const place = (at: string) => t('invoices.position', { at, total: all });
  return [
    ...(chosen
      ? [
          span(
            t('invoices.chosen', {
              documents: chosen.count,
              sum: chosen.sums ? sumText(chosen.sums, translate) : desk.theme.glyphs.more,
            }),
            'picked',
          ),
          '   ',
        ]
      : []),
    span(sumText(sums, translate), 'strong'),
    '   ',
    inColumns(place(number(cursor + 1)), lineWidth([place(all)]), 'right'),
    ' ',
  ];
}
