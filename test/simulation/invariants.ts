/**
 * The five invariants of the rules of exactly once, held against what is on the two disks: the program's log and the
 * package's file. The arithmetic is this folder's own; the program is not asked anything.
 */

import type { EntryContents, EntryRecord, RunRecord } from '../../src/daemon/store/records.ts';
import { CommittedLog, type LoggedRecord } from './committed-log.ts';
import { type Amounts, addTo, type ExpectedLeg, expectedLegs } from './expected-legs.ts';
import { amountsOf, type Held, heldEntries } from './held-entries.ts';
import { amsterdamDate, daysAfter, lastOfMonth, periodAround } from './local-days.ts';
import { amountsOfVector, type Share, type StoredFact, StoreView } from './store-view.ts';
import type { World } from './world.ts';

/** 1 to 5 as numbered in the rules; `lost`: something committed is gone; `broken`: the program itself failed. */
export type Invariant = 1 | 2 | 3 | 4 | 5 | 'liveness' | 'lost' | 'broken';

export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: Invariant;
  constructor(invariant: Invariant, message: string) {
    super(message);
    this.invariant = invariant;
  }
}

type Legs = ReadonlyMap<string, ExpectedLeg>;

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
    this.#atMostOnce();
    this.#allThere();
    this.#balancesAgree();
  }

  /** Legs that the books should hold of a booked fact by now: as it was last booked, or as it is when that moved nothing. */
  wanted(fact: StoredFact): Legs {
    const document = this.store.drawn(fact, this.#world.documents);
    if (document.status === 'cancelled' || document.date < this.store.configuration.start) return new Map();
    const basis = this.store.shares(fact.id).at(-1)?.basis ?? '';
    const booked = basis.split('~')[0] === fact.revision ? this.#proposed.get(`${fact.id} ${basis}`) : undefined;
    return booked ?? expectedLegs(document, this.store.booksFor(fact.id)) ?? new Map();
  }

  #commit(record: LoggedRecord): void {
    const contents: EntryContents[] = [];
    for (const change of record.changes) {
      if (change.file.startsWith('contents/') && change.after !== null) contents.push(change.after as EntryContents);
      else this.store.apply(change);
      if (change.file.startsWith('entries/')) this.#assertEntry(change.after as EntryRecord);
      const run = change.file.startsWith('runs/') ? (change.after as RunRecord) : undefined;
      if (run && run.outcome !== 'running') this.endedRuns.push(run);
    }
    for (const one of contents) this.#intent(one, record);
  }

  #assertEntry(entry: EntryRecord): void {
    assertBalanced(`entry ${entry.reference}`, amountsOf(entry.lines));
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
      for (const [key, amount] of own) addTo(inAll, key, amount);
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
    const review = this.store.reviews.get(fact);
    const { reviewPolicy } = this.store.configuration;
    if (before.length === 0 && (document.status !== 'definitive' || review?.excluded || review?.concept))
      throw new Violation(4, `${document.id} is booked, and is ${document.status} or was kept back`);
    if (reviewPolicy === 'always' && review?.approvedRevision !== stored.revision && changes(before, legsOf(this)))
      throw new Violation(4, `${document.id} is booked, and nobody approved it`);
    const legs = legsOf(this);
    this.#proposed.set(key, legs);
    return legs;

    function legsOf({ store }: Invariants): Legs {
      const { start } = store.configuration;
      if (document.status === 'cancelled' || (before.length > 0 && document.date < start)) return new Map();
      const legs = expectedLegs(document, store.booksFor(fact));
      if (!legs) throw new Violation(4, `${document.id} is booked, and something in it has no account or code`);
      return legs;
    }
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
    if (closedThrough !== undefined && entry.date <= closedThrough) complain(`closed through ${closedThrough}`);
    const due = this.dueOn(entry.date);
    const today = amsterdamDate(Date.parse(record.at));
    if (due > today) complain(`due on ${due}, and it is ${today}`);
  }

  /** First day on which something of that date may be booked. */
  dueOn(date: string): string {
    const { mode, frequency, start, end, delayDays } = this.store.configuration;
    const period = periodAround(date, mode === 'invoice' ? 'day' : frequency);
    const last = period.length === 7 ? lastOfMonth(`${period}-01`) : period;
    const clipped = end !== undefined && date <= end && end < last ? end : last;
    return daysAfter(clipped < start ? start : clipped, 1 + delayDays);
  }

  /** Whether nothing may be booked on that date now. */
  isClosed(date: string): boolean {
    const { closedThrough } = this.store.configuration;
    return (closedThrough !== undefined && date <= closedThrough) || !this.#world.isOpen(date.slice(0, 7));
  }

  /** Invariant 3, first half; and nothing of ours is there that we do not know of. */
  #atMostOnce(): void {
    const live = new Map<string, Held>();
    for (const held of this.held) {
      const { reference } = held;
      if (held.stage === 'void' || reference === undefined) continue;
      const other = live.get(reference);
      if (other) throw new Violation(3, `${reference} is at the package twice: ${other.id} and ${held.id}`);
      live.set(reference, held);
      const state = this.store.entries.get(reference)?.state;
      // A draft whose last step was refused stays behind: it is no booking, and it is looked at before the next send.
      const isLeftOver = held.stage === 'draft' && state === 'rejected';
      if (state === undefined || state === 'planned' || (state === 'rejected' && !isLeftOver))
        throw new Violation(3, `${reference} is at the package as ${held.id}, and here it is ${state ?? 'not known'}`);
    }
  }

  /** Invariant 3, second half. */
  #allThere(): void {
    const byId = new Map(this.held.map((held) => [held.id, held]));
    for (const entry of this.store.entries.values()) {
      if (entry.state !== 'posted' && entry.state !== 'adopted' && entry.state !== 'reversed') continue;
      const held = byId.get(entry.remoteId ?? '');
      const asSent =
        held?.reference === entry.reference &&
        held.stage === 'final' &&
        held.journal === entry.journal &&
        held.date === entry.date &&
        equal(amountsOf(held.lines), amountsOf(entry.lines));
      if (asSent === (entry.condition === undefined)) continue;
      throw new Violation(
        3,
        asSent
          ? `${entry.reference} is called ${entry.condition}, and is at the package just as it was sent`
          : `${entry.reference} is called ${entry.state}, and is not at the package as it was sent`,
      );
    }
  }

  /** Once nothing is in doubt, the package's balances are the sum of what documents contributed. */
  #balancesAgree(): void {
    const { entries, contents } = this.store;
    if ([...entries.values()].some(({ state, condition }) => state === 'sending' || state === 'unknown' || condition))
      return;
    const ours: Amounts = new Map();
    for (const { reference, contributions } of contents.values()) {
      const state = entries.get(reference)?.state;
      if (state !== 'posted' && state !== 'adopted') continue;
      for (const { vector } of contributions)
        for (const [key, amount] of amountsOfVector(vector)) addTo(ours, key, amount);
    }
    const theirs: Amounts = new Map();
    for (const held of this.held)
      if (held.stage === 'final') for (const [key, amount] of amountsOf(held.lines)) addTo(theirs, key, amount);
    if (!equal(ours, theirs))
      throw new Violation(2, `the package's balances are ${show(theirs)}; documents brought ${show(ours)}`);
  }
}

function assertBalanced(what: string, amounts: Amounts): void {
  const balance = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
  if (balance !== 0n) throw new Violation(1, `${what} is ${balance} cents out of balance`);
}

/** Whether the proposal is another than what is in the books, so that it is a booking of its own and not a release. */
function changes(before: readonly Share[], legs: Legs): boolean {
  return (
    before.length === 0 || before.some(({ leg }) => !equal(sumOf(before, leg), legs.get(leg)?.amounts ?? new Map()))
  );
}

export function sumOf(shares: readonly Share[], leg: string): Amounts {
  const sum: Amounts = new Map();
  for (const share of shares) if (share.leg === leg) for (const [key, amount] of share.amounts) addTo(sum, key, amount);
  return sum;
}

export function equal(one: Amounts, other: Amounts): boolean {
  return one.size === other.size && [...one].every(([key, amount]) => other.get(key) === amount);
}

export function show(amounts: Amounts): string {
  return `{${[...amounts]
    .map(([key, amount]) => `${key} ${amount}`)
    .sort()
    .join(', ')}}`;
}
