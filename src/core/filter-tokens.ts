/** The words of a filter as they are typed: `state:approved "van der Berg" cause:"account-missing/product:A B"`. */

export interface FilterToken {
  /** Before the first colon that is not in quotes, in small letters; empty for a free word. */
  readonly prefix: string;
  /** Without its quotes. */
  readonly value: string;
}

/** Everything up to a space that is not in quotes. Quotes that are still open reach to the end: somebody is typing. */
const token = /(?:[^\s"]|"(?:[^"]|"")*(?:"|$))+/g;
const quotedPart = /"((?:[^"]|"")*)(?:"|$)/g;

/** @param prefixes words that mean something before a colon; any other colon is part of a free word. */
export function filterTokens(text: string, prefixes: ReadonlySet<string>): FilterToken[] {
  return (text.match(token) ?? []).map((raw) => {
    const named = /^([a-z]+):/i.exec(raw)?.[1]?.toLowerCase() ?? '';
    const prefix = prefixes.has(named) ? named : '';
    const written = prefix === '' ? raw : raw.slice(prefix.length + 1);
    return { prefix, value: written.replace(quotedPart, (_whole, inside: string) => inside.replaceAll('""', '"')) };
  });
}

/** Writes a word so that it is read back as it is. */
export function writeFilterToken({ prefix, value }: FilterToken): string {
  const isBare = value !== '' && !/[\s"]/.test(value) && (prefix !== '' || !/^[a-z]+:/i.test(value));
  const written = isBare ? value : `"${value.replaceAll('"', '""')}"`;
  return prefix === '' ? written : `${prefix}:${written}`;
}
