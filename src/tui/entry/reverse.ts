/** Takes an entry back with another one. It leaves the machine, so it is asked and can be stopped. */

import type { EntryView } from '../../core/rpc.ts';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import { leave } from '../sending/leave.ts';
import type { Books } from './books.ts';
import { isBooked } from './standing.ts';

export function whyNotReversed(
  desk: Desk,
  entry: Pick<EntryView, 'state' | 'condition'> | undefined,
): string | undefined {
  const { t } = desk.translate();
  if (!entry) return t('entry.none');
  if (entry.state === 'reversed') return t('reverse.done-already');
  if (!isBooked(entry)) return t('entry.not-booked');
  return entry.condition === undefined ? undefined : t('reverse.not-as-posted');
}

export function reverse(desk: Desk, books: Books, entry: EntryView): void {
  const { t, amount, period } = desk.translate();
  const values = {
    period: period(entry.period),
    total: amount(entry.total, entry.currency),
    target: books.target(entry.configuration),
    journal: entry.journal,
    facts: entry.facts,
  };
  leave(desk, {
    title: t('reverse.title'),
    question: t('reverse.question', values),
    yes: t('reverse.yes'),
    text: t('reverse.what', values),
    run: () =>
      desk.attempt(async () => {
        await desk.link.call('entries.reverse', { commandId: commandName(), reference: entry.reference });
        desk.toasts.done(t('reverse.done', values), {
          label: t('action.frame.follow'),
          run: () => desk.go('entries', { reference: entry.reference }),
        });
      }),
  });
}
