/** The last weeks by state: one mark a day, a line a week. */

import { mark } from '../../../cli/render/state-mark.ts';
import { addDays, localDate } from '../../../core/calendar.ts';
import type { Key } from '../../../core/language/translate.ts';
import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { inColumns, type Line, type Span, span } from '../../terminal/line.ts';

type Day = TodayView['days'][number];

const nothing = span('·', 'dim');

const looks: Readonly<Record<Day['state'], { readonly mark: Span; readonly word: Key }>> = {
  none: { mark: nothing, word: 'today.day-none' },
  moving: { mark: mark('waiting'), word: 'today.day-moving' },
  booked: { mark: mark('booked'), word: 'word.synced' },
  partly: { mark: mark('waiting'), word: 'today.day-partly' },
  waiting: { mark: mark('waiting'), word: 'today.day-waiting' },
  attention: { mark: mark('needs-you'), word: 'word.attention' },
  failed: { mark: mark('failed'), word: 'word.failed' },
  unknown: { mark: mark('unknown'), word: 'word.unknown' },
};

/** Columns of the week's first day, then of a day. */
const weekWidth = 9;
const dayWidth = 3;
export const calendarWidth = weekWidth + 7 * dayWidth;

/** A heading and `weeks` lines, the present week last. */
export function calendar(desk: Desk, { days, today }: TodayView, weeks: number): Line[] {
  const translate = desk.translate();
  const known = new Map(days.map((day) => [day.date, day]));
  const monday = addDays(localDate(today), -weekday(today));
  const first = addDays(monday, -7 * (weeks - 1));
  const heading: Line = [
    ' '.repeat(weekWidth),
    ...daysFrom(first, 7).map((date) => span(inColumns(translate.day(date).slice(0, 2), dayWidth), 'dim')),
  ];
  const lines = Array.from({ length: weeks }, (_, week): Line => {
    const start = addDays(first, 7 * week);
    return [
      span(inColumns(translate.dateShort(start), weekWidth), 'dim'),
      ...daysFrom(start, 7).map((date): Span => dayCell(known.get(date), date === today)),
    ];
  });
  return [heading, ...lines];
}

/** For who cannot see a calendar: the days that are not simply booked, one a line. */
export function calendarInWords(desk: Desk, { days, today }: TodayView): Line[] {
  const translate = desk.translate();
  return days
    .filter(({ state, date }) => state !== 'booked' && state !== 'none' && date !== today)
    .map(({ date, state }): Line => [`${translate.day(date)}: ${translate.t(looks[state].word)}`]);
}

function dayCell(day: Day | undefined, isToday: boolean): Span {
  if (!day) return span(' '.repeat(dayWidth));
  const { text, tone } = looks[day.state].mark;
  return span(inColumns(text, dayWidth), isToday && day.state === 'none' ? 'accent' : tone);
}

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(localDate(first), at));
}

/** Days since Monday. */
function weekday(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
