/** Text as it is searched: nobody types accents, capitals or the point of an amount the way a source wrote them. */

/** Letters that Unicode does not take apart into a letter and a mark. */
const whole: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };
const wholeLetters = /[ßøłđæœþı]/g;
const plain = /^[\u0020-\u007e]*$/;

/** Without capitals and accents; a comma between digits is a point. Searching is done in text that was folded too. */
export function foldText(text: string): string {
  const folded = plain.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(wholeLetters, (letter) => whole[letter] ?? letter);
  return folded.includes(',') ? folded.replace(/(?<=\d),(?=\d)/g, '.') : folded;
}
