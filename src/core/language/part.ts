/**
 * A part of the catalogue in another language than English: the English part's sentences, all of them and no others.
 * A sentence that is missing, or that English does not have, does not compile.
 */
export type Part<English> = Readonly<Record<keyof English, string>>;
