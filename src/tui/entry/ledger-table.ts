/** The lines of an entry as a bookkeeper reads them: debit and credit in two columns, totals under a rule. */

import { decimalSum } from '../../cli/render/decimal-sum.ts';
import { mark } from '../../cli/render/state-mark.ts';
import type { EntryView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { type LaidOut, type ListColumn, layOut, widthFor } from '../list/columns.ts';
import { type Cell, type Line, lineWidth, span } from '../terminal/line.ts';

export interface LedgerLine {
  /** Its place in the entry, counted from 0. */
  readonly place: number;
  readonly line: EntryView['lines'][number];
}

export interface LedgerTable {
  readonly columns: LaidOut<LedgerLine>;
  /** The rule, and the totals below it. */
  readonly foot: readonly Line[];
}

type Entry = Pick<EntryView, 'lines' | 'currency'>;
type Row = LedgerLine | 'rule' | 'total';

/** From here on cost centres and descriptions have columns of their own. */
const wide = 106;
/** Further apart than this, an account and its figures are hard to read across. */
const widest = 96;

export function ledgerLines({ lines }: Entry): readonly LedgerLine[] {
  return lines.map((line, place) => ({ place, line }));
}

/**
 * @param room columns of the terminal, the cursor's gutter not counted.
 * @param hidden lines that stand below those on the screen.
 */
export function ledgerTable(desk: Desk, entry: Entry, room: number, hidden = 0): LedgerTable {
  const isWide = room >= wide && entry.lines.some(({ costCentre, description }) => costCentre + description !== '');
  const width = isWide ? room : Math.min(room, widest);
  const columns: LaidOut<Row> = layOut(columnsOf(desk, entry, isWide, hidden), width);
  const hasRule = !desk.theme.flat || hidden > 0;
  return { columns, foot: [...(hasRule ? [columns.row('rule')] : []), columns.row('total')] };
}

/** Lines of an entry below those on the screen. */
export function hiddenLines({ total, top }: { readonly total: number; readonly top: number }, height: number): number {
  return Math.max(0, total - top - height);
}

function columnsOf(desk: Desk, entry: Entry, isWide: boolean, hidden: number): ListColumn<Row>[] {
  const { t, amount, number, word } = desk.translate();
  const { lines, currency } = entry;
  const [debit, credit] = [sumOf(lines.map((one) => one.debit)), sumOf(lines.map((one) => one.credit))];
  const equal: Cell =
    debit === credit
      ? span(`${t('entry.equal')} ${mark('booked').text}`, 'good')
      : span(`${t('entry.unequal')} ${mark('failed').text}`, 'bad');
  const figure = (of: (line: LedgerLine['line']) => string, total: string) => (row: Row) =>
    row === 'rule' ? rule(desk, 12) : row === 'total' ? span(amount(total), 'strong') : side(desk, of(row.line));
  const text = (of: (line: LedgerLine['line']) => Cell) => (row: Row) => (typeof row === 'string' ? '' : of(row.line));
  const has = (of: (line: LedgerLine['line']) => string) => lines.some((line) => of(line) !== '');
  const codes = lines.map(({ vatCode }) => vatCode);
  return [
    {
      title: t('column.account'),
      width: 16,
      grows: 3,
      cell: (row) =>
        row === 'rule'
          ? span(hidden > 0 ? t('entry.more-lines', { lines: hidden }) : '', 'dim')
          : row === 'total'
            ? span(t('total-in', { currency }), 'dim')
            : isWide
              ? accountName(row.line)
              : [accountName(row.line), word(row.line.description)].filter(Boolean).join(', '),
    },
    ...(isWide && has(({ description }) => description)
      ? [{ title: t('column.description'), width: 16, grows: 2, cell: text(({ description }) => word(description)) }]
      : []),
    ...(isWide && has(({ costCentre }) => costCentre)
      ? [{ title: t('column.cost-centre'), width: 12, cell: text(({ costCentre }) => costCentre) }]
      : []),
    {
      title: t('column.vat'),
      width: widthFor(codes, 4, 8),
      cell: text(({ vatCode }) => vatCode),
    },
    { title: t('column.debit'), width: 12, align: 'right', cell: figure((one) => one.debit, debit) },
    { title: t('column.credit'), width: 12, align: 'right', cell: figure((one) => one.credit, credit) },
    {
      title: t('column.facts'),
      width: Math.max(5, lineWidth([t('column.facts')]), lineWidth([equal])),
      align: 'right',
      cell: (row) => (row === 'rule' ? '' : row === 'total' ? equal : number(row.line.facts)),
    },
  ];
}

function accountName({ account, accountName: name }: LedgerLine['line']): string {
  return [account, name].filter(Boolean).join(' ');
}

function side(desk: Desk, amount: string): string {
  return /^-?0*(?:\.0*)?$/.test(amount) ? '' : desk.translate().amount(amount);
}

function rule({ theme }: Desk, width: number): Cell {
  return span(theme.flat ? '' : theme.glyphs.horizontal.repeat(width), 'dim');
}

function sumOf(amounts: readonly string[]): string {
  return decimalSum(amounts);
}
