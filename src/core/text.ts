/**
 * Text from outside. It is cleaned once, where it comes in, so that no screen, file or package ever meets an escape
 * sequence or a character that turns the reading direction round.
 */

// C0 and C1 controls, bidirectional controls and marks, zero-width characters, line and paragraph separators,
// byte-order mark, interlinear annotations, tag characters, soft hyphen. A zero-width joiner inside an emoji goes too: no loss in a ledger.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const escapeSequence = /(?:\u001b|\u009b)\[?[0-9;:?<=>]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g;
const lineBreaks = /[\t\r\n\u0085\u2028\u2029]+/g;
const anyUnsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/;

/** Longest text kept of any one field. */
export const maxTextLength = 500;

/**
 * One line of safe text: whole escape sequences and control, bidi and invisible characters are dropped, line breaks
 * become a space, runs of combining marks are cut after four, lone surrogates are replaced, the length is bounded.
 */
export function cleanText(text: string, maxLength = maxTextLength): string {
  // Nearly every text is already clean; the test is one pass.
  if (text.length <= maxLength && !anyUnsafe.test(text) && !/\p{M}{5}/u.test(text)) return text.trim();
  const safe = text
    .slice(0, maxLength * 4)
    .replace(lineBreaks, ' ')
    .replace(escapeSequence, '')
    .replace(unsafe, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .toWellFormed()
    .trim();
  return safe.length > maxLength ? `${[...safe].slice(0, maxLength - 1).join('')}…` : safe;
}

/** Whether `cleanText` would leave the text as it is. Used to assert, at the edges, that nothing slipped through. */
export function isCleanText(text: string): boolean {
  return cleanText(text, Number.MAX_SAFE_INTEGER) === text;
}
