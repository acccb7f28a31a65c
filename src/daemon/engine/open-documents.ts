/**
 * The documents that are not simply booked, with why: what waits, what needs a person, what is left out. Of a home that
 * has run for years these are few, so they are kept and followed commit by commit, and nothing walks over the others.
 */

import type { FactId } from '../../core/fact.ts';
import type { Clock } from '../../core/kernel.ts';
import { currency, parseAmount } from '../../core/money.ts';
import type { Store } from '../store/store.ts';
import { Breathing } from './breathing.ts';
import type { EngineContext } from './context.ts';
import type { Documents, Outlook } from './documents.ts';
import type { FactHead, FactIndex } from './fact-index.ts';
import { configurationsOf } from './settings.ts';
import { isUntouched, type Touched, Touching } from './touched.ts';

export interface OpenDocument {
  readonly head: FactHead;
  readonly outlook: Outlook;
  /** Total as it is signed, in minor units of its own currency. */
  readonly total: bigint;
}

const made = new WeakMap<Documents, OpenDocuments>();

/** The open documents of the home as it is opened now. */
export async function openDocumentsOf(context: EngineContext): Promise<OpenDocuments> {
  const [index, documents] = [await context.index(), await context.documents()];
  const known = made.get(documents) ?? new OpenDocuments(context.store(), index, documents, context.kernel.clock);
  made.set(documents, known);
  return known;
}

export class OpenDocuments {
  readonly #store: Store;
  readonly #documents: Documents;
  readonly #clock: Clock;
  readonly #open = new Map<FactId, OpenDocument>();
  /** Booked documents that owe a release: their revenue is earned on a later day. */
  readonly #owing = new Map<FactId, FactHead>();
  #sorted: readonly OpenDocument[] | undefined;
  #touched = everything();
  #turn: Promise<void> = Promise.resolve();

  constructor(store: Store, index: FactIndex, documents: Documents, clock: Clock) {
    this.#store = store;
    this.#documents = documents;
    this.#clock = clock;
    index.listen((touched) => this.#touch(touched));
  }

  /** All that are open, as the store has them now, the earliest first. */
  async all(): Promise<readonly OpenDocument[]> {
    await this.#refreshed();
    this.#sorted ??= [...this.#open.values()].sort(byDate);
    return this.#sorted;
  }

  /** Booked documents whose next release is still to be booked. */
  async owing(): Promise<readonly FactHead[]> {
    await this.#refreshed();
    return [...this.#owing.values()];
  }

  #touch({ ids, proposals, everything: all }: Touched): void {
    this.#touched.facts(ids);
    this.#touched.proposals ||= proposals;
    this.#touched.everything ||= all;
  }

  /** One refresh at a time. */
  #refreshed(): Promise<void> {
    const turn = this.#turn.then(async () => {
      // What is committed meanwhile is taken along; somebody who keeps committing is not waited for.
      for (let round = 0; round < 3 && !isUntouched(this.#touched); round++) await this.#refresh();
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(): Promise<void> {
    const touched = this.#touched;
    this.#touched = new Touching();
    try {
      const configurations = await configurationsOf(this.#store);
      if (touched.everything) {
        this.#open.clear();
        this.#owing.clear();
      }
      const breathing = new Breathing(this.#clock);
      for (const head of touched.everything ? this.#documents.heads() : this.#heads(touched)) {
        this.#put(head, await this.#documents.outlook(head, configurations));
        if (breathing.isDue) await breathing.pause();
      }
    } catch (error) {
      // It may have been the disk: next time everything is looked at.
      this.#touched.everything = true;
      throw error;
    } finally {
      this.#sorted = undefined;
    }
  }

  #heads({ ids, proposals }: Touched): FactHead[] {
    const all = new Set(ids);
    if (proposals) for (const [id, { outlook }] of this.#open) if (!outlook.settled) all.add(id);
    return [...all].flatMap((id) => this.#documents.head(id) ?? []);
  }

  #put(head: FactHead, outlook: Outlook): void {
    const isBooked = outlook.state === 'synced';
    if (isBooked) this.#open.delete(head.id);
    else this.#open.set(head.id, { head, outlook, total: parseAmount(head.total, currency(head.currency)) });
    if (isBooked && outlook.nextRelease !== undefined) this.#owing.set(head.id, head);
    else this.#owing.delete(head.id);
  }
}

function everything(): Touching {
  const touched = new Touching();
  touched.everything = true;
  return touched;
}

function byDate({ head: one }: OpenDocument, { head: other }: OpenDocument): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return one.number < other.number ? -1 : one.number > other.number ? 1 : one.id < other.id ? -1 : 1;
}
