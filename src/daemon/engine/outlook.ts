/** The light outcome of an assessment: what lists and causes need of a document, remembered until something moves it. */

import type { Assessment } from '../../core/assess.ts';
import type { Leg } from '../../core/entry.ts';

export interface Outlook extends Assessment {
  readonly nextRelease: string | undefined;
  /** Booked as it stands: no mapping, chart or item moves it. */
  readonly settled: boolean;
  /** The operator's, when the operator left it out. */
  readonly excludedReason: string | undefined;
}

const nothing: readonly never[] = [];

/** Of a document that no configuration books. */
export const noConfiguration: Outlook = {
  state: 'excluded',
  problems: nothing,
  reviews: [{ code: 'no-configuration', details: {} }],
  bookable: false,
  nextRelease: undefined,
  settled: false,
  excludedReason: undefined,
};

const settledUntil = new Map<string | undefined, Outlook>();

/** One for all documents that are booked as they stand and owe the same next release: most of a home's are. */
export function settledOutlook(nextRelease: string | undefined): Outlook {
  const known = settledUntil.get(nextRelease);
  if (known) return known;
  const made: Outlook = {
    state: 'synced',
    problems: nothing,
    reviews: nothing,
    bookable: false,
    nextRelease,
    settled: true,
    excludedReason: undefined,
  };
  settledUntil.set(nextRelease, made);
  return made;
}

export function outlookOf(assessment: Assessment, legs: readonly Leg[], excludedReason: string | undefined): Outlook {
  const { state, problems, reviews, bookable } = assessment;
  return {
    state,
    // Of a hundred thousand documents nearly all have none.
    problems: problems.length === 0 ? nothing : problems,
    reviews: reviews.length === 0 ? nothing : reviews,
    bookable,
    nextRelease: legs.find((leg) => leg.id.startsWith('release:'))?.date,
    settled: false,
    excludedReason: state === 'excluded' ? excludedReason : undefined,
  };
}
