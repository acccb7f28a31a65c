import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { call, startEngine } from './home.ts';

/** What lists and balances show of a home that is opened anew. */
async function shown(home: string) {
  const engine = await startEngine(realKernel(), home);
  const result = {
    documents: await call(engine, 'documents.list', { limit: 1000 }),
    entries: await call(engine, 'entries.list', { limit: 1000 }),
    balances: await call(engine, 'trial-balance', { from: '2026-09-01', to: '2026-12-31' }),
  };
  await engine.stop();
  return result;
}

test('a home shows the same whether its indexes were kept or are made from its partitions', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-kept-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const home = `${folder}/home`;
  const engine = await startEngine(realKernel(), home);
  await call(engine, 'home.init-sample', { language: 'en' });
  await call(engine, 'home.sample-night', {});
  const [document] = (await call(engine, 'documents.list', { state: 'to-review', limit: 1 })).rows;
  await call(engine, 'documents.edit', { id: document?.id ?? '', line: '1', account: '8100' });
  await engine.stop();

  t.false(existsSync(`${home}/derived`));
  const made = await shown(home);
  t.true(made.documents.total > 70 && made.entries.total > 20 && made.balances.length > 10);
  t.true(existsSync(`${home}/derived`));
  t.deepEqual(await shown(home), made);
  rmSync(`${home}/derived`, { recursive: true });
  t.deepEqual(await shown(home), made);
});

test('balances follow what is booked after they were first asked for', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-kept-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const engine = await startEngine(realKernel(), `${folder}/home`);
  await call(engine, 'home.init-sample', { language: 'en' });
  const balances = () => call(engine, 'trial-balance', { from: '2026-09-01', to: '2026-12-31' });
  t.deepEqual(await balances(), []);
  await call(engine, 'sync', { asOf: '2026-09-15' });
  const half = await balances();
  await call(engine, 'sync', { asOf: '2026-11-01' });
  const whole = await balances();
  t.true(half.length > 0 && JSON.stringify(half) !== JSON.stringify(whole));
  await engine.stop();
  const again = await startEngine(realKernel(), `${folder}/home`);
  t.deepEqual(await call(again, 'trial-balance', { from: '2026-09-01', to: '2026-12-31' }), whole);
  await again.stop();
});
