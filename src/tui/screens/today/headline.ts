/** The first thing that is read: how the night went, and whether something waits. */

import { nightSentence, waitingSentence } from '../../../cli/views/report.ts';
import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type Line, span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';

/** One sentence a line where they fit, else running on. */
export function headline(desk: Desk, view: TodayView, width: number): Line[] {
  const voice = desk.voice.get();
  const night = nightSentence(voice, { night: view.night, date: nightDate(view), currency: view.currency });
  const waiting = waitingSentence(voice, view);
  const apart = [night, waiting].flatMap((text) => wrapped(text, width - 2, 'strong'));
  const lines = apart.length <= 2 ? apart : wrapped(`${night} ${waiting}`, width - 2, 'strong');
  return lines.map((line) => [' ', ...line.map((cell) => (typeof cell === 'string' ? span(cell, 'strong') : cell))]);
}

/** The last day that the night booked; months are booked on days too, and a night without entries was of yesterday. */
function nightDate({ night, date }: TodayView): string {
  const last = night?.lastPeriod ?? '';
  return last.length === 10 ? last : date;
}
