/**
 * What of Today stands where. The sentence comes first and what needs the operator next, with the lines it needs; below
 * it the figures, as many as there are lines for.
 */

import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { flow } from '../../terminal/flow.ts';
import { inColumns, type Line, lineWidth, type Span } from '../../terminal/line.ts';
import { calendar, calendarInWords, calendarWidth } from './calendar.ts';
import { figures } from './figures.ts';
import { headline } from './headline.ts';
import { configurationLines, sourceLines } from './links.ts';
import { daysPlotted, revenueInWords, revenueLine, revenuePlot } from './revenue-plot.ts';
import { standingBlock, standingPieces } from './standing.ts';
import { lastFactPieces, nextPiece } from './upcoming.ts';

export interface Layout {
  readonly above: readonly Line[];
  /** Lines of the list of needs, without its heading. */
  readonly rows: number;
  /** Lines below the list in which the need under the cursor is said whole. */
  readonly about: number;
  readonly below: readonly Line[];
}

const wide = 110;
const tall = 30;
/** More needs than these are scrolled to. */
const mostRows = 10;
const leastRows = 2;
const aboutLines = 2;
const plotHeights = { least: 2, most: 6 } as const;

const blank: Line = [];

/** @param needs how many there are. */
export function layOutToday(desk: Desk, view: TodayView, area: Area, needs: number): Layout {
  const above: Line[] = [...headline(desk, view, area.width).slice(0, 3), blank];
  const wanted = Math.max(1, Math.min(needs, mostRows));
  // The heading of the needs takes a line.
  const left = area.height - above.length - 1;
  if (area.height < tall) {
    const below = essential(desk, view, area, left, wanted);
    return { above, rows: fitting(wanted, left - below.length), about: 0, below };
  }
  const about = needs > 0 ? aboutLines : 0;
  const below = whole(desk, view, area, left - about - wanted);
  return { above, rows: fitting(wanted, left - about - below.length), about, below };
}

function fitting(wanted: number, room: number): number {
  return Math.max(Math.min(leastRows, wanted), Math.min(wanted, room));
}

/** Everything that must be seen at a glance; the plot, then blank lines, only where there is room for them. */
function essential(desk: Desk, view: TodayView, { width }: Area, room: number, wanted: number): Line[] {
  const [day, feet] = [blocks(desk, view, width, 4), houseAndNext(desk, view, width, lastFactPieces(desk, view))];
  const hasPlot = room - day.length - feet.length >= Math.min(leastRows, wanted) + 2;
  const parts = hasPlot ? [day, [plotLine(desk, view, width)], feet] : [day, feet];
  let spare = room - wanted - parts.reduce((sum, part) => sum + part.length, 0);
  return parts.flatMap((part) => {
    const isApart = spare > 0 || part === day;
    if (isApart) spare -= 1;
    return isApart ? [blank, ...part] : part;
  });
}

/** Everything, with the plot as high as there is room for. */
function whole(desk: Desk, view: TodayView, { width }: Area, room: number): Line[] {
  const made = (plotHeight: number) =>
    [
      blocks(desk, view, width, 6),
      plotBlock(desk, view, width, plotHeight),
      configurationLines(desk, view, width),
      sourceLines(desk, view, width),
      houseAndNext(desk, view, width, []),
    ].flatMap((part) => [blank, ...part]);
  const least = made(plotHeights.least);
  return made(Math.max(plotHeights.least, Math.min(plotHeights.most, plotHeights.least + room - least.length)));
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

function plotLine(desk: Desk, view: TodayView, width: number): Line {
  return desk.theme.flat ? revenueInWords(desk, view) : revenueLine(desk, view, width);
}

function plotBlock(desk: Desk, view: TodayView, width: number, height: number): Line[] {
  if (desk.theme.flat) return [revenueInWords(desk, view)];
  return revenuePlot(desk, view, height, width >= daysPlotted * 3 + 2 ? 3 : 2).map(indented);
}

/** The house's figures where they have no block of their own, and what comes next. */
function houseAndNext(desk: Desk, view: TodayView, width: number, last: readonly (readonly Span[])[]): Line[] {
  const next = nextPiece(desk, view);
  const lines =
    width < wide
      ? [...flow(desk.theme, [...standingPieces(desk, view), ...last], width - 2), next]
      : flow(desk.theme, [next, ...last], width - 2);
  return lines.map(indented);
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
