import test from 'ava';
import type { ResultOf, RunView } from '../../src/core/rpc.ts';
import { runsScreen } from '../../src/tui/screens/runs/screen.tsx';
import { drawn } from './drawn.tsx';
import { type Answers, type FakeDesk, fakeDesk, settled } from './fake-desk.ts';
import { configuration, entry, plan, run, shownRun, waiting } from './posting-data.ts';

const status: ResultOf<'status'> = {
  home: '/srv/waterlelie',
  sample: false,
  property: 'Park De Waterlelie',
  language: 'en',
  currency: 'EUR',
  zone: 'Europe/Amsterdam',
  version: '1.0.0',
  pid: 1,
  startedAt: '2026-11-01T00:00:00.000Z',
  storeSeq: 1,
  headHash: 'ab',
  state: 'ready',
  documents: {},
  causes: 0,
  lastRun: null,
  nextRun: { at: '2026-11-23T05:00:00.000Z', configuration: 'park' },
  memoryBytes: 1,
};

/** @param runs as the daemon has them, the newest first; a test may change them. */
async function atRuns(runs: readonly RunView[], answers: Answers = {}): Promise<FakeDesk> {
  const desk = fakeDesk({
    answers: {
      status: () => status,
      'configurations.list': () => [configuration()],
      'entries.list': () => ({ total: 0, rows: [] }),
      'runs.list': ({ offset, limit }) => runs.slice(offset, offset + limit),
      'runs.show': () => shownRun(),
      ...answers,
    },
  });
  desk.status.start();
  const screen = runsScreen(desk);
  desk.layers.base(screen);
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
const syncs = (desk: FakeDesk) => desk.calls.filter(({ method }) => method === 'sync').map(({ params }) => params);

/** The run of the night, first under way and then as `after` has it. */
async function ended(after: Partial<ResultOf<'runs.show'>>): Promise<FakeDesk> {
  const runs = [run({ outcome: 'running', endedAt: null, entries: 0, documents: 0 })];
  const desk = await atRuns(runs, { 'runs.show': () => shownRun(after) });
  const { entryList: _entries, waitingList: _waiting, log: _log, ...over } = after;
  runs[0] = run(over);
  desk.changed('runs');
  await settled();
  return desk;
}

test('runs stand with the latest first, the last one in a sentence', async (t) => {
  const desk = await atRuns([
    run({ waiting: 14, outcome: 'attention' }),
    run({
      run: 'run-0',
      kind: 'manual',
      startedAt: '2026-11-21T16:12:00.000Z',
      entries: 0,
      documents: 0,
      outcome: 'failed',
      reason: { code: 'sign-in-lost', details: {} },
    }),
  ]);
  t.deepEqual(seen(desk), [
    ' Last run 22 Nov 06:00: 1 entry, 23 documents; 14 wait.  ! needs you',
    '',
    '   at             configuration  kind       entries  facts  waiting  outcome',
    '›  22 Nov 06:00   park           automatic        1     23       14  ! needs you',
    '   21 Nov 17:12   park           by hand          0      0        0  ✕ failed',
  ]);
});

test('why a run did nothing is said of the run under the cursor', async (t) => {
  const desk = await atRuns([
    run(),
    run({ run: 'run-0', outcome: 'failed', reason: { code: 'sign-in-lost', details: {} } }),
  ]);
  await desk.press('Down');
  t.is(seen(desk).at(-1), ' The package no longer accepts our sign-in; nothing is lost.');
});

test('a run that is under way tells how far it is, whoever started it', async (t) => {
  const desk = await atRuns([run({ outcome: 'running', endedAt: null, entries: 0, documents: 0 })]);
  desk.progress({ task: 'run-1', phase: 'sending', done: 2, total: 5, subject: '2026-11-20' });
  desk.progress({ task: 'import', phase: 'importing', done: 2, total: 5, subject: 'a.xml' });
  t.deepEqual(seen(desk), [
    ' park  Sending  2 of 5  ████████────────────  Fri 20 Nov 2026',
    '',
    '   at             configuration  kind       entries  facts  waiting  outcome',
    '›  22 Nov 06:00   park           automatic                           ◐ running',
  ]);
  await desk.press('Enter');
  t.deepEqual(names(desk), ['runs', 'run']);
});

test('the progress of a run that is opened is on its page', async (t) => {
  const desk = await atRuns([run()], {
    'runs.show': () => shownRun({ outcome: 'running', endedAt: null, entryList: [], log: [] }),
  });
  desk.progress({ task: 'run-1', phase: 'looking', done: 0, total: null, subject: '90' });
  await desk.press('Enter');
  t.deepEqual(seen(desk), [
    ' Run of 22 Nov 06:00 · park · automatic                               ◐ running',
    ' Looking at what the package holds …',
  ]);
});

test('a run is opened to what it booked, what waits and why, and what it noted', async (t) => {
  const desk = await atRuns([run()], {
    'runs.show': () =>
      shownRun({
        outcome: 'attention',
        waiting: 3,
        waitingList: [waiting('1', '9310.00', 'incomplete'), waiting('2', '100.00'), waiting('3', '312.50')],
        log: [
          { at: '2026-11-22T05:00:10.000Z', code: 'settled-posted', details: { reference: 'NA1' } },
          { at: '2026-11-22T05:01:00.000Z', code: 'replanned', details: { why: 'x' } },
          { at: '2026-11-22T05:02:00.000Z', code: 'posted', details: { reference: 'NA7K2M9QW4X1P' } },
        ],
      }),
  });
  await desk.press('Enter');
  t.deepEqual(seen(desk), [
    ' Run of 22 Nov 06:00 · park · automatic                             ! needs you',
    ' Booked 1 entry of € 4,724.34, 23 documents; 3 wait.',
    '',
    '   period   journal  description    state      facts        total  synced at',
    '›  21 Nov   90       Park De Wate…  ● booked      23     4,724.34  22 Nov 06:02',
    '',
    ' WAITING: 3 DOCUMENTS',
    '       2  waits for review                                             € 412.50',
    '       1  something is missing                                       € 9,310.00',
    '',
    ' LOG',
    '   06:00  NA1 was looked up: it is booked.',
    '   06:01  Facts changed meanwhile; planned again.',
    '   06:02  NA7K2M9QW4X1P is booked.',
  ]);
  await desk.press('w');
  t.is(seen(desk)[0], ' 3 documents are left out, € 9,722.50.');
  await desk.press('Escape', 'l');
  t.deepEqual(seen(desk), [
    ' LOG',
    '',
    '›  06:00  NA1 was looked up: it is booked.',
    '   06:01  Facts changed meanwhile; planned again.',
    '   06:02  NA7K2M9QW4X1P is booked.',
  ]);
});

test('an entry of a run is opened over it, and Esc comes back to the run', async (t) => {
  const desk = await atRuns([run()], {
    'entries.show': () => ({ ...entry(), whereToFind: '', attempts: [], contributions: [] }),
  });
  await desk.press('Enter', 'Enter');
  t.deepEqual(names(desk), ['runs', 'run', 'entry']);
  await desk.press('Escape');
  t.deepEqual(names(desk), ['runs', 'run']);
});

test('what runs said before the program began is no news', async (t) => {
  const desk = await atRuns([run(), run({ run: 'run-0' })]);
  desk.changed('runs');
  await settled();
  t.deepEqual(said(desk), []);
});

test('a run that ended is told with a key that opens its entry', async (t) => {
  const desk = await ended({ waiting: 14, outcome: 'attention' });
  t.deepEqual(said(desk), ['Booked 1 entry of € 4,724.34, 23 documents; 14 wait.']);
  desk.toasts.shown.get().at(-1)?.follow?.run();
  t.deepEqual(desk.gone, [{ screen: 'entries', target: { reference: 'NA7K2M9QW4X1P' } }]);
});

test('a run of several entries opens on itself', async (t) => {
  const desk = await ended({ entryList: [entry(), entry({ reference: 'NB', total: '100.00' })] });
  t.deepEqual(said(desk), ['Booked 2 entries of € 4,824.34, 23 documents.']);
  desk.toasts.shown.get().at(-1)?.follow?.run();
  t.deepEqual(desk.gone, [{ screen: 'runs', target: { run: 'run-1' } }]);
});

test('a run that ended while nobody listened is told as well', async (t) => {
  const runs: RunView[] = [];
  const desk = await atRuns(runs);
  runs.push(run());
  desk.changed('runs');
  await settled();
  t.is(said(desk).length, 1);
});

test('an outcome that is not known stays on the screen, with what happens next', async (t) => {
  const desk = await ended({
    outcome: 'attention',
    reason: { code: 'stopped-at-unresolved', details: { reference: 'NA7K2M9QW4X1P' } },
    entryList: [entry({ state: 'unknown', postedAt: null })],
  });
  await desk.pass(60_000);
  t.deepEqual(said(desk), [
    'No answer from the built-in books. The entry of € 4,724.34 may be there. The next run looks it up, 23 Nov 06:00; nothing is sent again before that.',
  ]);
  desk.toasts.shown.get().at(-1)?.follow?.run();
  t.deepEqual(desk.gone, [{ screen: 'entries', target: { reference: 'NA7K2M9QW4X1P' } }]);
});

test('what the package refused stays on the screen, in its words', async (t) => {
  const desk = await ended({
    outcome: 'attention',
    entryList: [entry({ state: 'rejected', postedAt: null, message: 'Period 11 is closed.' })],
  });
  await desk.pass(60_000);
  t.deepEqual(said(desk), [
    'The entry for Sat 21 Nov 2026, € 4,724.34, was refused by the built-in books: Period 11 is closed.',
  ]);
});

test('a run that failed stays on the screen with its reason', async (t) => {
  const desk = await ended({
    outcome: 'failed',
    entryList: [],
    waiting: 2,
    reason: { code: 'sign-in-lost', details: {} },
  });
  await desk.pass(60_000);
  t.deepEqual(said(desk), [
    'The run booked nothing; 2 wait. The package no longer accepts our sign-in; nothing is lost.',
  ]);
});

test('who sent a plan that had moved was told already', async (t) => {
  const desk = await ended({ outcome: 'interrupted', entryList: [], reason: { code: 'plan-moved', details: {} } });
  t.deepEqual(said(desk), []);
});

test('a run that had nothing to book passes with a word', async (t) => {
  const desk = await ended({ entryList: [] });
  t.deepEqual(said(desk), ['The run booked nothing.']);
  await desk.pass(10_000);
  t.deepEqual(said(desk), []);
});

test('sync now looks what would be sent and asks with it', async (t) => {
  const desk = await atRuns([run()], { sync: () => plan() });
  await desk.press('s');
  await settled();
  t.deepEqual(names(desk), ['runs', 'confirm']);
  t.deepEqual(syncs(desk), [{ dryRun: true }]);
});

test('where there are several books, which of them is asked first', async (t) => {
  const desk = await atRuns([run()], {
    'configurations.list': () => [
      configuration(),
      configuration({ name: 'zaal', provider: 'exact', administration: '482913' }),
      configuration({ name: 'oud', active: false }),
    ],
    sync: () => plan(),
  });
  await desk.press('s');
  await settled();
  t.deepEqual(
    seen(desk)
      .map((text) => text.trim())
      .filter(Boolean),
    [
      '┌─ Which books? ───────────────────────────────────────────────┐',
      '│ ▏                                                            │',
      '│                                                              │',
      '│ › All of them                                                │',
      '│   park                         the built-in books            │',
      '│   zaal                         Exact 482913                  │',
      '│                                                              │',
      '│                                                              │',
      '│                                                              │',
      '│                                                              │',
      '│                                                              │',
      '│                                                              │',
      '│ ↵ use   Esc back                                             │',
      '└──────────────────────────────────────────────────────────────┘',
    ],
  );
  await desk.press(...'zaal', 'Enter');
  await settled();
  t.deepEqual(syncs(desk), [{ configuration: 'zaal', dryRun: true }]);
});

test('a dry run shows what would be sent', async (t) => {
  const desk = await atRuns([run()], { sync: () => plan() });
  await desk.press('D');
  t.deepEqual(names(desk), ['runs', 'preview']);
});

test('another day is taken for today when it is a day', async (t) => {
  const desk = await atRuns([run()], { sync: () => plan() });
  await desk.press('A', 'Ctrl+U', ...'2026-11-3', 'Enter');
  t.deepEqual(names(desk), ['runs', 'form']);
  await desk.press('0', 'Enter');
  await settled();
  t.deepEqual(syncs(desk), [{ asOf: '2026-11-30', dryRun: true }]);
  t.deepEqual(names(desk), ['runs', 'confirm']);
});

test('another screen opens a run, or starts one', async (t) => {
  const desk = await atRuns([run()], { sync: () => plan() });
  const screen = runsScreen(desk);
  desk.layers.base(screen);
  screen.show?.({ run: 'run-1' });
  await settled();
  t.deepEqual(names(desk), ['runs', 'run']);
  desk.layers.base(screen);
  screen.show?.({ open: 'sync' });
  await settled();
  t.deepEqual(names(desk), ['runs', 'confirm']);
});
