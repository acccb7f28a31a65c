import test from 'ava';
import type { EntryView } from '../../src/core/rpc.ts';
import { entriesScreen } from '../../src/tui/screens/entries/screen.tsx';
import { drawn } from './drawn.tsx';
import { type Answers, type FakeDesk, fakeDesk, settled } from './fake-desk.ts';
import { configuration, detail, entry, plan } from './posting-data.ts';

const unknown = detail({
  state: 'unknown',
  postedAt: null,
  message: 'settling',
  attempts: [{ step: 'post', at: '2026-11-22T05:03:00.000Z', outcome: 'outcome-unknown', message: 'not found yet' }],
});

async function atEntries(entries: readonly EntryView[], answers: Answers = {}, now?: string): Promise<FakeDesk> {
  const desk = fakeDesk({
    ...(now === undefined ? {} : { now }),
    answers: {
      'configurations.list': () => [configuration()],
      'entries.list': ({ offset, limit, state }) => {
        const listed = entries.filter((one) => state === undefined || one.state === state);
        return { total: listed.length, rows: listed.slice(offset, offset + limit) };
      },
      'entries.show': () => detail(),
      ...answers,
    },
  });
  const screen = entriesScreen(desk);
  desk.layers.base(screen);
  await settled();
  // A list learns its height from the first frame.
  seen(desk);
  await settled();
  return desk;
}

const seen = (desk: FakeDesk, area?: { width: number; height: number }) => {
  const top = desk.top();
  return top ? drawn(top, area) : [];
};
/** An amount holds its currency together with a no-break space. */
const said = (desk: FakeDesk) => desk.said().map((text) => text.replaceAll('\u00a0', ' '));
const names = (desk: FakeDesk) => desk.layers.stack.get().map(({ name }) => name);
const box = (desk: FakeDesk) =>
  seen(desk)
    .map((text) => text.trim())
    .filter(Boolean);
const asked = (desk: FakeDesk, method: string) =>
  desk.calls.filter((call) => call.method === method).map(({ params }) => ({ ...(params as object), commandId: '' }));

async function sayYes(desk: FakeDesk): Promise<void> {
  seen(desk);
  await desk.press('y');
  for (let second = 0; second < 5; second++) await desk.pass(1_000);
}

test('entries stand with the latest first, each with how it stands', async (t) => {
  const desk = await atEntries([
    entry(),
    entry({
      reference: 'NB',
      period: '2026-11-20',
      date: '2026-11-20',
      state: 'rejected',
      postedAt: null,
      total: '12.00',
    }),
    entry({ reference: 'NC', period: '2025-10', date: '2025-10-31', condition: 'differs' }),
  ]);
  t.deepEqual(seen(desk), [
    ' 3 entries.',
    '',
    '   period        description               state                           total',
    '›  21 Nov        Park De Waterlelie 21 N…  ● booked                     4,724.34',
    '   20 Nov        Park De Waterlelie 21 N…  ✕ rejected                      12.00',
    '   October 2025  Park De Waterlelie 21 N…  ✕ changed in the package     4,724.34',
  ]);
});

test('where nothing was booked yet, that is said', async (t) => {
  const desk = await atEntries([]);
  t.deepEqual(seen(desk), [
    '',
    '',
    '   period   journal  description    state      facts        total  synced at',
    '',
    '   Nothing has been booked yet.',
  ]);
  await desk.press('Enter');
  t.deepEqual(said(desk), ['Nothing has been booked yet.']);
});

test('a large terminal shows the entry under the cursor below the list', async (t) => {
  const desk = await atEntries([entry(), entry({ reference: 'NB' })]);
  t.deepEqual(seen(desk, { width: 120, height: 35 }), [
    ' 2 entries.',
    '',
    '   period   journal  description                              state      facts        total  number there  synced at',
    '›  21 Nov   90       Park De Waterlelie 21 Nov                ● booked      23     4,724.34  26900112      22 Nov 06:02',
    '   21 Nov   90       Park De Waterlelie 21 Nov                ● booked      23     4,724.34  26900112      22 Nov 06:02',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────',
    ' Entry for Sat 21 Nov 2026 · Memorial (90) · the built-in books',
    ' Booked 22 Nov 06:02 in the built-in books, number there 26900112.',
    '',
    '   account                                                VAT          debit        credit    facts',
    '   1310 Debiteuren PMS                                    GEEN      4,724.34                     23',
    '   8000 Verhuur chalets                                   H21                     3,904.41        9',
    '   1520 Te betalen btw hoog                               GEEN                      819.93        9',
    '                                                                ────────────  ────────────',
    '   total EUR                                                        4,724.34      4,724.34  equal ●',
  ]);
});

test('an entry is opened whole: its lines, where it is found, what was tried', async (t) => {
  const desk = await atEntries([entry()]);
  await desk.press('Enter');
  t.deepEqual(seen(desk), [
    ' Entry for Sat 21 Nov 2026 · Memorial (90) · the built-in books        ● booked',
    ' Booked 22 Nov 06:02 in the built-in books, number there 26900112.',
    '',
    '   account                             VAT          debit        credit    facts',
    '›  1310 Debiteuren PMS                 GEEN      4,724.34                     23',
    '   8000 Verhuur chalets                H21                     3,904.41        9',
    '   1520 Te betalen btw hoog            GEEN                      819.93        9',
    '                                             ────────────  ────────────',
    '   total EUR                                     4,724.34      4,724.34  equal ●',
    '',
    ' Found at: Journals › 90 › 26900112. Reference NA7K2M9QW4X1P.',
    ' Park De Waterlelie 21 Nov',
    '',
    ' ATTEMPTS',
    '   22 Nov 06:02  sent  answered',
  ]);
});

test('an entry that was found after a doubt says so', async (t) => {
  const desk = await atEntries([entry()], {
    'entries.show': () => detail({ attempts: unknown.attempts }),
  });
  await desk.press('Enter');
  t.is(seen(desk)[1], ' Found in the built-in books as 26900112, same lines. Booked 22 Nov 06:02.');
});

test('of an entry with more lines than the screen, the rest is counted and reached', async (t) => {
  const [first] = entry().lines;
  const lines = Array.from({ length: 30 }, (_, at) => ({ ...first, account: String(1000 + at) })) as EntryView['lines'];
  const desk = await atEntries([entry()], { 'entries.show': () => detail({ lines }) });
  await desk.press('Enter');
  seen(desk);
  await settled();
  t.true(seen(desk).some((text) => text.includes('more lines')));
  await desk.press('End');
  t.true(seen(desk).some((text) => text.includes('1029')));
  t.false(seen(desk).some((text) => text.includes('more lines')));
});

test('an outcome that is not known is explained, with both ways out on their keys', async (t) => {
  const desk = await atEntries([unknown], { 'entries.show': () => unknown });
  await desk.press('Enter');
  t.deepEqual(seen(desk), [
    ' Entry for Sat 21 Nov 2026 · Memorial (90) · the built-in books       ? unknown',
    ' No answer from the built-in books. The entry of € 4,724.34 may be there. The',
    ' next run looks it up; nothing is sent again before that.',
    '',
    '   account                             VAT          debit        credit    facts',
    '›  1310 Debiteuren PMS                 GEEN      4,724.34                     23',
    '   8000 Verhuur chalets                H21                     3,904.41        9',
    '   1520 Te betalen btw hoog            GEEN                      819.93        9',
    '                                             ────────────  ────────────',
    '   total EUR                                     4,724.34      4,724.34  equal ●',
    '',
    ' Found at: Journals › 90 › 26900112. Reference NA7K2M9QW4X1P.',
    ' Park De Waterlelie 21 Nov',
    '',
    ' ATTEMPTS',
    '   22 Nov 06:03  sent  no answer  it was not found yet',
  ]);
  const keys = (desk.top()?.actions() ?? []).filter(({ hidden }) => hidden?.() !== true).map(({ id }) => id);
  t.true(keys.includes('entry.found') && keys.includes('entry.again'));
});

test('an entry that is booked offers no decision', async (t) => {
  const desk = await atEntries([entry()]);
  await desk.press('Enter', 'f', 'S');
  t.deepEqual(names(desk), ['entries', 'entry']);
});

test('a person who found it says under which number', async (t) => {
  const desk = await atEntries([unknown], {
    'entries.show': () => unknown,
    'entries.resolve': () => entry(),
  });
  await desk.press('Enter', 'f', 'Enter');
  t.true(seen(desk).some((text) => text.includes('Type the number that it has there.')));
  await desk.press(...'26900112', 'Enter');
  t.deepEqual(asked(desk, 'entries.resolve'), [{ commandId: '', reference: 'NA7K2M9QW4X1P', posted: '26900112' }]);
  t.deepEqual(said(desk), ['Decided: booked, number there 26900112.']);
  t.deepEqual(names(desk), ['entries', 'entry']);
});

test('sending it again is asked with what would go wrong, and can be stopped', async (t) => {
  const desk = await atEntries([unknown], {
    'entries.show': () => unknown,
    'entries.resolve': () => entry({ state: 'unknown', postedAt: null }),
  });
  await desk.press('Enter', 'S');
  t.deepEqual(box(desk), [
    '┌─ It is not there ────────────────────────────────────────┐',
    '│ Send the entry of € 4,724.34 to the built-in books,      │',
    '│ journal 90, once more? Only if you looked (Journals › 90 │',
    '│ › 26900112) and it is certainly not there: else it would │',
    '│ be booked twice.                                         │',
    '│                                                          │',
    '│ y send again   Esc not now                               │',
    '└──────────────────────────────────────────────────────────┘',
  ]);
  await sayYes(desk);
  t.deepEqual(asked(desk, 'entries.resolve'), [{ commandId: '', reference: 'NA7K2M9QW4X1P', sendAgain: true }]);
  t.deepEqual(said(desk), [
    'No answer from the built-in books. The entry of € 4,724.34 may be there. The next run looks it up; nothing is sent again before that.',
  ]);
});

test('an entry is reversed after a question that names what it does', async (t) => {
  const desk = await atEntries([entry()], { 'entries.reverse': () => entry({ state: 'reversed' }) });
  await desk.press('R');
  t.deepEqual(box(desk), [
    '┌─ Reverse ────────────────────────────────────────────────┐',
    '│ Reverse the entry for Sat 21 Nov 2026 of € 4,724.34 in   │',
    '│ the built-in books, journal 90? A second entry takes it  │',
    '│ back. Its 23 documents go to review and are not booked   │',
    '│ again by themselves.                                     │',
    '│                                                          │',
    '│ y reverse   Esc not now                                  │',
    '└──────────────────────────────────────────────────────────┘',
  ]);
  await sayYes(desk);
  t.deepEqual(asked(desk, 'entries.reverse'), [{ commandId: '', reference: 'NA7K2M9QW4X1P' }]);
  t.deepEqual(said(desk), ['The entry for Sat 21 Nov 2026, € 4,724.34, is reversed.']);
});

test('what cannot be reversed says why', async (t) => {
  const why = async (over: Partial<EntryView>) => {
    const desk = await atEntries([entry(over)]);
    await desk.press('R');
    return said(desk);
  };
  t.deepEqual(await why({ state: 'reversed' }), ['This entry is reversed already.']);
  t.deepEqual(await why({ state: 'rejected' }), ['This entry is not booked.']);
  t.deepEqual(await why({ condition: 'differs' }), ['The package changed this entry; look there first.']);
});

test('reading back says that all is well, or which entry is not', async (t) => {
  const desk = await atEntries([entry()], {
    'entries.verify': ({ reference }) =>
      reference === undefined
        ? { verified: 61, conditions: [{ reference: 'NB', condition: 'removed', message: '' }] }
        : { verified: 1, conditions: [] },
  });
  await desk.press('Enter', 'v');
  t.deepEqual(said(desk), ['Reading back what was booked …', '1 entry read back, all as posted.']);
  await desk.press('Escape', 'v');
  seen(desk);
  await desk.press('y');
  t.deepEqual(said(desk), [
    '1 entry read back, all as posted.',
    'Reading back what was booked …',
    '61 entries read back: 1 is not as it was posted. NB: removed from the package.',
  ]);
  desk.toasts.shown.get().at(-1)?.follow?.run();
  t.deepEqual(desk.gone, [{ screen: 'entries', target: { reference: 'NB' } }]);
});

test('a file is written where it was said, and a path that says nothing is kept to be mended', async (t) => {
  const desk = await atEntries([entry()], {
    export: ({ path }) => ({ file: path, entries: 21, sha256: 'ab' }),
  });
  await desk.press('d', 'Down', 'Down', 'Down', 'Ctrl+U', ...'books', 'Enter');
  t.true(seen(desk).some((text) => text.includes('Type the whole path')));
  await desk.press('Home', ...'/srv/', 'Enter');
  t.deepEqual(asked(desk, 'export'), [
    { commandId: '', format: 'csv', path: '/srv/books.csv', from: '2026-11-01', to: '2026-11-30' },
  ]);
  t.deepEqual(said(desk), ['21 entries written to /srv/books.csv.']);
});

test('the trial balance begins with this month, and turns to the months around it', async (t) => {
  const desk = await atEntries([entry()], {
    'trial-balance': () => [
      { account: '1310', name: 'Debiteuren PMS', debit: '4724.34', credit: '0.00', balance: '4724.34' },
      {
        account: '8000',
        name: 'Verhuur chalets',
        debit: '0.00',
        credit: '4724.34',
        balance: '-4724.34',
        package: '-4700.00',
      },
    ],
  });
  await desk.press('t');
  t.deepEqual(seen(desk), [
    ' Trial balance of November 2026, EUR.  park',
    '',
    '   account  name                 debit        credit       balance       package',
    '›  1310     Debiteuren…       4,724.34                    4,724.34      4,724.34',
    '   8000     Verhuur cha…                    4,724.34     -4,724.34   ✕ -4,700.00',
    '                          ────────────  ────────────  ────────────  ────────────',
    '            total EUR         4,724.34      4,724.34          0.00       ✕ 24.34',
  ]);
  for (const key of ['Left', 'Left', 'Right']) await desk.press(key);
  t.deepEqual(
    desk.calls.filter(({ method }) => method === 'trial-balance').map(({ params }) => params),
    [
      { from: '2026-11-01', to: '2026-11-30', configuration: 'park' },
      { from: '2026-10-01', to: '2026-10-31', configuration: 'park' },
      { from: '2026-09-01', to: '2026-09-30', configuration: 'park' },
      { from: '2026-10-01', to: '2026-10-31', configuration: 'park' },
    ],
  );
});

test('another screen opens an entry by its reference, or the preview', async (t) => {
  const desk = fakeDesk({
    answers: {
      'configurations.list': () => [configuration()],
      'entries.list': () => ({ total: 1, rows: [entry()] }),
      'entries.show': () => detail(),
      sync: () => plan(),
    },
  });
  const screen = entriesScreen(desk);
  desk.layers.base(screen);
  screen.show?.({ reference: 'NA7K2M9QW4X1P' });
  await settled();
  t.deepEqual(names(desk), ['entries', 'entry']);
  desk.layers.base(screen);
  screen.show?.({ open: 'preview' });
  await settled();
  t.deepEqual(names(desk), ['entries', 'preview']);
});

test('the list follows what is booked meanwhile', async (t) => {
  const entries = [entry()];
  const desk = await atEntries(entries);
  entries.unshift(entry({ reference: 'ND', period: '2026-11-22', date: '2026-11-22' }));
  desk.changed('entries');
  await settled();
  t.is(seen(desk)[0], ' 2 entries.');
});
