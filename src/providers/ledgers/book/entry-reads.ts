/** Routes that read entries: one by its id, or a journal's by date and reference. */

import { type LocalDate, localDate } from '../../../core/calendar.ts';
import { type Call, type Handled, Refused } from './call.ts';
import type { Books } from './ledger.ts';
import { trialBalance } from './trial-balance.ts';
import type { HeldEntry } from './wire.ts';

/** Entries and lines per page of a look-up; a page ends at whichever comes first. */
const pageLimits = { entries: 200, lines: 4_000 };
const maxReferencesPerQuery = 200;

export function findEntries({ books, query }: Call): Handled {
  const references = query.getAll('reference');
  if (references.length > maxReferencesPerQuery)
    throw new Refused(400, 'bad-request', `at most ${maxReferencesPerQuery} references in one query`, {
      field: 'reference',
    });
  const range = { from: dateOf(query, 'from'), to: dateOf(query, 'to') };
  const after = Number(query.get('after') ?? '0');
  if (!Number.isSafeInteger(after) || after < 0)
    throw new Refused(400, 'bad-request', '"after" is no position', { field: 'after' });
  return {
    answer: books.page(
      query.get('journal') ?? '',
      references.length === 0 ? range : { ...range, references: new Set(references) },
      after,
      pageLimits,
    ),
  };
}

export function readTrialBalance({ books, query }: Call): Handled {
  return { answer: { balances: trialBalance(books, dateOf(query, 'from'), dateOf(query, 'to')) } };
}

/** @throws Refused `unknown-entry` */
export function heldEntry(books: Books, parameters: Readonly<Record<string, string>>): HeldEntry {
  const id = parameters.id ?? '';
  const entry = books.entry(id);
  if (!entry) throw new Refused(404, 'unknown-entry', `entry "${id.slice(0, 40)}" does not exist`);
  return entry;
}

function dateOf(query: URLSearchParams, name: 'from' | 'to'): LocalDate {
  const text = query.get(name) ?? '';
  try {
    return localDate(text);
  } catch {
    throw new Refused(400, 'bad-request', `"${name}" is no date (YYYY-MM-DD)`, { field: name });
  }
}
