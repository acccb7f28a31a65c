/** One seed, from the first day of a venue to the day after the last fault. */

import { Invariants } from './invariants.ts';
import { assertEverythingBooked } from './liveness.ts';
import { assertNothingWaitsSilently } from './named-waiting.ts';
import { setUp } from './set-up.ts';
import { drawSteps, endsInARun, type Step, take } from './steps.ts';
import type { StoreView } from './store-view.ts';
import { Violation } from './violation.ts';
import { type Tampering, World } from './world.ts';

export interface Simulated {
  readonly seed: number;
  readonly steps: readonly Step[];
  /** Days that went by in it. */
  readonly days: number;
  readonly trace: readonly string[];
  readonly fingerprint: string;
  /** The machine's last events, for when the trace does not say enough. */
  readonly lastEvents: readonly string[];
  /** As it was in the end. */
  readonly world: World;
  readonly store: StoreView;
  readonly violation?: Violation;
}

/**
 * @param steps the history; absent: the one that the seed draws.
 */
export async function simulate(seed: number, tampering: Tampering = {}, steps?: readonly Step[]): Promise<Simulated> {
  const world = new World(seed, tampering);
  const history = steps ?? drawSteps(world.prng.fork('steps'), world.swarm.steps);
  const invariants = new Invariants(world);
  let violation: Violation | undefined;
  try {
    await live(world, invariants, history);
  } catch (error) {
    violation = asViolation(error);
    world.note(`INVARIANT ${violation.invariant}: ${violation.message}`);
  }
  world.die(false);
  const { scheduler } = world.machine;
  return {
    seed,
    steps: history,
    days: scheduler.time / 86_400_000,
    trace: world.trace,
    fingerprint: scheduler.trace.fingerprint(),
    lastEvents: scheduler.trace.lastLines(),
    world,
    store: invariants.store,
    ...(violation ? { violation } : {}),
  };
}

async function live(world: World, invariants: Invariants, history: readonly Step[]): Promise<void> {
  await setUp(world);
  invariants.observe();
  world.faults.begin();
  for (const step of history) {
    await take(step, world);
    if (world.tampering.repeatsWrites) await world.remote?.repeatAWrite();
    invariants.observe();
    if (endsInARun.has(step.kind)) await assertNothingWaitsSilently(world, invariants);
  }
  world.faults.end();
  await assertEverythingBooked(world, invariants);
}

/** What is no violation by name is one all the same: the program must not fail in a way that nobody thought of. */
function asViolation(error: unknown): Violation {
  if (error instanceof Violation) return error;
  return new Violation('broken', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
