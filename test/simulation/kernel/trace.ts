import { createHash, type Hash } from 'node:crypto';

/** The last events are kept for the person who reads about a failed seed. */
const keptLines = 500;

/** What happened in a simulation, in order: a fingerprint of everything, and the last lines in full. */
export class Trace {
  readonly #hash: Hash = createHash('sha256');
  #lines: string[] = [];
  #count = 0;

  add(time: number, line: string): void {
    const text = `${time} ${line}`;
    this.#hash.update(`${text}\n`);
    this.#count += 1;
    this.#lines.push(text);
    if (this.#lines.length > 2 * keptLines) this.#lines = this.#lines.slice(-keptLines);
  }

  /** How many events there were. */
  get count(): number {
    return this.#count;
  }

  /** Equal for two runs exactly when the same things happened in the same order. */
  fingerprint(): string {
    return this.#hash.copy().digest('hex');
  }

  lastLines(): readonly string[] {
    return this.#lines.slice(-keptLines);
  }
}
