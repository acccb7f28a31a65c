import test from 'ava';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { handOver, importFiles } from '../../simulation/deeds.ts';
import type { SimDocument } from '../../simulation/documents.ts';
import { handsOf } from '../../simulation/hands.ts';
import { amountsOf, heldEntries } from '../../simulation/held-entries.ts';
import { quietWorld } from '../../simulation/quiet-world.ts';
import type { World } from '../../simulation/world.ts';

const invoice: SimDocument = {
  id: 'F1',
  version: 1,
  kind: 'invoice',
  date: '2026-10-16',
  status: 'definitive',
  relation: 'Anna Prins',
  lines: [{ id: '1', net: 10_000n, rate: '21', category: 'S', product: 'CHALET' }],
  vat: [{ rate: '21', category: 'S', base: 10_000n, vat: 2_100n }],
  total: 12_100n,
  payments: [],
};

/** A run, and what somebody does while it looks before its first send: the plan is made by then (rule 22). */
async function whileItLooks(deed: (world: World, engine: Engine) => Promise<unknown>): Promise<World> {
  const world = await quietWorld();
  await importFiles(handsOf(world), [handOver(world, invoice)]);
  const ended = await world.perform(async (engine) => {
    const looking = Promise.withResolvers<undefined>();
    world.machine.network.faults = ({ url }) => {
      if (url.includes('/entries?')) looking.resolve(undefined);
      return undefined;
    };
    return Promise.all([world.callIn(engine, 'sync', {}), looking.promise.then(() => deed(world, engine))]);
  });
  if (ended.how === 'failed') throw ended.error;
  return world;
}

test('a mapping that is changed under a plan counts for what is sent', async (t) => {
  const world = await whileItLooks((it, engine) =>
    it.callIn(engine, 'map.account', { kind: 'product', subject: 'CHALET', account: '8100' }),
  );
  const [held] = heldEntries(world.bookBytes);
  t.is(amountsOf(held?.lines ?? []).get('8100|H21|'), -10_000n);
});

test('a document that is kept back under a plan is not sent', async (t) => {
  const world = await whileItLooks((it, engine) =>
    it.callIn(engine, 'documents.exclude', { id: 'F1', reason: 'not ours' }),
  );
  t.deepEqual(heldEntries(world.bookBytes), []);
});
