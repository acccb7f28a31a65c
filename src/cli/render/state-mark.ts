/** A state is a word and a mark, never a colour alone. */

import type { DocumentState } from '../../core/document-state.ts';
import type { EntryState } from '../../core/entry.ts';
import type { Translator } from '../../core/language/translate.ts';
import { type Span, span, type Tone } from './page.ts';

type Standing = 'booked' | 'waiting' | 'needs-you' | 'unknown' | 'failed' | 'left-out';

const marks: Readonly<Record<Standing, { mark: string; tone: Tone }>> = {
  booked: { mark: '●', tone: 'good' },
  waiting: { mark: '◐', tone: 'plain' },
  'needs-you': { mark: '!', tone: 'warning' },
  unknown: { mark: '?', tone: 'warning' },
  failed: { mark: '✕', tone: 'bad' },
  'left-out': { mark: '–', tone: 'dim' },
};

type RunOutcome = 'running' | 'done' | 'attention' | 'interrupted';

const standings: Readonly<Record<DocumentState | EntryState | RunOutcome, Standing>> = {
  incomplete: 'needs-you',
  'to-review': 'needs-you',
  concept: 'waiting',
  approved: 'waiting',
  planned: 'waiting',
  sending: 'waiting',
  exported: 'waiting',
  synced: 'booked',
  posted: 'booked',
  adopted: 'booked',
  failed: 'failed',
  rejected: 'failed',
  unknown: 'unknown',
  excluded: 'left-out',
  draft: 'left-out',
  cancelled: 'left-out',
  reversed: 'left-out',
  running: 'waiting',
  done: 'booked',
  attention: 'needs-you',
  interrupted: 'failed',
};

/** `● booked` */
export function stateMark(translate: Translator, state: string): Span {
  const standing = Object.hasOwn(standings, state) ? standings[state as keyof typeof standings] : 'unknown';
  const { mark, tone } = marks[standing];
  return span(`${mark} ${translate.word(state)}`, tone);
}

/** The mark of a standing alone. */
export function mark(standing: Standing): Span {
  return span(marks[standing].mark, marks[standing].tone);
}
