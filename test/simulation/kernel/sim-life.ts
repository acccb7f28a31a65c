import type { ProcessLife } from '../../../src/core/kernel.ts';
import type { Prng } from './prng.ts';
import type { Scheduled, Scheduler } from './scheduler.ts';

interface Call {
  readonly scheduled: Scheduled;
  /** Does the work of the call; absent for a timer, which is nothing without its process. */
  readonly effect?: () => unknown;
}

/**
 * One incarnation of the program. While it lives, its port calls are events of the scheduler. Once it is killed, no port
 * call ever resolves again: code of a dead process can do nothing more, not even in a `finally`.
 */
export class SimProcess {
  readonly id: number;
  readonly bornAt: number;
  readonly prng: Prng;
  readonly #scheduler: Scheduler;
  readonly #calls = new Set<Call>();
  #alive = true;

  constructor(id: number, scheduler: Scheduler, prng: Prng) {
    this.id = id;
    this.bornAt = scheduler.time;
    this.prng = prng;
    this.#scheduler = scheduler;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** One call of the operating system: `effect` happens in one event, and its result is the promise's. */
  call<Value>(label: string, effect: () => Value): Promise<Value> {
    return this.#enqueue(0, label, effect, effect);
  }

  /** Resolves after `ms`, unless the process is dead by then. */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return this.#enqueue(ms, `wakes after ${ms} ms`, () => undefined, undefined, signal);
  }

  /**
   * Ends the process as SIGKILL does. Each call that was under way has reached the operating system or not: the seed
   * decides whether it still takes effect, at this moment; nothing of this process happens later.
   */
  kill(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#scheduler.trace.add(this.#scheduler.time, `process ${this.id} is killed`);
    for (const { scheduled, effect } of this.#calls) {
      scheduled.cancel();
      if (effect && this.prng.bool()) this.#withoutListener(effect);
    }
    this.#calls.clear();
  }

  #enqueue<Value>(
    delayMs: number,
    label: string,
    run: () => Value,
    effect: (() => unknown) | undefined,
    signal?: AbortSignal,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (!this.#alive) return;
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        this.#calls.delete(call);
        call.scheduled.cancel();
        if (this.#alive) reject(signal?.reason);
      };
      const scheduled = this.#scheduler.schedule(delayMs, `process ${this.id}: ${label}`, () => {
        this.#calls.delete(call);
        signal?.removeEventListener('abort', abort);
        try {
          const value = run();
          if (this.#alive) resolve(value);
        } catch (error) {
          if (this.#alive) reject(error);
          else if (!(error instanceof ProcessKilled)) throw error;
        }
      });
      const call: Call = effect ? { scheduled, effect } : { scheduled };
      this.#calls.add(call);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** The work of a call whose process is gone: its result, or its refusal, reaches nobody. */
  #withoutListener(effect: () => unknown): void {
    try {
      effect();
    } catch (error) {
      this.#scheduler.trace.add(this.#scheduler.time, `process ${this.id}: unheard: ${error}`);
    }
  }
}

/** Thrown within a port call to end it when the process was killed half-way; never reaches the code under test. */
export class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

/** The kernel locks of the machine. A lock belongs to a process and goes with it. */
export class LockTable {
  readonly #holders = new Map<string, SimProcess>();

  /** Whether the process has the lock now; not when it already had it, just as the real one. */
  take(path: string, process: SimProcess): boolean {
    if (this.#holders.get(path)?.alive) return false;
    this.#holders.set(path, process);
    return true;
  }

  release(path: string, process: SimProcess): void {
    if (this.#holders.get(path) === process) this.#holders.delete(path);
  }
}

/** @param assureFile makes the lock file as the real lock does; throws DiskError. */
export function simLife(process: SimProcess, locks: LockTable, assureFile: (path: string) => void): ProcessLife {
  const hex = Buffer.from(process.prng.fork('boot').bytes(16)).toString('hex');
  return {
    bootId: `${process.id}-${hex}`,
    lock: (path) =>
      process.call(`lock ${path}`, () => {
        assureFile(path);
        if (!locks.take(path, process)) return undefined;
        return { release: () => process.call(`unlock ${path}`, () => locks.release(path, process)) };
      }),
  };
}
