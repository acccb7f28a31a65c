/** What a day on the calendar comes to: the worst that is true of its documents (spec §8). */

import type { DocumentState } from './document-state.ts';
import type { ProblemCode } from './problem.ts';
import type { TodayView } from './rpc.ts';

export type DayState = TodayView['days'][number]['state'];

/** What one document that is not simply booked makes of its day. */
export type OpenMark = 'moving' | 'waiting' | 'attention' | 'failed' | 'unknown';

/** `undefined`: it is booked, or never will be, and leaves no mark. */
export function markOf(
  state: DocumentState,
  problems: readonly { readonly code: ProblemCode }[],
): OpenMark | undefined {
  switch (state) {
    case 'unknown':
      return 'unknown';
    case 'failed':
      return 'failed';
    case 'incomplete':
      // The source has not closed the day: nobody has to do anything about it.
      return problems.length > 0 && problems.every(({ code }) => code === 'day-not-final') ? 'moving' : 'attention';
    case 'to-review':
    case 'concept':
      return 'attention';
    case 'approved':
    case 'sending':
      return 'waiting';
    case 'synced':
    case 'exported':
    case 'excluded':
    case 'draft':
    case 'cancelled':
      return undefined;
  }
}

const worstFirst: readonly OpenMark[] = ['unknown', 'failed', 'attention', 'waiting', 'moving'];

/**
 * @param booked documents of the day that are in the books.
 * @param marks of its other documents, and of its entries that are not as they were posted.
 * @param isOver false while the day goes on: what waits then is not late.
 */
export function dayState(booked: number, marks: ReadonlySet<OpenMark>, isOver: boolean): DayState {
  const worst = worstFirst.find((mark) => marks.has(mark));
  if (worst === undefined) return booked === 0 ? 'none' : isOver ? 'booked' : 'moving';
  if (worst === 'waiting' && !isOver) return 'moving';
  return worst === 'waiting' && booked > 0 ? 'partly' : worst;
}
