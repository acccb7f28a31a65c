import test from 'ava';
import fc from 'fast-check';
import { documentStates } from '../../../src/core/document-state.ts';
import type { FactId, Revision } from '../../../src/core/fact.ts';
import type { Clock } from '../../../src/core/kernel.ts';
import { type DocumentSort, documentSorts, type RowPlace } from '../../../src/core/rpc/documents.ts';
import { Breathing } from '../../../src/daemon/engine/breathing.ts';
import { DocumentRow, sortKeys } from '../../../src/daemon/engine/document-row.ts';
import { DocumentSelection } from '../../../src/daemon/engine/document-selection.ts';
import type { FactHead } from '../../../src/daemon/engine/fact-index.ts';
import type { Outlook } from '../../../src/daemon/engine/outlook.ts';
import { SortedRows } from '../../../src/daemon/engine/sorted-rows.ts';
import { date } from '../../core/builders.ts';

/** A clock on which every step takes long, so that whatever may pause does. */
function slowClock(): Clock {
  let time = 0;
  return { now: () => 0, monotonic: () => (time += 100), sleep: async () => undefined };
}

interface Drawn {
  readonly id: number;
  readonly day: number;
  readonly number: string;
  readonly relation: string;
  readonly total: string;
  readonly state: (typeof documentStates)[number];
  readonly syncedAt: number;
}

const headOf = ({ id, day, number, relation, total }: Drawn): FactHead => ({
  id: `i${String(id).padStart(4, '0')}` as FactId,
  partition: '2026-11' as FactHead['partition'],
  source: 'park',
  kind: 'invoice',
  number,
  date: date(`2026-11-${String(day).padStart(2, '0')}`),
  currency: 'EUR',
  status: 'definitive',
  relation,
  total,
  revision: `${day}${number}${relation}${total}` as Revision,
  importedAt: 0,
});

const outlookOf = ({ state }: Drawn): Outlook => ({
  state,
  problems: [],
  reviews: [],
  bookable: false,
  nextRelease: undefined,
  settled: false,
  excludedReason: undefined,
});

const rowOf = (drawn: Drawn) => new DocumentRow(headOf(drawn), outlookOf(drawn), drawn.syncedAt);

const content = {
  day: fc.integer({ min: 1, max: 4 }),
  number: fc.constantFrom('9', '10', '2026-9', '2026-10', 'F1'),
  relation: fc.constantFrom('', 'Berg', 'Ångström', 'Zeil'),
  total: fc.constantFrom('-10.00', '0.00', '9.50', '10.00', '1000.00'),
  state: fc.constantFrom(...documentStates),
  syncedAt: fc.constantFrom(0, 1_700_000_000_000, 1_700_000_000_001),
};
const drawnDocuments = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 60 }), ...content }), {
  maxLength: 40,
  selector: ({ id }) => id,
});
const query = fc.record({
  sort: fc.constantFrom(...documentSorts),
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 7 }),
});

const placeOf = (row: DocumentRow, sort: DocumentSort): RowPlace => ({ key: sortKeys[sort](row), id: row.id });

/** By the definition: keys, then ids. */
function sorted(rows: readonly DocumentRow[], sort: DocumentSort, descending: boolean): DocumentRow[] {
  const upwards = [...rows].sort((one, other) => {
    const [a, b] = [placeOf(one, sort), placeOf(other, sort)];
    return a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1;
  });
  return descending ? upwards.reverse() : upwards;
}

const selection = (rows: readonly DocumentRow[], sort: DocumentSort) =>
  new DocumentSelection(sorted(rows, sort, false), sort);
const ids = (rows: readonly DocumentRow[]) => rows.map(({ id }) => id);

test('rows are sorted in pieces as they would be at once, and changed rows find their new places', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      drawnDocuments,
      drawnDocuments,
      fc.constantFrom(...documentSorts),
      async (before, changed, sort) => {
        const rows = new Map(before.map((drawn) => [drawn.id, rowOf(drawn)]));
        const order = await SortedRows.of(rows.values(), sortKeys[sort], new Breathing(slowClock()));
        t.deepEqual(ids(order.rows), ids(sorted([...rows.values()], sort, false)));
        const moved: DocumentRow[] = [];
        for (const drawn of changed) {
          const known = rows.get(drawn.id);
          const row = known ?? rowOf(drawn);
          if (known && !known.become(headOf(drawn), outlookOf(drawn), drawn.syncedAt).includes(sort)) continue;
          rows.set(drawn.id, row);
          moved.push(row);
        }
        order.place(moved);
        t.deepEqual(ids(order.rows), ids(sorted([...rows.values()], sort, false)));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('only the sorts whose key a change touches have to move the row', (t) => {
  fc.assert(
    fc.property(fc.record(content), fc.record(content), fc.boolean(), (was, is, sameHead) => {
      const before: Drawn = { id: 1, ...was };
      const after: Drawn = sameHead ? { ...before, state: is.state, syncedAt: is.syncedAt } : { id: 1, ...is };
      const row = rowOf(before);
      const keysBefore = documentSorts.map((sort) => sortKeys[sort](row));
      const moved = row.become(sameHead ? row.head : headOf(after), outlookOf(after), after.syncedAt);
      for (const [at, sort] of documentSorts.entries())
        if (sortKeys[sort](row) !== keysBefore[at]) t.true(moved.includes(sort), sort);
      t.deepEqual(
        { search: row.search, amount: row.amount, mark: row.mark },
        { search: rowOf(after).search, amount: rowOf(after).amount, mark: rowOf(after).mark },
      );
    }),
    { numRuns: 1_000 },
  );
});

test('windows that are walked forwards, backwards or by position are the whole list, in any size', (t) => {
  fc.assert(
    fc.property(drawnDocuments, query, (drawn, { sort, descending, limit }) => {
      const rows = drawn.map(rowOf);
      const list = selection(rows, sort);
      const expected = ids(sorted(rows, sort, descending));

      const forwards: string[] = [];
      let window = list.window({ edge: 'first' }, limit, descending);
      while (window.rows.length > 0) {
        t.is(window.position, forwards.length);
        forwards.push(...ids(window.rows));
        window = list.window({ after: placeOf(window.rows.at(-1) as DocumentRow, sort) }, limit, descending);
      }
      t.deepEqual(forwards, expected);

      const backwards: string[] = [];
      window = list.window({ edge: 'last' }, limit, descending);
      while (window.rows.length > 0) {
        backwards.unshift(...ids(window.rows));
        t.is(window.position, expected.length - backwards.length);
        window = list.window({ before: placeOf(window.rows[0] as DocumentRow, sort) }, limit, descending);
      }
      t.deepEqual(backwards, expected);

      const jumps: string[] = [];
      while (jumps.length < expected.length)
        jumps.push(...ids(list.window({ position: jumps.length }, limit, descending).rows));
      t.deepEqual(jumps, expected);
    }),
    { numRuns: 1_000 },
  );
});

test('whoever pages while documents come, go and change meets each that stood still exactly once', (t) => {
  const steps = fc.array(fc.tuple(drawnDocuments, fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 })), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(drawnDocuments, steps, query, fc.boolean(), (drawn, changes, { sort, descending, limit }, back) => {
      let present = new Map(drawn.map((one) => [one.id, rowOf(one)]));
      const stood = new Set(present.keys());
      const met: string[] = [];
      let window = selection([...present.values()], sort).window({ edge: back ? 'last' : 'first' }, limit, descending);
      for (let page = 0; window.rows.length > 0; page++) {
        met.push(...ids(window.rows));
        const edge = (back ? window.rows[0] : window.rows.at(-1)) as DocumentRow;
        const place = placeOf(edge, sort);
        const [changed, gone] = changes[page] ?? [[], []];
        present = new Map(present);
        for (const one of changed) {
          present.set(one.id, rowOf(one));
          stood.delete(one.id);
        }
        for (const id of gone) {
          present.delete(id);
          stood.delete(id);
        }
        window = selection([...present.values()], sort).window(
          back ? { before: place } : { after: place },
          limit,
          descending,
        );
      }
      for (const id of stood) {
        const name = headOf({ ...(drawn[0] as Drawn), id }).id as string;
        t.is(met.filter((one) => one === name).length, 1, name);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a place whose row has gone still means that place, and an end that has gone shows the end there is', (t) => {
  const rows = [1, 2, 3, 4].map((day) =>
    rowOf({ id: day, day, number: 'F1', relation: '', total: '1.00', state: 'approved', syncedAt: 0 }),
  );
  const places = rows.map((row) => placeOf(row, 'date'));
  const [first, second, third, fourth] = places as [RowPlace, RowPlace, RowPlace, RowPlace];
  const list = selection([rows[0], rows[2]] as DocumentRow[], 'date');
  const shown = (start: Parameters<typeof list.window>[0], descending = false) => {
    const { position, rows: part } = list.window(start, 2, descending);
    return [position, ...part.map((row) => row.date.slice(-1))];
  };
  t.deepEqual(shown({ from: second }), [1, '3']);
  t.deepEqual(shown({ after: second }), [1, '3']);
  t.deepEqual(shown({ before: second }), [0, '1']);
  t.deepEqual(shown({ from: second }, true), [1, '1']);
  t.deepEqual(shown({ before: second }, true), [0, '3']);
  t.deepEqual(shown({ from: fourth }), [0, '1', '3']);
  t.deepEqual(shown({ after: fourth }), [2]);
  t.deepEqual(shown({ before: first }), [0]);
  t.deepEqual(shown({ position: 99 }), [0, '1', '3']);
  t.deepEqual(shown({ from: third }), [1, '3']);
  t.deepEqual(ids(list.between(fourth, second, true)), [rows[2]?.id]);
  t.deepEqual(ids(list.between(first, third, false)), [rows[0]?.id, rows[2]?.id]);
  const empty = selection([], 'date');
  t.deepEqual(empty.window({ edge: 'last' }, 2, true), { position: 0, rows: [] });
  t.deepEqual(empty.window({ position: 3 }, 2, true), { position: 0, rows: [] });
});

test('the revision tells whether other documents match, whether one of them changed, and whether the order did', (t) => {
  const base: Drawn = { id: 1, day: 1, number: 'F1', relation: 'A', total: '1.00', state: 'approved', syncedAt: 0 };
  const other: Drawn = { ...base, id: 2, day: 2, relation: 'B' };
  const list = (...drawn: Drawn[]) => selection(drawn.map(rowOf), 'date');
  const revision = list(base, other).revision(true);
  t.is(list(other, base).revision(true), revision);
  t.not(list(base, other).revision(false), revision);
  t.true(list(base, other).isSetOf(list(base, other).revision(false)));
  t.true(selection([rowOf(base), rowOf(other)], 'number').isSetOf(revision));
  for (const changed of [
    list(base),
    list(base, { ...other, total: '2.00' }),
    list(base, { ...other, state: 'synced' }),
    list(base, { ...other, id: 3 }),
    list(base, other, { ...other, id: 3 }),
  ]) {
    t.not(changed.revision(true), revision);
    t.false(changed.isSetOf(revision));
  }
});

test('the sums are those of all that match, per currency, signed and to the cent', (t) => {
  const euro: Drawn = { id: 1, day: 1, number: 'F1', relation: '', total: '0.10', state: 'approved', syncedAt: 0 };
  const rows = [
    ...['0.10', '0.20', '-5.00', '9999999999999.99'].map((total, id) => rowOf({ ...euro, id, total })),
    new DocumentRow({ ...headOf({ ...euro, id: 8, total: '1500' }), currency: 'JPY' }, outlookOf(euro), 0),
    new DocumentRow({ ...headOf({ ...euro, id: 9, total: '1.005' }), currency: 'KWD' }, outlookOf(euro), 0),
  ];
  t.deepEqual(selection(rows, 'date').sums, [
    { currency: 'EUR', amount: '9999999999995.29' },
    { currency: 'JPY', amount: '1500' },
    { currency: 'KWD', amount: '1.005' },
  ]);
  t.deepEqual(selection([], 'date').sums, []);
});

test('numbers are sorted by their value, relations without accents and capitals, totals as they are signed', (t) => {
  const base: Drawn = { id: 1, day: 1, number: 'F1', relation: 'A', total: '1.00', state: 'approved', syncedAt: 0 };
  const shown = (sort: DocumentSort, changes: readonly Partial<Drawn>[], of: (row: DocumentRow) => string) =>
    sorted(
      changes.map((change, id) => rowOf({ ...base, id, ...change })),
      sort,
      false,
    ).map(of);
  t.deepEqual(
    shown(
      'number',
      [{ number: '2026-10' }, { number: 'f3' }, { number: '2026-9' }, { number: 'F20' }],
      (row) => row.head.number,
    ),
    ['2026-9', '2026-10', 'f3', 'F20'],
  );
  t.deepEqual(
    shown('relation', [{ relation: 'Zeil' }, { relation: 'éclair' }, { relation: 'Dak' }], (row) => row.head.relation),
    ['Dak', 'éclair', 'Zeil'],
  );
  t.deepEqual(
    shown(
      'total',
      [{ total: '9.00' }, { total: '10.00' }, { total: '-10.00' }, { total: '-9.00' }],
      (row) => row.head.total,
    ),
    ['-10.00', '-9.00', '9.00', '10.00'],
  );
});
