/** A real home on the real disk: made through the engine's own calls, with the generator's products mapped. */

import type { Configuration } from '../../src/core/configuration.ts';
import type { Kernel } from '../../src/core/kernel.ts';
import { type ProposalContext, proposalContext } from '../../src/core/proposal.ts';
import type { Engine } from '../../src/daemon/engine/engine.ts';
import { chartOf, configurationNamed, mappingsOf, targetKey } from '../../src/daemon/engine/settings.ts';
import { call, startEngine } from '../../test/daemon/engine/home.ts';
import { accountOf } from './documents.ts';

export interface HomeShape {
  /** First day that is booked. */
  readonly start: string;
  readonly mode: 'period' | 'invoice';
  readonly frequency: 'day' | 'month';
}

/** The one source of a home that `init` makes. */
export const sourceId = 'property';

export async function makeHome(kernel: Kernel, home: string, shape: HomeShape): Promise<Engine> {
  const engine = await startEngine(kernel, home);
  const { configuration } = await call(engine, 'home.init', {
    property: {
      name: 'Park De Waterlelie',
      country: 'NL',
      zone: 'Europe/Amsterdam',
      dayEndsAt: '03:00',
      language: 'en',
    },
    start: shape.start,
  });
  for (const [subject, account] of Object.entries(accountOf))
    await call(engine, 'map.account', { kind: subject === 'TOERBEL' ? 'levy' : 'product', subject, account });
  await call(engine, 'configurations.edit', {
    name: configuration,
    mode: shape.mode,
    frequency: shape.frequency,
    // The default of each mode (spec §2).
    revenueDate: shape.mode === 'invoice' ? 'invoice' : 'recognition',
  });
  return engine;
}

/** The home's only configuration, and what its proposals depend on. */
export async function proposalsOf(engine: Engine): Promise<{ configuration: Configuration; context: ProposalContext }> {
  const store = engine.context.store();
  const configuration = await configurationNamed(store, undefined);
  const chart = await chartOf(store, targetKey(configuration));
  return { configuration, context: proposalContext(configuration, chart, await mappingsOf(store)) };
}
