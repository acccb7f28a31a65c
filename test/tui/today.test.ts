import test from 'ava';
import type { AttentionView, TodayView } from '../../src/core/rpc.ts';
import { todayScreen } from '../../src/tui/screens/today/screen.tsx';
import { theme } from '../../src/tui/terminal/theme.ts';
import { drawn } from './drawn.tsx';
import { type Answers, fakeDesk, settled } from './fake-desk.ts';
import { days, fellBack, refusedFile, reverseCharge, todayView, unconfirmed } from './today-data.ts';

async function opened(view: TodayView, answers: Answers = {}) {
  const desk = fakeDesk({ answers: { today: () => view, ...answers } });
  const screen = todayScreen(desk);
  desk.layers.base(screen);
  await settled();
  return { desk, screen };
}

test('at 80×24 Today says how the night went, what needs the operator and how the house stands', async (t) => {
  const { screen } = await opened(todayView());
  t.deepEqual(drawn(screen), [
    ' Night of Sat 21 Nov: booked at 06:02, 1 entry, 23 documents, € 4,724.34.',
    ' 14 documents wait for you.',
    '',
    ' NEEDS YOU',
    '›  ?  1 entry       the outcome of entry NA7K2M9QW4X1P is not…  € 1,204.10  3 h',
    '   !  12 documents  VAT 0 % (AE) has no code in journal 90      € 9,310.00  3 d',
    '   !  2 documents   to review: no account was found; it fell…     € 412.50  1 d',
    '',
    ' SAT 21 NOV         TAKINGS                                Mo Tu We Th Fr Sa Su',
    ' revenue 3,977.19   cash                  214.50  26 Oct   ●  ●  ●  ●  ●  ●  ●',
    ' VAT       635.15   card                2,980.34  2 Nov    ●  ●  ●  ●  ●  ●  ●',
    ' levies    112.00   iDEAL               1,529.50  9 Nov    ●  ●  ●  ●  ●  ●  ●',
    '                    total               4,724.34  16 Nov   ●  ●  ●  ●  ●  ●  ◐',
    '',
    ' revenue, 30 days  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄█▄▄▄▄▾▄▄▄▄▄        highest 800.00, 11 Nov',
    '',
    ' not booked 9,722.50 · deposits 6,450.00 · debtors 12,310.55',
    ' deferred 2,210.00 · levies due 1,812.00 · last fact 21 Nov 23:41',
    ' Next: 23 Nov 06:00, for Sun 22 Nov',
  ]);
});

test('a screen with room shows six weeks, the plot in height, and each configuration and source', async (t) => {
  const { screen } = await opened(todayView());
  const lines = drawn(screen, { width: 120, height: 35 });
  t.deepEqual(lines.slice(7, 18), [
    '      The outcome of entry NA7K2M9QW4X1P is not known yet.',
    '',
    '',
    ' SAT 21 NOV         TAKINGS                  THE BOOKS HOLD                                       Mo Tu We Th Fr Sa Su',
    ' revenue 3,977.19   cash           214.50    not booked                    € 9,722.50    12 Oct   ●  ●  ●  ●  ●  ●  ●',
    ' VAT       635.15   card         2,980.34    open deposits                 € 6,450.00    19 Oct   ●  ●  ●  ●  ●  ●  ●',
    ' levies    112.00   iDEAL        1,529.50    open debtors                 € 12,310.55    26 Oct   ●  ●  ●  ●  ●  ●  ●',
    '                    total        4,724.34    deferred revenue              € 2,210.00    2 Nov    ●  ●  ●  ●  ●  ●  ●',
    '                                             levies due                    € 1,812.00    9 Nov    ●  ●  ●  ●  ●  ●  ●',
    '                                                                                         16 Nov   ●  ●  ●  ●  ●  ●  ◐',
    '',
  ]);
  t.deepEqual(lines.slice(18), [
    ' REVENUE, 30 DAYS   highest 800.00, 11 Nov',
    ...Array.from({ length: 3 }, () => `${' '.repeat(58)}█`),
    ` ${'█  '.repeat(24)}   ${'█  '.repeat(5)}`.trimEnd(),
    ` ${'█  '.repeat(24)}   ${'█  '.repeat(5)}`.trimEnd(),
    ` ${'█  '.repeat(24)}▾  ${'█  '.repeat(5)}`.trimEnd(),
    ' 23 Oct                                                                              21 Nov',
    '',
    ' configuration       package                                synced at      next due     due now             closed to',
    ' park                built-in books            automatic    22 Nov 06:02   23 Nov       Sun 22 Nov          30 Sep',
    '',
    ' source                         facts  last fact       rejected files  drop folder',
    ' Park (PMS)                     1,204  21 Nov 23:41                 –  /home/anna/.local/share/nightaudit/drop/park',
    '',
    ' Next: 23 Nov 06:00, for Sun 22 Nov',
  ]);
});

test('where lines are few, the plot gives way, and the needs are scrolled with their place shown', async (t) => {
  const { desk, screen } = await opened(todayView({ attention: [unconfirmed, reverseCharge, fellBack, refusedFile] }));
  const area = { width: 80, height: 15 };
  drawn(screen, area);
  await desk.press('End');
  t.deepEqual(drawn(screen, area), [
    ' Night of Sat 21 Nov: booked at 06:02, 1 entry, 23 documents, € 4,724.34.',
    ' 14 documents wait for you.',
    '',
    ' NEEDS YOU                                                          4 to 4 of 4',
    '›  ✕  1 file        file a.xml of source park was not read: L…',
    '',
    '',
    ' SAT 21 NOV         TAKINGS                                Mo Tu We Th Fr Sa Su',
    ' revenue 3,977.19   cash                  214.50  26 Oct   ●  ●  ●  ●  ●  ●  ●',
    ' VAT       635.15   card                2,980.34  2 Nov    ●  ●  ●  ●  ●  ●  ●',
    ' levies    112.00   iDEAL               1,529.50  9 Nov    ●  ●  ●  ●  ●  ●  ●',
    '                    total               4,724.34  16 Nov   ●  ●  ●  ●  ●  ●  ◐',
    ' not booked 9,722.50 · deposits 6,450.00 · debtors 12,310.55',
    ' deferred 2,210.00 · levies due 1,812.00 · last fact 21 Nov 23:41',
    ' Next: 23 Nov 06:00, for Sun 22 Nov',
  ]);
});

test('Enter goes where each need is decided', async (t) => {
  const { filter: _filter, ...noFilter } = fellBack;
  const plain = (kind: AttentionView['kind'], code: string): AttentionView => ({
    ...noFilter,
    kind,
    reason: { code, details: {} },
    amount: null,
  });
  const attention = [
    unconfirmed,
    plain('link-broken', 'authorization-inactive'),
    plain('failed', 'found-unknown'),
    reverseCharge,
    fellBack,
    refusedFile,
    plain('held', 'clock-jump'),
    plain('behind', 'behind'),
  ];
  const { desk } = await opened(todayView({ attention }));
  for (const _need of attention) await desk.press('Enter', 'Down');
  t.deepEqual(desk.gone, [
    { screen: 'entries', target: { reference: 'NA7K2M9QW4X1P' } },
    { screen: 'settings', target: { open: 'links' } },
    { screen: 'runs', target: {} },
    { screen: 'repairs', target: { cause: { code: 'vat-rate-unmapped', subject: '0/AE' } } },
    { screen: 'invoices', target: { filter: 'state:to-review reason:fallback-account' } },
    { screen: 'settings', target: { open: 'sources' } },
    { screen: 'runs', target: {} },
    { screen: 'runs', target: { open: 'sync' } },
  ]);
});

test('the cursor stays on its need when others come before it', async (t) => {
  let attention = [reverseCharge, fellBack];
  const { desk } = await opened(todayView(), { today: () => todayView({ attention }) });
  await desk.press('Down');
  attention = [unconfirmed, { ...reverseCharge, count: 13 }, fellBack];
  desk.changed('entries');
  await settled();
  await desk.press('Enter');
  t.deepEqual(desk.gone, [{ screen: 'invoices', target: { filter: 'state:to-review reason:fallback-account' } }]);
});

test('when nothing needs the operator that is said, and Enter says it too', async (t) => {
  const { desk, screen } = await opened(todayView({ attention: [], waiting: { documents: 0, amount: '0.00' } }));
  t.deepEqual(drawn(screen).slice(0, 6), [
    ' Night of Sat 21 Nov: booked at 06:02, 1 entry, 23 documents, € 4,724.34.',
    ' Nothing waits for you.',
    '',
    ' NEEDS YOU',
    '   ● Nothing needs you.',
    '',
  ]);
  await desk.press('Enter');
  t.deepEqual([desk.gone, desk.said()], [[], ['Nothing needs you.']]);
});

test('a home into which nothing has come says where files go, whole and by itself on a line', async (t) => {
  const empty = todayView({
    night: null,
    attention: [],
    sources: todayView().sources.map((source) => ({ ...source, facts: 0, lastFactAt: null })),
  });
  const { screen } = await opened(empty);
  t.deepEqual(drawn(screen), [
    ' Nothing has come in yet.',
    '',
    ' Put invoices, receipts and payments into this folder on the daemon’s machine:',
    ' UBL, JSON, or CSV with a column mapping. They are read by themselves and kept',
    ' beside it.',
    '',
    ' /home/anna/.local/share/nightaudit/drop/park',
    '',
    ' Or press i to import a file or a folder that lies elsewhere.',
    '',
    ' Then p shows what would be booked, before anything is.',
  ]);
});

test('every day has the mark of its state, and days without documents have none', async (t) => {
  const states = ['booked', 'partly', 'waiting', 'attention', 'failed', 'unknown', 'none', 'moving'] as const;
  const view = todayView({
    days: days('2026-11-22').map((day, at, all) => ({ ...day, state: states[at - all.length + 8] ?? 'none' })),
  });
  const { screen } = await opened(view);
  t.deepEqual(
    drawn(screen)
      .slice(9, 13)
      .map((line) => line.slice(50)),
    [
      '26 Oct   ·  ·  ·  ·  ·  ·  ·',
      '2 Nov    ·  ·  ·  ·  ·  ·  ·',
      '9 Nov    ·  ·  ·  ·  ·  ·  ●',
      '16 Nov   ◐  ◐  !  ✕  ?  ·  ◐',
    ],
  );
});

test('more payment methods than lines are told together in the last line', async (t) => {
  const takings = ['cash', 'card', 'ideal', 'bank', 'vouchers'].map((method) => ({ method, amount: '10.01' }));
  const { screen } = await opened(todayView({ takings }));
  t.deepEqual(
    drawn(screen)
      .slice(9, 13)
      .map((line) => line.slice(20, 48)),
    [
      'cash                   10.01',
      'card                   10.01',
      'iDEAL                  10.01',
      '2 others               20.02',
    ],
  );
});

test('a reader who cannot see plots is told the days and the highest one in words', async (t) => {
  const desk = { ...fakeDesk({ answers: { today: () => troubled } }), theme: flat };
  const screen = todayScreen(desk);
  desk.layers.base(screen);
  await settled();
  const lines = drawn(screen, { width: 80, height: 35 });
  t.deepEqual(
    lines.filter((line) => /needs you$|^revenue, /.test(line)),
    ['Fri 20 Nov: needs you', 'revenue, 30 days: highest 800.00, 11 Nov'],
  );
  t.deepEqual(
    lines.filter((line) => /[▁-█]/.test(line)),
    [],
  );
});

const flat = theme({ colour: false, ascii: false, flat: true });
const troubled = todayView({
  days: todayView().days.map((day) => (day.date === '2026-11-20' ? { ...day, state: 'attention' } : day)),
});

test('s and p go to where runs and previews are; the sample takes no files and says why', async (t) => {
  const { desk } = await opened(todayView({ sample: true }));
  await desk.press('s', 'p', 'i');
  t.deepEqual(desk.gone, [
    { screen: 'runs', target: { open: 'sync' } },
    { screen: 'entries', target: { open: 'preview' } },
  ]);
  t.deepEqual(desk.said(), ['sample home: own documents are refused here']);
});

test('before the first answer one line says so, and without a daemon another', async (t) => {
  const { desk, screen } = await opened(todayView(), { today: () => new Promise(() => undefined) });
  t.deepEqual(drawn(screen), [' One moment.']);
  desk.layers.base({ name: 'other', actions: () => [], View: () => null });
  const lost = await opened(todayView(), { today: () => Promise.reject(new Error('no daemon')) });
  t.deepEqual(drawn(lost.screen), [' How the night went is not known while the daemon is away.']);
});

test('a configuration that is run by hand says what is due now, and several days by the first and the last', async (t) => {
  const lastLine = async (covers: TodayView['configurations'][number]['covers'], nextDue: string | null) => {
    const configurations = todayView().configurations.map((one) => ({ ...one, automatic: false, covers, nextDue }));
    return drawn((await opened(todayView({ nextRun: null, configurations }))).screen).at(-1);
  };
  t.is(await lastLine({ first: '2026-11-02', last: '2026-11-12' }, null), ' Booked by hand; due now: 2 Nov – 12 Nov');
  t.is(await lastLine({ first: '2026-10', last: '2026-10' }, null), ' Booked by hand; due now: October 2026');
  t.is(await lastLine(null, '2026-11-23'), ' Booked by hand; nothing is due before Mon 23 Nov');
});
