import test from 'ava';
import { DaemonRefusal } from '../../src/cli/failure.ts';
import type { SyncResult } from '../../src/core/rpc.ts';
import { books } from '../../src/tui/entry/books.ts';
import type { Layer } from '../../src/tui/layers/layer.ts';
import { preview } from '../../src/tui/sending/preview.tsx';
import { syncNow } from '../../src/tui/sending/sync-now.tsx';
import { drawn } from './drawn.tsx';
import { type Answers, type FakeDesk, fakeDesk, settled } from './fake-desk.ts';
import { configuration, plan, plannedEntry, waiting } from './posting-data.ts';

const screen: Layer = { name: 'screen', actions: () => [], View: () => null };

/** A desk whose daemon would send this, and takes what is sent by the answers of `sync` in turn. */
function atDesk(plans: readonly SyncResult[], sent: readonly (SyncResult | Error)[] = [], more: Answers = {}) {
  const dry = [...plans];
  const real = [...sent];
  const desk = fakeDesk({
    answers: {
      'configurations.list': () => [configuration()],
      'entries.list': () => ({ total: 0, rows: [] }),
      sync: ({ dryRun }) => {
        const answer = dryRun ? (dry.length > 1 ? dry.shift() : dry[0]) : real.shift();
        if (answer instanceof Error) throw answer;
        if (!answer) throw new Error('nothing was to be sent');
        return answer;
      },
      ...more,
    },
  });
  desk.layers.base(screen);
  return desk;
}

async function opened(desk: FakeDesk): Promise<void> {
  desk.layers.open(preview(desk, books(desk)));
  await settled();
}

const sends = (desk: FakeDesk) =>
  desk.calls.filter(({ method, params }) => method === 'sync' && !(params as { dryRun?: boolean }).dryRun);
const names = (desk: FakeDesk) => desk.layers.stack.get().map(({ name }) => name);
const seen = (desk: FakeDesk) => drawn(desk.top() ?? screen);

/** The lines of a box in the middle of the screen. */
const box = (desk: FakeDesk) =>
  seen(desk)
    .map((text) => text.trim())
    .filter(Boolean);

/** Looks at the question, says yes, and lets the seconds pass. */
async function sayYes(desk: FakeDesk): Promise<void> {
  seen(desk);
  await desk.press('y');
  for (let second = 0; second < 5; second++) await desk.pass(1_000);
}

test('one entry is shown as it would be sent, with what it leaves out', async (t) => {
  const desk = atDesk([
    plan({
      waiting: [waiting('2026-1187', '312.50'), waiting('2026-1190', '100.00'), waiting('7', '9.00', 'concept')],
    }),
  ]);
  await opened(desk);
  t.deepEqual(seen(desk), [
    ' Entry for Sat 21 Nov 2026 · Memorial (90) · the built-in books    NOT SENT YET',
    '',
    '   account                             VAT          debit        credit    facts',
    '›  1310 Debiteuren PMS                 GEEN      4,724.34                     23',
    '   8000 Verhuur chalets                H21                     3,904.41        9',
    '   1520 Te betalen btw hoog            GEEN                      819.93        9',
    '                                             ────────────  ────────────',
    '   total EUR                                     4,724.34      4,724.34  equal ●',
    '',
    ' Left out: 2 documents (waits for review), 1 document (put aside half-way).',
  ]);
});

test('a line is opened down to the facts of the plan, and a fact to its document', async (t) => {
  const desk = atDesk([plan()], [], {
    'entries.facts': () => ({
      total: 1,
      rows: [
        {
          document: 'i1',
          kind: 'invoice',
          number: '2026-1042',
          date: '2026-11-20',
          relation: 'J. van der Berg',
          part: 'invoice',
          amount: '-82.64',
          currency: 'EUR',
        },
      ],
    }),
  });
  await opened(desk);
  await desk.press('Down', 'Enter');
  t.deepEqual(seen(desk), [
    ' 8000 Verhuur chalets · H21                          1 fact   € 3,904.41 credit',
    '',
    '   date         number       relation         part                       credit',
    '›  20 Nov       2026-1042    J. van der Berg  invoice                     82.64',
  ]);
  t.deepEqual(desk.calls.at(-1), {
    method: 'entries.facts',
    params: { reference: 'NA7K2M9QW4X1P', plan: 'plan-1', line: 1, offset: 0, limit: 100 },
  });
  await desk.press('Enter');
  t.deepEqual(desk.gone, [{ screen: 'invoices', target: { document: 'i1' } }]);
});

test('several entries are listed first, each opened by itself', async (t) => {
  const earlier = plannedEntry({ reference: 'NA0000000001', period: '2026-11-20', total: '100.00', facts: 1 });
  const desk = atDesk([plan({ entries: [earlier, plannedEntry()] })]);
  await opened(desk);
  t.deepEqual(seen(desk), [
    ' 2 entries, € 4,824.34: this would be sent now.                    NOT SENT YET',
    '',
    '   period   journal  description                              facts        total',
    '›  20 Nov   90       Park De Waterlelie 21 Nov                    1       100.00',
    '   21 Nov   90       Park De Waterlelie 21 Nov                   23     4,724.34',
  ]);
  await desk.press('Down', 'Enter');
  t.deepEqual(names(desk), ['screen', 'preview', 'planned-entry']);
  t.is(seen(desk)[0], ' Entry for Sat 21 Nov 2026 · Memorial (90) · the built-in books    NOT SENT YET');
});

test('what leaves is asked once, with count, total, books and journal', async (t) => {
  const desk = atDesk([plan()]);
  await opened(desk);
  await desk.press('S', 'y');
  t.deepEqual(box(desk), [
    '┌─ Send ───────────────────────────────────────────────────┐',
    '│ Send 1 entry of € 4,724.34 to the built-in books,        │',
    '│ journal 90? It can be corrected later, not unsent.       │',
    '│                                                          │',
    '│ y send   Esc not now                                     │',
    '└──────────────────────────────────────────────────────────┘',
  ]);
  t.deepEqual(names(desk), ['screen', 'preview', 'confirm']);
  t.deepEqual(sends(desk), []);
});

test('exactly the plan that was shown is sent, after five seconds', async (t) => {
  const desk = atDesk([plan()], [plan({ runs: [] })]);
  await opened(desk);
  await desk.press('S');
  seen(desk);
  await desk.press('y');
  t.true(seen(desk).some((text) => text.includes('Leaves in 5 s.')));
  for (let second = 0; second < 4; second++) await desk.pass(1_000);
  t.true(seen(desk).some((text) => text.includes('Leaves in 1 s.')));
  t.deepEqual(sends(desk), []);
  await desk.pass(1_000);
  t.deepEqual(
    sends(desk).map(({ params }) => ({ ...(params as object), commandId: '' })),
    [{ commandId: '', plan: 'plan-1' }],
  );
  t.deepEqual(names(desk), ['screen']);
});

test('Esc stops what is about to leave', async (t) => {
  const desk = atDesk([plan()]);
  await opened(desk);
  await desk.press('S');
  seen(desk);
  await desk.press('y');
  await desk.pass(1_000);
  await desk.press('Escape');
  for (let second = 0; second < 9; second++) await desk.pass(1_000);
  t.deepEqual(sends(desk), []);
  t.deepEqual(names(desk), ['screen', 'preview']);
});

test('it is said that it was stopped', async (t) => {
  const desk = atDesk([plan()]);
  await opened(desk);
  await desk.press('S');
  seen(desk);
  await desk.press('y', 'Escape');
  t.deepEqual(desk.said(), ['Stopped. Nothing was sent.']);
});

test('the seconds stand still while something covers them', async (t) => {
  const desk = atDesk([plan()]);
  await opened(desk);
  await desk.press('S');
  seen(desk);
  await desk.press('y');
  desk.layers.open({ name: 'help', overlay: true, actions: () => [], View: () => null });
  for (let second = 0; second < 9; second++) await desk.pass(1_000);
  t.deepEqual(sends(desk), []);
});

test('a plan that moved is not sent: that is said, and the fresh one is shown', async (t) => {
  const moved = new DaemonRefusal('refused', 'moved', { code: 'plan-moved', details: {} });
  const fresh = plan({ plan: 'plan-2', entries: [plannedEntry({ total: '4812.84' })] });
  const desk = atDesk([plan(), fresh], [moved]);
  await opened(desk);
  await desk.press('S');
  await sayYes(desk);
  t.deepEqual(desk.said(), [
    'What is to be booked has changed since it was shown; look at it again, nothing was sent.',
  ]);
  t.deepEqual(names(desk), ['screen', 'preview']);
  await desk.press('S');
  t.true(seen(desk).some((text) => text.includes('Send 1 entry of € 4,812.84')));
});

test('while it is sent, the preview tells how far that is', async (t) => {
  const never = new Promise<SyncResult>(() => undefined);
  const desk = atDesk([plan()], [], { sync: ({ dryRun }) => (dryRun ? plan() : never) });
  await opened(desk);
  await desk.press('S');
  await sayYes(desk);
  desk.progress({ task: 'run-1', phase: 'sending', done: 1, total: 2, subject: '2026-11-21' });
  t.is(seen(desk)[0], `${' Entry for Sat 21 Nov 2026 · Memorial (90)'.padEnd(64)}Sending  1 of 2`);
  await desk.press('S');
  t.deepEqual(desk.said(), ['It is being sent.']);
});

test('a preview that could not be had says so, and can be left', async (t) => {
  const desk = atDesk([], [], {
    sync: () => {
      throw new DaemonRefusal('refused', 'inactive', { code: 'nothing-to-sync', details: {} });
    },
  });
  await opened(desk);
  t.deepEqual(desk.said(), ['There is no active configuration.']);
  t.deepEqual(seen(desk), [' What would be sent could not be found out. Esc goes back.']);
  await desk.press('Escape');
  t.deepEqual(names(desk), ['screen']);
});

test('where nothing is due that is said, with the day on which something will be', async (t) => {
  const desk = atDesk([plan({ entries: [], waiting: [waiting('2026-1187', '312.50')] })]);
  await opened(desk);
  t.deepEqual(seen(desk), [
    ' Nothing is due; the next is due on Mon 23 Nov.',
    '',
    ' Left out: 1 document (waits for review).',
  ]);
  await desk.press('S');
  t.deepEqual(desk.said(), ['Nothing is due; the next is due on Mon 23 Nov.']);
});

test('what is left out is listed with its reasons, and leads to its documents', async (t) => {
  const desk = atDesk([plan({ waiting: [waiting('2026-1187', '312.50'), waiting('2026-1190', '100.00')] })]);
  await opened(desk);
  await desk.press('w');
  t.deepEqual(seen(desk), [
    ' 2 documents are left out, € 412.50.',
    '',
    '   number          reason                                                  total',
    '›  2026-1187       Waits for review                                     € 312.50',
    '   2026-1190       Waits for review                                     € 100.00',
  ]);
  await desk.press('Down', 'Enter');
  t.deepEqual(desk.gone, [{ screen: 'invoices', target: { document: 'id-2026-1190' } }]);
});

test('a run by hand looks first, and asks with what it found', async (t) => {
  const desk = atDesk([plan()], [plan()]);
  syncNow(desk, books(desk), {});
  await settled();
  t.deepEqual(names(desk), ['screen', 'confirm']);
  await sayYes(desk);
  t.is(sends(desk).length, 1);
});

test('a run by hand that has nothing to send says so', async (t) => {
  const desk = atDesk([plan({ entries: [] })]);
  syncNow(desk, books(desk), {});
  await settled();
  t.deepEqual(desk.said(), ['Nothing is due; the next is due on Mon 23 Nov.']);
  t.deepEqual(names(desk), ['screen']);
});

test('with nothing to send but an outcome that is not known, a run offers to look it up', async (t) => {
  const desk = atDesk([plan({ entries: [] })], [plan({ entries: [] })], {
    'entries.list': () => ({ total: 1, rows: [] }),
  });
  syncNow(desk, books(desk), { configuration: 'park' });
  await settled();
  t.deepEqual(box(desk), [
    '┌─ Look up ────────────────────────────────────────────────┐',
    '│ Nothing new is due. The outcome of 1 entry is not known. │',
    '│ Look now? What is certainly not there is sent again.     │',
    '│                                                          │',
    '│ y look   Esc not now                                     │',
    '└──────────────────────────────────────────────────────────┘',
  ]);
  await sayYes(desk);
  t.deepEqual(
    sends(desk).map(({ params }) => ({ ...(params as object), commandId: '' })),
    [{ commandId: '', configuration: 'park' }],
  );
});

test('who stops looking is asked nothing afterwards', async (t) => {
  let answer: (result: SyncResult) => void = () => undefined;
  const desk = atDesk([], [], {
    sync: () =>
      new Promise<SyncResult>((resolve) => {
        answer = resolve;
      }),
  });
  syncNow(desk, books(desk), {});
  const top = desk.top();
  desk.layers.close(top ?? screen);
  answer(plan());
  await settled();
  t.deepEqual(names(desk), ['screen']);
});
