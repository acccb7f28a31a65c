import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { call, startEngine } from '../../daemon/engine/home.ts';

const page = readFileSync('test/stories/sample/balances.txt', 'utf8');

/** Lines of one section of the hand-worked page, up to the empty line. */
function section(heading: string): string[] {
  const after = page.slice(page.indexOf(`\n${heading}\n`) + heading.length + 2);
  return after
    .slice(0, after.indexOf('\n\n'))
    .split('\n')
    .filter((line) => line.trim() !== '');
}

test('the sample property ends in the balances that were worked out by hand', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-story-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const engine = await startEngine(realKernel(), `${folder}/home`);
  await call(engine, 'home.init-sample', { language: 'en' });
  await call(engine, 'home.sample-night', {});

  const balances = await call(engine, 'trial-balance', { from: '2026-09-01', to: '2026-10-31' });
  const expected = section('BALANCES').map((line) => {
    const [account = '', ...rest] = line.trim().split(/\s{2,}/);
    return `${account} ${rest.at(-1)}`;
  });
  t.deepEqual(
    balances.map((row) => `${row.account} ${row.balance}`),
    expected,
  );

  const waiting = (await call(engine, 'documents.list', { state: 'incomplete' })).rows.concat(
    (await call(engine, 'documents.list', { state: 'to-review' })).rows,
  );
  t.deepEqual(
    waiting
      .filter((row) => row.problems.length > 0)
      .map((row) => `${row.number} ${row.problems[0]?.code}`)
      .sort(),
    section('WAITING').map((line) => line.trim()),
  );
  t.deepEqual(
    (await call(engine, 'report', {})).rejectedFiles.map((file) => file.path),
    ['2026-1999.xml'],
  );

  // 64 invoices, 2 credit notes, 185 receipts and 62 payments, as the page says: a release is no second document.
  t.is((await call(engine, 'report', {})).night?.documents, 313);

  const again = await call(engine, 'sync', { asOf: '2026-11-01' });
  t.deepEqual(again.entries, [], 'a second sync posts nothing');
  await engine.stop();
});

test('a document that changed after it was booked waits for a person, and its correction is the difference only', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-story-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const engine = await startEngine(realKernel(), `${folder}/home`);
  await call(engine, 'home.init-sample', { language: 'en' });
  await call(engine, 'home.sample-night', {});
  const changed = await call(engine, 'documents.show', { id: '2026-1030' });
  t.is(changed.state, 'to-review');
  t.deepEqual(
    changed.review.map((reason) => reason.code),
    ['changed-after-booking'],
  );
  t.is(changed.revisions, 1);

  await call(engine, 'documents.approve', { ids: ['2026-1030'] });
  const { entries } = await call(engine, 'sync', { asOf: '2026-11-01' });
  t.is(entries.length, 1);
  const receivable = entries[0]?.lines.find((line) => line.account === '1310');
  t.is(receivable?.debit, '12.10');
  t.is((await call(engine, 'documents.show', { id: '2026-1030' })).state, 'synced');
  t.deepEqual((await call(engine, 'sync', { asOf: '2026-11-01' })).entries, []);
  await engine.stop();
});

test('opening the sample again books nothing that was repaired meanwhile', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-story-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const engine = await startEngine(realKernel(), `${folder}/home`);
  await call(engine, 'home.init-sample', { language: 'en' });
  await call(engine, 'home.sample-night', {});
  const booked = (await call(engine, 'entries.list', {})).total;
  await call(engine, 'documents.approve', { ids: ['2026-1030'] });
  await call(engine, 'home.sample-night', {});
  t.is((await call(engine, 'entries.list', {})).total, booked);
  t.is((await call(engine, 'documents.show', { id: '2026-1030' })).state, 'approved');
  await engine.stop();
});
