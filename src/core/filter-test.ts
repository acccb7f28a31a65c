/** Whether a document is what a filter asks for. */

import type { DocumentFilter } from './document-filter.ts';
import type { DocumentState } from './document-state.ts';
import type { FactKind } from './fact.ts';
import type { Problem } from './problem.ts';
import type { Reason } from './reason.ts';
import { foldText } from './search-text.ts';
import { thousandths } from './thousandths.ts';

export interface FilteredDocument {
  readonly kind: FactKind;
  readonly date: string;
  readonly state: DocumentState;
  readonly problems: readonly Problem[];
  readonly reviews: readonly Reason[];
  /** In thousandths, signed. */
  readonly amount: bigint;
  /** Made by {@link searchTextOf}. */
  readonly search: string;
}

/** What the free words of a filter are looked for in. */
export function searchTextOf(number: string, relation: string, total: string): string {
  return foldText(`${number}\n${relation}\n${total}`);
}

/** The test of one filter, made once and used on every document: only what the filter asks for is looked at. */
export function filterTest(filter: DocumentFilter): (document: FilteredDocument) => boolean {
  const { states, kinds, causes, reasons, from, to } = filter;
  const tests: ((document: FilteredDocument) => boolean)[] = [];
  if (states.length > 0) tests.push(({ state }) => states.includes(state));
  if (kinds.length > 0) tests.push(({ kind }) => (kinds as readonly string[]).includes(kind));
  if (from !== undefined) tests.push(({ date }) => date >= from);
  if (to !== undefined) tests.push(({ date }) => date <= to);
  if (filter.over !== undefined) {
    const over = thousandths(filter.over);
    tests.push(({ amount }) => amount > over);
  }
  if (filter.under !== undefined) {
    const under = thousandths(filter.under);
    tests.push(({ amount }) => amount < under);
  }
  if (causes.length > 0)
    tests.push(({ problems }) =>
      problems.some((problem) =>
        causes.some(
          ({ code, subject }) => problem.code === code && (subject === undefined || problem.subject === subject),
        ),
      ),
    );
  if (reasons.length > 0)
    tests.push(({ reviews }) => reviews.some(({ code }) => (reasons as readonly string[]).includes(code)));
  for (const word of filter.words.map(foldText)) tests.push(({ search }) => search.includes(word));
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (document) => tests.every((test) => test(document));
}
