import type { EntryView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { cutLine, type Line, lineWidth, span, spread } from '../terminal/line.ts';
import type { Books } from './books.ts';

/** ` Entry for Sat 21 Nov 2026 · Memorial (90) · Exact Online 482913        NOT SENT YET` */
export function entryHeading(
  desk: Desk,
  books: Books,
  entry: Pick<EntryView, 'period' | 'configuration' | 'journal'>,
  status: Line,
  width: number,
): Line {
  const { t } = desk.translate();
  const parts = [t('entry.for', { period: entry.period }), books.journal(entry), books.target(entry.configuration)];
  const dot = ` ${desk.theme.glyphs.dot} `;
  // Where it is narrow the books give way to the state: whose they are stands in the question as well.
  const room = width - lineWidth(status) - 4;
  const shown = lineWidth([parts.join(dot)]) <= room ? parts : parts.slice(0, 2);
  return spread([' ', ...cutLine([span(shown.join(dot), 'strong')], room)], [...status, ' '], width);
}
