import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { NotificationOf } from '../../../src/core/rpc.ts';
import { notifications } from '../../../src/core/rpc.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { invoice } from './documents.ts';
import { call, startEngine } from './home.ts';

type Progress = NotificationOf<'progress'>;

/** A home of its own that tells what it does. */
async function watched(
  t: ExecutionContext,
  onProgress: (progress: Progress, engine: () => Engine) => void,
): Promise<{ engine: Engine; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'na-progress-'));
  const engine: Engine = await startEngine(realKernel(), `${folder}/home`, undefined, (name, value) => {
    if (name === 'progress') onProgress(notifications.progress.parse(value), () => engine);
  });
  t.teardown(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { engine, folder };
}

const told = ({ phase, done, total }: Progress) => `${phase} ${done}/${total ?? '?'}`;

test('a run tells what it is doing, and how many of its entries were sent', async (t) => {
  const seen: Progress[] = [];
  const { engine } = await watched(t, (progress) => seen.push(progress));
  await call(engine, 'home.init-sample', { language: 'en' });
  seen.length = 0;
  const { run, entries } = await call(engine, 'sync', { asOf: '2026-09-03' });
  t.deepEqual([...new Set(seen.map(({ task }) => task))], [run]);
  t.deepEqual(seen.map(told), [
    'reading 0/?',
    'planning 0/?',
    'looking 0/?',
    'sending 0/2',
    'reading-back 0/2',
    'sending 1/2',
    'reading-back 1/2',
    'sending 2/2',
    'planning 0/?',
  ]);
  t.deepEqual(
    seen.filter(({ phase }) => phase === 'reading-back').map(({ subject }) => subject),
    entries.map(({ reference }) => reference),
  );
});

test('a run that is under way can be looked at: it shows what it has come to', async (t) => {
  const looks: Promise<{ outcome: string; entries: number; entryList: readonly unknown[] }>[] = [];
  const { engine } = await watched(t, ({ phase, done, task }, self) => {
    if (phase === 'sending' && done === 1) looks.push(call(self(), 'runs.show', { run: task }));
  });
  await call(engine, 'home.init-sample', { language: 'en' });
  await call(engine, 'sync', { asOf: '2026-09-03' });
  const [first] = await Promise.all(looks);
  t.is(first?.outcome, 'running');
  t.true(first !== undefined && first.entryList.length >= 1 && first.entries === first.entryList.length);
});

test('an import tells how many of its files were read, the last when all are in the store', async (t) => {
  const seen: Progress[] = [];
  const { engine, folder } = await watched(t, (progress) => seen.push(progress));
  await call(engine, 'home.init', {
    property: { name: 'Hotel De Zon', country: 'NL', zone: 'Europe/Amsterdam', dayEndsAt: '00:00', language: 'en' },
    start: '2026-01-01',
  });
  mkdirSync(`${folder}/in`);
  for (let number = 10; number < 70; number++)
    writeFileSync(
      `${folder}/in/${number}.json`,
      number === 20 ? 'no json' : JSON.stringify({ documents: [invoice(`F${number}`, '2026-09-01', [{}])] }),
    );
  await call(engine, 'import.paths', { paths: [`${folder}/in`] });
  t.deepEqual(
    seen.map((progress) => `${progress.task} ${told(progress)} ${progress.subject}`),
    [
      'import importing 0/60 ',
      'import importing 25/60 34.json',
      'import importing 50/60 59.json',
      'import importing 60/60 69.json',
    ],
  );
});
