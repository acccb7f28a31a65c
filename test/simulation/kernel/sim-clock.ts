import type { Clock, Instant } from '../../../src/core/kernel.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './sim-life.ts';

/** The machine's wall clock. It goes with virtual time, and jumps when somebody sets it or the machine slept. */
export class WallClock {
  readonly #scheduler: Scheduler;
  readonly #startsAt: Instant;
  #shiftMs = 0;

  constructor(scheduler: Scheduler, startsAt: Instant) {
    this.#scheduler = scheduler;
    this.#startsAt = startsAt;
  }

  now(): Instant {
    return this.trueTime() + this.#shiftMs;
  }

  /** What time it really is: the clock by which the rest of the world goes. */
  trueTime(): Instant {
    return this.#startsAt + Math.floor(this.#scheduler.time);
  }

  /** Moves the wall clock only; waits and the monotonic clock do not notice. */
  jump(ms: number): void {
    this.#shiftMs += ms;
  }
}

/** Monotonic time begins at 0 with each process; sleeping is an event of the scheduler. */
export function simClock(process: SimProcess, wall: WallClock, scheduler: Scheduler): Clock {
  return {
    now: () => wall.now(),
    monotonic: () => scheduler.time - process.bornAt,
    sleep: (ms, signal) => process.wait(ms, signal),
  };
}
