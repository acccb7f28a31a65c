import test from 'ava';
import { handOver, importFiles } from '../../simulation/deeds.ts';
import { handsOf } from '../../simulation/hands.ts';
import { quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';

test('a document and its release that are due together go in two calls, whatever the batch holds', async (t) => {
  const world = await quietWorld({ remote: { settings: { batchSize: 10 } } });
  const recognition = { from: '2026-10-17', to: '2026-10-17' };
  const line = { id: '1', net: 10_000n, rate: '21', category: 'S', product: 'CHALET', recognition } as const;
  const invoice = handOver(world, {
    id: 'F1',
    version: 1,
    kind: 'invoice',
    date: '2026-10-15',
    status: 'definitive',
    relation: 'Anna Prins',
    lines: [line],
    vat: [{ rate: '21', category: 'S', base: 10_000n, vat: 2_100n }],
    total: 12_100n,
    payments: [],
  });
  await importFiles(handsOf(world), [invoice]);
  const { entries, runs } = await must(world, 'sync', {});
  t.deepEqual(
    [runs[0]?.outcome, entries.map(({ date, state }) => `${date} ${state}`)],
    ['done', ['2026-10-15 posted', '2026-10-17 posted']],
  );
});
