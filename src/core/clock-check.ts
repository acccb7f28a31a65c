/** Whether the wall clock can be believed enough to post by it (rule 15). */

import type { Instant } from './kernel.ts';
import type { Reason } from './reason.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * @param lastLogged instant of the log's last record; `undefined` for an empty log.
 * @returns why automatic posting must wait for a person, or `undefined`.
 */
export function clockProblem(now: Instant, lastLogged: Instant | undefined): Reason | undefined {
  if (lastLogged === undefined) return undefined;
  const details = { now: new Date(now).toISOString(), lastLogged: new Date(lastLogged).toISOString() };
  if (now < lastLogged - hour) return { code: 'clock-jump', details: { ...details, direction: 'back' } };
  if (now > lastLogged + 35 * day) return { code: 'clock-jump', details: { ...details, direction: 'ahead' } };
  return undefined;
}
