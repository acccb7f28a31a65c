/**
 * The five invariants of the rules of exactly once, held against what is on the two disks: the program's log and the
 * package's file. The program is not asked anything.
 */

import type { EntryContents, EntryRecord, RunRecord } from '../../src/daemon/store/records.ts';
import { type Amounts, addAll, equal, show } from './amounts.ts';
import { CommittedLog, type LoggedRecord } from './committed-log.ts';
import type { SimDocument } from './documents.ts';
import { expectedLegs, type Legs } from './expected-legs.ts';
import { amountsOf, type Held, heldEntries } from './held-entries.ts';
import { amsterdamDate, daysAfter, lastOfMonth, periodAround } from './local-days.ts';
import { assertAllThere, assertAtMostOnce, assertBalanced, assertBalancesAgree } from './package-invariants.ts';
import { amountsOfVector, type Share, type StoredFact, StoreView, sumOf } from './store-view.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

export class Invariants {
  readonly #world: World;
  #log = new CommittedLog();
  store = new StoreView();
  /** What each fact should have booked by its last booked basis: `fact basis` → legs. */
  #proposed = new Map<string, Legs>();
  held: readonly Held[] = [];
  /** Runs that ended since the last look. */
  endedRuns: RunRecord[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** Looks at both disks after something happened. @throws Violation */
  observe(): void {
    const { acknowledged, logBytes, bookBytes } = this.#world;
    this.endedRuns = [];
    let records = this.#log.follow(logBytes);
    if (!records) {
      // The end that was seen was never made durable; everything is read anew.
      this.#log = new CommittedLog();
      this.store = new StoreView();
      this.#proposed = new Map();
      records = this.#log.follow(logBytes) ?? [];
    }
    for (const record of records) this.#commit(record);
    if (acknowledged && this.#log.hashOf(acknowledged.seq) !== acknowledged.hash)
      throw new Violation('lost', `record ${acknowledged.seq} was answered for, and the log does not hold it`);
    this.held = heldEntries(bookBytes);
    for (const held of this.held) assertBalanced(`${held.id} at the package`, amountsOf(held.lines));
    assertAtMostOnce(this.held, this.store);
    assertAllThere(this.held, this.store);
    assertBalancesAgree(this.held, this.store);
  }

  /** Legs that the books should hold of a booked fact by now: as it was last booked, or as it is when that moved nothing. */
  wanted(fact: StoredFact): Legs {
    const basis = this.store.shares(fact.id).at(-1)?.basis ?? '';
    const isCurrent = basis.split('~')[0] === fact.revision;
    const booked = isCurrent ? this.#proposed.get(`${fact.id} ${basis}`) : undefined;
    return booked ?? this.#legsOf(fact, this.store.drawn(fact, this.#world.documents), true) ?? new Map();
  }

  #commit(record: LoggedRecord): void {
    const contents: EntryContents[] = [];
    for (const change of record.changes) {
      if (change.file.startsWith('contents/') && change.after !== null) contents.push(change.after as EntryContents);
      else this.store.apply(change);
      if (change.file.startsWith('entries/')) {
        const { reference, lines } = change.after as EntryRecord;
        assertBalanced(`entry ${reference}`, amountsOf(lines));
      }
      const run = change.file.startsWith('runs/') ? (change.after as RunRecord) : undefined;
      if (run && run.outcome !== 'running') this.endedRuns.push(run);
    }
    for (const one of contents) this.#intent(one, record);
  }

  /** An entry is about to be sent: what it takes from each document must be just what is missing of it. */
  #intent(contents: EntryContents, record: LoggedRecord): void {
    const { store } = this;
    const entry = store.entries.get(contents.reference);
    if (!entry) throw new Violation(2, `contents of ${contents.reference} without an entry`);
    const inAll: Amounts = new Map();
    for (const { fact, leg, revision, vector } of contents.contributions) {
      const before = store.shares(fact, contents.reference);
      const legs = this.#proposal(fact, revision, before);
      const own = amountsOfVector(vector);
      addAll(inAll, own);
      const sum = sumOf([...before, { reference: '', leg, basis: revision, amounts: own }], leg);
      const wanted: Amounts = legs.get(leg)?.amounts ?? new Map();
      if (!equal(sum, wanted))
        throw new Violation(
          2,
          `${entry.reference} brings ${leg} of ${store.facts.get(fact)?.sourceId} to ${show(sum)}; it should be ${show(wanted)}`,
        );
      this.#assertInTime(entry, leg, legs.get(leg)?.date, before, record);
    }
    store.apply({ file: 'contents/', id: contents.reference, after: contents });
    const lines = amountsOf(entry.lines);
    if (!equal(inAll, lines))
      throw new Violation(2, `the lines of ${entry.reference} are ${show(lines)}, its shares ${show(inAll)}`);
  }

  /** What the fact should book now; for a basis that is in the books already, what it should have booked then. */
  #proposal(fact: string, basis: string, before: readonly Share[]): Legs {
    const key = `${fact} ${basis}`;
    const known = this.#proposed.get(key);
    if (known && before.at(-1)?.basis === basis) return known;
    const stored = this.store.facts.get(fact);
    if (!stored) throw new Violation(2, `${fact} is booked and is not in the store`);
    const [revision] = basis.split('~');
    if (revision !== stored.revision)
      throw new Violation(2, `${stored.sourceId} is booked as ${revision}, and is ${stored.revision} by now`);
    const document = this.store.drawn(stored, this.#world.documents);
    const { review, policy } = { review: this.store.reviews.get(fact), policy: this.store.configuration.reviewPolicy };
    if (before.length === 0 && (document.status !== 'definitive' || review?.excluded || review?.concept))
      throw new Violation(4, `${document.id} is booked, and is ${document.status} or was kept back`);
    const legs = this.#legsOf(stored, document, before.length > 0);
    if (!legs) throw new Violation(4, `${document.id} is booked, and something in it has no account or code`);
    if (policy === 'always' && review?.approvedRevision !== stored.revision && changes(before, legs))
      throw new Violation(4, `${document.id} is booked, and nobody approved it`);
    this.#proposed.set(key, legs);
    return legs;
  }

  /** What there is to book of a document; nothing of one that was withdrawn, or was moved to before the start. */
  #legsOf(fact: StoredFact, document: SimDocument, isBooked: boolean): Legs | undefined {
    const isOut = document.status === 'cancelled' || (isBooked && document.date < this.store.configuration.start);
    return isOut ? new Map() : expectedLegs(document, this.store.booksFor(fact.id));
  }

  /** Invariant 5. */
  #assertInTime(
    entry: EntryRecord,
    leg: string,
    legDate: string | undefined,
    before: readonly Share[],
    record: LoggedRecord,
  ): void {
    const { start, end, closedThrough } = this.store.configuration;
    const complain = (why: string) => {
      throw new Violation(5, `${entry.reference} (${entry.date}) with ${leg} of ${legDate}: ${why}`);
    };
    if (entry.date < start) complain(`before the start, ${start}`);
    if (legDate !== undefined && legDate < start) complain(`the part is before the start, ${start}`);
    if (end !== undefined && legDate !== undefined && legDate > end && before.length === 0)
      complain(`after the end, ${end}`);
    // What is in the books already may move to the first open day; a first booking stands in its own period.
    if (before.length === 0 && legDate !== undefined && this.#periodOf(legDate) !== this.#periodOf(entry.date))
      complain('the part belongs to another period');
    if (closedThrough !== undefined && entry.date <= closedThrough) complain(`closed through ${closedThrough}`);
    const due = this.dueOn(entry.date);
    const today = amsterdamDate(Date.parse(record.at));
    if (due > today) complain(`due on ${due}, and it is ${today}`);
  }

  /** First day on which something of that date may be booked. */
  dueOn(date: string): string {
    const { start, end, delayDays } = this.store.configuration;
    const period = this.#periodOf(date);
    const last = period.length === 7 ? lastOfMonth(`${period}-01`) : period;
    const clipped = end !== undefined && date <= end && end < last ? end : last;
    return daysAfter(clipped < start ? start : clipped, 1 + delayDays);
  }

  #periodOf(date: string): string {
    const { mode, frequency } = this.store.configuration;
    return periodAround(date, mode === 'invoice' ? 'day' : frequency);
  }

  /** Whether nothing may be booked on that date now. */
  isClosed(date: string): boolean {
    const { closedThrough } = this.store.configuration;
    return (closedThrough !== undefined && date <= closedThrough) || !this.#world.isOpen(date.slice(0, 7));
  }
}

/** Whether the proposal is another than what is in the books, so that it is a booking of its own and not a release. */
function changes(before: readonly Share[], legs: Legs): boolean {
  return (
    before.length === 0 || before.some(({ leg }) => !equal(sumOf(before, leg), legs.get(leg)?.amounts ?? new Map()))
  );
}
