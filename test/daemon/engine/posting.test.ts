import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { Refusal } from '../../../src/daemon/engine/refusal.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { invoice, payment } from './documents.ts';
import { call, startEngine } from './home.ts';

interface Home {
  readonly engine: Engine;
  take(...documents: unknown[]): Promise<void>;
  balances(): Promise<Record<string, string>>;
  restart(): Promise<Engine>;
}

/** A Dutch home whose products are mapped. */
async function home(
  t: ExecutionContext,
  settings: Readonly<Record<string, unknown>> = {},
  folder = mkdtempSync(join(tmpdir(), 'na-engine-')),
): Promise<Home> {
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  let engine = await startEngine(realKernel(), `${folder}/home`);
  await call(engine, 'home.init', {
    property: { name: 'Hotel De Zon', country: 'NL', zone: 'Europe/Amsterdam', dayEndsAt: '00:00', language: 'en' },
    start: '2026-01-01',
  });
  for (const [subject, account] of [
    ['ROOM', '8000'],
    ['LUNCH', '8210'],
  ] as const)
    await call(engine, 'map.account', { kind: 'product', subject, account });
  if (Object.keys(settings).length > 0) await call(engine, 'configurations.edit', { name: '1', ...settings });
  let files = 0;
  return {
    get engine() {
      return engine;
    },
    async take(...documents) {
      files += 1;
      const path = `${folder}/${files}.json`;
      writeFileSync(path, JSON.stringify({ documents }));
      const result = await call(engine, 'import.paths', { paths: [path] });
      t.deepEqual(result.rejected, []);
    },
    async balances() {
      const rows = await call(engine, 'trial-balance', { from: '2026-01-01', to: '2027-12-31' });
      return Object.fromEntries(rows.filter((row) => row.balance !== '0.00').map((row) => [row.account, row.balance]));
    },
    async restart() {
      await engine.stop();
      engine = await startEngine(realKernel(), `${folder}/home`);
      return engine;
    },
  };
}

const sync = (engine: Engine, asOf: string) => call(engine, 'sync', { asOf });

test('a reversed entry leaves the books as they were, and no run books its facts again by itself', async (t) => {
  const { engine, take, balances } = await home(t);
  await take(invoice('A', '2026-03-01', [{ product: 'ROOM' }]));
  const [entry] = (await sync(engine, '2026-03-05')).entries;
  t.deepEqual(await balances(), { 1310: '121.00', 1520: '-21.00', 8000: '-100.00' });

  const reversed = await call(engine, 'entries.reverse', { reference: entry?.reference ?? '' });
  t.is(reversed.state, 'reversed');
  t.deepEqual(await balances(), {});
  t.deepEqual((await sync(engine, '2026-03-05')).entries, []);
  const [document] = (await call(engine, 'documents.list', {})).rows;
  t.is(document?.state, 'to-review');
  t.deepEqual(
    document?.review.map((reason) => reason.code),
    ['operator-reversed'],
  );

  await call(engine, 'documents.approve', { ids: ['A'] });
  const again = (await sync(engine, '2026-03-05')).entries;
  t.is(again.length, 1);
  t.not(again[0]?.reference, entry?.reference);
  t.deepEqual(await balances(), { 1310: '121.00', 1520: '-21.00', 8000: '-100.00' });
});

test('revenue of a later stay waits as deferred revenue and is released on its day, in another run', async (t) => {
  const { engine, take, balances } = await home(t);
  await take(
    invoice('B', '2026-03-12', [
      { product: 'ROOM', net: '1000.00', recognition: { from: '2026-04-02', to: '2026-04-02' } },
    ]),
  );
  await sync(engine, '2026-03-20');
  t.deepEqual(await balances(), { 1310: '1210.00', 1520: '-210.00', 1800: '-1000.00' });
  t.is((await call(engine, 'documents.show', { id: 'B' })).nextRelease, '2026-04-02');
  // The mapping changes in between: what was deferred is released as it was deferred.
  await call(engine, 'map.account', { kind: 'product', subject: 'ROOM', account: '8010' });
  await sync(engine, '2026-04-10');
  t.deepEqual(await balances(), { 1310: '1210.00', 1520: '-210.00', 8000: '-1000.00' });
  t.deepEqual((await sync(engine, '2026-05-01')).entries, []);
});

test('a document with a cause is left out of a day, and follows as a supplementary entry when it is repaired', async (t) => {
  const { engine, take } = await home(t);
  await take(invoice('C', '2026-03-01', [{ product: 'ROOM' }]), invoice('D', '2026-03-01', [{ product: 'BIKE' }]));
  const first = await sync(engine, '2026-03-05');
  t.deepEqual(
    first.entries.map((entry) => [entry.period, entry.facts]),
    [['2026-03-01', 1]],
  );
  t.deepEqual(
    first.waiting.map((one) => one.reason.code),
    ['incomplete'],
  );
  await call(engine, 'repairs.fix', { code: 'account-missing', subject: 'product:BIKE', account: '8300' });
  const second = await sync(engine, '2026-03-05');
  t.deepEqual(
    second.entries.map((entry) => [entry.period, entry.facts, entry.description]),
    [['2026-03-01', 1, 'Hotel De Zon 2026-03-01 /2']],
  );
});

test('with the policy hold the whole month waits for one document', async (t) => {
  const { engine, take } = await home(t, { frequency: 'month', incomplete: 'hold' });
  await take(
    invoice('E', '2026-03-01', [{ product: 'ROOM' }]),
    invoice('F', '2026-03-09', [{ product: 'BIKE' }]),
    payment('P', '2026-03-10', '121.00'),
  );
  const held = await sync(engine, '2026-04-05');
  t.deepEqual(held.entries, []);
  t.deepEqual(held.waiting.map((one) => [one.number, one.reason.code]).sort(), [
    ['E', 'held-by-document'],
    ['F', 'incomplete'],
    ['P', 'held-by-document'],
  ]);
  await call(engine, 'repairs.fix', { code: 'account-missing', subject: 'product:BIKE', account: '8300' });
  t.deepEqual(
    (await sync(engine, '2026-04-05')).entries.map((entry) => [entry.period, entry.date, entry.facts]),
    [['2026-03', '2026-03-31', 3]],
  );
});

test('invoice mode books one sales entry for each invoice', async (t) => {
  const { engine, take, balances } = await home(t, { mode: 'invoice' });
  await take(
    invoice('G', '2026-03-01', [{ product: 'ROOM' }]),
    invoice('H', '2026-03-01', [{ product: 'LUNCH', rate: '9' }]),
  );
  const { entries } = await sync(engine, '2026-03-05');
  t.deepEqual(
    entries.map((entry) => [entry.journal, entry.facts, entry.state]),
    [
      ['70', 1, 'posted'],
      ['70', 1, 'posted'],
    ],
  );
  t.deepEqual(await balances(), { 1310: '230.00', 1520: '-21.00', 1521: '-9.00', 8000: '-100.00', 8210: '-100.00' });
});

test('nothing is booked on or before the day through which the books are closed', async (t) => {
  const { engine, take } = await home(t, { closedThrough: '2026-03-31' });
  await take(invoice('I', '2026-03-01', [{ product: 'ROOM' }]));
  const { entries, waiting } = await sync(engine, '2026-04-05');
  t.deepEqual(entries, []);
  t.deepEqual(
    waiting.map((one) => one.reason.code),
    ['period-closed'],
  );
});

test('a command that comes twice is done once, and answered the same', async (t) => {
  const { engine, take, restart } = await home(t);
  await take(invoice('J', '2026-03-01', [{ product: 'ROOM' }]));
  const params = { commandId: randomUUID(), id: 'J', reason: 'paid privately' };
  const first = await engine.call('documents.exclude', params, 'operator');
  const seq = (await call(engine, 'status', {})).storeSeq;
  t.deepEqual(await engine.call('documents.exclude', params, 'operator'), first);
  t.is((await call(engine, 'status', {})).storeSeq, seq);
  const later = await restart();
  t.deepEqual(await later.call('documents.exclude', params, 'operator'), first);
});

test('what makes no sense is refused with a reason, and changes nothing', async (t) => {
  const { engine, take } = await home(t);
  await take(invoice('K', '2026-03-01', [{ product: 'ROOM' }]));
  await sync(engine, '2026-03-05');
  const refusal = async (work: Promise<unknown>) => {
    const error = await t.throwsAsync(work, { instanceOf: Refusal });
    return [error?.kind, error?.reason.code];
  };
  t.deepEqual(await refusal(call(engine, 'documents.exclude', { id: 'K', reason: 'no' })), [
    'refused',
    'booked-reverse-it',
  ]);
  t.deepEqual(await refusal(call(engine, 'documents.show', { id: 'nobody' })), ['notFound', 'no-such-document']);
  t.deepEqual(await refusal(call(engine, 'map.vat', { rate: '9', code: 'H21' })), ['refused', 'vat-code-other-rate']);
  t.deepEqual(await refusal(call(engine, 'map.vat', { rate: '0', code: 'NUL' })), ['usage', 'category-needed']);
  t.deepEqual(await refusal(call(engine, 'map.account', { kind: 'product', subject: 'X', account: '1300' })), [
    'refused',
    'account-not-for-bookings',
  ]);
  t.deepEqual(await refusal(call(engine, 'map.account', { kind: 'product', subject: 'X', account: '1234' })), [
    'notFound',
    'no-such-account',
  ]);
  t.deepEqual(await refusal(call(engine, 'configurations.add', { name: 'second', start: '2026-06-01' })), [
    'refused',
    'source-taken',
  ]);
  t.deepEqual(await refusal(call(engine, 'configurations.edit', { name: '1', runAt: '02:30' })), [
    'usage',
    'run-time-in-clock-change',
  ]);
  t.deepEqual(await refusal(call(engine, 'configurations.edit', { name: '1', accounts: { receivable: '1300' } })), [
    'refused',
    'preflight',
  ]);
  t.deepEqual(await refusal(call(engine, 'sync', { configuration: 'other' })), ['notFound', 'no-such-configuration']);
});

test('a second document of the same number, or of the same debtor, amount and date, is suspected and waits', async (t) => {
  const { engine, take } = await home(t);
  const first = invoice('L', '2026-03-01', [{ product: 'ROOM' }], { relation: { name: 'Café De Zon B.V.' } });
  await take(first);
  await take(
    { ...first, id: 'L-again' },
    invoice('M', '2026-03-01', [{ product: 'ROOM' }], { relation: { name: 'cafe de zon bv' } }),
  );
  const { rows } = await call(engine, 'documents.list', {});
  t.deepEqual(rows.map((row) => [row.number, row.state, row.problems.map((problem) => problem.details.other)]).sort(), [
    ['L', 'approved', []],
    ['L', 'to-review', ['L']],
    ['M', 'to-review', ['L']],
  ]);
  await call(engine, 'documents.approve', { ids: ['M'] });
  t.is((await sync(engine, '2026-03-05')).entries[0]?.facts, 2);
});

test('an edit of a booked document becomes a correction of the account alone', async (t) => {
  const { engine, take, balances } = await home(t);
  await take(invoice('N', '2026-03-01', [{ product: 'ROOM' }]));
  await sync(engine, '2026-03-05');
  await call(engine, 'documents.edit', { id: 'N', line: '1', account: '8100' });
  const { entries } = await sync(engine, '2026-03-05');
  t.deepEqual(entries[0]?.lines.map((line) => [line.account, line.debit, line.credit]).sort(), [
    ['8000', '100.00', '0.00'],
    ['8100', '0.00', '100.00'],
  ]);
  t.deepEqual(await balances(), { 1310: '121.00', 1520: '-21.00', 8100: '-100.00' });
});

test('a document withdrawn after it was booked is taken back only after a person looked', async (t) => {
  const { engine, take, balances } = await home(t);
  const document = invoice('O', '2026-03-01', [{ product: 'ROOM' }]);
  await take(document);
  await sync(engine, '2026-03-05');
  await take({ ...document, status: 'cancelled' });
  t.deepEqual((await sync(engine, '2026-03-05')).entries, []);
  t.deepEqual(
    (await call(engine, 'documents.show', { id: 'O' })).review.map((reason) => reason.code),
    ['withdrawn-after-booking'],
  );
  await call(engine, 'documents.approve', { ids: ['O'] });
  await sync(engine, '2026-03-05');
  t.deepEqual(await balances(), {});
});

test('a home that is older than its books adopts what it had sent, and books nothing twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-engine-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const { engine, take } = await home(t, {}, folder);
  await take(invoice('Q', '2026-03-01', [{ product: 'ROOM' }]), invoice('R', '2026-03-02', [{ product: 'ROOM' }]));
  await engine.stop();
  cpSync(`${folder}/home`, `${folder}/backup`, { recursive: true });
  const before = await startEngine(realKernel(), `${folder}/home`);
  const sent = (await sync(before, '2026-03-05')).entries.map((entry) => entry.reference);
  await before.stop();
  // The store goes back to what it was; the books do not, and no witness tells.
  for (const part of [
    'log',
    'manifest.json',
    'settings.json',
    'facts',
    'runs',
    'entries',
    'contents',
    'intake',
    'commands',
  ]) {
    rmSync(`${folder}/home/${part}`, { recursive: true, force: true });
    if (existsSync(`${folder}/backup/${part}`))
      cpSync(`${folder}/backup/${part}`, `${folder}/home/${part}`, { recursive: true });
  }
  rmSync(`${folder}/home-state`, { recursive: true, force: true });
  const after = await startEngine(realKernel(), `${folder}/home`);
  const { entries } = await sync(after, '2026-03-05');
  t.deepEqual(
    entries.map((entry) => [entry.reference, entry.state]),
    sent.map((reference) => [reference, 'adopted']),
  );
  t.deepEqual(
    (await call(after, 'trial-balance', { from: '2026-01-01', to: '2026-12-31' })).map((row) => [
      row.account,
      row.balance,
    ]),
    [
      ['1310', '242.00'],
      ['1520', '-42.00'],
      ['8000', '-200.00'],
    ],
  );
  t.deepEqual((await sync(after, '2026-03-05')).entries, []);
});

test('with its witness in place, an older copy of the home posts nothing and says why', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-engine-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const { engine } = await home(t, {}, folder);
  await engine.stop();
  cpSync(`${folder}/home`, `${folder}/backup`, { recursive: true });
  const before = await startEngine(realKernel(), `${folder}/home`);
  await call(before, 'sync', { asOf: '2026-03-05' });
  await before.stop();
  rmSync(`${folder}/home`, { recursive: true, force: true });
  cpSync(`${folder}/backup`, `${folder}/home`, { recursive: true });
  const after = await startEngine(realKernel(), `${folder}/home`);
  t.is(after.state, 'quarantine');
  const error = await t.throwsAsync(call(after, 'sync', { asOf: '2026-03-05' }), { instanceOf: Refusal });
  t.is(error?.kind, 'quarantine');
  t.regex(error?.reason.details.message ?? '', /older copy or a restored backup/);
});

test('a product that the source itself gave a ledger account needs no mapping', async (t) => {
  const { engine, take, balances } = await home(t);
  await take(invoice('S', '2026-03-01', [{ product: 'SAUNA' }]));
  t.is((await call(engine, 'documents.show', { id: 'S' })).state, 'incomplete');
  await take({ kind: 'item', id: 'SAUNA', date: '2026-01-01', itemKind: 'product', name: 'Sauna', account: '8300' });
  t.is((await call(engine, 'documents.show', { id: 'S' })).lines[0]?.reason.code, 'source');
  await sync(engine, '2026-03-05');
  t.deepEqual(await balances(), { 1310: '121.00', 1520: '-21.00', 8300: '-100.00' });
});

test('a document whose date or debtor changed after it was booked waits for a person, though no amount moved', async (t) => {
  const { engine, take } = await home(t);
  await take(invoice('T', '2026-03-01', [{ product: 'ROOM' }]));
  await sync(engine, '2026-03-05');
  await take(invoice('T', '2026-03-02', [{ product: 'ROOM' }], { relation: { name: 'Somebody else' } }));
  const [moved] = (await call(engine, 'documents.list', {})).rows;
  t.is(moved?.state, 'to-review');
  t.deepEqual(moved?.review, [
    {
      code: 'moved-after-booking',
      details: { number: 'T', was: '2026-03-01 Guest of T', now: '2026-03-02 Somebody else' },
    },
  ]);
  t.deepEqual((await sync(engine, '2026-03-05')).entries, []);
  await call(engine, 'documents.approve', { ids: ['T'] });
  t.is((await call(engine, 'documents.list', {})).rows[0]?.state, 'synced');
});

test('a document whose amounts are all nought is named, and does not wait for ever', async (t) => {
  const { engine, take } = await home(t);
  await take(invoice('U', '2026-03-01', [{ product: 'ROOM', net: '0.00' }]));
  const [nothing] = (await call(engine, 'documents.list', {})).rows;
  t.is(nothing?.state, 'excluded');
  t.deepEqual(
    nothing?.review.map((reason) => reason.code),
    ['nothing-to-book'],
  );
});
