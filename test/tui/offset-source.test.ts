import test from 'ava';
import fc from 'fast-check';
import { list } from '../../src/tui/list/list.ts';
import { offsetSource } from '../../src/tui/list/offset-source.ts';
import { settled } from './fake-desk.ts';

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);
const sourceOf = (rows: () => readonly number[], most = 7) =>
  offsetSource(
    String,
    async (offset, limit) => ({ total: rows().length, rows: rows().slice(offset, offset + limit) }),
    most,
  );

test('a page is asked for by its place, and pages follow on one another', async (t) => {
  const source = sourceOf(() => numbers(20));
  t.deepEqual(await source.window({ edge: 'first' }, 5), { revision: '0', total: 20, position: 0, rows: numbers(5) });
  t.deepEqual(await source.window({ after: 4 }, 5), { revision: '0', total: 20, position: 5, rows: numbers(5, 5) });
  t.deepEqual(await source.window({ before: 5 }, 3), { revision: '0', total: 20, position: 2, rows: numbers(3, 2) });
  t.deepEqual(await source.window({ from: 5 }, 2), { revision: '0', total: 20, position: 5, rows: [5, 6] });
});

test('before the beginning there is nothing twice', async (t) => {
  const source = sourceOf(() => numbers(20));
  await source.window({ edge: 'first' }, 5);
  t.deepEqual((await source.window({ before: 3 }, 5)).rows, [0, 1, 2]);
});

test('the last page ends with the last row', async (t) => {
  t.deepEqual(await sourceOf(() => numbers(20)).window({ edge: 'last' }, 5), {
    revision: '0',
    total: 20,
    position: 15,
    rows: numbers(5, 15),
  });
});

test('a list that has become shorter is shown from its end', async (t) => {
  let rows = numbers(20);
  const source = sourceOf(() => rows);
  await source.window({ position: 15 }, 5);
  rows = numbers(8);
  source.stale();
  t.deepEqual(await source.window({ from: 15 }, 5), { revision: '1', total: 8, position: 3, rows: numbers(5, 3) });
});

test('nothing is asked for twice of an empty list', async (t) => {
  t.deepEqual(await sourceOf(() => []).window({ edge: 'first' }, 5), {
    revision: '0',
    total: 0,
    position: 0,
    rows: [],
  });
});

test('wherever the cursor goes in a list of any length, the row under it is that of its place', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.constantFrom('down', 'up', 'page-down', 'page-up', 'first', 'last'), { maxLength: 12 }),
      async (count, most, moves) => {
        const rows = list(sourceOf(() => numbers(count), most));
        rows.resize(5);
        await rows.reset();
        let cursor = 0;
        for (const move of moves) {
          if (move === 'down') rows.move(1);
          else if (move === 'up') rows.move(-1);
          else if (move === 'page-down') rows.page(1);
          else if (move === 'page-up') rows.page(-1);
          else if (move === 'first') rows.toFirst();
          else rows.toLast();
          await rows.busy();
          await settled();
          cursor = rows.get().cursor;
          if (rows.current() !== cursor) return false;
        }
        return true;
      },
    ),
    { numRuns: 1_000 },
  );
  t.pass();
});
