/**
 * What the records of one kind come to, month by month (rule 28): kept beside the partitions, followed commit by commit.
 * A new record is added; when one changes, its month is added up anew when it is next asked for.
 */

import type { FileName, RecordOf } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** How a month is added up, and how its sums are kept. */
export interface Summing<Name extends FileName, Sums, Kept> {
  /** Of the derived files; ends in a number that goes up when the shape of what is kept changes. */
  readonly name: string;
  /** Of the partitions, with the slash. */
  readonly prefix: Name extends `${infer Prefix}/${string}` ? `${Prefix}/` : never;
  readonly empty: () => Sums;
  readonly add: (sums: Sums, record: RecordOf<Name>) => void;
  readonly keep: (sums: Sums) => Kept;
  readonly from: (kept: Kept) => Sums;
}

export class MonthSums<Name extends FileName, Sums, Kept> {
  readonly #store: Store;
  readonly #summing: Summing<Name, Sums, Kept>;
  readonly #months = new Map<string, Sums>();
  /** Goes up with every commit that the sums are about. */
  #revision = 0;

  constructor(store: Store, summing: Summing<Name, Sums, Kept>) {
    this.#store = store;
    this.#summing = summing;
    store.listen((changes) => {
      for (const { file, version, after } of changes) {
        if (!file.startsWith(summing.prefix)) continue;
        this.#revision += 1;
        const month = this.#months.get(file);
        // What the store's own transactions put is typed by its partition.
        if (month && version === 1 && after !== null) summing.add(month, after as RecordOf<Name>);
        else this.#months.delete(file);
      }
    });
  }

  get revision(): number {
    return this.#revision;
  }

  /** The sums of each month, oldest first. Not to be changed by whoever asks. */
  async all(): Promise<Sums[]> {
    const all: Sums[] = [];
    for (const file of this.#store.files<Name>(this.#summing.prefix)) all.push(await this.#month(file));
    return all;
  }

  async #month(file: Name): Promise<Sums> {
    const known = this.#months.get(file);
    if (known !== undefined) return known;
    const { name, prefix, empty, add, keep, from } = this.#summing;
    const before = this.#revision;
    const kept = await this.#store.derived(`${name}/${file.slice(prefix.length)}`, [file], async () => {
      const sums = empty();
      for (const { value } of (await this.#store.look(file)).values()) add(sums, value);
      return keep(sums);
    });
    const sums = from(kept);
    // What was committed meanwhile may not be in it.
    if (this.#revision === before) this.#months.set(file, sums);
    return sums;
  }
}
