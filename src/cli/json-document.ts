// Everything that cleanText would drop, so that a terminal which shows the document is not steered by it either.
const unsafe =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The one document that `--json` prints: indented, ended with a line feed, the same value whatever reads it. */
export function jsonDocument(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replace(unsafe, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return `${escaped}\n`;
}
