import { writeFileSync } from 'node:fs';
import test from 'ava';
import { invoice } from './documents.ts';
import { call } from './home.ts';
import { dutchHome } from './own-home.ts';

test('relations are found by any part of what is known of them, the one that was last invoiced first', async (t) => {
  const { engine, folder } = await dutchHome(t);
  let files = 0;
  const take = async (...documents: unknown[]) => {
    files += 1;
    writeFileSync(`${folder}/${files}.json`, JSON.stringify({ documents }));
    t.deepEqual((await call(engine, 'import.paths', { paths: [`${folder}/${files}.json`] })).rejected, []);
  };
  const find = async (search: string, limit = 50) =>
    (await call(engine, 'relations.find', { search, limit })).map((one) => Object.values(one).join(' | '));
  t.deepEqual(await find(''), []);

  await take(
    invoice('A1', '2026-09-01', [{}], {
      relation: { name: 'Café-coöperatie De Brúg', postcode: '8261 AB', city: 'Kampen' },
    }),
    invoice('A2', '2026-09-03', [{}], { relation: { id: 'D17', name: 'Zeilschool De Wind', city: 'Hoorn' } }),
  );
  const wind = 'D17 | Zeilschool De Wind | Hoorn | 1 | 2026-09-03';
  const bridge = 'Café-coöperatie De Brúg | Café-coöperatie De Brúg | 8261 AB Kampen | 1 | 2026-09-01';
  t.deepEqual(await find(''), [wind, bridge]);
  for (const [search, found] of [
    ['COOPERATIE brug', [bridge]],
    ['hoorn wind', [wind]],
    ['d17', [wind]],
    ['de', [wind, bridge]],
    ['nobody', []],
  ] as const)
    t.deepEqual(await find(search), [...found], search);
  t.deepEqual(await find('de', 1), [wind]);

  // The same by its id, under a new name; the same by its name, written otherwise; one that is changed to somebody else.
  await take(
    invoice('A3', '2026-09-05', [{}], { relation: { id: 'D17', name: 'Zeilschool De Wind B.V.' } }),
    invoice('A4', '2026-09-04', [{}], { relation: { name: 'CAFE COOPERATIE DE BRUG' } }),
  );
  t.deepEqual(await find(''), [
    'D17 | Zeilschool De Wind B.V. | Hoorn | 2 | 2026-09-05',
    'CAFE COOPERATIE DE BRUG | CAFE COOPERATIE DE BRUG | 8261 AB Kampen | 2 | 2026-09-04',
  ]);
  await take(invoice('A3', '2026-09-05', [{}], { relation: { name: 'Somebody Else' } }));
  t.deepEqual(await find(''), [
    'Somebody Else | Somebody Else |  | 1 | 2026-09-05',
    'CAFE COOPERATIE DE BRUG | CAFE COOPERATIE DE BRUG | 8261 AB Kampen | 2 | 2026-09-04',
    wind,
  ]);
});
