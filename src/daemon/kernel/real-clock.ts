import type { Clock } from '../../core/kernel.ts';

/** The machine's timers, apart, so that a wait of a month can be tried in a moment. */
export interface Timers {
  monotonic(): number;
  /** Calls `fire` once after `ms`; the result cancels. */
  after(ms: number, fire: () => void): () => void;
}

/** Node fires a timer of more than 2^31 - 1 ms at once; longer waits are made of several. */
const longestTimerMs = 2 ** 31 - 1;

export const systemTimers: Timers = {
  monotonic: () => performance.now(),
  after(ms, fire) {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};

/** The machine's clock. A sleep holds one timer, and none once it ended. */
export function realClock(timers: Timers = systemTimers): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => timers.monotonic(),
    sleep: (ms, signal) => sleepUntil(timers, timers.monotonic() + Math.max(0, ms), signal),
  };
}

/** @param deadline of the monotonic clock. */
function sleepUntil(timers: Timers, deadline: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const left = () => Math.max(0, deadline - timers.monotonic());
    const arm = () => timers.after(Math.min(Math.ceil(left()), longestTimerMs), wake);
    // Timers may fire a fraction early: the monotonic clock decides, the timer only wakes.
    const wake = () => {
      if (left() > 0) {
        cancel = arm();
        return;
      }
      signal?.removeEventListener('abort', abandon);
      resolve();
    };
    const abandon = () => {
      cancel();
      reject(signal?.reason);
    };
    let cancel = arm();
    signal?.addEventListener('abort', abandon, { once: true });
  });
}
