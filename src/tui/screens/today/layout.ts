/**
 * What of Today stands where. The sentence comes first and what needs the operator next, with the lines it needs; below
 * it the figures, as many as there are lines for.
 */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { inColumns, type Line, lineWidth, span } from '../../terminal/line.ts';
import { calendar, calendarInWords, calendarWidth } from './calendar.ts';
import { figures } from './figures.ts';
import { headline } from './headline.ts';
import { configurationLines, sourceLines } from './links.ts';
import { daysPlotted, revenueInWords, revenueLine, revenuePlot } from './revenue-plot.ts';
import { standingBlock, standingLines } from './standing.ts';
import { upcoming } from './upcoming.ts';

export interface Layout {
  readonly above: readonly Line[];
  /** Lines of the list of needs. */
  readonly rows: number;
  readonly below: readonly Line[];
}

const wide = 110;
const tall = 30;
/** More needs than these are scrolled to. */
const mostRows = 10;
const leastRows = 2;

const blank: Line = [];

/** @param needs how many there are. */
export function layOutToday(desk: Desk, view: TodayView, area: Area, needs: number): Layout {
  const above: Line[] = [
    ...headline(desk, view, area.width).slice(0, 3),
    blank,
    [' ', span(desk.translate().t('heading.needs-you'), 'title')],
  ];
  const wanted = Math.max(1, Math.min(needs, mostRows));
  const left = area.height - above.length;
  const below = area.height >= tall ? whole(desk, view, area) : essential(desk, view, area, left - wanted);
  return { above, rows: Math.max(Math.min(leastRows, wanted), Math.min(wanted, left - below.length)), below };
}

/** Everything that must be seen at a glance; blank lines only where there is room for them. */
function essential(desk: Desk, view: TodayView, { width }: Area, room: number): Line[] {
  const parts = [blocks(desk, view, width, 4), plot(desk, view, width, false), feet(desk, view, width)];
  const taken = parts.reduce((sum, part) => sum + part.length, 0);
  let spare = room - taken;
  return parts.flatMap((part) => {
    const isApart = spare > 0 || part === parts[0];
    if (isApart) spare -= 1;
    return isApart ? [blank, ...part] : part;
  });
}

function whole(desk: Desk, view: TodayView, { width }: Area): Line[] {
  return [
    blocks(desk, view, width, 6),
    plot(desk, view, width, true),
    configurationLines(desk, view, width),
    sourceLines(desk, view, width),
    feet(desk, view, width),
  ].flatMap((part) => [blank, ...part]);
}

/** What stands side by side: the day's figures, the house's where there is room, the calendar. */
function blocks(desk: Desk, view: TodayView, width: number, rows: number): Line[] {
  if (desk.theme.flat) return [...figures(desk, view, width, rows), ...calendarInWords(desk, view)];
  if (width < calendarWidth + 48) return figures(desk, view, width - 2, rows).map(indented);
  const days = calendar(desk, view, rows);
  const room = width - 1 - calendarWidth;
  if (width < wide) return beside([[figures(desk, view, room - 2, rows), room]], days);
  const half = Math.floor((room - 8) / 2);
  return beside(
    [
      [figures(desk, view, half, rows), half + 4],
      [standingBlock(desk, view, half), half + 4],
    ],
    days,
  );
}

function plot(desk: Desk, view: TodayView, width: number, isTall: boolean): Line[] {
  if (desk.theme.flat) return [revenueInWords(desk, view)];
  if (!isTall) return [revenueLine(desk, view, width)];
  return revenuePlot(desk, view, 4, width >= daysPlotted * 3 + 2 ? 3 : 2).map(indented);
}

/** The house's figures where they have no block of their own, and what comes next. */
function feet(desk: Desk, view: TodayView, width: number): Line[] {
  return [...(width < wide ? standingLines(desk, view, width) : []), ...upcoming(desk, view, width)];
}

function beside(left: readonly (readonly [readonly Line[], number])[], right: readonly Line[]): Line[] {
  return right.map((line, at) => [
    ' ',
    ...left.flatMap(([block, width]): Line => {
      const own = block[at] ?? blank;
      return [...own, inColumns('', Math.max(0, width - lineWidth(own)))];
    }),
    ...line,
  ]);
}

function indented(line: Line): Line {
  return [' ', ...line];
}
