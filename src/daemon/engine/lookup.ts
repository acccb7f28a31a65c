/**
 * Ids by key, where most keys have one: a Set for each of a hundred thousand keys would take more memory than all that
 * the ids stand for.
 */
export class Lookup<Id extends string> {
  readonly #ids = new Map<string, Id | readonly Id[]>();

  /** In the order in which they were added. */
  of(key: string): readonly Id[] {
    const found = this.#ids.get(key);
    if (found === undefined) return [];
    return typeof found === 'string' ? [found] : found;
  }

  add(key: string, id: Id): void {
    const known = this.of(key);
    if (known.includes(id)) return;
    this.#ids.set(key, known.length === 0 ? id : [...known, id]);
  }

  remove(key: string, id: Id): void {
    const [only, ...others] = this.of(key).filter((known) => known !== id);
    if (only === undefined) this.#ids.delete(key);
    else this.#ids.set(key, others.length === 0 ? only : [only, ...others]);
  }
}
