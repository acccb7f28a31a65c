/**
 * The outbox: each entry goes intent → send → read back → outcome, every arrow on disk before the next (rules 4, 5, 10,
 * 11, 22). It never sends anything twice by itself: what cannot be known is settled in settlement.ts.
 */

import { type Attempt, type EntryState, isBooked } from '../../core/entry.ts';
import { isPosted, judge } from '../../core/evidence.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Ledger, MemberResult, NextStep, Reference, RemoteEntry, WriteOutcome } from '../../core/ledger-port.ts';
import { cleanText } from '../../core/text.ts';
import type { EntryRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { payloadOf } from './payload.ts';
import { markReversed, originalOf } from './reversal.ts';

/** How often a call that certainly did not arrive is repeated within one run, and how long it waits in between. */
const notSentRetries = 3;
const notSentWaitMs = 2_000;
const longestWaitMs = 60_000;

export class Outbox {
  readonly #store: Store;
  readonly #kernel: Kernel;
  readonly #ledger: Ledger;
  readonly #who: string;
  readonly #onReadBack: (reference: Reference) => void;

  /** @param onReadBack told when an entry that was sent is about to be read back. */
  constructor(
    store: Store,
    kernel: Kernel,
    ledger: Ledger,
    who: string,
    onReadBack: (reference: Reference) => void = () => undefined,
  ) {
    this.#store = store;
    this.#kernel = kernel;
    this.#ledger = ledger;
    this.#who = who;
    this.#onReadBack = onReadBack;
  }

  /**
   * Sends entries whose intent is on disk, in one call, and follows each to its outcome.
   *
   * @returns the entries as they are now: `posted`, `rejected`, `unknown`, or `planned` when nothing left this machine.
   */
  async send(entries: readonly EntryRecord[]): Promise<EntryRecord[]> {
    const [first] = entries;
    if (!first?.transmission) throw new Error('an entry without its transmission on disk must not be sent (rule 4)');
    const { operation, references, bytes, key } = first.transmission;
    const transmission = {
      operation,
      references,
      bytes: Buffer.from(bytes, 'base64'),
      ...(key === undefined ? {} : { key }),
    };
    let outcome = await this.#ledger.begin(transmission);
    for (let retry = 0; outcome.outcome === 'not-sent' && retry < notSentRetries; retry++) {
      await this.#kernel.clock.sleep(Math.min(outcome.retryAfterMs ?? notSentWaitMs * 2 ** retry, longestWaitMs));
      outcome = await this.#ledger.begin(transmission);
    }
    const results: EntryRecord[] = [];
    for (const entry of entries) results.push(await this.accept(entry, memberOf(outcome, entry.reference)));
    return results;
  }

  /** Asks the package to take back an entry, under the reversal whose intent is on disk. */
  async reverse(reversal: EntryRecord): Promise<EntryRecord> {
    const original = await originalOf(reversal, this.#store);
    if (original?.remoteId === undefined)
      throw new Error(`${reversal.reference} takes back an entry that is not booked`);
    const outcome = await this.#ledger.reverse(original.remoteId, reversal.reference, reversal.date);
    return this.accept(reversal, memberOf(outcome, reversal.reference));
  }

  /** Takes the later steps of an entry, from where the package has it, until it is posted or in doubt. */
  async resume(entry: EntryRecord, next: NextStep): Promise<EntryRecord> {
    const current = await this.#record(entry, { next, attempts: [...entry.attempts, this.attempt(next.step)] });
    return this.accept(current, memberOf(await this.#ledger.resume(current.reference, next), current.reference));
  }

  attempt(step: string): Attempt {
    return { step, startedAt: this.#kernel.clock.now(), bootId: this.#kernel.life.bootId };
  }

  /** Commits what the package said of one entry, and goes on from there. */
  async accept(entry: EntryRecord, member: Member): Promise<EntryRecord> {
    switch (member.result) {
      case 'rejected': {
        const message = cleanText(`${member.message}${member.field === undefined ? '' : ` (${member.field})`}`);
        return this.#record(entry, { state: 'rejected', message, attempts: this.#closed(entry, 'rejected', message) });
      }
      case 'not-sent':
        // A first step that never left may be planned anew; a later step leaves a draft behind, which only a look can tell.
        return this.#record(entry, {
          state: entry.next ? 'unknown' : 'planned',
          message: cleanText(member.message),
          attempts: this.#closed(entry, 'not-sent', member.message),
        });
      case 'unknown':
        return this.#record(entry, {
          state: 'unknown',
          message: cleanText(member.message),
          attempts: this.#closed(entry, 'outcome-unknown', member.message),
        });
      case 'accepted': {
        const held = {
          remoteId: member.remoteId,
          stage: member.stage,
          ...(member.remoteNumber === undefined ? {} : { remoteNumber: cleanText(member.remoteNumber, 100) }),
        };
        const current = await this.#record(entry, { ...held, attempts: this.#closed(entry, 'answered') });
        if (member.next) return this.resume(current, member.next);
        if (!isPosted(member.stage, this.#ledger.capabilities))
          return this.#record(current, { state: 'unknown', message: `stage ${member.stage}` });
        return this.confirm(current);
      }
    }
  }

  /** A 2xx is not `posted` until read back (rule 10). */
  async confirm(entry: EntryRecord): Promise<EntryRecord> {
    this.#onReadBack(entry.reference);
    const remoteId = entry.remoteId;
    let held: RemoteEntry | undefined;
    try {
      held = remoteId === undefined ? undefined : await this.#ledger.read(remoteId);
    } catch (error) {
      return this.#record(entry, {
        state: 'unknown',
        message: cleanText(error instanceof Error ? error.message : String(error)),
      });
    }
    if (!held) return this.#record(entry, { state: 'unknown', message: 'accepted, but not to be read back' });
    return this.adopt(entry, held);
  }

  /** Books the entry as the package holds it, naming what differs (rule 8). */
  async adopt(entry: EntryRecord, held: RemoteEntry, state: 'posted' | 'adopted' = 'posted'): Promise<EntryRecord> {
    // Read back by id: the package may strip or change the reference, which then is a difference, not an absence.
    const verdict = judge(
      payloadOf(entry, this.#ledger.capabilities),
      { hits: [{ ...held, reference: entry.reference }], stagesCovered: [], control: held.remoteId },
      this.#ledger.capabilities,
    );
    if (verdict.verdict === 'half-way')
      return this.#record(entry, { state: 'unknown', remoteId: held.remoteId, stage: held.stage });
    const condition =
      held.reference === entry.reference || held.reference === undefined
        ? verdict.verdict === 'condition'
          ? verdict.condition
          : undefined
        : 'differs';
    const { next: _done, message: _settled, condition: _before, ...rest } = entry;
    return this.#put({
      ...rest,
      state,
      stage: held.stage,
      remoteId: held.remoteId,
      ...(held.remoteNumber === undefined ? {} : { remoteNumber: cleanText(held.remoteNumber, 100) }),
      postedAt: entry.postedAt ?? this.#kernel.clock.now(),
      ...(condition === undefined ? {} : { condition }),
    });
  }

  #closed(entry: EntryRecord, outcome: NonNullable<Attempt['outcome']>, message?: string): Attempt[] {
    const attempts = [...entry.attempts];
    const last = attempts.pop();
    const endedAtMonotonic = this.#kernel.clock.monotonic();
    if (last)
      attempts.push({
        ...last,
        endedAtMonotonic,
        outcome,
        ...(message === undefined ? {} : { message: cleanText(message) }),
      });
    return attempts;
  }

  record(entry: EntryRecord, change: Partial<EntryRecord> & { state?: EntryState }): Promise<EntryRecord> {
    return this.#record(entry, change);
  }

  #record(entry: EntryRecord, change: Partial<EntryRecord>): Promise<EntryRecord> {
    return this.#put({ ...entry, ...change });
  }

  async #put(entry: EntryRecord): Promise<EntryRecord> {
    const original = isBooked(entry) ? await originalOf(entry, this.#store) : undefined;
    await this.#store.transact(this.#who, async (transaction) => {
      await transaction.put(`entries/${entry.partition}`, entry.reference, entry);
      if (original && original.state !== 'reversed') await markReversed(original, this.#store, transaction);
    });
    return entry;
  }
}

export type Member =
  | Extract<MemberResult, { result: 'accepted' | 'rejected' }>
  | { readonly result: 'not-sent' | 'unknown'; readonly message: string };

/** What the outcome of a call says of one reference; results are matched by what the package echoed (rule 11). */
export function memberOf(outcome: WriteOutcome, reference: Reference): Member {
  switch (outcome.outcome) {
    case 'answered':
      return (
        outcome.members.find((member) => member.reference === reference) ?? {
          result: 'unknown',
          message: 'the answer does not name this entry',
        }
      );
    case 'rejected':
      return { ...outcome, reference, result: 'rejected' };
    case 'not-sent':
      return { result: 'not-sent', message: outcome.message };
    case 'outcome-unknown':
      return { result: 'unknown', message: outcome.message };
  }
}
