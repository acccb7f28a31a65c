/** How an entry stands, as one would tell a colleague, and what to do about it. */

import { sentence } from '../../cli/messages.ts';
import { mark } from '../../cli/render/state-mark.ts';
import type { EntryDetailView, EntryView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import type { Tone } from '../terminal/theme.ts';
import type { Books } from './books.ts';
import { ledgerMessage } from './ledger-message.ts';

export interface Standing {
  readonly text: string;
  readonly tone: Tone;
}

type Told = EntryView & Partial<Pick<EntryDetailView, 'attempts'>>;

/** Its outcome is not known: a person may decide it. */
export function isInDoubt({ state }: Pick<EntryView, 'state'>): boolean {
  return state === 'unknown' || state === 'sending';
}

/** It is in the books, as far as is known. */
export function isBooked({ state }: Pick<EntryView, 'state'>): boolean {
  return state === 'posted' || state === 'adopted' || state === 'exported';
}

export function standingOf(desk: Desk, books: Books, entry: Told): Standing {
  const { t, word } = desk.translate();
  const target = books.target(entry.configuration);
  const message = entry.message === undefined ? undefined : ledgerMessage(entry.message, desk.translate());
  if (entry.condition !== undefined)
    return { text: `${mark('failed').text} ${sentence(word(entry.condition))} ${t('entry.look-there')}`, tone: 'bad' };
  switch (entry.state) {
    case 'unknown':
      return { text: doubtText(desk, books, entry), tone: 'warning' };
    case 'sending':
      return { text: t('entry.on-its-way', { target }), tone: 'plain' };
    case 'rejected':
      return { text: sentence(t('entry.refused', { target, message })), tone: 'bad' };
    case 'planned':
      return { text: t(message === undefined ? 'entry.planned' : 'entry.not-sent-yet', { message }), tone: 'plain' };
    case 'reversed':
      return { text: t('entry.reversed', { number: entry.remoteNumber }), tone: 'dim' };
    default:
      return { text: bookedText(desk, target, entry), tone: 'plain' };
  }
}

/** "The embedded book did not answer. The entry of € 1,204.10 may be there. …" */
export function doubtText(desk: Desk, books: Books, entry: EntryView): string {
  const { t, amount } = desk.translate();
  const next = desk.status.get().value?.nextRun;
  return t('entry.doubt', {
    target: books.target(entry.configuration),
    total: amount(entry.total, entry.currency),
    at: next?.at,
  });
}

function bookedText(desk: Desk, target: string, entry: Told): string {
  const { t } = desk.translate();
  const wasInDoubt = entry.attempts?.some(({ outcome }) => outcome === 'outcome-unknown') === true;
  const values = { target, number: entry.remoteNumber, at: entry.postedAt ?? undefined };
  return t(wasInDoubt ? 'entry.found' : 'entry.booked', values);
}
