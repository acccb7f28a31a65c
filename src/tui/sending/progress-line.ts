import type { NotificationOf } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { type Line, span } from '../terminal/line.ts';

export type Progress = NotificationOf<'progress'>;

const barWidth = 20;

/** `Sending  2 of 5  ████████────────────  21 Nov` */
export function progressLine(desk: Desk, progress: Progress): Line {
  const { done, total, subject } = progress;
  const about = /^\d{4}-\d{2}(?:-\d{2})?$/.test(subject) ? desk.translate().period(subject) : '';
  return [
    ...progressWords(desk, progress),
    ...(total === null || total === 0 ? [] : ['  ', ...bar(desk, done / total)]),
    span(`  ${about}`, 'dim'),
  ];
}

/** `Sending  2 of 5` */
export function progressWords(desk: Desk, { phase, done, total }: Progress): Line {
  const { t, word } = desk.translate();
  const name = word(phase);
  return [
    span(name.slice(0, 1).toLocaleUpperCase() + name.slice(1), 'accent'),
    total === null || total === 0
      ? span(` ${desk.theme.glyphs.more}`, 'dim')
      : `  ${t('progress.of', { done, total })}`,
  ];
}

/** Left out where lines are read aloud. */
function bar({ theme: { glyphs, flat } }: Desk, share: number): Line {
  if (flat) return [];
  const full = Math.min(barWidth, Math.max(0, Math.round(share * barWidth)));
  return [
    span((glyphs.bars.at(-1) ?? '').repeat(full), 'accent'),
    span(glyphs.horizontal.repeat(barWidth - full), 'dim'),
  ];
}
