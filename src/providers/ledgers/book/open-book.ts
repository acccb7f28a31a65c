/** One book: its file and what the file says, kept in step. A change is made in memory only after it is durable (rule 29). */

import type { LocalDate } from '../../../core/calendar.ts';
import type { Chart } from '../../../core/chart.ts';
import type { Disk } from '../../../core/kernel.ts';
import { createJournalFile, type JournalFile, openJournalFile } from './journal-file.ts';
import { Books } from './ledger.ts';
import { type BookRecord, recordOf } from './records.ts';

interface Change {
  readonly head: BookRecord;
  readonly body?: string;
}

export class OpenBook {
  readonly books: Books;
  readonly #file: JournalFile;

  private constructor(books: Books, file: JournalFile) {
    this.books = books;
    this.#file = file;
  }

  /**
   * Opens an existing book.
   *
   * @throws JournalDamagedError, DiskError, RangeError when a newer program wrote it.
   */
  static async open(disk: Disk, path: string): Promise<OpenBook> {
    const { file, records } = await openJournalFile(disk, path);
    try {
      const books = new Books();
      for (const { head, body } of records) books.apply(head as BookRecord, body);
      return new OpenBook(books, file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * Makes the file of a new book. Each journal begins with an opening entry without lines: it proves that a look-up sees
   * the journal at all, before there is anything else to see (rule 2, positive control).
   */
  static async create(
    disk: Disk,
    path: string,
    book: { administration: string; name: string; bookId: string; chart: Chart },
    at: string,
  ): Promise<void> {
    const { administration, name, bookId, chart } = book;
    const openings = chart.journals.map((journal) =>
      recordOf(
        {
          id: `${journal.code}-0`,
          stage: 'final',
          journal: journal.code,
          date: at.slice(0, 10) as LocalDate,
          currency: 'EUR',
          description: `Opening of journal ${journal.code} ${journal.name}`,
          kind: journal.kind === 'sales' ? 'sales' : 'memorial',
          lines: [],
        },
        at,
      ),
    );
    const head: BookRecord = {
      record: 'book',
      format: 'nightaudit-book',
      version: 1,
      bookId,
      administration,
      name,
      at,
    };
    await createJournalFile(disk, path, [{ head, body: JSON.stringify(chart) }, ...openings]);
  }

  /**
   * Makes the changes durable, all with one fsync, and then true.
   *
   * @throws DiskError; the book must then be opened anew, because nobody knows what is on disk.
   */
  async commit(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const records = changes.map(({ head, body }) => ({ head, body: body ?? 'null' }));
    await this.#file.append(records);
    for (const { head, body } of records) this.books.apply(head, Buffer.from(body, 'utf8'));
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
