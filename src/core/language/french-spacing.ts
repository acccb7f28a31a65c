const beforeMark = / (?=[:;!?%»])/g;
const afterOpening = /(?<=«) /g;

/**
 * The no-break space that French sets before `: ; ! ? %` and within « ». The catalogue is written with plain spaces,
 * which whoever translates can see; so that a mark never begins a line, nor is taken for a gap to be closed.
 *
 * Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation".
 */
export function frenchSpacing(sentence: string): string {
  return sentence.replace(beforeMark, '\u00a0').replace(afterOpening, '\u00a0');
}
