/** What became of an entry whose outcome is not known, decided by a person who looked in the package. */

import type { EntryDetailView, ResultOf } from '../../core/rpc.ts';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import { form } from '../form/form.tsx';
import { leave } from '../sending/leave.ts';
import type { Books } from './books.ts';
import { doubtText, isInDoubt } from './standing.ts';

/** It is there: under the number that is typed, whose lines are compared before it counts. */
export function foundAfterDoubt(desk: Desk, books: Books, entry: EntryDetailView): void {
  const { t } = desk.translate();
  const target = books.target(entry.configuration);
  desk.layers.open(
    form(desk, {
      title: t('doubt.found-title', { target }),
      fields: [
        {
          kind: 'text',
          name: 'posted',
          label: t('doubt.number'),
          value: '',
          hint: t('doubt.number-hint', { where: entry.whereToFind, reference: entry.reference }),
          validate: (text) => (text === '' ? t('doubt.number-needed') : undefined),
        },
      ],
      saveLabel: t('doubt.found-yes'),
      width: 72,
      async save({ posted = '' }) {
        tell(desk, books, await decide(desk, entry, { posted }));
      },
    }),
  );
}

/** It is not there: the same bytes once more. It leaves the machine, so it is asked and can be stopped. */
export function againAfterDoubt(desk: Desk, books: Books, entry: EntryDetailView): void {
  const { t, amount } = desk.translate();
  const values = {
    total: amount(entry.total, entry.currency),
    target: books.target(entry.configuration),
    journal: entry.journal,
    where: entry.whereToFind,
  };
  leave(desk, {
    title: t('doubt.again-title'),
    question: t('doubt.again-question', values),
    yes: t('doubt.again-yes'),
    text: t('doubt.again-what', values),
    run: () => desk.attempt(async () => tell(desk, books, await decide(desk, entry, { sendAgain: true }))),
  });
}

type Decision = { readonly posted: string } | { readonly sendAgain: true };

function decide(desk: Desk, { reference }: EntryDetailView, decision: Decision): Promise<ResultOf<'entries.resolve'>> {
  return desk.link.call('entries.resolve', { commandId: commandName(), reference, ...decision });
}

function tell(desk: Desk, books: Books, entry: ResultOf<'entries.resolve'>): void {
  const { t, word } = desk.translate();
  if (isInDoubt(entry)) desk.toasts.fail(doubtText(desk, books, entry));
  else desk.toasts.done(t('doubt.decided', { state: word(entry.state), number: entry.remoteNumber }));
}
