/** Routes that write entries: make them, make drafts final, reverse them, make them void. */

import { currency, formatAmount, parseAmount } from '../../../core/money.ts';
import { type EntryRefusal, periodIsOpen, referenceIsFree, refusalOf } from './admission.ts';
import { type Call, type Handled, Refused } from './call.ts';
import { heldEntry } from './entry-reads.ts';
import type { Books } from './ledger.ts';
import { type BookRecord, recordOf, reversalOf } from './records.ts';
import {
  createRequestSchema,
  type HeldEntry,
  reversalRequestSchema,
  stepRequestSchema,
  type WireEntry,
  type WireResult,
} from './wire.ts';

export function createEntries({ books, body, at }: Call): Handled {
  const { entries } = createRequestSchema.parse(body);
  const { batchSize, twoStep } = books.settings;
  if (entries.length > batchSize)
    throw new Refused(
      413,
      'batch-too-large',
      `a request holds at most ${batchSize} entries here, not ${entries.length}`,
    );
  const changes: { head: BookRecord; body: string }[] = [];
  const results: WireResult[] = [];
  const taken = new Set<string>();
  const ahead = new Map<string, number>();
  const count = (key: string): number => {
    const before = ahead.get(key) ?? 0;
    ahead.set(key, before + 1);
    return before;
  };
  for (const entry of entries) {
    const echo = entry.reference === undefined ? {} : { reference: entry.reference };
    const refusal = refusalOf(entry, books) ?? repeatedWithin(entry, taken, books);
    if (refusal) {
      results.push({ status: 'refused', ...echo, ...refusal });
      continue;
    }
    if (entry.reference !== undefined) taken.add(entry.reference);
    const id = books.nextId(entry.journal, count(entry.journal));
    const made: HeldEntry = twoStep
      ? { ...normalised(entry), id, stage: 'draft' }
      : {
          ...normalised(entry),
          id,
          stage: 'final',
          number: books.nextNumber(entry.journal, entry.date, count(`${entry.journal} ${entry.date.slice(0, 4)}`)),
        };
    changes.push(recordOf(made, at));
    results.push(accepted(made));
  }
  return { changes, answer: { results } };
}

/** Posting a final entry again changes nothing and gives the same answer. */
export function postDraft({ books, parameters, body, at }: Call): Handled {
  const entry = heldEntry(books, parameters);
  const { reference } = stepRequestSchema.parse(body);
  if (entry.reference !== reference)
    throw new Refused(409, 'reference-differs', `entry ${entry.id} does not carry reference ${reference}`, {
      field: 'reference',
    });
  if (entry.stage === 'void') throw new Refused(409, 'entry-void', `entry ${entry.id} is void`);
  if (entry.stage === 'final') return { answer: { results: [accepted(entry)] } };
  refuseWhole(periodIsOpen(entry.date, books));
  const number = books.nextNumber(entry.journal, entry.date, 0);
  const posted: HeldEntry = { ...entry, stage: 'final', number };
  return {
    changes: [{ head: { record: 'stage', at, id: entry.id, stage: 'final', number } }],
    answer: { results: [accepted(posted)] },
  };
}

export function reverseEntry({ books, parameters, body, at }: Call): Handled {
  const original = heldEntry(books, parameters);
  const { reference, date } = reversalRequestSchema.parse(body);
  refuseOpening(original);
  if (original.stage !== 'final')
    throw new Refused(409, 'not-final', `entry ${original.id} is ${original.stage}, not final`);
  const before = books.reversalOf(original.id);
  if (before !== undefined)
    throw new Refused(409, 'already-reversed', `entry ${original.id} is already reversed by ${before}`, {
      holder: before,
    });
  refuseWhole(periodIsOpen(date, books));
  refuseWhole(referenceIsFree(reference, books));
  const reversal: HeldEntry = {
    ...reversalOf(original, reference, date),
    id: books.nextId(original.journal, 0),
    number: books.nextNumber(original.journal, date, 0),
    stage: 'final',
    reverses: original.id,
  };
  return { changes: [recordOf(reversal, at)], answer: { results: [accepted(reversal)] } };
}

/** What a bookkeeper does to an entry by hand: it keeps its number and no longer counts. */
export function voidEntry({ books, parameters, at }: Call): Handled {
  const entry = heldEntry(books, parameters);
  refuseOpening(entry);
  refuseWhole(periodIsOpen(entry.date, books));
  return {
    changes: [{ head: { record: 'stage', at, id: entry.id, stage: 'void' } }],
    answer: { results: [accepted({ ...entry, stage: 'void' })] },
  };
}

function accepted(entry: HeldEntry): WireResult {
  return {
    status: 'accepted',
    ...(entry.reference === undefined ? {} : { reference: entry.reference }),
    id: entry.id,
    ...(entry.number === undefined ? {} : { number: entry.number }),
    stage: entry.stage === 'provisional' ? 'draft' : entry.stage,
  };
}

/** Two entries of one request under the same reference, where the administration refuses duplicates. */
function repeatedWithin(entry: WireEntry, taken: ReadonlySet<string>, books: Books): EntryRefusal | undefined {
  if (entry.reference === undefined || books.settings.duplicateReference === 'accept') return undefined;
  if (!taken.has(entry.reference)) return undefined;
  const message = `reference ${entry.reference} stands twice in this request`;
  return { code: 'duplicate-reference', message, field: 'reference' };
}

/** Amounts are kept with exactly the currency's decimals. */
function normalised(entry: WireEntry): WireEntry {
  const code = currency(entry.currency);
  const plain = (amount: string): string => formatAmount(parseAmount(amount, code), code);
  return {
    ...entry,
    lines: entry.lines.map((line) => ({ ...line, debit: plain(line.debit), credit: plain(line.credit) })),
  };
}

function refuseWhole(refusal: EntryRefusal | undefined): void {
  if (!refusal) return;
  const { code, message, ...more } = refusal;
  throw new Refused(409, code, message, more);
}

/** Without its opening entry a new journal would show nothing at all, and absence in it could not be told from blindness. */
function refuseOpening(entry: HeldEntry): void {
  if (entry.lines.length === 0)
    throw new Refused(409, 'opening-entry', `entry ${entry.id} opens its journal and stays`);
}
