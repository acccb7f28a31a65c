import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { currency, parseAmount } from '../../../src/core/money.ts';
import type { EntryView } from '../../../src/core/rpc.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { Refusal } from '../../../src/daemon/engine/refusal.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { call, startEngine } from './home.ts';

const eur = currency('EUR');
const minor = (amount: string) => parseAmount(amount, eur);

/** The sample home before its night, with its configuration set otherwise. */
async function sample(
  t: ExecutionContext,
  settings: { mode?: 'period' | 'invoice'; frequency?: 'day' | 'month' } = {},
): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'na-plans-'));
  const engine = await startEngine(realKernel(), `${folder}/home`);
  t.teardown(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const { configuration } = await call(engine, 'home.init-sample', { language: 'en' });
  if (Object.keys(settings).length > 0) await call(engine, 'configurations.edit', { name: configuration, ...settings });
  return engine;
}

/** The facts of every line of the entries: number, part and amount. */
async function factsOf(engine: Engine, entries: readonly EntryView[], plan?: string) {
  const all: Record<string, string[]> = {};
  for (const entry of entries)
    for (const line of entry.lines.keys()) {
      const of = { reference: entry.reference, line, limit: 1000, ...(plan === undefined ? {} : { plan }) };
      const { total, rows } = await call(engine, 'entries.facts', of);
      if (total !== rows.length) throw new Error('the test asks for too few rows');
      all[`${entry.reference} ${line}`] = rows.map(({ number, part, amount }) => `${number} ${part} ${amount}`);
    }
  return all;
}

const refusal = async (t: ExecutionContext, work: Promise<unknown>) =>
  (await t.throwsAsync(work, { instanceOf: Refusal }))?.reason.code;

for (const [name, settings] of [
  ['by day', { mode: 'period', frequency: 'day' }],
  ['by month', { mode: 'period', frequency: 'month' }],
  ['by invoice', { mode: 'invoice' }],
] as const) {
  test(`booked ${name}, the facts behind each line add up to it, in the dry run and afterwards`, async (t) => {
    const engine = await sample(t, settings);
    const dry = await call(engine, 'sync', { asOf: '2026-11-02', dryRun: true });
    const sent = await call(engine, 'sync', { asOf: '2026-11-02', plan: dry.plan ?? '' });
    t.true(sent.entries.length > 0);
    t.deepEqual(
      sent.entries.map(({ reference, lines }) => [reference, lines]),
      dry.entries.map(({ reference, lines }) => [reference, lines]),
    );
    const facts = await factsOf(engine, sent.entries);
    t.deepEqual(await factsOf(engine, dry.entries, dry.plan), facts);
    for (const { reference, lines } of sent.entries)
      for (const [at, line] of lines.entries()) {
        const rows = facts[`${reference} ${at}`] ?? [];
        const sum = rows.reduce((total, row) => total + minor(row.split(' ').at(-1) ?? ''), 0n);
        t.is(sum, minor(line.debit) - minor(line.credit), `${reference} line ${at}`);
        t.is(new Set(rows.map((row) => row.split(' ')[0])).size, line.facts, `${reference} line ${at}`);
      }
  });
}

test('a reversal is made of the facts of what it takes back, the other way round', async (t) => {
  const engine = await sample(t);
  const { entries } = await call(engine, 'sync', { asOf: '2026-09-03' });
  const [first] = entries;
  await call(engine, 'entries.reverse', { reference: first?.reference ?? '' });
  const { rows } = await call(engine, 'entries.list', {});
  const reversal = rows.find(({ description }) => description === `${first?.reference} ↺`);
  t.truthy(first && reversal);
  if (!first || !reversal) return;
  const [taken, back] = [await factsOf(engine, [first]), await factsOf(engine, [reversal])];
  const negated = (row: string) =>
    row.replace(/(-?)([\d.]+)$/, (_all, sign, amount) => `${sign === '' ? '-' : ''}${amount}`);
  t.deepEqual(
    Object.values(back),
    Object.values(taken).map((rowsOf) => rowsOf.map(negated)),
  );
});

test('a whole entry lists what each fact contributes, page by page', async (t) => {
  const engine = await sample(t);
  const { entries } = await call(engine, 'sync', { asOf: '2026-09-03' });
  const reference = entries[0]?.reference ?? '';
  const whole = await call(engine, 'entries.facts', { reference });
  t.true(whole.total > 2);
  t.is(
    whole.rows.reduce((sum, { amount }) => sum + minor(amount), 0n),
    (await call(engine, 'entries.show', { reference })).contributions.reduce(
      (sum, { amount }) => sum + minor(amount),
      0n,
    ),
  );
  const pages = [];
  for (let offset = 0; offset < whole.total; offset += 2)
    pages.push(...(await call(engine, 'entries.facts', { reference, limit: 2, offset })).rows);
  t.deepEqual(pages, whole.rows);
});

test('what was confirmed is sent, or nothing is: a plan that moved is refused before anything leaves', async (t) => {
  const engine = await sample(t);
  const dry = await call(engine, 'sync', { asOf: '2026-09-10', dryRun: true });
  const plan = dry.plan ?? '';
  t.is(
    (await call(engine, 'sync', { asOf: '2026-09-10', dryRun: true })).plan,
    plan,
    'the same plan has the same name',
  );

  const number = (await call(engine, 'entries.facts', { reference: dry.entries[0]?.reference ?? '', plan })).rows[0];
  await call(engine, 'documents.exclude', { id: number?.document ?? '', reason: 'a test' });
  t.is(await refusal(t, call(engine, 'sync', { asOf: '2026-09-10', plan })), 'plan-moved');
  t.is((await call(engine, 'entries.list', {})).total, 0);
  t.deepEqual(await call(engine, 'runs.list', {}), []);
  t.is(await refusal(t, call(engine, 'sync', { asOf: '2026-09-11', plan })), 'plan-moved', 'another day, another plan');

  const again = await call(engine, 'sync', { asOf: '2026-09-10', dryRun: true });
  t.not(again.plan, plan);
  const sent = await call(engine, 'sync', { asOf: '2026-09-10', plan: again.plan ?? '' });
  t.deepEqual(
    sent.entries.map(({ reference, total }) => `${reference} ${total}`),
    again.entries.map(({ reference, total }) => `${reference} ${total}`),
  );
  t.is(
    await refusal(t, call(engine, 'sync', { asOf: '2026-09-10', plan: again.plan ?? '' })),
    'plan-moved',
    'it was sent',
  );
});

test('of the dry runs only the last few can be opened, and only lines that there are', async (t) => {
  const engine = await sample(t);
  const { plan = '', entries } = await call(engine, 'sync', { asOf: '2026-09-03', dryRun: true });
  const reference = entries[0]?.reference ?? '';
  t.is(await refusal(t, call(engine, 'entries.facts', { reference, plan: 'none' })), 'plan-gone');
  t.is(await refusal(t, call(engine, 'entries.facts', { reference, plan, line: 99 })), 'no-such-entry-line');
  t.is(await refusal(t, call(engine, 'entries.facts', { reference: 'NA0000000000', plan })), 'no-such-entry');
  t.is(await refusal(t, call(engine, 'entries.facts', { reference })), 'no-such-entry', 'it is not booked');
  for (const asOf of ['2026-09-04', '2026-09-05', '2026-09-06', '2026-09-07'])
    await call(engine, 'sync', { asOf, dryRun: true });
  t.is(await refusal(t, call(engine, 'entries.facts', { reference, plan })), 'plan-gone');
});
