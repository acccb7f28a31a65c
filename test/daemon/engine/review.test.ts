import { randomUUID } from 'node:crypto';
import test from 'ava';
import type { ResultOf } from '../../../src/core/rpc.ts';
import { desk } from './desk.ts';
import { invoice, payment } from './documents.ts';
import { call } from './home.ts';

const room = (id: string, date = '2026-03-01') => invoice(id, date, [{ product: 'ROOM' }]);
/** Not complete: nobody said where bicycles go. */
const bike = (id: string) => invoice(id, '2026-03-01', [{ product: 'BIKE' }]);

test('a step of the review is taken for all of them or for none', async (t) => {
  const { engine, take, refusal, states } = await desk(t);
  await call(engine, 'configurations.edit', { name: '1', reviewPolicy: 'always' });
  await take(room('A'), room('B'), bike('C'));
  const seq = engine.context.store().seq;
  t.deepEqual(await refusal('documents.review', { action: 'approve', which: { ids: ['A', 'B', 'C'] } }), {
    kind: 'refused',
    code: 'not-complete',
    details: { number: 'C' },
  });
  t.deepEqual([engine.context.store().seq, await states()], [seq, { A: 'to-review', B: 'to-review', C: 'incomplete' }]);
  t.deepEqual(await call(engine, 'documents.review', { action: 'approve', which: { ids: ['A', 'B', 'A'] } }), {
    action: 'approve',
    documents: 2,
  });
  t.deepEqual(
    [engine.context.store().seq, await states()],
    [seq + 1, { A: 'approved', B: 'approved', C: 'incomplete' }],
  );
});

test('what comes twice is done once, and answered the same', async (t) => {
  const { engine, take } = await desk(t);
  await take(room('A'));
  const command = { commandId: randomUUID(), action: 'concept', which: { ids: ['A'] } } as const;
  const first = await engine.call('documents.review', command, 'operator:test');
  const seq = engine.context.store().seq;
  t.deepEqual(await engine.call('documents.review', command, 'operator:test'), first);
  t.is(engine.context.store().seq, seq);
});

test('all that match are reviewed as they were counted, and not when the list has moved', async (t) => {
  const { engine, take, refusal, states } = await desk(t);
  await take(room('A'), room('B'), room('C'), payment('P', '2026-03-01', '5.00', 'card'));
  const filter = 'kind:invoice';
  const shown = async () => {
    const { total: count, revision } = await call(engine, 'documents.window', { filter, sort: 'total', limit: 1 });
    return { matching: { filter, count, revision } };
  };
  const seen = await shown();
  // Not what matches, and not what is known of it.
  await take(payment('Q', '2026-03-01', '6.00', 'card'));
  t.deepEqual(await call(engine, 'documents.review', { action: 'concept', which: seen }), {
    action: 'concept',
    documents: 3,
  });
  const moved = await shown();
  await take(room('D'));
  t.deepEqual(await refusal('documents.review', { action: 'approve', which: moved }), {
    kind: 'refused',
    code: 'list-moved',
    details: { was: '3', now: '4' },
  });
  const changed = await shown();
  await take(invoice('D', '2026-03-01', [{ product: 'ROOM', net: '200.00' }]));
  t.is((await refusal('documents.review', { action: 'approve', which: changed })).code, 'list-moved');
  const { matching } = await shown();
  t.is(
    (await refusal('documents.review', { action: 'approve', which: { matching: { ...matching, count: 100_001 } } }))
      .code,
    'too-many-documents',
  );
  t.is(
    (await refusal('documents.review', { action: 'approve', which: { matching: { ...matching, filter: 'state:x' } } }))
      .code,
    'filter-unknown-state',
  );
  t.like(await states(), { A: 'concept', B: 'concept', C: 'concept', D: 'approved' });
});

test('leaving out says why, and a step for many keeps the rules of a step for one', async (t) => {
  const { engine, take, refusal, states } = await desk(t);
  await take(room('A'), room('B'), bike('C'));
  for (const reason of [undefined, '  '])
    t.is(
      (await refusal('documents.review', { action: 'exclude', which: { ids: ['A'] }, reason })).code,
      'reason-needed',
    );
  await call(engine, 'documents.review', { action: 'exclude', which: { ids: ['A', 'C'] }, reason: 'not ours' });
  t.deepEqual(await states(), { A: 'excluded', B: 'approved', C: 'excluded' });
  t.is((await call(engine, 'documents.show', { id: 'A' })).excludedReason, 'not ours');
  t.is((await call(engine, 'documents.list', { state: 'excluded' })).rows[0]?.excludedReason, 'not ours');
  t.deepEqual(await refusal('documents.approve', { ids: ['A'] }), {
    kind: 'refused',
    code: 'not-to-approve',
    details: { number: 'A', state: 'excluded' },
  });
  await call(engine, 'documents.review', { action: 'include', which: { ids: ['A', 'C'] } });
  t.deepEqual(await states(), { A: 'approved', B: 'approved', C: 'incomplete' });
  await call(engine, 'sync', { asOf: '2026-03-05' });
  t.deepEqual(await refusal('documents.review', { action: 'exclude', which: { ids: ['C', 'B'] }, reason: 'no' }), {
    kind: 'refused',
    code: 'booked-reverse-it',
    details: { number: 'B' },
  });
  t.is((await refusal('documents.review', { action: 'include', which: { ids: ['nobody'] } })).code, 'no-such-document');
});

test('an edit of what changed since it was shown is refused, and says what changed', async (t) => {
  const { engine, take, refusal } = await desk(t);
  await take(room('A'));
  const seen = (await call(engine, 'documents.show', { id: 'A' })).version;
  t.is((await call(engine, 'documents.show', { id: 'A' })).version, seen);
  const edited = await call(engine, 'documents.edit', { id: 'A', line: '1', account: '8210', seen });
  t.not(edited.version, seen);
  t.deepEqual(await refusal('documents.edit', { id: 'A', line: '1', account: '8100', seen }), {
    kind: 'conflict',
    code: 'changed-meanwhile',
    details: { number: 'A', what: 'account', was: '8000', now: '8210' },
  });
  t.is((await call(engine, 'documents.show', { id: 'A' })).lines[0]?.account, '8210');

  await call(engine, 'documents.exclude', { id: 'A', reason: 'twice' });
  t.deepEqual(await refusal('documents.review', { action: 'approve', which: { ids: ['A'] }, seen: edited.version }), {
    kind: 'conflict',
    code: 'changed-meanwhile',
    details: { number: 'A', what: 'state', was: 'approved', now: 'excluded', others: '1' },
  });
  t.deepEqual(await refusal('documents.edit', { id: 'A', description: 'x', seen: 'of another daemon' }), {
    kind: 'conflict',
    code: 'changed-meanwhile',
    details: { number: 'A' },
  });
  t.is(
    (await refusal('documents.review', { action: 'include', which: { ids: ['A', 'B'] }, seen })).code,
    'seen-is-of-one-document',
  );
  const now = (await call(engine, 'documents.show', { id: 'A' })).version;
  t.is((await call(engine, 'documents.review', { action: 'include', which: { ids: ['A'] }, seen: now })).documents, 1);
});

test('the version follows the source, mappings and what was booked, and nothing else', async (t) => {
  const { engine, take } = await desk(t);
  await take(room('A'), room('B'));
  const versions: string[] = [];
  const look = async () => versions.push((await call(engine, 'documents.show', { id: 'A' })).version);
  await look();
  await call(engine, 'documents.edit', { id: 'B', description: 'another one' });
  await look();
  t.is(new Set(versions).size, 1);
  await call(engine, 'map.account', { kind: 'product', subject: 'ROOM', account: '8210' });
  await look();
  await take(invoice('A', '2026-03-01', [{ product: 'ROOM', net: '200.00' }]));
  await look();
  await call(engine, 'sync', { asOf: '2026-03-05' });
  await look();
  t.is(new Set(versions).size, 4);
});

test('an edit is taken back for a line, or for the header when no line is named', async (t) => {
  const { engine, take, refusal } = await desk(t);
  await take(invoice('A', '2026-03-01', [{ product: 'ROOM' }, { product: 'LUNCH', rate: '9' }]));
  const shown = ({ description, dueDate, lines }: ResultOf<'documents.show'>) => ({
    description,
    dueDate,
    lines: lines.map(({ account, description: text }) => [account, text]),
  });
  const asItCame = shown(await call(engine, 'documents.show', { id: 'A' }));
  await call(engine, 'documents.edit', { id: 'A', line: '1', account: '8100', description: 'Suite' });
  await call(engine, 'documents.edit', { id: 'A', line: '2', account: '8100' });
  await call(engine, 'documents.edit', { id: 'A', description: 'Easter', dueDate: '2026-05-01', oneOff: true });

  const withoutFirst = await call(engine, 'documents.edit', { id: 'A', line: '1', reset: true });
  t.deepEqual(shown(withoutFirst), {
    description: 'Easter',
    dueDate: '2026-05-01',
    lines: [
      ['8000', 'ROOM'],
      ['8100', 'LUNCH'],
    ],
  });
  const withoutHeader = await call(engine, 'documents.edit', { id: 'A', reset: true });
  t.deepEqual([withoutHeader.description, withoutHeader.lines[1]?.account], [asItCame.description, '8100']);
  // Taken back and given anew in one go.
  await call(engine, 'documents.edit', { id: 'A', line: '2', vatCode: withoutHeader.lines[1]?.vatCode ?? '' });
  const anew = await call(engine, 'documents.edit', { id: 'A', line: '2', reset: true, description: 'Brunch' });
  t.deepEqual(shown(anew).lines[1], ['8210', 'Brunch']);
  await call(engine, 'documents.edit', { id: 'A', line: '2', reset: true });
  t.deepEqual(shown(await call(engine, 'documents.show', { id: 'A' })), asItCame);
  t.is((await refusal('documents.edit', { id: 'A', line: '9', reset: true })).code, 'no-such-line');
});

test('filters are saved under a name for all, replaced, removed, and never when they make no sense', async (t) => {
  const { engine, refusal } = await desk(t);
  await call(engine, 'filters.save', { name: 'waiting', filter: 'state:to-review' });
  await call(engine, 'filters.save', { name: 'big', filter: ' over:100 ' });
  await call(engine, 'filters.save', { name: 'waiting', filter: 'state:to-review,incomplete' });
  t.deepEqual(await call(engine, 'filters.list', {}), [
    { name: 'big', filter: 'over:100' },
    { name: 'waiting', filter: 'state:to-review,incomplete' },
  ]);
  t.is((await refusal('filters.save', { name: 'bad', filter: 'state:lost' })).code, 'filter-unknown-state');
  t.is((await refusal('filters.save', { name: ' ', filter: '' })).code, 'name-needed');
  await call(engine, 'filters.remove', { name: 'big' });
  t.is((await refusal('filters.remove', { name: 'big' })).code, 'no-such-filter');
  for (let at = 1; at < 100; at++) await call(engine, 'filters.save', { name: `f${at}`, filter: '' });
  t.is((await refusal('filters.save', { name: 'one more', filter: '' })).code, 'too-many-filters');
});

test('a document shows the relation that was chosen for it by its name, and whether it is one-off', async (t) => {
  const { engine, take } = await desk(t);
  await take(
    room('A'),
    invoice('B', '2026-03-01', [{ product: 'ROOM' }], { relation: { id: 'D17', name: 'Zeilschool De Wind' } }),
  );
  const edit = async (change: object) => {
    const { relation, oneOff } = await call(engine, 'documents.edit', { id: 'A', ...change });
    return [relation, oneOff];
  };
  t.deepEqual(await edit({ relation: 'D17' }), ['Zeilschool De Wind', false]);
  t.deepEqual(await edit({ oneOff: true, relation: 'Somebody new' }), ['Somebody new', true]);
  t.deepEqual(await edit({ reset: true }), ['Guest of A', false]);
});
