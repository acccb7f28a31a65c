/**
 * What the entries move per configuration, account and day: derived from the store month by month (rule 28), so that a
 * trial balance of a hundred thousand entries adds up some thousand sums instead. A month that is committed to is added
 * up anew when it is next asked for.
 */

import { currency, formatAmount, parseAmount } from '../../core/money.ts';
import { type Movement, movements } from '../../core/trial-balance.ts';
import type { Store } from '../store/store.ts';

type EntryFile = `entries/${string}`;
type ByConfiguration = ReadonlyMap<string, readonly Movement[]>;

/** As it is kept: amounts as decimal strings. */
type KeptMovement = Omit<Movement, 'debit' | 'credit'> & { readonly debit: string; readonly credit: string };
type KeptMonth = readonly (readonly [string, readonly KeptMovement[]])[];

/** Goes up when the shape of what is kept changes. */
const shape = 1;

const indexes = new WeakMap<Store, BalanceIndex>();

export class BalanceIndex {
  readonly #store: Store;
  readonly #months = new Map<EntryFile, ByConfiguration>();

  private constructor(store: Store) {
    this.#store = store;
    store.listen((changes) => {
      for (const { file } of changes) this.#months.delete(file as EntryFile);
    });
  }

  /** The one index of this store. */
  static of(store: Store): BalanceIndex {
    const known = indexes.get(store);
    if (known) return known;
    const made = new BalanceIndex(store);
    indexes.set(store, made);
    return made;
  }

  /** What the entries of a configuration moved, on every day. */
  async movements(configuration: string): Promise<Movement[]> {
    const moved: Movement[][] = [];
    for (const file of this.#store.files<EntryFile>('entries/'))
      moved.push([...((await this.#month(file)).get(configuration) ?? [])]);
    return moved.flat();
  }

  async #month(file: EntryFile): Promise<ByConfiguration> {
    const known = this.#months.get(file);
    if (known) return known;
    const before = this.#store.seq;
    const kept = await this.#store.derived(`balances-${shape}/${file.slice('entries/'.length)}`, [file], () =>
      addedUp(this.#store, file),
    );
    const month = new Map(kept.map(([configuration, moved]) => [configuration, moved.map(fromKept)]));
    // What was committed meanwhile may not be in it.
    if (this.#store.seq === before) this.#months.set(file, month);
    return month;
  }
}

async function addedUp(store: Store, file: EntryFile): Promise<KeptMonth> {
  const entries = [...(await store.look(file)).values()].map(({ value }) => value);
  return [...Map.groupBy(entries, (entry) => entry.configuration)].map(([configuration, own]) => [
    configuration,
    movements(own).map(toKept),
  ]);
}

function toKept({ debit, credit, ...head }: Movement): KeptMovement {
  const code = currency(head.currency);
  return { ...head, debit: formatAmount(debit, code), credit: formatAmount(credit, code) };
}

function fromKept({ debit, credit, ...head }: KeptMovement): Movement {
  const code = currency(head.currency);
  return { ...head, debit: parseAmount(debit, code), credit: parseAmount(credit, code) };
}
