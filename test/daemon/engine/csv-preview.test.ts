import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { Refusal } from '../../../src/daemon/engine/refusal.ts';
import { call } from './home.ts';
import { dutchHome } from './own-home.ts';

const sales = {
  name: 'kassa',
  kind: 'invoice',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'dd-MM-yyyy',
  encoding: 'utf-8',
  header: ['nr', 'datum', 'gast', 'wat', 'netto', 'btw'],
  columns: {
    id: 'nr',
    date: 'datum',
    relationName: 'gast',
    description: 'wat',
    amountExclVat: 'netto',
    vatRate: 'btw',
  },
  defaults: { currency: 'EUR' },
};
const header = `${sales.header.join(';')}\n`;

test('the preview of a mapping shows what the import of that file then makes', async (t) => {
  const { engine, folder } = await dutchHome(t);
  const path = `${folder}/kassa.csv`;
  const rows = Array.from(
    { length: 30 },
    (_, at) => `F${100 + at};0${1 + (at % 9)}-09-2026;Gast ${at};Zaal;100,00;21\n`,
  );
  writeFileSync(path, `${header}${rows.join('')}F100;01-09-2026;Gast 0;Koffie;10,00;9\n`);
  const preview = await call(engine, 'csv-mapping.preview', { path, mapping: sales });
  t.deepEqual(preview.header, sales.header);
  t.is(preview.rows.length, 20);
  t.deepEqual(preview.rows[0], ['F100', '01-09-2026', 'Gast 0', 'Zaal', '100,00', '21']);
  t.deepEqual(preview.problems, []);
  t.is(preview.documents.length, 20);
  t.deepEqual(preview.documents[0], {
    kind: 'invoice',
    number: 'F100',
    date: '2026-09-01',
    relation: 'Gast 0',
    currency: 'EUR',
    total: '131.90',
    lines: 2,
  });
  t.is((await call(engine, 'documents.list', {})).total, 0, 'nothing was imported');

  await call(engine, 'csv-mapping.add', { mapping: sales });
  const { imported } = await call(engine, 'import.paths', { paths: [path] });
  t.is(imported, preview.documentCount);
  const { rows: made } = await call(engine, 'documents.list', { limit: 1000 });
  const described = (of: readonly { number: string; date: string; relation: string | null; total: string }[]) =>
    of.map(({ number, date, relation, total }) => `${number} ${date} ${relation} ${total}`);
  t.true(described(preview.documents).every((one) => described(made).includes(one)));
});

test("the sample's payments are previewed as they were imported", async (t) => {
  const { engine } = await dutchHome(t);
  const { csvMappings } = JSON.parse(readFileSync('data/sample/setup.json', 'utf8'));
  const path = `${process.cwd()}/data/sample/facts/payments/2026-09.csv`;
  const { documents, documentCount, problems } = await call(engine, 'csv-mapping.preview', {
    path,
    mapping: csvMappings[0],
  });
  t.deepEqual(problems, []);
  t.is(documentCount, readFileSync(path, 'latin1').trim().split('\n').length - 1);
  t.deepEqual(documents[0], {
    kind: 'payment',
    number: 'P20260901-1',
    date: '2026-09-01',
    relation: 'Familie Bakker',
    currency: 'EUR',
    total: '505.61',
    lines: 1,
  });
});

test('all rows that cannot be read are named, up to twenty; the others are shown', async (t) => {
  const { engine, folder } = await dutchHome(t);
  const path = `${folder}/kassa.csv`;
  const row = (number: string, date: string) => `${number};${date};Gast;Zaal;100,00;21\n`;
  writeFileSync(
    path,
    `${header}${row('F1', '01-09-2026')}${row('F2', 'gisteren')}${row('', '02-09-2026')}${row('F4', '31-09-2026')}`,
  );
  const { documents, documentCount, problems } = await call(engine, 'csv-mapping.preview', { path, mapping: sales });
  t.deepEqual(
    documents.map(({ number }) => number),
    ['F1'],
  );
  t.is(documentCount, 1);
  t.deepEqual(problems.map(({ line, code }) => `${line} ${code}`).sort(), ['3 date', '4 missing-field', '5 date']);

  writeFileSync(path, header + Array.from({ length: 500 }, (_, at) => row(`F${at}`, 'never')).join(''));
  t.is((await call(engine, 'csv-mapping.preview', { path, mapping: sales })).problems.length, 20);
});

test('a file of other columns, of another encoding, or that is not there is refused or explained', async (t) => {
  const { engine, folder } = await dutchHome(t);
  const path = `${folder}/kassa.csv`;
  writeFileSync(path, `nr;datum;gast;wat;bedrag;btw\nF1;01-09-2026;Gast;Zaal;100,00;21\n`);
  const other = await call(engine, 'csv-mapping.preview', { path, mapping: sales });
  t.deepEqual(
    [other.problems.map(({ code }) => code), other.documents, other.rows.length],
    [['header-changed'], [], 1],
  );
  writeFileSync(path, Buffer.from(`${header}F1;01-09-2026;Café;Zaal;100,00;21\n`, 'latin1'));
  const latin = await call(engine, 'csv-mapping.preview', { path, mapping: sales });
  t.deepEqual([latin.problems.map(({ code }) => code), latin.rows], [['encoding'], []]);
  for (const params of [
    { path: `${folder}/none.csv`, mapping: sales },
    { path, mapping: { ...sales, columns: {} } },
  ]) {
    const refusal = await t.throwsAsync(call(engine, 'csv-mapping.preview', params), { instanceOf: Refusal });
    t.deepEqual([refusal?.kind, refusal?.reason.code], ['usage', 'not-valid']);
  }
});
