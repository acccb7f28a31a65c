import test from 'ava';
import { DaemonRefusal } from '../../../src/cli/failure.ts';
import type { ResultOf } from '../../../src/core/rpc.ts';
import { drawn } from '../drawn.tsx';
import { type Answers, settled } from '../fake-desk.ts';
import { columns, type House, house } from './house.ts';

const lines = ({ desk }: House): string[] => {
  const top = desk.top();
  return top ? drawn(top) : [];
};

type Preview = ResultOf<'csv-mapping.preview'>;

const read: Preview = {
  header: columns.header,
  rows: [['P1', '20-11-2026', 'pin', '12,50']],
  documents: [
    { kind: 'payment', number: 'P1', date: '2026-11-20', relation: null, currency: 'EUR', total: '12.50', lines: 1 },
  ],
  documentCount: 2,
  problems: [],
};
const misread: Preview = {
  ...read,
  documents: [],
  documentCount: 0,
  problems: [{ line: 2, code: 'date', message: '"20-11-2026" is no date in the format dd/MM/yyyy.' }],
};

const answers: Answers = {
  'csv-mapping.detect': ({ name, kind }) => ({
    detection: { header: columns.header, rows: read.rows },
    suggestion: { ...columns, name, kind, columns: { id: 'ref', date: 'datum', amount: 'bedrag' } },
  }),
  'csv-mapping.preview': ({ mapping }) => (mapping.dateFormat === 'dd-MM-yyyy' ? read : misread),
};

/** The editor on a new mapping of a file. */
async function editor(more: Answers = {}): Promise<House> {
  const own = await house({ ...answers, ...more });
  own.screen.show?.({ open: 'csv' });
  await own.desk.press('n', ...'/srv/card.csv', 'Down', 'Down', ...'till card', 'Enter');
  await settled();
  return own;
}

test('a new mapping is proposed from the file, with what is still missing in words', async (t) => {
  const own = await editor();
  t.deepEqual(own.asked('csv-mapping.detect'), [{ path: '/srv/card.csv', name: 'till card', kind: 'payment' }]);
  t.deepEqual(lines(own), [
    ' till card  payment  /srv/card.csv                                    NOT SAVED',
    '',
    '   column of the file       first row              is read as',
    '›  dates are written                               4 Dec as 04-12-2026',
    '   amounts are written                             with a comma: 12,50',
    '   letters are written                             UTF-8',
    '   ref                      P1                     id (its own in the source)',
    '   datum                    20-11-2026             date',
    '   wijze                    pin                    – not read',
    '   bedrag                   12,50                  amount',
    '   in every row                                    currency: EUR',
    '────────────────────────────────────────────────────────────────────────────────',
    ' ! Still needed for a payment: paid with. Choose its column, or give it a fixed',
    '   value.',
  ]);
  t.deepEqual(own.asked('csv-mapping.preview'), [], 'a mapping that lacks something is not tried');
});

test('each change shows at once what the file then says', async (t) => {
  const own = await editor();
  await own.desk.press('Down', 'Down', 'Down', 'Down', 'Down', 'Enter', ...'paid', 'Enter');
  await settled();
  t.deepEqual(lines(own).slice(8, 14), [
    '›  wijze                    pin                    paid with',
    '   bedrag                   12,50                  amount',
    '   in every row                                    currency: EUR',
    '────────────────────────────────────────────────────────────────────────────────',
    ' So read: 2 documents.',
    '   P1              20 Nov        nobody named           1 line           € 12.50',
  ]);
  await own.desk.press('g', 'Right', 'Right');
  await settled();
  t.deepEqual(lines(own).slice(12), [
    ' So read: 0 documents.  1 thing cannot be read: the file would be refused',
    ' ! Line 2: A date cannot be read. "20-11-2026" is no date in the format',
    '   dd/MM/yyyy.',
  ]);
  await own.desk.press('Left', 'Left');
  await settled();
  t.is(lines(own)[12], ' So read: 2 documents.');
});

test('it is saved under its name with exactly what is on the screen, and then there is nothing to lose', async (t) => {
  const own = await editor();
  await own.desk.press('Down', 'Down', 'Down', 'Down', 'Down', 'Enter', ...'paid', 'Enter', 's');
  await settled();
  t.deepEqual(own.asked('csv-mapping.add'), [{ mapping: { ...columns, name: 'till card' } }]);
  t.false(lines(own)[0]?.includes('NOT SAVED'));
  await own.desk.press('Escape');
  t.is(own.desk.top()?.name, 'settings.csv');
  t.deepEqual(
    lines(own)
      .slice(3, 5)
      .map((line) => line.trim().split(/ {2,}/)[0]),
    ['›', 'till card'],
  );
});

test('what is not saved is not lost by a key: going back asks', async (t) => {
  const own = await editor();
  await own.desk.press('Escape');
  t.true(lines(own).join(' ').includes('These columns are not saved. Go back without them?'));
  await own.desk.press('Escape');
  t.is(own.desk.top()?.name, 'settings.csv-editor');
});

test('a column may be two things, be left out, or be spared by a fixed value', async (t) => {
  const own = await editor();
  await own.desk.press('Down', 'Down', 'Down', 'a', ...'number', 'Enter');
  t.is(lines(own)[6], '›  ref                      P1                     id (its own in the source)…');
  await own.desk.press('x');
  t.is(lines(own)[6], '›  ref                      P1                     – not read');
  await own.desk.press('f', ...'paid', 'Enter', ...'card', 'Enter');
  await settled();
  t.is(lines(own)[10], '   in every row                                    currency: EUR');
  t.is(lines(own)[11], '   in every row                                    paid with: card');
  await own.desk.press('s');
  t.deepEqual(own.asked('csv-mapping.add'), [
    {
      mapping: {
        ...columns,
        name: 'till card',
        columns: { date: 'datum', amount: 'bedrag' },
        defaults: { currency: 'EUR', method: 'card' },
      },
    },
  ]);
});

test('a file that cannot be read is said where it was named', async (t) => {
  const own = await house({
    'csv-mapping.detect': () => {
      throw new DaemonRefusal('usage', 'no', { code: 'not-valid', details: { message: 'there is no such file' } });
    },
  });
  own.screen.show?.({ open: 'csv' });
  await own.desk.press('n', ...'card.csv', 'Down', 'Down', ...'card', 'Enter');
  t.true(lines(own).some((line) => line.includes('Give the whole path of the file, from the root.')));
  await own.desk.press('Ctrl+U', ...'/srv/none.csv', 'Enter');
  t.true(lines(own).some((line) => line.includes('That is not valid: there is no such file.')));
  t.deepEqual(own.desk.said(), []);
});

test('columns in other letters keep their meaning when the file is read in its own', async (t) => {
  const header = ['ref', 'datum', 'wijze', 'betrag für'];
  const own = await house({
    'csv-mapping.list': () => [
      {
        ...columns,
        header: [...header.slice(0, 3), 'betrag fÃ¼r'],
        columns: { ...columns.columns, amount: 'betrag fÃ¼r' },
      },
    ],
    'csv-mapping.preview': () => ({ ...read, header }),
  });
  own.screen.show?.({ open: 'csv' });
  await own.desk.press('Enter', ...'/srv/card.csv', 'Enter');
  await settled();
  await own.desk.press('s');
  t.deepEqual(own.asked('csv-mapping.add'), [
    { mapping: { ...columns, header, columns: { ...columns.columns, amount: 'betrag für' } } },
  ]);
});

test('a mapping is forgotten only after a question', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'csv' });
  await own.desk.press('D');
  t.true(lines(own).join(' ').includes('Files with these columns are no longer read'));
  await settled();
  await own.desk.press('y');
  await settled();
  t.deepEqual(own.asked('csv-mapping.remove'), [{ name: 'card terminal' }]);
  t.deepEqual(
    own.desk.remembered.map(({ what }) => what),
    ['CSV columns, card terminal'],
  );
});
