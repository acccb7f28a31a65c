/** A world in which nothing goes wrong by itself, for tests that break one thing at a chosen moment. */

import { setUp } from './set-up.ts';
import type { Swarm } from './swarm.ts';
import { World } from './world.ts';

const configuration: Swarm['configuration'] = {
  mode: 'period',
  frequency: 'day',
  incomplete: 'leave-out',
  delayDays: 0,
  reviewPolicy: 'never',
  revenueDate: 'recognition',
  automatic: true,
};

const remote: NonNullable<Swarm['remote']> = {
  settings: { twoStep: false, batchSize: 1, duplicateReference: 'accept' },
  settleMs: 5_000,
  trustAbsence: true,
  lagMs: 0,
  lagOnRead: false,
  lateMs: 2_000,
  missing: 0,
};

export interface QuietChanges {
  readonly configuration?: Partial<Swarm['configuration']>;
  /** `false`: the embedded book. */
  readonly remote?: (Partial<Omit<typeof remote, 'settings'>> & { settings?: Partial<typeof remote.settings> }) | false;
}

/** A venue after its first day, at 2026-10-18 06:00 UTC, with a start date three days before. */
export async function quietWorld(changes: QuietChanges = {}): Promise<World> {
  const changed = changes.remote;
  const book =
    changed === false
      ? {}
      : { remote: { ...remote, ...changed, settings: { ...remote.settings, ...changed?.settings } } };
  const world = new World(1, {
    swarm: () => ({
      configuration: { ...configuration, ...changes.configuration },
      ...book,
      networkFaults: 0,
      writeFaults: 0,
      diskFaults: 0,
      steps: 0,
    }),
  });
  await setUp(world);
  return world;
}
