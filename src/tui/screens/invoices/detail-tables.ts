/** The two tables of a document: its lines with their accounts, and where its parts were booked. */

import { decimalSum } from '../../../cli/render/decimal-sum.ts';
import { stateMark } from '../../../cli/render/state-mark.ts';
import type { DocumentDetailView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type LaidOut, type ListColumn, layOut, widthFor } from '../../list/columns.ts';
import { type Line, lineWidth, span } from '../../terminal/line.ts';
import type { Contribution, DocumentLine } from './stops.ts';

/** Columns in front of what the cursor stops at. */
export const stopGutter = 3;

export function lineTable(desk: Desk, { lines }: DocumentDetailView, width: number): LaidOut<DocumentLine> {
  const translate = desk.translate();
  const { t, amount } = translate;
  const vatOf = ({ vatRate, vatCode }: DocumentLine) =>
    [vatRate === null ? '' : `${amount(vatRate)} %`, vatCode ?? ''].filter((part) => part !== '').join('  ');
  const columns: ListColumn<DocumentLine>[] = [
    { title: t('column.description'), width: 12, grows: 2, cell: ({ description }) => description },
    { title: t('column.account'), width: 14, grows: 2, cell: (line) => accountCell(desk, line) },
    {
      title: t('column.vat'),
      width: widthFor(lines.map(vatOf), 9, 16),
      cell: (line) => vatCell(desk, line, vatOf(line)),
    },
    { title: t('column.cost-centre'), width: 12, spare: 1, cell: ({ costCentre }) => span(costCentre ?? '', 'dim') },
    {
      title: t('column.amount'),
      align: 'right',
      width: widthFor(
        lines.map((line) => amount(line.amount)),
        10,
        18,
      ),
      cell: (line) => amount(line.amount),
    },
  ];
  const hasCostCentre = lines.some(({ costCentre }) => costCentre !== null);
  return layOut(hasCostCentre ? columns : columns.filter(({ spare }) => spare === undefined), width - stopGutter);
}

function accountCell(desk: Desk, { account, accountName, fallback }: DocumentLine) {
  if (account === null) return span(`! ${desk.translate().t('document.no-account')}`, 'warning');
  const text = [fallback ? desk.theme.glyphs.flag : '', account, accountName ?? ''].filter((part) => part !== '');
  return span(text.join(' '), fallback ? 'warning' : 'plain');
}

function vatCell(desk: Desk, { vatCode, vatReason }: DocumentLine, text: string) {
  // What is not subject to VAT has no code either, and lacks nothing.
  const isMissing = vatCode === null && vatReason !== null;
  return isMissing ? span(`! ${text === '' ? desk.translate().t('document.no-code') : text}`, 'warning') : text;
}

/**
 * Totals under a rule: what the lines come to, the VAT, the whole; where the lines are net of VAT.
 *
 * @param compact beside each other
 */
export function totalLines(desk: Desk, document: DocumentDetailView, width: number, compact: boolean): Line[] {
  const { t, amount } = desk.translate();
  const net = decimalSum(document.lines.map((line) => line.amount));
  const vat = decimalSum([document.total, negated(net)]);
  const isSale = document.kind !== 'payment' && document.kind !== 'posting';
  const figures: readonly (readonly [string, string])[] = isSale
    ? [
        [t('document.net'), amount(net)],
        [t('column.vat'), amount(vat)],
        [t('total'), amount(document.total, document.currency)],
      ]
    : [[t('total'), amount(document.total, document.currency)]];
  const room = Math.max(...figures.map(([, figure]) => lineWidth([figure])), 10);
  const right = (line: Line): Line => [' '.repeat(Math.max(0, width - lineWidth(line))), ...line];
  const rule: Line[] = desk.theme.flat ? [] : [right([span(desk.theme.glyphs.horizontal.repeat(room), 'dim')])];
  if (compact)
    return [
      ...rule,
      right(
        figures.flatMap(
          ([label, figure], at): Line => [
            span(`${at === 0 ? '' : '   '}${label} `, 'dim'),
            span(figure, at === figures.length - 1 ? 'strong' : 'plain'),
          ],
        ),
      ),
    ];
  return [
    ...rule,
    ...figures.map(([label, figure], at): Line => {
      const tone = at === figures.length - 1 ? 'strong' : 'plain';
      return right([span(`${label}  `, 'dim'), ' '.repeat(room - lineWidth([figure])), span(figure, tone)]);
    }),
  ];
}

function negated(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}

export function partTable(desk: Desk, { contributions }: DocumentDetailView, width: number): LaidOut<Contribution> {
  const translate = desk.translate();
  const { t, amount, word, moment, dateShort } = translate;
  const { year } = desk.voice.get();
  const nameOf = ({ part }: Contribution) => word(part.split(':')[0] ?? part);
  const dateOf = ({ date }: Contribution) => dateShort(date, year);
  const stateOf = ({ state }: Contribution) => stateMark(translate, state);
  const syncedOf = ({ syncedAt }: Contribution) => (syncedAt === null ? '' : moment(syncedAt));
  const numberOf = ({ remoteNumber }: Contribution) => remoteNumber ?? '';
  const widest = (texts: (part: Contribution) => string, title: string, most: number) =>
    widthFor([...contributions.map(texts), title], 4, most);
  return layOut<Contribution>(
    [
      { title: t('heading.booked'), width: widest(nameOf, t('heading.booked'), 14), cell: nameOf },
      { title: t('column.date'), width: widest(dateOf, t('column.date'), 12), cell: dateOf },
      // Stands above as well; the package's own number stands nowhere else.
      { title: t('column.entry'), width: 13, spare: 2, cell: ({ entry }) => entry ?? '' },
      { title: t('column.state'), width: widest((part) => stateOf(part).text, t('column.state'), 16), cell: stateOf },
      { title: t('column.synced-at'), width: widest(syncedOf, t('column.synced-at'), 14), cell: syncedOf },
      {
        title: t('column.remote-number'),
        width: widest(numberOf, t('column.remote-number'), 20),
        grows: 1,
        cell: numberOf,
      },
      {
        title: t('column.amount'),
        align: 'right',
        width: widest((part) => amount(part.amount), t('column.amount'), 16),
        spare: 1,
        cell: (part) => amount(part.amount),
      },
    ],
    width - stopGutter,
  );
}
