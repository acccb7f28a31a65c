import { type Event, EventHeap } from './event-heap.ts';
import type { Prng } from './prng.ts';
import { Trace } from './trace.ts';

/** Something that will happen; `cancel` undoes it as long as it has not. */
export interface Scheduled {
  cancel(): void;
}

/** Nothing is left that could happen, and yet the work is not done. */
export class SimulationStuck extends Error {
  override readonly name = 'SimulationStuck';
}

/**
 * Virtual time. Everything that a simulated port does is an event here, and exactly one happens at a time; after each,
 * the code under test runs until it waits for a port again. Of the events that are due, the seed chooses the next: two
 * writes that were not awaited may end in any order, as on a real machine. When none is due, time moves on to the next.
 *
 * Code under test may wait for simulated ports and for promises that they settle, and for nothing else: no timers of
 * Node, no real files, no dynamic imports.
 */
export class Scheduler {
  readonly trace = new Trace();
  readonly #prng: Prng;
  #due: Event[] = [];
  #time = 0;
  #sequence = 0;
  readonly #later = new EventHeap();

  constructor(prng: Prng) {
    this.#prng = prng;
  }

  /** Milliseconds since the simulation began. Never goes back. */
  get time(): number {
    return this.#time;
  }

  /** @param delayMs from now; 0 means as soon as its turn comes. */
  schedule(delayMs: number, label: string, run: () => void): Scheduled {
    const at = this.#time + Math.max(0, delayMs);
    const event: Event = { at, sequence: this.#sequence++, label, run, cancelled: false };
    if (at <= this.#time) this.#due.push(event);
    // What is infinitely far away never happens.
    else if (Number.isFinite(at)) this.#later.push(event);
    return {
      cancel() {
        event.cancelled = true;
      },
    };
  }

  /**
   * Lets things happen until the promise is settled, and returns how. Time stands still while anything is due.
   *
   * @param stop ends the run early; the result is then `undefined`.
   * @param maxSteps against code that runs in circles.
   * @throws SimulationStuck when nothing is left to happen or the steps are used up.
   */
  async runUntilIdle<Value>(
    promise: Promise<Value>,
    { stop = () => false, maxSteps = 1_000_000 }: { stop?: () => boolean; maxSteps?: number } = {},
  ): Promise<Value | undefined> {
    let settled = false;
    const settle = () => {
      settled = true;
    };
    promise.then(settle, settle);
    for (let steps = 0; ; steps++) {
      await codeToWait();
      if (settled) return promise;
      if (stop()) return undefined;
      if (steps >= maxSteps) throw this.#stuck(`still not done after ${maxSteps} steps`);
      if (!this.#step(Number.POSITIVE_INFINITY)) throw this.#stuck('it waits for something that never comes');
    }
  }

  /** Lets everything happen that is due within the next `ms`, then moves time there. */
  async runFor(ms: number): Promise<void> {
    const end = this.#time + ms;
    do await codeToWait();
    while (this.#step(end));
    this.#time = end;
  }

  /** Lets one event happen, at `until` at the latest; false when there is none. */
  #step(until: number): boolean {
    for (;;) {
      this.#gatherDue(until);
      const event = this.#takeDue();
      if (!event) return false;
      if (event.cancelled) continue;
      this.trace.add(this.#time, event.label);
      event.run();
      return true;
    }
  }

  #takeDue(): Event | undefined {
    const index = this.#due.length > 1 ? this.#prng.int(this.#due.length) : 0;
    const event = this.#due[index];
    const last = this.#due.pop();
    if (event && last && last !== event) this.#due[index] = last;
    return event;
  }

  /** When nothing is due any more, time moves on and what is due then comes in. */
  #gatherDue(until: number): void {
    for (let next = this.#later.peek(); next && next.at <= until; next = this.#later.peek()) {
      if (this.#due.length > 0 && next.at > this.#time) return;
      this.#later.pop();
      if (next.cancelled) continue;
      this.#time = next.at;
      this.#due.push(next);
    }
  }

  #stuck(why: string): SimulationStuck {
    const last = this.trace.lastLines().slice(-20).join('\n  ');
    return new SimulationStuck(`Simulation at ${this.#time} ms: ${why}. Last events:\n  ${last}`);
  }
}

/** Resolves when every promise that can move without an event has moved: microtasks all run before an immediate. */
function codeToWait(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
