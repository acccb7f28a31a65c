/** The store's records as the log leaves them, for whoever checks: plain data, no index, no cache. */

import type { Configuration, Mapping, Review } from '../../src/core/configuration.ts';
import { isLive } from '../../src/core/entry.ts';
import type { EntryContents, EntryRecord, RunRecord, Setting } from '../../src/daemon/store/records.ts';
import { type Amounts, addAll, addTo, centsOf } from './amounts.ts';
import type { LoggedChange } from './committed-log.ts';
import { type SimDocument, versionOf } from './documents.ts';
import type { BooksAsOf } from './expected-legs.ts';

export interface StoredFact {
  readonly id: string;
  readonly sourceId: string;
  readonly kind: string;
  readonly revision: string;
  readonly reference?: string;
  readonly description?: string;
}

export interface Share {
  readonly reference: string;
  readonly leg: string;
  /** Revision and edits that were booked. */
  readonly basis: string;
  readonly amounts: Amounts;
}

export class StoreView {
  readonly facts = new Map<string, StoredFact>();
  readonly reviews = new Map<string, Review>();
  readonly entries = new Map<string, EntryRecord>();
  readonly contents = new Map<string, EntryContents>();
  readonly runs = new Map<string, RunRecord>();
  readonly #mappings = new Map<string, Mapping>();
  #configuration: Configuration | undefined;

  apply({ file, id, after }: LoggedChange): void {
    // What stands under a name has that name's shape.
    if (file.startsWith('facts/')) put(this.facts, id, after as StoredFact | null);
    else if (file.startsWith('reviews/')) put(this.reviews, id, after as Review | null);
    else if (file.startsWith('entries/')) put(this.entries, id, after as EntryRecord | null);
    else if (file.startsWith('contents/')) put(this.contents, id, after as EntryContents | null);
    else if (file.startsWith('runs/')) put(this.runs, id, after as RunRecord | null);
    else if (file === 'settings') this.#setting(id, after as Setting | null);
  }

  #setting(id: string, setting: Setting | null): void {
    if (setting?.type === 'configuration') this.#configuration = setting.value;
    if (setting?.type === 'mapping') this.#mappings.set(id, setting.value);
    if (setting === null) this.#mappings.delete(id);
  }

  /** The one that books: there is never a second at the same time. */
  get configuration(): Configuration {
    if (!this.#configuration) throw new Error('there is no configuration yet');
    return this.#configuration;
  }

  /** The document as it was drawn, in the version that the store holds. */
  drawn(fact: StoredFact, documents: ReadonlyMap<string, readonly SimDocument[]>): SimDocument {
    const version = documents.get(fact.sourceId)?.[versionOf(fact) - 1];
    if (!version) throw new Error(`the store holds ${fact.sourceId} in a version that was never handed over`);
    return version;
  }

  /** What live entries hold of a fact, in the order in which it was committed. */
  shares(fact: string, except?: string): Share[] {
    const shares: Share[] = [];
    for (const { reference, contributions } of this.contents.values()) {
      const entry = this.entries.get(reference);
      if (reference === except || !entry || !isLive(entry)) continue;
      for (const one of contributions)
        if (one.fact === fact)
          shares.push({ reference, leg: one.leg, basis: one.revision, amounts: amountsOfVector(one.vector) });
    }
    return shares;
  }

  /** The settings of this moment, for one document. */
  booksFor(fact: string): BooksAsOf {
    const { frequency, revenueDate } = this.configuration;
    const mappings = [...this.#mappings.values()];
    return {
      frequency,
      revenueDate,
      accountOf: (kind, subject) =>
        mappings.find((one) => one.type === 'account' && one.kind === kind && one.subject === subject)?.[
          'account' as never
        ],
      vatCodeOf: (rate, category) =>
        mappings.find((one) => one.type === 'vat' && one.rate === rate && one.category === category)?.['code' as never],
      editedAccount: (line) => this.reviews.get(fact)?.lines?.[line]?.account,
    };
  }
}

function put<Value>(map: Map<string, Value>, id: string, after: Value | null): void {
  if (after === null) map.delete(id);
  else map.set(id, after);
}

/** A stored vector in the writing of this folder. */
export function amountsOfVector(vector: Readonly<Record<string, string>>): Amounts {
  const amounts: Amounts = new Map();
  for (const [key, amount] of Object.entries(vector)) addTo(amounts, key.replaceAll('\u001f', '|'), centsOf(amount));
  return amounts;
}

/** What several shares come to in one leg. */
export function sumOf(shares: readonly Share[], leg: string): Amounts {
  const sum: Amounts = new Map();
  for (const share of shares) if (share.leg === leg) addAll(sum, share.amounts);
  return sum;
}
