import { randomUUID } from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import type { MethodName, ParamsOf } from '../../../src/core/rpc.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { desk } from './desk.ts';
import { invoice } from './documents.ts';
import { call, startEngine } from './home.ts';
import { emptyHome } from './own-home.ts';

const room = (id: string, date = '2026-03-01') => invoice(id, date, [{ product: 'ROOM' }]);
const bike = (id: string, date = '2026-03-01') => invoice(id, date, [{ product: 'BIKE' }]);

/** Does it, and says by which id it can be taken back. */
async function done<Name extends MethodName>(
  engine: Engine,
  method: Name,
  params: Omit<ParamsOf<Name>, 'commandId'>,
): Promise<string> {
  const commandId = randomUUID();
  await engine.call(method, { ...params, commandId }, 'operator:test');
  return commandId;
}

/** A mapping of a CSV export's columns. */
const columns = {
  name: 'card',
  kind: 'payment',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'dd-MM-yyyy',
  encoding: 'utf-8',
  header: ['datum', 'methode', 'bedrag'],
  columns: { date: 'datum', method: 'methode', amount: 'bedrag' },
  defaults: { currency: 'EUR' },
};

/** What operators decide and set, as the store has it. */
async function decided(engine: Engine): Promise<unknown> {
  const store = engine.context.store();
  const files = [...store.files<`reviews/${string}`>('reviews/'), 'settings' as const];
  const all: Record<string, unknown> = {};
  for (const file of files)
    for (const [id, { value }] of await store.records(file)) all[`${file} ${id}`] = structuredClone(value);
  return all;
}

test('every change of the review, the mappings, the filters and the settings that stand alone is taken back whole', async (t) => {
  const { engine, take } = await desk(t);
  await take(room('A'), bike('B'), bike('C'));
  await call(engine, 'filters.save', { name: 'known', filter: 'berg' });
  const source = (await call(engine, 'sources.list', {}))[0]?.id ?? '';
  const deeds: readonly (readonly [MethodName, object, number])[] = [
    ['documents.edit', { id: 'A', line: '1', account: '8210' }, 1],
    ['documents.approve', { ids: ['A'] }, 1],
    ['documents.concept', { id: 'A' }, 1],
    ['documents.exclude', { id: 'A', reason: 'x' }, 1],
    ['documents.include', { id: 'A' }, 1],
    ['documents.review', { action: 'exclude', which: { ids: ['A', 'B'] }, reason: 'x' }, 2],
    ['repairs.fix', { code: 'account-missing', subject: 'product:BIKE', account: '8300' }, 2],
    ['map.account', { kind: 'product', subject: 'ROOM', account: '8300' }, 1],
    ['map.vat', { rate: '21', code: 'H21', preferred: true, journal: '90' }, 0],
    ['filters.save', { name: 'known', filter: 'dal' }, 0],
    ['filters.remove', { name: 'known' }, 0],
    ['property.edit', { language: 'de', dayEndsAt: '04:00' }, 0],
    ['sources.edit', { id: source, name: 'Reservations', supplierVatNumber: 'NL001234567B01' }, 0],
    ['sources.access', { id: source, authorization: 'book', allowed: false }, 0],
    ['csv-mapping.add', { mapping: columns }, 0],
  ];
  const chart = await call(engine, 'chart', {});
  const code = chart.vatCodes.find(({ rate, side }) => rate === '21' && side === 'sales')?.code ?? '';
  const journal = chart.journals[0]?.code ?? '';
  const before = await decided(engine);
  for (const [method, params, documents] of deeds) {
    const command = await done(engine, method, (method === 'map.vat' ? { ...params, code, journal } : params) as never);
    t.deepEqual(await call(engine, 'undo', { command }), { method, documents }, method);
    t.deepEqual(await decided(engine), before, method);
  }
});

test('what was done in a row is taken back in a row, and what was taken back is done again', async (t) => {
  const { engine, take } = await desk(t);
  await take(room('A'), room('B'), bike('C'));
  const id = fc.constantFrom('A', 'B', 'C');
  const account = fc.constantFrom('8000', '8100', '8210');
  const deed = fc.oneof(
    fc.record({ id, line: fc.constant('1'), account }).map((params) => ['documents.edit', params] as const),
    fc.record({ id, description: fc.constantFrom('x', 'y') }).map((params) => ['documents.edit', params] as const),
    fc.record({ id, reset: fc.constant(true) }).map((params) => ['documents.edit', params] as const),
    fc.record({ id }).map((params) => ['documents.concept', params] as const),
    fc.record({ id, reason: fc.constantFrom('x', 'y') }).map((params) => ['documents.exclude', params] as const),
    fc.record({ id }).map((params) => ['documents.include', params] as const),
    fc
      .record({ kind: fc.constant('product' as const), subject: fc.constantFrom('ROOM', 'BIKE'), account })
      .map((params) => ['map.account', params] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), async (deeds) => {
      const states = [await decided(engine)];
      const commands: string[] = [];
      for (const [method, params] of deeds) {
        commands.push(await done(engine, method, params));
        states.push(await decided(engine));
      }
      const undone: string[] = [];
      for (const [at, command] of [...commands.entries()].reverse()) {
        undone.push(await done(engine, 'undo', { command }));
        t.deepEqual(await decided(engine), states[at]);
      }
      for (const [at, command] of [...undone.entries()].reverse()) {
        await done(engine, 'undo', { command });
        t.deepEqual(await decided(engine), states[undone.length - at]);
      }
      for (const command of [...commands].reverse()) await done(engine, 'undo', { command });
      t.deepEqual(await decided(engine), states[0]);
    }),
    { numRuns: 40 },
  );
});

test('what somebody changed since is not taken back from under them', async (t) => {
  const { engine, take, refusal, states } = await desk(t);
  await take(room('A'), room('B'));
  const command = await done(engine, 'documents.review', { action: 'concept', which: { ids: ['A', 'B'] } });
  await call(engine, 'documents.edit', { id: 'B', description: 'mine' });
  t.deepEqual(await refusal('undo', { command }), {
    kind: 'refused',
    code: 'undo-changed-since',
    details: { number: 'B' },
  });
  t.deepEqual(await states(), { A: 'concept', B: 'concept' });
});

test('what went into an entry since is not taken back, and what did not go still is', async (t) => {
  const { engine, take, refusal, states } = await desk(t);
  await take(room('A'), bike('B', '2026-03-09'), invoice('C', '2026-03-01', [{ product: 'LUNCH', rate: '9' }]));
  const edit = await done(engine, 'documents.edit', { id: 'A', line: '1', account: '8100' });
  const later = await done(engine, 'documents.exclude', { id: 'B', reason: 'not ours' });
  const mapped = await done(engine, 'map.account', { kind: 'product', subject: 'LUNCH', account: '8200' });
  const aside = await done(engine, 'map.account', { kind: 'product', subject: 'BIKE', account: '8300' });
  const [entry] = (await call(engine, 'sync', { asOf: '2026-03-05' })).entries;
  const reference = entry?.reference ?? '';
  t.deepEqual(await refusal('undo', { command: edit }), {
    kind: 'refused',
    code: 'undo-already-sent',
    details: { number: 'A', reference },
  });
  t.deepEqual(await refusal('undo', { command: mapped }), {
    kind: 'refused',
    code: 'undo-already-sent',
    details: { number: 'C', reference },
  });
  await call(engine, 'undo', { command: later });
  await call(engine, 'undo', { command: aside });
  t.deepEqual(await states(), { A: 'synced', B: 'incomplete', C: 'synced' });
});

test('what is no change of the review cannot be taken back, and says so', async (t) => {
  const { engine, take, refusal } = await desk(t);
  await take(room('A'));
  for (const [method, params] of [
    ['configurations.edit', { name: '1', delayDays: 1 }],
    ['sync', { asOf: '2026-03-05' }],
  ] as const) {
    const command = await done(engine, method, params);
    t.is((await refusal('undo', { command })).code, 'undo-not-possible', method);
  }
  t.is((await refusal('undo', { command: randomUUID() })).code, 'undo-too-old');
});

test('after a restart, and after two hundred other commands, it is too late', async (t) => {
  const { engine: first, folder } = await emptyHome(t);
  await call(first, 'home.init-sample', { language: 'en' });
  const [document] = (await call(first, 'documents.list', { limit: 1 })).rows;
  const id = document?.id ?? '';
  const command = await done(first, 'documents.edit', { id, description: 'first' });
  await first.stop();
  const engine = await startEngine(realKernel(), `${folder}/home`);
  t.teardown(() => engine.stop());
  const why = async (of: string) => {
    const error = await t.throwsAsync(call(engine, 'undo', { command: of }));
    return error.message;
  };
  t.is(await why(command), 'undo-too-old');
  const next = await done(engine, 'documents.edit', { id, description: 'next' });
  for (let at = 0; at < 200; at++) await call(engine, 'filters.save', { name: 'f', filter: `${at}` });
  t.is(await why(next), 'undo-too-old');
});

test('the audit trail tells that something was taken back', async (t) => {
  const { engine, take } = await desk(t);
  await take(room('A'));
  const command = await done(engine, 'documents.edit', { id: 'A', description: 'x' });
  const undo = await done(engine, 'undo', { command });
  const rows = (await call(engine, 'audit', { limit: 4 })).map(({ what, subject }) => [
    what,
    subject.split(' ').at(-1),
  ]);
  const id = (await call(engine, 'documents.show', { id: 'A' })).id;
  t.deepEqual(rows, [
    ['add commands', 'undo'],
    ['remove reviews', id],
    ['add commands', 'documents.edit'],
    ['add reviews', id],
  ]);
  t.deepEqual(await engine.call('undo', { command, commandId: undo }, 'operator:test'), {
    method: 'documents.edit',
    documents: 1,
  });
});
