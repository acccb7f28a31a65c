/** What is due when: the automatic runs of a configuration (rules 35 and 36, spec §3). Pure: the scheduler only asks. */

import { addDays, instantAt, type LocalDate, localTime, minutesOf } from './calendar.ts';
import type { Configuration } from './configuration.ts';
import type { Instant } from './kernel.ts';

/**
 * The local day for which an automatic run is due now, or `undefined`. A run belongs to a calendar day, not to an
 * instant: however the clock jumps or however long the machine slept, a day has one run, and a missed run is made up by
 * the next one, which takes everything that is due by then.
 *
 * @param ranOn days with an automatic run of this configuration, in any order.
 */
export function dueRun(
  configuration: Configuration,
  now: Instant,
  zone: string,
  dayEndsAt: string,
  ranOn: ReadonlySet<string>,
): LocalDate | undefined {
  if (!configuration.active || !configuration.automatic) return undefined;
  const { date, minutes } = localTime(now, zone);
  // No run happens before the day ended (spec §2).
  const earliest = Math.max(minutesOf(configuration.runAt), minutesOf(dayEndsAt));
  const day = minutes >= earliest ? date : addDays(date, -1);
  if (day < configuration.start) return undefined;
  return ranOn.has(day) ? undefined : day;
}

/** Local date and instant of the next automatic run, for showing. */
export function nextRunAt(
  configuration: Configuration,
  now: Instant,
  zone: string,
  dayEndsAt: string,
): Instant | undefined {
  if (!configuration.active || !configuration.automatic) return undefined;
  const wanted = Math.max(minutesOf(configuration.runAt), minutesOf(dayEndsAt));
  const { date, minutes } = localTime(now, zone);
  const day = minutes < wanted ? date : addDays(date, 1);
  return instantAt(day, wanted, zone);
}
