/** The keys that matter here, in one line. */

import type { Desk } from '../desk.ts';
import { keyLabel } from '../keys/key-label.ts';
import { type Line, lineWidth, span } from '../terminal/line.ts';
import { type Action, labelOf } from './action.ts';

/**
 * As many of the actions as inColumns, in their order in the bar; what cannot be done now is dimmed, not gone.
 *
 * @param always actions that are kept at the end whatever else has to give way.
 */
export function keyHints(actions: readonly Action[], desk: Desk, width: number, always: readonly Action[] = []): Line {
  const tail = always.flatMap((action) => hint(action, desk));
  const room = width - lineWidth(tail);
  const line: Line[number][] = [];
  const inBar = actions
    .filter((action) => action.bar !== undefined && action.hidden?.() !== true)
    .sort((one, other) => (one.bar ?? 0) - (other.bar ?? 0));
  for (const action of inBar) {
    const next = hint(action, desk);
    if (lineWidth([...line, ...next]) > room) break;
    line.push(...next);
  }
  return [...line, ...tail];
}

function hint(action: Action, desk: Desk): Line {
  const [key = ''] = action.keys;
  const isOff = action.whyNot?.() !== undefined;
  const translate = desk.translate();
  return [
    span(keyLabel(key, desk.theme.glyphs, translate), isOff ? 'dim' : 'key'),
    span(` ${labelOf(action, translate)}   `, isOff ? 'dim' : 'plain'),
  ];
}
