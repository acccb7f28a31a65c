/**
 * The books in memory: accounts, journals, periods and entries, as the records of the file make them. Nothing here
 * writes or refuses; what a record says has happened.
 */

import type { LocalDate, Month } from '../../../core/calendar.ts';
import type { Account, Chart, CostCentre, Journal, PeriodState, VatCode } from '../../../core/chart.ts';
import type { Stage } from '../../../core/ledger-port.ts';
import type { BookRecord, EntryHead } from './records.ts';
import type { BookSettings, HeldEntry, WireLine } from './wire.ts';

interface Kept {
  head: EntryHead;
  /** JSON of the lines, read when asked for: most entries never are. */
  readonly body: Uint8Array;
}

const plainSettings: BookSettings = { duplicateReference: 'accept', twoStep: false, batchSize: 1 };

export class Books {
  bookId = '';
  administration = '';
  name = '';
  settings = plainSettings;
  readonly accounts = new Map<string, Account>();
  readonly journals = new Map<string, Journal>();
  readonly vatCodes = new Map<string, VatCode>();
  readonly costCentres = new Map<string, CostCentre>();
  readonly #periods = new Map<string, boolean>();
  readonly #entries = new Map<string, Kept>();
  readonly #byJournal = new Map<string, Kept[]>();
  readonly #byReference = new Map<string, Kept[]>();
  readonly #reversedBy = new Map<string, string>();
  /** Last number given, per journal and year: `2026-90`. */
  readonly #numbers = new Map<string, number>();

  /** Makes the record's change. Records come in the order of the file. */
  apply(record: BookRecord, body: Uint8Array): void {
    switch (record.record) {
      case 'book':
        this.#begin(record, readJson(body) as Chart);
        return;
      case 'entry':
        this.#add(record.entry, body);
        return;
      case 'stage':
        this.#move(record.id, record.stage, record.number);
        return;
      case 'period':
        this.#periods.set(record.period, record.open);
        return;
      case 'account':
        this.accounts.set(record.account.code, record.account);
        return;
      case 'settings':
        this.settings = record.settings;
        return;
      default:
        throw new RangeError(
          `this book holds a record "${String((record as { record: unknown }).record).slice(0, 20)}" of a newer program: use that program`,
        );
    }
  }

  isOpen(date: LocalDate): boolean {
    return this.#periods.get(date.slice(0, 7)) ?? true;
  }

  /** Id of the next new entry of the journal: `90-1`; the opening entry is `90-0`. */
  nextId(journal: string, ahead: number): string {
    return `${journal}-${(this.#byJournal.get(journal)?.length ?? 0) + ahead}`;
  }

  /** Number of the next entry that becomes final in that journal and year: `2026-90-0001`. No gaps, never given twice. */
  nextNumber(journal: string, date: LocalDate, ahead: number): string {
    const series = `${date.slice(0, 4)}-${journal}`;
    return `${series}-${String((this.#numbers.get(series) ?? 0) + 1 + ahead).padStart(4, '0')}`;
  }

  entry(id: string): HeldEntry | undefined {
    const kept = this.#entries.get(id);
    return kept && whole(kept);
  }

  /** All entries with their stages, in the order in which they were made. */
  *entries(wanted: (head: EntryHead) => boolean = () => true): Generator<HeldEntry> {
    for (const kept of this.#entries.values()) if (wanted(kept.head)) yield whole(kept);
  }

  /** The live entry that carries exactly this reference; a void one no longer holds it. */
  holderOf(reference: string): EntryHead | undefined {
    return this.#byReference.get(reference)?.find(({ head }) => head.stage !== 'void')?.head;
  }

  reversalOf(id: string): string | undefined {
    return this.#reversedBy.get(id);
  }

  /**
   * A page of the journal's entries in [from, to], of all stages, from position `after` on.
   *
   * @param references only these, compared whole; absent: all.
   */
  page(
    journal: string,
    query: { from: LocalDate; to: LocalDate; references?: ReadonlySet<string> },
    after: number,
    limits: { entries: number; lines: number },
  ): { entries: HeldEntry[]; control?: string; next?: string } {
    const list = this.#byJournal.get(journal) ?? [];
    const entries: HeldEntry[] = [];
    let lines = 0;
    let at = after;
    for (; at < list.length && entries.length < limits.entries && lines < limits.lines; at++) {
      const kept = list[at];
      if (!kept || kept.head.date < query.from || kept.head.date > query.to) continue;
      if (query.references && !query.references.has(kept.head.reference ?? '')) continue;
      const entry = whole(kept);
      lines += entry.lines.length;
      entries.push(entry);
    }
    const control = list.findLast(({ head }) => head.stage === 'final')?.head.id;
    return {
      entries,
      ...(control === undefined ? {} : { control }),
      ...(at < list.length ? { next: String(at) } : {}),
    };
  }

  chart(): Chart {
    const periods: PeriodState[] = [...this.#periods].map(([period, open]) => ({ period: period as Month, open }));
    return {
      accounts: [...this.accounts.values()],
      journals: [...this.journals.values()],
      vatCodes: [...this.vatCodes.values()],
      costCentres: [...this.costCentres.values()],
      periods: periods.sort((one, other) => (one.period < other.period ? -1 : 1)),
    };
  }

  #begin(record: BookRecord & { record: 'book' }, chart: Chart): void {
    if (record.format !== 'nightaudit-book' || record.version !== 1)
      throw new RangeError(
        `this book has version ${String(record.version)} of its format: use the newer program that made it`,
      );
    this.bookId = record.bookId;
    this.administration = record.administration;
    this.name = record.name;
    for (const account of chart.accounts) this.accounts.set(account.code, account);
    for (const journal of chart.journals) this.journals.set(journal.code, journal);
    for (const code of chart.vatCodes) this.vatCodes.set(code.code, code);
    for (const centre of chart.costCentres) this.costCentres.set(centre.code, centre);
    for (const { period, open } of chart.periods) this.#periods.set(period, open);
  }

  #add(head: EntryHead, body: Uint8Array): void {
    const kept: Kept = { head, body };
    this.#entries.set(head.id, kept);
    push(this.#byJournal, head.journal, kept);
    if (head.reference !== undefined) push(this.#byReference, head.reference, kept);
    if (head.reverses !== undefined) this.#reversedBy.set(head.reverses, head.id);
    this.#countNumber(head.number);
  }

  #move(id: string, stage: Stage, number: string | undefined): void {
    const kept = this.#entries.get(id);
    if (!kept) throw new RangeError(`this book moves an entry ${id} that it does not hold`);
    kept.head = { ...kept.head, stage, ...(number === undefined ? {} : { number }) };
    // A void reversal no longer reverses anything.
    if (stage === 'void' && kept.head.reverses !== undefined) this.#reversedBy.delete(kept.head.reverses);
    this.#countNumber(number);
  }

  #countNumber(number: string | undefined): void {
    if (number === undefined) return;
    const cut = number.lastIndexOf('-');
    this.#numbers.set(number.slice(0, cut), Number(number.slice(cut + 1)));
  }
}

function whole(kept: Kept): HeldEntry {
  return { ...kept.head, lines: linesOf(kept) };
}

function linesOf(kept: Kept): readonly WireLine[] {
  return readJson(kept.body) as readonly WireLine[];
}

function readJson(body: Uint8Array): unknown {
  return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
