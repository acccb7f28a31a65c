import { mkdirSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { invoice } from './documents.ts';
import { call } from './home.ts';
import { dutchHome } from './own-home.ts';

test('each file that could not be read is told with its place and its reason, until it comes again', async (t) => {
  const { engine, folder } = await dutchHome(t);
  mkdirSync(`${folder}/in`);
  const put = async (name: string, text: string) => {
    writeFileSync(`${folder}/in/${name}`, text);
    await call(engine, 'import.paths', { paths: [`${folder}/in/${name}`] });
  };
  const id = (await call(engine, 'sources.list', {}))[0]?.id ?? '';
  const told = async () =>
    (await call(engine, 'sources.rejected', { id })).map(
      ({ file, problems: [first] }) => `${file} ${first?.line} ${first?.code}`,
    );
  t.deepEqual(await told(), []);
  await put('a.json', 'no json');
  await put('b.json', '{"documents": [\n{]}');
  t.deepEqual((await told()).sort(), ['a.json 1 not-json', 'b.json 2 not-json']);
  t.deepEqual(await call(engine, 'sources.rejected', { id: 'other' }), []);
  await put('a.json', JSON.stringify({ documents: [invoice('A1', '2026-09-04', [{ product: 'ROOM' }])] }));
  t.deepEqual(await told(), ['b.json 2 not-json']);
});
