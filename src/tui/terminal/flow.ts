import { type Line, lineWidth, type Span, span } from './line.ts';
import type { Theme } from './theme.ts';

/** Pieces one after the other with a dot between, over as many lines as they need; broken between pieces only. */
export function flow({ glyphs }: Theme, pieces: readonly (readonly Span[])[], width: number): Line[] {
  const lines: Span[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last && [...last, span(` ${glyphs.dot} `, 'dim'), ...piece];
    if (joined && lineWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push([...piece]);
  }
  return lines;
}
