import test from 'ava';
import { drawn } from '../drawn.tsx';
import { settled } from '../fake-desk.ts';
import { documentView, invoicesOf, someDocuments } from './fake-documents.ts';

const small = { width: 80, height: 6 };

test('the list shows what matches, what it comes to, and where the cursor is in it', async (t) => {
  const { desk, screen } = await invoicesOf(someDocuments(300));
  await desk.press('Down');
  t.deepEqual(drawn(screen, small), [
    ' All documents                                        € 451,500.00     2 of 300',
    '   number     date    relation                 total  state         synced at',
    '   2026-1000  20 Nov  J. van der Berg          10.00  ! to review',
    '›  2026-1001  19 Nov  Zeilschool De Wind       20.00  ● booked      21 Nov 06:02',
    '   2026-1002  18 Nov  Café De Brúg             30.00  ! to review',
    '   2026-1003  17 Nov  J. van der Berg          40.00  ● booked      21 Nov 06:02',
  ]);
});

test('a narrow screen does without the time of booking before anything else', async (t) => {
  const { screen } = await invoicesOf(someDocuments(2));
  t.deepEqual(drawn(screen, { width: 60, height: 4 }), [
    ' All documents                             € 30.00   1 of 2',
    '   number     date    relation           total  state',
    '›  2026-1000  20 Nov  J. van der Berg    10.00  ! to review',
    '   2026-1001  19 Nov  Zeilschool De Wi…  20.00  ● booked',
  ]);
});

test('names from outside break no column and steer no terminal', async (t) => {
  const { screen } = await invoicesOf([
    documentView({ relation: '\u001b]0;owned\u0007\u001b[31mRed\u001b[0m\u202egnp.exe', number: '2026-1\r\n2' }),
    documentView({ id: 'i2', relation: '東京観光株式会社東京観光株式会社' }),
    documentView({ id: 'i3', relation: `Z${'\u0335'.repeat(40)}algo` }),
    documentView({ id: 'i4', relation: null, total: '-1204.00', currency: 'USD' }),
  ]);
  t.deepEqual(drawn(screen, small).slice(2), [
    '›  2026-1 2   31 Oct  Redgnp.exe               312.50  ● booked      1 Nov 06:02',
    '   2026-1187  31 Oct  東京観光株式会社…        312.50  ● booked      1 Nov 06:02',
    `   2026-1187  31 Oct  Z${'\u0335'.repeat(4)}algo                    312.50  ● booked      1 Nov 06:02`,
    '   2026-1187  31 Oct                      $ -1,204.00  ● booked      1 Nov 06:02',
  ]);
});

test('what is chosen is counted and added up, also where a range reaches further than the rows that are here', async (t) => {
  const { desk, screen } = await invoicesOf(someDocuments(1000));
  const figures = () => drawn(screen, small)[0]?.trim().split(/ {2,}/).slice(1);
  await desk.press('Space', 'v', 'Down', 'Down');
  t.deepEqual(figures(), ['4 chosen: € 100.00', '€ 5,005,000.00', '4 of 1,000']);
  await desk.press('Escape', 'g', 'v', 'G');
  t.deepEqual(figures(), ['1,000 chosen: …', '€ 5,005,000.00', '1,000 of 1,000']);
  await desk.pass(200);
  await settled();
  t.deepEqual(figures(), ['1,000 chosen: € 5,005,000.00', '€ 5,005,000.00', '1,000 of 1,000']);
  await desk.press('Escape');
  t.deepEqual(figures(), ['€ 5,005,000.00', '1,000 of 1,000']);
});

test('the order is chosen among columns, and said where it is not the usual one', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(3));
  await desk.press('S', 't', 'o', 't', 'a', 'l', 'Enter');
  t.like(called('documents.window').at(-1), { sort: 'total', descending: true, at: { edge: 'first' } });
  t.is(drawn(screen, small)[0], ' All documents  by total, descending                           € 60.00   1 of 3');
});

test('a list that has nothing yet says where files are put, and one whose filter finds nothing how to see all', async (t) => {
  const source = { id: 'park', name: 'Park', accountingCost: 'ignore', family: 'documents' } as const;
  const more = { supplierVatNumber: null, lastFactAt: null, facts: 0, rejectedFiles: 0 };
  const { desk, screen } = await invoicesOf([], {
    'sources.list': () => [{ ...source, ...more, access: [], dropFolder: '/srv/waterlelie/drop/park' }],
  });
  t.deepEqual(drawn(screen, { width: 80, height: 10 }), [
    ' All documents',
    '',
    '   Nothing has come in yet.',
    '',
    '   Put invoices, receipts and payments (XML, JSON or CSV) in',
    '   /srv/waterlelie/drop/park; they are read by themselves.',
    '   Or in a shell: nightaudit import PATH',
  ]);
  screen.show?.({ filter: 'nobody' });
  await settled();
  t.deepEqual(drawn(screen, small), [
    ' nobody',
    '',
    '   No document matches this filter.',
    '   Esc shows all of them again.',
  ]);
  await desk.press('Enter');
  t.deepEqual(desk.said(), ['There is no document here.']);
});

test('what changes is asked for again while the list is shown, and not after', async (t) => {
  const { desk, called } = await invoicesOf(someDocuments(3));
  desk.changed('entries');
  await settled();
  t.deepEqual(called('documents.window').at(-1), {
    filter: '',
    sort: 'date',
    descending: true,
    at: { from: { id: 'i1', key: '2026-11-20' } },
    limit: 120,
  });
  const asked = called('documents.window').length;
  desk.layers.base({ name: 'today', actions: () => [], View: () => null });
  desk.changed('entries');
  await settled();
  t.is(called('documents.window').length, asked);
});

test('where both have room, the document under the cursor follows once the hand rests', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(5), {}, { width: 120, height: 40 });
  const area = { width: 120, height: 35 };
  drawn(screen, area);
  await desk.press('Down', 'Down');
  t.deepEqual(called('documents.show'), []);
  await desk.pass(120);
  t.deepEqual(called('documents.show'), [{ id: 'i3' }]);
  const lines = drawn(screen, area);
  t.regex(lines[4] ?? '', /^› {2}2026-1002/);
  t.is(lines[13], ` Invoice 2026-1002 · Café De Brúg${' '.repeat(80)}€ 30.00`);
});
