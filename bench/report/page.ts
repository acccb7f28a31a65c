/** The figures as a table for a person, and as a file for comparison over time. */

import type { MachineFacts } from '../machine/machine-facts.ts';
import { type FigureHead, type FigureId, figures, type Measurements, verdictOf } from './figures.ts';

export function page(measured: Measurements): string {
  const rows = rowsOf(measured).map(({ head, value, note }) => [
    head.title,
    value === null ? '–' : `${written(value, head.decimals)} ${head.unit}`,
    head.aim
      ? `${head.aim.is === 'at least' ? '≥' : '≤'} ${written(head.aim.value, aimDecimals(head))} ${head.unit}`
      : '',
    [verdictOf(head, value), note ?? ''].filter((part) => part !== '').join(': '),
  ]);
  const lines = [['figure', 'measured', 'aim', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const [first = 0, second = 0, third = 0] = widths;
  return lines
    .map(([title = '', value = '', aim = '', verdict = '']) =>
      `${title.padEnd(first)}  ${value.padStart(second)}  ${aim.padStart(third)}  ${verdict}`.trimEnd(),
    )
    .join('\n');
}

export interface Results {
  readonly measuredAt: string;
  readonly machine: MachineFacts;
  readonly figures: Record<
    string,
    { title: string; unit: string; value: number | null; aim?: FigureHead['aim']; verdict?: string; note?: string }
  >;
}

export function results(measured: Measurements, machine: MachineFacts, measuredAt: string): Results {
  return {
    measuredAt,
    machine,
    figures: Object.fromEntries(
      rowsOf(measured).map(({ id, head, value, note }) => [
        id,
        {
          title: head.title,
          unit: head.unit,
          value: value === null ? null : Number(value.toFixed(3)),
          ...(head.aim ? { aim: head.aim, verdict: verdictOf(head, value) } : {}),
          ...(note === undefined ? {} : { note }),
        },
      ]),
    ),
  };
}

function rowsOf(measured: Measurements) {
  return (Object.entries(figures) as [FigureId, FigureHead][]).flatMap(([id, head]) => {
    const found = measured[id];
    return found ? [{ id, head, value: found.value, note: found.note }] : [];
  });
}

function aimDecimals({ aim }: FigureHead): number {
  return aim && !Number.isInteger(aim.value) ? 1 : 0;
}

function written(value: number, decimals: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
