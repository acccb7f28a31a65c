/**
 * The filter of the document list, as the operator writes it: words such as `state:to-review` narrow the list, the other
 * words are searched for. All of it is data, so that a filter can be saved, sent along with "all that match", and
 * offered by a screen.
 */

import { isLocalDate, type LocalDate, lastDayOf, type Month } from './calendar.ts';
import { type DocumentState, documentStates } from './document-state.ts';
import { type DocumentKind, documentKinds } from './fact.ts';
import { type FilterToken, filterTokens, writeFilterToken } from './filter-tokens.ts';
import type { DecimalString } from './money.ts';
import { type ProblemCode, problemCodes } from './problem.ts';
import type { Reason } from './reason.ts';
import { cleanText } from './text.ts';
import { thousandths } from './thousandths.ts';

/** Why a person must look at a document, or why it is left out: the codes of {@link Assessment}'s `reviews`. */
export const reviewReasonCodes = [
  'policy-always',
  'fallback-account',
  'changed-after-booking',
  'moved-after-booking',
  'withdrawn-after-booking',
  'operator-reversed',
  'before-start',
  'nothing-to-book',
  'no-configuration',
] as const;
export type ReviewReasonCode = (typeof reviewReasonCodes)[number];

/** A problem that a document has; with a subject, of that subject alone: what one repair is about. */
export interface CauseFilter {
  readonly code: ProblemCode;
  readonly subject?: string;
}

/** What a document must be. An empty list asks for nothing; of a list any one is enough; the words must all be there. */
export interface DocumentFilter {
  readonly states: readonly DocumentState[];
  readonly kinds: readonly DocumentKind[];
  readonly causes: readonly CauseFilter[];
  readonly reasons: readonly ReviewReasonCode[];
  /** Business dates, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** More than this and less than that, as the total is signed; in the document's own currency. */
  readonly over?: DecimalString;
  readonly under?: DecimalString;
  /** In number, relation or total, without regard to capitals and accents. */
  readonly words: readonly string[];
}

export type FilterPrefix = 'state' | 'kind' | 'from' | 'to' | 'cause' | 'reason' | 'over' | 'under';

/** The words that mean something before a colon, in the order in which they are written and explained. */
export const filterPrefixes: readonly {
  readonly prefix: FilterPrefix;
  readonly takes: 'codes' | 'date' | 'cause' | 'amount';
  /** What may stand behind it; empty where anything of its kind may. */
  readonly values: readonly string[];
}[] = [
  { prefix: 'state', takes: 'codes', values: documentStates },
  { prefix: 'kind', takes: 'codes', values: documentKinds },
  { prefix: 'from', takes: 'date', values: [] },
  { prefix: 'to', takes: 'date', values: [] },
  { prefix: 'cause', takes: 'cause', values: problemCodes },
  { prefix: 'reason', takes: 'codes', values: reviewReasonCodes },
  { prefix: 'over', takes: 'amount', values: [] },
  { prefix: 'under', takes: 'amount', values: [] },
];

const prefixes: ReadonlySet<string> = new Set(filterPrefixes.map(({ prefix }) => prefix));

export const everyDocument: DocumentFilter = { states: [], kinds: [], causes: [], reasons: [], words: [] };

export type ParsedFilter = { readonly filter: DocumentFilter } | { readonly fault: Reason };

/**
 * Reads a filter. A word without a value (`state:`) asks for nothing, because somebody is still typing it. Of several
 * dates or amounts the narrowest counts.
 *
 * @returns the filter; or as `fault` the first word that makes no sense, with what it may be (`filter-unknown-state`).
 */
export function parseDocumentFilter(text: string): ParsedFilter {
  let filter = everyDocument;
  for (const token of filterTokens(cleanText(text), prefixes)) {
    if (token.value === '') continue;
    const parsed = parseWord(token);
    if ('fault' in parsed) return parsed;
    filter = narrowed(filter, parsed);
  }
  return { filter };
}

/** The filter as text that reads back as the same filter. */
export function writeDocumentFilter(filter: DocumentFilter): string {
  const { states, kinds, from, to, causes, reasons, over, under, words } = filter;
  const tokens: FilterToken[] = [
    { prefix: 'state', value: states.join(',') },
    { prefix: 'kind', value: kinds.join(',') },
    { prefix: 'from', value: from ?? '' },
    { prefix: 'to', value: to ?? '' },
    ...causes.map(({ code, subject }) => ({
      prefix: 'cause',
      value: subject === undefined ? code : `${code}/${subject}`,
    })),
    { prefix: 'reason', value: reasons.join(',') },
    { prefix: 'over', value: over ?? '' },
    { prefix: 'under', value: under ?? '' },
    ...words.map((value) => ({ prefix: '', value })),
  ];
  return tokens
    .filter(({ value }) => value !== '')
    .map(writeFilterToken)
    .join(' ');
}

type Word = Partial<DocumentFilter>;

function parseWord({ prefix, value }: FilterToken): Word | { fault: Reason } {
  switch (prefix) {
    case 'state':
      return codes(value, documentStates, 'state', (states) => ({ states }));
    case 'kind':
      return codes(value, documentKinds, 'kind', (kinds) => ({ kinds }));
    case 'reason':
      return codes(value, reviewReasonCodes, 'reason', (reasons) => ({ reasons }));
    case 'cause': {
      const [code = '', ...rest] = value.split('/');
      const subject = rest.join('/');
      return codes(code, problemCodes, 'cause', (known) => ({
        causes: known.map((one) => ({ code: one, ...(subject === '' ? {} : { subject }) })),
      }));
    }
    case 'from':
    case 'to': {
      const date = dateOf(value, prefix);
      return date === undefined ? fault('not-a-date', { word: prefix, value }) : { [prefix]: date };
    }
    case 'over':
    case 'under': {
      const amount = amountOf(value);
      return amount === undefined ? fault('not-an-amount', { word: prefix, value }) : { [prefix]: amount };
    }
    default:
      return { words: [value] };
  }
}

/** Codes with commas between them; empty ones are still being typed. */
function codes<Code extends string>(
  value: string,
  known: readonly Code[],
  what: 'state' | 'kind' | 'reason' | 'cause',
  make: (found: readonly Code[]) => Word,
): Word | { fault: Reason } {
  const found: Code[] = [];
  for (const written of value.toLowerCase().split(',')) {
    if (written === '') continue;
    const code = known.find((one) => one === written);
    if (code === undefined) return fault(`unknown-${what}`, { value: written, known: known.join(', ') });
    found.push(code);
  }
  return make(found);
}

function fault(code: string, details: Record<string, string>): { fault: Reason } {
  return { fault: { code: `filter-${code}`, details: { ...details, value: cleanText(details.value ?? '', 60) } } };
}

/** A day, or a month: its first or its last day. */
function dateOf(value: string, edge: 'from' | 'to'): LocalDate | undefined {
  if (isLocalDate(value)) return value;
  if (!/^\d{4}-\d{2}$/.test(value) || !isLocalDate(`${value}-01`)) return undefined;
  return edge === 'from' ? (`${value}-01` as LocalDate) : lastDayOf(value as Month);
}

/** Of three digits behind a point or comma nobody knows whether they are decimals. */
function amountOf(value: string): DecimalString | undefined {
  const match = /^(-?)(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(value);
  if (!match) return undefined;
  const [, sign = '', digits = '', decimals] = match;
  return `${sign}${digits}${decimals === undefined ? '' : `.${decimals}`}`;
}

function narrowed(filter: DocumentFilter, word: Word): DocumentFilter {
  const from = latest(filter.from, word.from);
  const to = earliest(filter.to, word.to);
  const over = pick(filter.over, word.over, (one, other) => one > other);
  const under = pick(filter.under, word.under, (one, other) => one < other);
  return {
    states: union(filter.states, word.states),
    kinds: union(filter.kinds, word.kinds),
    causes: [...filter.causes, ...(word.causes ?? [])],
    reasons: union(filter.reasons, word.reasons),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(over === undefined ? {} : { over }),
    ...(under === undefined ? {} : { under }),
    words: [...filter.words, ...(word.words ?? [])],
  };
}

function union<Value>(one: readonly Value[], other: readonly Value[] = []): readonly Value[] {
  return other.length === 0 ? one : [...new Set([...one, ...other])];
}

function latest(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}

function earliest(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one;
}

function pick(
  one: DecimalString | undefined,
  other: DecimalString | undefined,
  narrower: (other: bigint, one: bigint) => boolean,
): DecimalString | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return narrower(thousandths(other), thousandths(one)) ? other : one;
}
