/** The addresses of one administration, and what each does. Handlers read the books and say what changes; they write nothing. */

import { type Call, type Handled, Refused, type Route } from './call.ts';
import { findEntries, heldEntry, readTrialBalance } from './entry-reads.ts';
import { createEntries, postDraft, reverseEntry, voidEntry } from './entry-writes.ts';
import { accountRequestSchema, monthSchema, periodRequestSchema, settingsSchema } from './wire.ts';

export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    handle: ({ books }) => ({ answer: { id: books.administration, name: books.name, bookId: books.bookId } }),
  },
  { method: 'GET', path: 'chart', handle: ({ books }) => ({ answer: books.chart() }) },
  { method: 'GET', path: 'settings', handle: ({ books }) => ({ answer: books.settings }) },
  { method: 'PUT', path: 'settings', handle: changeSettings },
  { method: 'PUT', path: 'periods/:period', handle: changePeriod },
  { method: 'PUT', path: 'accounts/:code', handle: changeAccount },
  { method: 'GET', path: 'trial-balance', handle: readTrialBalance },
  { method: 'GET', path: 'entries', handle: findEntries },
  { method: 'POST', path: 'entries', handle: createEntries },
  { method: 'GET', path: 'entries/:id', handle: ({ books, parameters }) => ({ answer: heldEntry(books, parameters) }) },
  { method: 'POST', path: 'entries/:id/post', handle: postDraft },
  { method: 'POST', path: 'entries/:id/reversal', handle: reverseEntry },
  { method: 'POST', path: 'entries/:id/void', handle: voidEntry },
];

function changeSettings({ books, body, at }: Call): Handled {
  const settings = { ...books.settings, ...settingsSchema.parse(body) };
  return { changes: [{ head: { record: 'settings', at, settings } }], answer: settings };
}

function changePeriod({ parameters, body, at }: Call): Handled {
  const period = monthSchema.parse(parameters.period);
  const { open } = periodRequestSchema.parse(body);
  return { changes: [{ head: { record: 'period', at, period, open } }], answer: { period, open } };
}

function changeAccount({ parameters, body, at }: Call): Handled {
  const account = accountRequestSchema.parse(body);
  if (account.code !== parameters.code)
    throw new Refused(400, 'bad-request', `account ${account.code} stands under the address of another`, {
      field: 'code',
    });
  return { changes: [{ head: { record: 'account', at, account } }], answer: account };
}
