/** Long work in short pieces, so that whoever asks something meanwhile is answered in between. */

import type { Clock } from '../../core/kernel.ts';

/** A quarter of the shortest delay that a person notices leaves room for what cannot be divided. */
const longestMs = 6;
/** Looking at the clock for each of a hundred thousand steps would be work itself. */
const stepsPerLook = 32;

export class Breathing {
  readonly #clock: Clock;
  #steps = 0;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.monotonic();
  }

  /** Whether it is time to let others go first; counts one small step. */
  get isDue(): boolean {
    this.#steps += 1;
    return this.#steps % stepsPerLook === 0 && this.isOver;
  }

  /** As {@link isDue}, after a step that may have been long by itself. */
  get isOver(): boolean {
    return this.#clock.monotonic() - this.#since > longestMs;
  }

  /** Lets others go first. */
  async pause(): Promise<void> {
    await this.#clock.sleep(0);
    this.#since = this.#clock.monotonic();
  }

  /** Between two steps that may have been long. */
  async breathe(): Promise<void> {
    if (this.isOver) await this.pause();
  }
}
