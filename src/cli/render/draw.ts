/** Puts a page on paper: so many columns, with or without colour. */

import { layOutPage } from './lay-out-page.ts';
import type { Page, Tone } from './page.ts';

const reset = '\u001b[0m';
const codes: Readonly<Record<Tone, string>> = {
  plain: '',
  dim: '\u001b[2m',
  strong: '\u001b[1m',
  accent: '\u001b[36m',
  good: '\u001b[32m',
  warning: '\u001b[33m',
  bad: '\u001b[31m',
};

export interface Paper {
  /** Columns; nothing is wider. */
  readonly width: number;
  readonly colour: boolean;
}

/** The page as text, each line ended with a line feed. */
export function draw(page: Page, { width, colour }: Paper): string {
  return layOutPage(page, width)
    .map((spans) => {
      const text = spans.map(({ text: part, tone }) => {
        const code = colour && part.trim() !== '' ? codes[tone] : '';
        return code === '' ? part : `${code}${part}${reset}`;
      });
      // An amount holds its currency together with a no-break space; on the terminal it is a space like any other.
      return `${text.join('').replaceAll('\u00a0', ' ')}\n`;
    })
    .join('');
}
