import { shownText } from '../../cli/render/terminal-text.ts';
import { wrap } from '../../cli/render/wrap.ts';
import { type Line, span } from './line.ts';
import type { Tone } from './theme.ts';

/** A text of any length in lines of at most `width` columns; paragraphs stay apart. */
export function wrapped(text: string, width: number, tone: Tone = 'plain'): Line[] {
  return text
    .split('\n')
    .flatMap((paragraph) => wrap(shownText(paragraph).split(' '), width))
    .map((part) => [span(part, tone)]);
}
