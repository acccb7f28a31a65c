/** A failing history, cut down to what it takes. */

import { type Simulated, simulate } from './simulate.ts';
import type { Tampering } from './world.ts';

/** Cutting down ends after this long, with the shortest history found by then. */
const patienceMs = 20_000;

/** Leaves out steps as long as the same invariant still fails: large parts first, then smaller ones, then single steps. */
export async function shortest(failing: Simulated, tampering: Tampering = {}): Promise<Simulated> {
  const deadline = performance.now() + patienceMs;
  let best = failing;
  for (let part = Math.ceil(best.steps.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let at = 0; at < best.steps.length && performance.now() < deadline; ) {
      const fewer = best.steps.filter((_, index) => index < at || index >= at + part);
      const tried = await simulate(best.seed, tampering, fewer);
      if (tried.violation?.invariant === best.violation?.invariant) best = tried;
      else at += part;
    }
  }
  return best;
}
