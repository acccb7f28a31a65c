/**
 * The scheduler: wakes and asks (rule 35). node-schedule's timer and a tick of a minute do the same; what is due is
 * decided by the core from the clock and from what the log says was done.
 */

import { scheduleJob } from 'node-schedule';
import { addDays, localTime, monthOf } from '../core/calendar.ts';
import { dueRun } from '../core/night.ts';
import type { Reason } from '../core/reason.ts';
import type { Engine } from './engine/engine.ts';
import { allRuns } from './engine/run-history.ts';
import { configurationsOf, propertyOf } from './engine/settings.ts';
import { synchronise } from './handlers/synchronise.ts';

const tickMs = 60_000;

/** Takes in what was dropped, and runs what is due. @returns why nothing was posted, when something held it back. */
export function tick(engine: Engine): Promise<Reason | undefined> {
  return engine.guarded(() => look(engine));
}

async function look(engine: Engine): Promise<Reason | undefined> {
  if (engine.state !== 'ready') return undefined;
  const { context } = engine;
  await engine.takeDropped();
  const store = context.store();
  const property = await propertyOf(store);
  // A run is due for today or yesterday: what ran long ago need not be read every minute.
  const today = localTime(context.kernel.clock.now(), property.zone).date;
  const runs = await allRuns(store, monthOf(addDays(today, -1)));
  const problem = engine.clockHold();
  for (const configuration of await configurationsOf(store)) {
    // One run a day (rule 35), but one that was cut off has not been that: it goes on under its own key.
    const ranOn = new Set(
      runs
        .filter((run) => run.configuration === configuration.name && run.kind === 'automatic')
        .filter((run) => run.outcome !== 'interrupted')
        .map((run) => run.asOf),
    );
    const day = dueRun(configuration, context.kernel.clock.now(), property.zone, property.dayEndsAt, ranOn);
    if (day === undefined) continue;
    if (problem) return problem;
    await synchronise(configuration, day, 'automatic', context, 'scheduler');
  }
  return undefined;
}

/** Starts waking; the returned function stops it. One look at a time. */
export function startScheduler(engine: Engine, onError: (error: unknown) => void): () => void {
  let looking = false;
  let stopped = false;
  const wake = async () => {
    if (looking || stopped) return;
    looking = true;
    try {
      await tick(engine);
    } catch (error) {
      onError(error);
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(wake, tickMs);
  // On the whole minute, so that 06:00 is 06:00; the tick above catches what a jump of the clock skips.
  const job = scheduleJob('0 * * * * *', wake);
  void wake();
  return () => {
    stopped = true;
    clearInterval(timer);
    job?.cancel();
  };
}
