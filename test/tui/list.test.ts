import test from 'ava';
import fc from 'fast-check';
import { arraySource } from '../../src/tui/list/array-source.ts';
import { layOut } from '../../src/tui/list/columns.ts';
import { type List, type ListSource, list } from '../../src/tui/list/list.ts';
import { listLines } from '../../src/tui/list/list-lines.ts';
import { drawLine } from '../../src/tui/terminal/line.ts';
import { theme } from '../../src/tui/terminal/theme.ts';
import { settled } from './fake-desk.ts';

interface Row {
  readonly id: string;
}
const plain = theme({ colour: false, ascii: false, flat: true });
const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, at) => ({ id: `r${at}` }));
const sourceOf = (rows: () => readonly Row[]): ListSource<Row> => arraySource(({ id }) => id, rows);

/** What the list shows, once everything it asked for has come. */
async function page(own: List<Row>, height: number): Promise<string[]> {
  await settled();
  return listLines({
    state: own.get(),
    columns: layOut([{ title: 'id', width: 8, cell: ({ id }: Row) => id }], 20),
    idOf: ({ id }) => id,
    height,
    theme: plain,
    empty: 'nothing',
  }).map((line) => drawLine(line, 40, plain).trimEnd());
}

async function listOf(count: number, height: number): Promise<List<Row>> {
  const rows = rowsOf(count);
  const own = list(sourceOf(() => rows));
  own.resize(height);
  await own.reset();
  return own;
}

test('a page turns whole, and the cursor comes in at its edge', async (t) => {
  const own = await listOf(1000, 4);
  own.move(3);
  t.deepEqual(await page(own, 4), ['   r0', '   r1', '   r2', '›  r3']);
  own.move(1);
  t.deepEqual(await page(own, 4), ['›  r4', '   r5', '   r6', '   r7']);
  own.move(-1);
  t.deepEqual(await page(own, 4), ['   r0', '   r1', '   r2', '›  r3']);
});

test('the last row of a long list is one key away, and so is the first', async (t) => {
  const own = await listOf(100_000, 3);
  own.toLast();
  t.deepEqual((await page(own, 3)).at(0), '›  r99999');
  own.page(-1);
  own.page(1);
  own.toFirst();
  t.deepEqual(await page(own, 3), ['›  r0', '   r1', '   r2']);
});

test('an empty list says so', async (t) => {
  t.deepEqual(await page(await listOf(0, 3), 3), ['', '   nothing']);
});

test('chosen rows are marked, and a range is taken with them', async (t) => {
  const own = await listOf(10, 6);
  own.toggle();
  own.move(1);
  own.range();
  own.move(2);
  t.deepEqual(await page(own, 6), [' ▪ r0', '   r1', ' ▪ r2', ' ▪ r3', '›▪ r4', '   r5']);
  t.is(own.selected().count, 4);
  t.deepEqual(
    (await own.chosen()).map(({ id }) => id),
    ['r0', 'r2', 'r3', 'r4'],
  );
  t.true(own.clear());
  t.false(own.clear());
  t.deepEqual(
    (await own.chosen()).map(({ id }) => id),
    ['r4'],
  );
});

test('a range over more rows than are here is counted, and taken whole', async (t) => {
  const own = await listOf(5_000, 5);
  own.range();
  own.toLast();
  await settled();
  t.is(own.selected().count, 5_000);
  t.is((await own.chosen()).length, 5_000);
});

test('rows that come and go leave the first row on the screen where it is', async (t) => {
  let rows = rowsOf(500);
  const own = list(sourceOf(() => rows));
  own.resize(3);
  await own.reset();
  own.move(200);
  t.deepEqual(await page(own, 3), ['›  r200', '   r201', '   r202']);
  rows = [{ id: 'new 1' }, { id: 'new 2' }, ...rows.filter(({ id }) => id !== 'r100')];
  await own.refresh();
  t.deepEqual(await page(own, 3), ['›  r200', '   r201', '   r202']);
});

test('a failed window is told of, and the rows that are here stay', async (t) => {
  let isBroken = false;
  const rows = rowsOf(300);
  const sound = sourceOf(() => rows);
  const own = list<Row>({
    ...sound,
    window: (start, limit) => (isBroken ? Promise.reject(new Error('away')) : sound.window(start, limit)),
  });
  own.resize(2);
  await own.reset();
  isBroken = true;
  await own.refresh();
  t.deepEqual([await page(own, 2), String(own.get().error)], [['›  r0', '   r1'], 'Error: away']);
});

test('whatever way one moves, the cursor is on the screen, on the row of its place, and every row on the screen is there', async (t) => {
  const step = fc.oneof(
    fc.record({ does: fc.constant('move' as const), by: fc.integer({ min: -400, max: 400 }) }),
    fc.record({ does: fc.constant('page' as const), by: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ does: fc.constantFrom('toFirst' as const, 'toLast' as const), by: fc.constant(0) }),
    fc.record({ does: fc.constant('resize' as const), by: fc.integer({ min: 1, max: 40 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2_000 }), fc.array(step, { maxLength: 12 }), async (count, steps) => {
      const own = await listOf(count, 10);
      let height = 10;
      for (const { does, by } of steps) {
        if (does === 'resize') height = by;
        own[does](by);
        await settled();
      }
      const { cursor, top, start, rows, total } = own.get();
      if (total !== count) throw new Error('total');
      if (count === 0) return;
      if (cursor < top || cursor >= top + height) throw new Error(`cursor ${cursor} of page ${top}+${height}`);
      if (own.current()?.id !== `r${cursor}`) throw new Error(`row ${own.current()?.id} at ${cursor}`);
      const shown = rows.slice(top - start, top - start + height).map(({ id }) => id);
      const wanted = rowsOf(count)
        .slice(top, top + height)
        .map(({ id }) => id);
      if (shown.join() !== wanted.join()) throw new Error(`${shown} for ${wanted}`);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('a range that cannot be had stays marked, and breaks nothing', async (t) => {
  const rows = rowsOf(2000);
  const source: ListSource<Row> = {
    ...sourceOf(() => rows),
    range: async () => {
      throw new Error('too long');
    },
  };
  const own = list(source);
  own.resize(3);
  await own.reset();
  own.range();
  own.toLast();
  await settled();
  own.range();
  await settled();
  t.is(own.selected().count, 2000);
  t.deepEqual(own.get().error, new Error('too long'));
});
