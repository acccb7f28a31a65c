import test from 'ava';
import fc from 'fast-check';
import { everyDocument } from '../../../src/core/document-filter.ts';
import { documentSorts } from '../../../src/core/rpc/documents.ts';
import { DocumentList } from '../../../src/daemon/engine/document-list.ts';
import { Documents } from '../../../src/daemon/engine/documents.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { FactIndex } from '../../../src/daemon/engine/fact-index.ts';
import {
  approve,
  closeOrOpen,
  type Deed,
  edit,
  handOver,
  importFiles,
  importNew,
  keepBack,
  map,
  reverse,
  revise,
  sync,
} from '../../simulation/deeds.ts';
import type { SimDocument } from '../../simulation/documents.ts';
import { handsOf } from '../../simulation/hands.ts';
import { Prng } from '../../simulation/kernel/prng.ts';
import { quietWorld } from '../../simulation/quiet-world.ts';
import { must } from '../../simulation/set-up.ts';
import type { World } from '../../simulation/world.ts';

/** Everything that a list tells, in every order. */
async function told(list: DocumentList) {
  const all = [];
  for (const sort of documentSorts)
    all.push(
      await list.select(everyDocument, sort, (selection) => ({
        revision: selection.revision(true),
        sums: selection.sums,
        rows: selection
          .rows()
          .map(({ head, outlook, syncedAt, search, amount }) => ({ head, outlook, syncedAt, search, amount })),
      })),
    );
  return all;
}

async function rebuilt({ context }: Engine): Promise<DocumentList> {
  const store = context.store();
  const index = await FactIndex.build(store);
  return new DocumentList(store, index, new Documents(store, index), context.kernel.clock);
}

/** Both lists of a running program: the one that followed, and one that is made anew. */
async function bothLists(world: World) {
  const ended = await world.perform(async (engine) => [
    await told(await engine.context.documentList()),
    await told(await rebuilt(engine)),
  ]);
  if (ended.how !== 'done') throw new Error(ended.how === 'failed' ? String(ended.error) : ended.how);
  return ended.value;
}

const alwaysReview: Deed = async (hands, prng) => {
  await hands.ask('configurations.edit', { name: '1', reviewPolicy: prng.pick(['always', 'exceptions', 'never']) });
};
const laterStart: Deed = async ({ world, ask }, prng) => {
  await ask('configurations.edit', { name: '1', start: world.daysAgo(prng.between(0, 4)) });
};

/** The same debtor, amount and date under another number. */
const twin: Deed = async (hands, prng, name) => {
  const known = [...hands.world.documents.values()].flatMap((versions) => versions.at(-1) ?? []);
  const document = known.length === 0 ? undefined : prng.pick(known);
  if (document) await importFiles(hands, [handOver(hands.world, { ...document, id: `${name}-twin`, version: 1 })]);
};

const deeds = {
  twin,
  importNew,
  revise,
  edit,
  keepBack,
  map,
  approve,
  sync,
  reverse,
  closeOrOpen,
  alwaysReview,
  laterStart,
};

test('a list that followed whatever was done is the list that would be made anew', async (t) => {
  const drawn = fc.array(fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])), {
    minLength: 6,
    maxLength: 24,
  });
  await fc.assert(
    fc.asyncProperty(drawn, fc.nat(), async (names, seed) => {
      const world = await quietWorld({
        configuration: { automatic: false, reviewPolicy: 'exceptions' },
        remote: false,
      });
      const hands = handsOf(world);
      await importNew(hands, new Prng(`first ${seed}`), 'first');
      for (const [at, name] of names.entries()) {
        await deeds[name](hands, new Prng(`${seed} ${at}`), `D${at}`);
        // The list is asked now and then, so that it follows in small steps and in large ones.
        if (at % 3 === 0)
          await must(world, 'documents.window', { filter: '', sort: 'state', descending: true, limit: 5 });
        if (at % 5 === 0) await world.wait(24 * 3_600_000);
      }
      const [followed, anew] = await bothLists(world);
      t.true((followed?.[0]?.rows.length ?? 0) > 0);
      t.deepEqual(followed, anew);
    }),
    { numRuns: 60 },
  );
});

test('the list of a command is the windows of a screen', async (t) => {
  const world = await quietWorld({ configuration: { automatic: false, reviewPolicy: 'always' }, remote: false });
  const hands = handsOf(world);
  for (let at = 0; at < 12; at++) await importNew(hands, new Prng(`list ${at}`), `L${at}`);
  await approve(hands, new Prng('approve'), 'A');
  await sync(hands, new Prng('sync'), 'S');
  for (const state of ['approved', 'to-review', 'synced', 'incomplete'] as const) {
    const list = await must(world, 'documents.list', { state, limit: 1000 });
    const window = await must(world, 'documents.window', { filter: `state:${state}`, limit: 500 });
    t.deepEqual(
      window.rows.map(({ key: _key, ...row }) => row),
      list.rows,
    );
    t.is(window.total, list.total);
  }
  const first = await must(world, 'documents.window', { limit: 3 });
  const [top, , low] = first.rows;
  if (!top || !low) throw new Error('the list is too short');
  const range = await must(world, 'documents.range', {
    from: { key: low.key, id: low.id },
    to: { key: top.key, id: top.id },
  });
  t.deepEqual(
    [range.revision, range.rows],
    [first.revision, first.rows.map(({ id, currency, total }) => ({ id, currency, total }))],
  );
  const wrong = await world.call('documents.window', { filter: 'state:lost' });
  t.regex(wrong.how === 'failed' ? (wrong.error as Error).message : '', /^filter-unknown-state /);
});

test('what is asked at once by many is answered as if one had asked after the other', async (t) => {
  const world = await quietWorld({ configuration: { automatic: false }, remote: false });
  const hands = handsOf(world);
  for (let at = 0; at < 5; at++) await importNew(hands, new Prng(`many ${at}`), `M${at}`);
  const ended = await world.perform(async (engine) => {
    const ask = (sort: (typeof documentSorts)[number]) =>
      engine.call('documents.window', { sort, limit: 500 }, 'operator:sim');
    const [list, ...together] = await Promise.all([engine.context.documentList(), ...documentSorts.map(ask)]);
    await list.warm();
    const alone = [];
    for (const sort of documentSorts) alone.push(await ask(sort));
    return { together, alone };
  });
  if (ended.how !== 'done') throw new Error(ended.how);
  t.deepEqual(ended.value.together, ended.value.alone);
});

test('a list that was asked for while an entry was in doubt follows it to its end', async (t) => {
  const world = await quietWorld({ configuration: { automatic: false }, remote: { settleMs: 1_000 } });
  const document = { id: 'P1', version: 1, kind: 'payment', date: '2026-10-15', status: 'definitive' } as const;
  const payments = [{ method: 'ideal', amount: 1_000n }];
  await importFiles(handsOf(world), [
    handOver(world, { ...document, relation: '', lines: [], vat: [], total: 1_000n, payments }),
  ]);
  const states: (string | undefined)[] = [];
  const look = async () => states.push((await must(world, 'documents.window', {})).rows[0]?.state);
  await look();
  world.machine.network.faults = (request) => (request.method === 'POST' ? { kind: 'reset-before' } : undefined);
  await must(world, 'sync', {});
  await look();
  world.machine.network.faults = () => undefined;
  await world.wait(3_600_000);
  await must(world, 'sync', {});
  await look();
  t.deepEqual(states, ['approved', 'unknown', 'synced']);
});

test('a document is suspected while another one looks the same, and no longer', async (t) => {
  const world = await quietWorld({ configuration: { automatic: false, reviewPolicy: 'exceptions' }, remote: false });
  const document = (id: string, total: bigint, version: number): SimDocument => ({
    id,
    version,
    kind: 'invoice',
    date: '2026-10-16',
    status: 'definitive',
    relation: 'Anna Prins',
    lines: [{ id: '1', net: total, rate: '0', category: 'O', product: 'CHALET' }],
    vat: [{ rate: '0', category: 'O', base: total, vat: 0n }],
    total,
    payments: [],
  });
  const states: string[][] = [];
  for (const [id, total, version] of [
    ['F1', 10_000n, 1],
    ['F2', 10_000n, 1],
    ['F1', 20_000n, 2],
    ['F1', 10_000n, 3],
  ] as const) {
    await importFiles(handsOf(world), [handOver(world, document(id, total, version))]);
    const { rows } = await must(world, 'documents.window', { sort: 'number', descending: false });
    states.push(rows.map((row) => row.problems[0]?.code ?? row.state));
  }
  t.deepEqual(states, [
    ['approved'],
    ['approved', 'duplicate-suspect'],
    ['approved', 'approved'],
    ['approved', 'duplicate-suspect'],
  ]);
});
