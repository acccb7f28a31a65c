/**
 * Text from outside. It is cleaned once, where it comes in, so that no screen, file or package ever meets an escape
 * sequence or a character that turns the reading direction round.
 */

// C0 and C1 controls, bidirectional controls and marks, zero-width characters, line and paragraph separators,
// byte-order mark, interlinear annotations, tag characters, soft hyphen. A zero-width joiner inside an emoji goes too: no loss in a ledger.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
// Command strings with their text (window titles, links), control sequences (colours, cursor), two-character escapes (ECMA-48).
const escapeSequence =
  /(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g;
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
  return safe.length > maxLength ? `${safe.slice(0, wholeCharacters(safe, maxLength - 1))}…` : safe;
}

/** The length of the longest beginning of at most `length` that does not end within a surrogate pair. */
function wholeCharacters(text: string, length: number): number {
  return (text.codePointAt(length - 1) ?? 0) > 0xffff ? length - 1 : length;
}

/** Whether `cleanText` would leave the text as it is. Used to assert, at the edges, that nothing slipped through. */
export function isCleanText(text: string): boolean {
  return cleanText(text, Number.MAX_SAFE_INTEGER) === text;
}
