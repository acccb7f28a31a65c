/** Revenue by day, drawn with bars. A day below nought is a mark under the others, never a bar that looks like income. */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type Line, lineWidth, span, spread } from '../../terminal/line.ts';
import type { Glyphs } from '../../terminal/theme.ts';

type Day = Pick<TodayView['days'][number], 'date' | 'revenue'>;

export const daysPlotted = 30;

/** The days that are over, the latest last: a day that is going on would look like a bad one. */
export function plottedDays({ days, today }: TodayView): Day[] {
  return days.filter(({ date }) => date < today).slice(-daysPlotted);
}

/** The plot in one line, its highest day beside it. */
export function revenueLine(desk: Desk, view: TodayView, width: number): Line {
  const days = plottedDays(view);
  const label: Line = [' ', span(desk.translate().t('today.revenue-days', { days: days.length }), 'dim'), '  '];
  const [bars = []] = barLines(desk, days, 1, 1);
  const left = [...label, ...bars];
  const best = highest(desk, days);
  return lineWidth(left) + lineWidth(best) + 3 <= width ? spread(left, [...best, ' '], width) : left;
}

/** The plot in so many lines, with the first and the last day under it. */
export function revenuePlot(desk: Desk, view: TodayView, height: number, columnsPerDay: number): Line[] {
  const translate = desk.translate();
  const days = plottedDays(view);
  const [first, last] = [days[0], days.at(-1)];
  const year = desk.voice.get().year;
  const room = days.length * columnsPerDay;
  return [
    [
      span(translate.t('today.revenue-days', { days: days.length }).toLocaleUpperCase(translate.language), 'title'),
      '   ',
      ...highest(desk, days),
    ],
    ...barLines(desk, days, height, columnsPerDay),
    spread(
      [span(first ? translate.dateShort(first.date, year) : '', 'dim')],
      [span(last ? translate.dateShort(last.date, year) : '', 'dim')],
      room,
    ),
  ];
}

/** For who cannot see bars. */
export function revenueInWords(desk: Desk, view: TodayView): Line {
  const days = plottedDays(view);
  return [`${desk.translate().t('today.revenue-days', { days: days.length })}: `, ...highest(desk, days)];
}

function highest(desk: Desk, days: readonly Day[]): Line {
  const { t, amount } = desk.translate();
  const best = days.reduce<Day | undefined>(
    (most, day) => (most && heightOf(most) >= heightOf(day) ? most : day),
    undefined,
  );
  if (!best || heightOf(best) <= 0) return [];
  return [span(t('today.highest', { amount: amount(best.revenue), date: best.date }), 'dim')];
}

/**
 * Bars of `height` lines, the highest day as high as there is room. Even a small day is in sight.
 *
 * @returns the lines, top line first.
 */
function barLines({ theme }: Desk, days: readonly Day[], height: number, columnsPerDay: number): Line[] {
  const { bars } = theme.glyphs;
  const steps = height * bars.length;
  const most = Math.max(0, ...days.map(heightOf));
  const heights = days.map((day) => {
    const value = heightOf(day);
    if (value <= 0 || most === 0) return value < 0 ? -1 : 0;
    return Math.max(1, Math.round((value / most) * steps));
  });
  return Array.from({ length: height }, (_, line): Line => {
    const below = (height - line - 1) * bars.length;
    return heights.map((steps) => {
      const { text, tone } = cell(steps, below, theme.glyphs);
      return span(text.padEnd(columnsPerDay, ' '), tone);
    });
  });
}

function cell(steps: number, below: number, { bars, below: mark }: Glyphs): { text: string; tone: 'accent' | 'bad' } {
  if (steps < 0) return { text: below === 0 ? mark : ' ', tone: 'bad' };
  const filled = Math.min(bars.length, steps - below);
  return { text: filled <= 0 ? ' ' : (bars[filled - 1] ?? ' '), tone: 'accent' };
}

/** Only how high a bar is: figures that are read are written from the decimal. */
function heightOf({ revenue }: Day): number {
  return Number(revenue);
}
