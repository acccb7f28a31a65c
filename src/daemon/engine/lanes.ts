/** One thing at a time per administration: each piece of work begins when the one before it ended, however it ended. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  run<Result>(lane: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(lane) ?? Promise.resolve()).then(work);
    // The next one waits for the end, not for success; the failure goes to whoever asked.
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(lane, ended);
    ended.then(() => {
      if (this.#last.get(lane) === ended) this.#last.delete(lane);
    });
    return turn;
  }

  /** Resolves when nothing is under way any more. */
  async empty(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
