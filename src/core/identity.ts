/** Who a fact is, and whether it changed (spec §2, Identity). */

import { createHash } from 'node:crypto';
import type { FactContent, FactId, FactKind, ReadFact, Revision, SourceId } from './fact.ts';

const base32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of Crockford base 32 of the text's SHA-256: five bits a character. */
export function hashCharacters(text: string, length: number): string {
  const digest = createHash('sha256').update(text).digest();
  let characters = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5 && characters.length < length) {
      held -= 5;
      characters += base32[(bits >> held) & 31];
    }
    bits &= 31;
    if (characters.length === length) break;
  }
  return characters;
}

const kindLetters: Readonly<Record<FactKind, string>> = {
  invoice: 'i',
  'credit-note': 'c',
  receipt: 'r',
  payment: 'p',
  posting: 'j',
  relation: 'd',
  item: 'a',
  event: 'e',
};

/** The fact's id: kind letter and 12 characters of the hash of (source administration, kind, source id). */
export function factId(source: SourceId, kind: FactKind, sourceId: string): FactId {
  return (kindLetters[kind] + hashCharacters(`${source}\n${kind}\n${sourceId}`, 12)) as FactId;
}

/** Hash of the content with its keys in a fixed order: equal content, equal revision, whatever wrote the file. */
export function revisionOf(content: FactContent): Revision {
  return hashCharacters(canonical(content), 16) as Revision;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const record = value as Readonly<Record<string, unknown>>;
    let text = '{';
    for (const key of Object.keys(record).sort())
      if (record[key] !== undefined) text += `${key}:${canonical(record[key])};`;
    return `${text}}`;
  }
  return JSON.stringify(value) ?? '';
}

/**
 * The source ids of the facts of one file. A row without an id gets the hash of its content plus its ordinal among the
 * equal rows of that file, so that two equal purchases on one day are two facts and the same file twice is none.
 */
export function withSourceIds(
  facts: readonly ReadFact[],
): readonly { sourceId: string; content: FactContent; line?: number }[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const line = fact.line === undefined ? {} : { line: fact.line };
    if (fact.sourceId !== undefined) return { sourceId: fact.sourceId, content: fact.content, ...line };
    const hash = revisionOf(fact.content);
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return { sourceId: `row ${hash} ${ordinal}`, content: fact.content, ...line };
  });
}
