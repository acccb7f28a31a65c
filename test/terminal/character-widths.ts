/**
 * How many columns the emulator gives a character: as today's terminals do (Unicode 15, UAX #11), where @xterm/headless alone
 * is at Unicode 6 and draws most emoji in one column. Apart from the program's own idea of widths on purpose: a test of
 * the program must not share its mistakes.
 */

import type { IUnicodeVersionProvider } from '@xterm/headless';

/** East Asian wide and full-width blocks, first and last of each, ascending. */
const wideRanges: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2fb],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
const softHyphen = 0xad;
const emoji = /^\p{Emoji_Presentation}$/u;

export const characterWidths: IUnicodeVersionProvider = {
  version: '15',
  wcwidth: widthOf,
  charProperties(codepoint, preceding) {
    const width = widthOf(codepoint);
    // Packed as the emulator unpacks it: whether it joins the cell before in bit 0, the width in bits 1 and 2.
    const before = (preceding >> 1) & 3;
    const joins = width === 0 && before > 0;
    return ((joins ? before : width) << 1) | (joins ? 1 : 0);
  },
};

function widthOf(codepoint: number): 0 | 1 | 2 {
  if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0)) return 0;
  if (codepoint < 0x300) return 1;
  const character = String.fromCodePoint(codepoint);
  if (codepoint !== softHyphen && zeroWidth.test(character)) return 0;
  const isWide = wideRanges.some(([first, last]) => codepoint >= first && codepoint <= last);
  return isWide || emoji.test(character) ? 2 : 1;
}
