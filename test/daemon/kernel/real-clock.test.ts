import test from 'ava';
import { realClock, systemTimers, type Timers } from '../../../src/daemon/kernel/real-clock.ts';

interface Alarm {
  readonly at: number;
  readonly fire: () => void;
}

/** Timers by hand. Like the real ones they fire `earlyMs` before their time. */
class HandTimers implements Timers {
  readonly asked: number[] = [];
  readonly #alarms = new Set<Alarm>();
  readonly #earlyMs: number;
  #now = 1000;

  constructor(earlyMs = 0) {
    this.#earlyMs = earlyMs;
  }

  monotonic(): number {
    return this.#now;
  }

  after(ms: number, fire: () => void): () => void {
    this.asked.push(ms);
    const alarm = { at: this.#now + ms - this.#earlyMs, fire };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  get pending(): number {
    return this.#alarms.size;
  }

  /** Lets the next alarm go off. */
  ring(): void {
    for (const alarm of this.#alarms) {
      this.#alarms.delete(alarm);
      this.#now = Math.max(this.#now, alarm.at);
      alarm.fire();
      return;
    }
  }
}

test('a sleep ends when its time on the monotonic clock has passed', async (t) => {
  const timers = new HandTimers();
  const sleep = realClock(timers).sleep(250);
  t.deepEqual(timers.asked, [250]);
  timers.ring();
  await sleep;
  t.is(timers.monotonic(), 1250);
  t.is(timers.pending, 0);
});

test('a timer that fires a little early does not end the sleep early', async (t) => {
  const timers = new HandTimers(0.5);
  const sleep = realClock(timers).sleep(10);
  timers.ring();
  t.is(timers.pending, 1);
  timers.ring();
  await sleep;
  t.deepEqual(timers.asked, [10, 1]);
});

test('a wait longer than a timer can hold is made of several, one at a time', async (t) => {
  const timers = new HandTimers();
  const longest = 2 ** 31 - 1;
  const sleep = realClock(timers).sleep(2 * longest + 5);
  timers.ring();
  t.is(timers.pending, 1);
  timers.ring();
  timers.ring();
  await sleep;
  t.deepEqual(timers.asked, [longest, longest, 5]);
});

test('an aborted sleep rejects with the reason and leaves no timer behind', async (t) => {
  const timers = new HandTimers();
  const controller = new AbortController();
  const sleep = realClock(timers).sleep(60_000, controller.signal);
  const reason = new Error('the daemon stops');
  controller.abort(reason);
  t.is(await t.throwsAsync(sleep), reason);
  t.is(timers.pending, 0);
  t.is(await t.throwsAsync(realClock(timers).sleep(1, controller.signal)), reason);
  t.deepEqual(timers.asked, [60_000]);
});

test('the machine’s own timers wake a sleep and let go of an aborted one', async (t) => {
  const clock = realClock(systemTimers);
  const before = clock.monotonic();
  await clock.sleep(1);
  t.true(clock.monotonic() - before >= 1);
  t.true(clock.now() > Date.UTC(2020, 0));
  const sleep = clock.sleep(2 ** 40, AbortSignal.abort('stop'));
  t.is(await sleep.catch((reason: unknown) => reason), 'stop');
});
