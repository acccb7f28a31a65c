import { cleanText } from '../../core/text.ts';

/** Nobody reads more than this of one text on a screen. */
const longestShown = 4_000;

/**
 * A text from anywhere, safe and of a width that terminals agree on. Variation selectors go: what is an emoji of one
 * column or of two with them is told apart differently by every terminal.
 */
export function shownText(text: string): string {
  return cleanText(text, longestShown).replace(/[\ufe00-\ufe0f]/g, '');
}

/** The same in a line that is made: a no-break space, which held an amount and its currency together, is a space now. */
export function terminalText(text: string): string {
  return shownText(text).replace(/[\u00a0\u202f]/g, ' ');
}
