/**
 * Remembers the first failed write of an open file and refuses every later one with it. The operating system reports a
 * lost write once; the next fsync would claim that all is well, although what is on disk is unknown (rule 29).
 */
export class StickyFailure {
  #failure: { readonly error: unknown } | undefined;

  async guard(write: () => Promise<void>): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    try {
      await write();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }
}
