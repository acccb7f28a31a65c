import type { z } from 'zod';
import type { ReadProblem, ReadProblemCode } from '../../../core/read-problem.ts';
import { shown } from '../outside-text.ts';
import type { Place } from '../read-failure.ts';
import { SourceNumber } from './source-number.ts';

type Issue = z.core.$ZodIssue;

/** What the schema found wrong with a document, in sentences that name the property. */
export function schemaProblems(
  issues: readonly Issue[],
  document: unknown,
  prefix: string,
  place: Pick<Place, 'line' | 'document'>,
): ReadProblem[] {
  return issues.map((issue) => {
    const value = valueAt(document, issue.path);
    const field = fieldName(prefix, issue.path);
    const { code, message } = wording(issue, value, field || 'The document');
    return { code, ...place, ...(field !== '' && { field }), message };
  });
}

/** `documents[0]` and `['lines', 1, 'vatRate']` make `documents[0].lines[1].vatRate`. */
export function fieldName(prefix: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (field, key) =>
      typeof key === 'number' ? `${field}[${key}]` : field === '' ? String(key) : `${field}.${String(key)}`,
    prefix,
  );
}

function wording(issue: Issue, value: unknown, field: string): { code: ReadProblemCode; message: string } {
  if (value === undefined && issue.code !== 'unrecognized_keys')
    return { code: 'missing-field', message: `${field} is missing; add it.` };
  switch (issue.code) {
    case 'custom':
      return { code: customCode(issue.params), message: `${field}: ${issue.message}.` };
    case 'unrecognized_keys':
      return { code: 'schema', message: `${field}: ${issue.message}` };
    case 'invalid_value':
      return {
        code: 'unknown-value',
        message: `${field} is ${describe(value)}; it must be one of ${issue.values.map(String).join(', ')}.`,
      };
    case 'invalid_union':
      if (issue.discriminator !== undefined)
        return {
          code: 'unknown-value',
          message: `${field} is ${describe(value)}; it must be invoice, credit-note, receipt, payment, posting, relation, item or event.`,
        };
      return { code: 'schema', message: `${field} ${issue.message}.` };
    case 'invalid_type':
      return { code: 'schema', message: `${field} is ${describe(value)}; ${expectation(issue.expected)}.` };
    case 'too_big':
      return { code: 'too-large', message: `${field} has more than ${issue.maximum} entries; split it.` };
    case 'too_small':
      return { code: 'missing-field', message: `${field} is empty; it needs at least ${issue.minimum}.` };
    default:
      return { code: 'schema', message: `${field}: ${issue.message}.` };
  }
}

const customCodes: ReadonlySet<unknown> = new Set<ReadProblemCode>(['amount', 'date', 'currency', 'unknown-value']);

function customCode(params: Record<string, unknown> | undefined): ReadProblemCode {
  return customCodes.has(params?.problem) ? (params?.problem as ReadProblemCode) : 'schema';
}

const expectations: Readonly<Record<string, string>> = {
  string: 'it must be a text in quotes',
  boolean: 'it must be true or false',
  array: 'it must be a list in square brackets',
  object: 'it must be an object in braces',
};

function expectation(expected: string): string {
  return expectations[expected] ?? `it must be of the type ${expected}`;
}

function describe(value: unknown): string {
  if (value instanceof SourceNumber) return `the number ${shown(value.text)}`;
  if (typeof value === 'string') return `"${shown(value)}"`;
  if (Array.isArray(value)) return 'a list';
  return value !== null && typeof value === 'object' ? 'an object' : String(value);
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let at = document;
  for (const key of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}
