import test from 'ava';
import type { CauseView } from '../../src/core/rpc.ts';
import { repairsScreen } from '../../src/tui/screens/repairs/screen.tsx';
import { drawn } from './drawn.tsx';
import { type Answers, fakeDesk, settled } from './fake-desk.ts';

const cause: CauseView = {
  code: 'account-missing',
  subject: 'product:FIETS',
  details: { kind: 'product', subject: 'FIETS', name: 'Fietshuur' },
  documents: 12,
  since: '2026-11-20T07:00:00.000Z',
  amount: '1147.98',
  currency: 'EUR',
  examples: ['2026-1015', '2026-1041'],
};
const account = (code: string, name: string) => ({ code, name, type: 'revenue', blocked: false });

async function shown(answers: Answers = {}) {
  let causes: CauseView[] = [cause];
  const desk = fakeDesk({
    answers: {
      'repairs.list': () => causes,
      chart: () => ({
        accounts: [account('8210', 'Lunch'), account('8300', 'Activiteiten')],
        journals: [],
        vatCodes: [],
      }),
      'chart.usage': () => ({ accounts: [], vatCodes: [] }),
      'repairs.preview': ({ account: code }) => ({
        documents: 12,
        complete: code === '8300' ? 12 : 7,
        amount: '1147.98',
        currency: 'EUR',
        examples: [],
      }),
      'repairs.fix': ({ code, subject }) => {
        causes = [];
        desk.changed('settings');
        return { code, subject, documents: 12, stillWaiting: 0 };
      },
      ...answers,
    },
  });
  const screen = repairsScreen(desk);
  desk.layers.base(screen);
  await settled();
  return { desk, screen };
}

test('a cause is shown with what it holds, how long, and what to do', async (t) => {
  const { screen } = await shown();
  t.is(screen.count?.(), 1);
  const lines = drawn(screen);
  t.deepEqual(lines.slice(0, 3), [
    ' 1 cause holds 12 documents.',
    '',
    '›  !  No account for product Fietshuur (FIETS)    12 documents  € 1,147.98   2 d',
  ]);
  t.deepEqual(
    lines.slice(-3).map((line) => line.trim()),
    ['No account for product Fietshuur (FIETS).', 'Choose an account.', 'Among them 2026-1015, 2026-1041.'],
  );
});

test('three letters repair all twelve, and the message says how to take it back', async (t) => {
  const { desk, screen } = await shown();
  await desk.press('Enter');
  t.true(
    drawn(desk.top() ?? screen)
      .join('\n')
      .includes('7 documents become complete, € 1,147.98; 5 wait'),
  );
  await desk.press('a', 'c', 't');
  t.true(
    drawn(desk.top() ?? screen)
      .join('\n')
      .includes('12 documents become complete, € 1,147.98'),
  );
  await desk.press('Enter');
  const [fixed] = desk.calls.filter(({ method }) => method === 'repairs.fix').map(({ params }) => params);
  t.like(fixed, { code: 'account-missing', subject: 'product:FIETS', account: '8300' });
  t.deepEqual(desk.said(), ['Repaired for 12 documents. u takes it back.']);
  t.deepEqual(
    desk.remembered.map(({ what }) => what),
    ['no account for product Fietshuur (FIETS) → 8300 Activiteiten'],
  );
  await settled();
  t.deepEqual(
    drawn(screen)
      .map((line) => line.trim())
      .filter(Boolean),
    ['Nothing is in the way.'],
  );
});

test('a preview that cannot be had says so, and an answer that comes late says nothing of the next choice', async (t) => {
  const late = Promise.withResolvers<never>();
  const { desk, screen } = await shown({ 'repairs.preview': () => late.promise });
  await desk.press('Enter', 'Down');
  late.reject(new Error('away'));
  await settled();
  t.true(
    drawn(desk.top() ?? screen)
      .join('\n')
      .includes('What this would do cannot be said just now.'),
  );
});
