/**
 * A file, or a part of it, that cannot be read. Nothing of a file that has one is imported: half a file is worse than
 * none. The message is for the person who made the file: what is wrong, where, and the way out.
 */

export const readProblemCodes = [
  'not-readable',
  'too-large',
  'too-deep',
  'not-xml',
  'xml-truncated',
  'xml-entities-refused',
  'not-ubl',
  'not-json',
  'schema',
  'header-changed',
  'no-mapping',
  'encoding',
  'amount',
  'date',
  'currency',
  'missing-field',
  'unknown-value',
  'totals-mismatch',
  'duplicate-id',
  'unsupported',
  'wrong-supplier',
  'unsafe-name',
] as const;
export type ReadProblemCode = (typeof readProblemCodes)[number];

export interface ReadProblem {
  readonly code: ReadProblemCode;
  /** 1-based line in the file, where known. */
  readonly line?: number;
  /** Element, column or field, where known. */
  readonly field?: string;
  /** Number or id of the document within the file, where known. */
  readonly document?: string;
  /** English sentence: what is wrong and the way out. Outside text in it is cleaned. */
  readonly message: string;
}

export type ReadResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] };
