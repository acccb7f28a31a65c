/** How many columns a text takes in a terminal. */

/** Characters of one column each, so that nearly all texts need no further look. */
const plain = /^[\u0020-\u007e\u00a1-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u25cf\u2715]*$/;
/** East Asian wide and full-width characters (Unicode UAX #11), as terminals draw them. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const onlyMarks = /^\p{M}+$/u;

let segmenter: Intl.Segmenter | undefined;

export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
  return width;
}

/** The text in at most `width` columns; what is cut off is marked with `…`. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width <= 0) return '';
  const { head } = splitAt(text, width - 1);
  return `${head.trimEnd()}…`;
}

/** The longest beginning that fits the columns, and the rest. A character wider than all columns is taken whole. */
export function splitAt(text: string, width: number): { head: string; rest: string } {
  let head = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += graphemeWidth(grapheme);
    if (used > width) break;
    head += grapheme;
  }
  return { head, rest: text.slice(head.length) };
}

function* graphemes(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) yield segment;
}

function graphemeWidth(grapheme: string): number {
  if (onlyMarks.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
