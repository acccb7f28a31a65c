/**
 * One line of the screen: spans side by side, exactly as wide as it is told to be. Every text is cleaned here, whoever
 * wrote it, so that nothing from outside can steer the terminal.
 */

import { cut, displayWidth } from '../../cli/render/display-width.ts';
import { terminalText } from '../../cli/render/terminal-text.ts';
import type { Theme, Tone } from './theme.ts';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}
export type Cell = string | Span;
export type Line = readonly Cell[];

export const span = (text: string, tone: Tone = 'plain'): Span => ({ text, tone });

/** A text without a tone of its own is plain. */
export const spanOf = (cell: Cell): Span => (typeof cell === 'string' ? span(cell) : cell);

/** Nothing but blanks to the end of the line. */
export const emptyLine: Line = [];

/** Columns that the cells take. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, cell) => sum + displayWidth(shown(spanOf(cell).text)), 0);
}

/** The line as the terminal gets it: cut or filled to `width` columns. */
export function drawLine(line: Line, width: number, { paint, flat, glyphs }: Theme): string {
  let left = width;
  let drawn = '';
  for (const cell of line) {
    if (left <= 0) break;
    const { text, tone } = spanOf(cell);
    const part = cut(marked(shown(text), glyphs.marks), left);
    left -= displayWidth(part);
    drawn += painted(part, tone, paint);
  }
  return flat ? drawn.trimEnd() : drawn + ' '.repeat(Math.max(0, left));
}

/** Blanks stay plain: they look the same, and what follows a change of tone is what the renderer compares. */
function painted(part: string, tone: Tone, paint: Theme['paint']): string {
  const core = part.trim();
  if (core === '') return part;
  const at = part.indexOf(core);
  return part.slice(0, at) + paint(core, tone) + part.slice(at + core.length);
}

/** The text in exactly `width` columns. */
export function inColumns(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const part = cut(shown(text), width);
  const fill = ' '.repeat(Math.max(0, width - displayWidth(part)));
  return align === 'right' ? fill + part : part + fill;
}

/** What stands left, and at the right edge what stands right; the left side gives way. */
export function spread(left: Line, right: Line, width: number): Line {
  const room = Math.max(0, width - lineWidth(right));
  const kept = cutLine(left, Math.max(0, room - (right.length > 0 ? 1 : 0)));
  return [...kept, ' '.repeat(Math.max(0, room - lineWidth(kept))), ...right];
}

/** The beginning of a line that fits the columns. */
export function cutLine(line: Line, width: number): Line {
  let left = width;
  const kept: Cell[] = [];
  for (const cell of line) {
    if (left <= 0) break;
    const { text, tone } = spanOf(cell);
    const part = cut(shown(text), left);
    left -= displayWidth(part);
    kept.push(span(part, tone));
  }
  return kept;
}

/**
 * The same line in one tone: how the row under the cursor is shown. It becomes one span, cell by cell made safe before,
 * so that a slow line carries one change of tone per row.
 */
export function inTone(line: Line, tone: Tone): Line {
  return [span(line.map((cell) => shown(spanOf(cell).text)).join(''), tone)];
}

/** Blanks at the ends are ours; what lies between may be anybody's. */
function shown(text: string): string {
  if (/^[\u0020-\u007e\u2500-\u259f]*$/.test(text)) return text;
  const before = /^ */.exec(text)?.[0] ?? '';
  const after = text.length > before.length ? (/ *$/.exec(text)?.[0] ?? '') : '';
  return `${before}${terminalText(text)}${after}`;
}

function marked(text: string, marks: Readonly<Record<string, string>>): string {
  let swapped = text;
  for (const [mark, letter] of Object.entries(marks)) swapped = swapped.replaceAll(mark, letter);
  return swapped;
}
