/** The records of the book's file, and how entries become records. */

import type { LocalDate, Month } from '../../../core/calendar.ts';
import type { Account } from '../../../core/chart.ts';
import type { Stage } from '../../../core/ledger-port.ts';
import type { BookSettings, HeldEntry, WireEntry } from './wire.ts';

/** Everything about an entry but its lines. */
export type EntryHead = Omit<HeldEntry, 'lines'>;

/** Heads of the file's records. A `book` record's body is its chart, an `entry` record's body its lines. */
export type BookRecord =
  | {
      readonly record: 'book';
      readonly format: 'nightaudit-book';
      readonly version: 1;
      readonly bookId: string;
      readonly administration: string;
      readonly name: string;
      readonly at: string;
    }
  | { readonly record: 'entry'; readonly at: string; readonly entry: EntryHead }
  | {
      readonly record: 'stage';
      readonly at: string;
      readonly id: string;
      readonly stage: Stage;
      readonly number?: string;
    }
  | { readonly record: 'period'; readonly at: string; readonly period: Month; readonly open: boolean }
  | { readonly record: 'account'; readonly at: string; readonly account: Account }
  | { readonly record: 'settings'; readonly at: string; readonly settings: BookSettings };

/** Splits an entry into what stands in a record's head and in its body. */
export function recordOf(entry: HeldEntry, at: string): { head: BookRecord; body: string } {
  const { lines, ...head } = entry;
  return { head: { record: 'entry', at, entry: head }, body: JSON.stringify(lines) };
}

/** The entry that takes back what the other booked: sides swapped, nothing else changed. */
export function reversalOf(original: HeldEntry, reference: string, date: LocalDate): WireEntry {
  const { id: _id, number, stage: _stage, reverses: _reverses, dueDate: _dueDate, ...rest } = original;
  return {
    ...rest,
    reference,
    date,
    description: `Reversal of ${number ?? original.id}`,
    lines: original.lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit })),
  };
}
