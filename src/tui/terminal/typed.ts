import { aroundCaret, type TextInput } from '../text-input.ts';
import { type Line, span } from './line.ts';

/** A text that is being typed, with its caret. One that is longer than its place shows the part around the caret. */
export function typedCells(input: TextInput, caret: string, room: number): Line {
  const [before, after] = aroundCaret(input);
  const shown = before.length > room ? before.slice(before.length - room) : before;
  return [span(shown, 'strong'), span(caret, 'accent'), span(after, 'strong')];
}
