import { displayWidth, splitAt } from './display-width.ts';

/**
 * Fills lines of at most `width` columns with words. A word longer than a line is broken, unless `unbroken`: a command
 * must stay what it is.
 */
export function wrap(words: readonly string[], width: number, unbroken = false): string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let current = '';
  for (const word of words) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (displayWidth(joined) <= room) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    current = word;
    while (!unbroken && displayWidth(current) > room) {
      const { head, rest } = splitAt(current, room);
      lines.push(head);
      current = rest;
    }
  }
  lines.push(current);
  return lines;
}
