import test from 'ava';
import { DaemonRefusal } from '../../../src/cli/failure.ts';
import type { ParamsOf } from '../../../src/core/rpc.ts';
import { drawn } from '../drawn.tsx';
import { settled } from '../fake-desk.ts';
import { detailOf, documentView, invoicesOf, someDocuments } from './fake-documents.ts';

const reviewed = ({ action, which }: ParamsOf<'documents.review'>) => ({
  action,
  documents: 'ids' in which ? which.ids.length : which.matching.count,
});

test('one invoice is left out with a reason: two keys beside what is typed', async (t) => {
  const { desk, called } = await invoicesOf(someDocuments(3), { 'documents.review': reviewed });
  await desk.press('x', ...'private', 'Enter');
  t.deepEqual(called('documents.review'), [{ action: 'exclude', which: { ids: ['i1'] }, reason: 'private' }]);
  t.deepEqual(desk.said(), ['Left out: 2026-1000, €\u00a010.00. u takes it back.']);
  t.deepEqual(
    desk.remembered.map(({ what }) => what),
    ['Left out: 2026-1000, €\u00a010.00'],
  );
  t.like(desk.calls.find(({ method }) => method === 'documents.review')?.params, {
    commandId: desk.remembered[0]?.command,
  });
});

test('leaving out without a reason is not sent', async (t) => {
  const { desk, called } = await invoicesOf(someDocuments(3), { 'documents.review': reviewed });
  await desk.press('x', 'Enter');
  t.deepEqual(called('documents.review'), []);
  const layer = desk.top();
  t.true(layer && drawn(layer).join('\n').includes('Leaving out needs a reason.'));
});

test('chosen rows are reviewed together, and are chosen no more', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(9), { 'documents.review': reviewed });
  await desk.press('Space', 'v', 'Down', 'a');
  t.deepEqual(called('documents.review'), [{ action: 'approve', which: { ids: ['i1', 'i2', 'i3'] } }]);
  t.deepEqual(desk.said(), ['Approved: 3 documents, €\u00a060.00. u takes it back.']);
  t.false(drawn(screen)[0]?.includes('chosen'));
});

test('all that match are asked about with count and sum, and named as they were counted', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(300), { 'documents.review': reviewed });
  screen.show?.({ filter: 'state:synced' });
  await desk.press('*');
  t.is(drawn(screen)[0], ' state:synced              150 chosen: € 226,500.00   € 226,500.00     1 of 150');
  t.regex(drawn(screen)[3] ?? '', /^ ▪ 2026-1003/);
  await desk.press('c');
  const question = desk.top();
  const lines = question ? drawn(question, { width: 80, height: 6 }) : [];
  t.deepEqual(lines.slice(0, 3), [
    '          ┌─ put aside ──────────────────────────────────────────────┐',
    '          │ All 150 documents that match, € 226,500.00?              │',
    '          │                                                          │',
  ]);
  await desk.press('y');
  const revision = `150 ${'synced'.repeat(150)}`;
  t.deepEqual(called('documents.review'), [
    { action: 'concept', which: { matching: { filter: 'state:synced', count: 150, revision } } },
  ]);
});

test('all that match are let go when the list is another one', async (t) => {
  const documents = someDocuments(4);
  const { desk, screen } = await invoicesOf(documents);
  await desk.press('*');
  documents.pop();
  desk.changed('facts');
  await settled();
  t.is(drawn(screen)[0], ' All documents                                                 € 60.00   1 of 3');
});

test('what the daemon would refuse of a document is dimmed, and says why', async (t) => {
  const { desk, screen, called } = await invoicesOf([
    documentView({ number: '2026-1', state: 'incomplete', entry: null }),
    documentView({ id: 'i2', number: '2026-2' }),
    documentView({ id: 'i3', number: '2026-3', state: 'excluded', entry: null, excludedReason: 'private' }),
  ]);
  const why = () =>
    ['review.approve', 'review.exclude', 'review.concept', 'review.include'].map((id) => {
      const action = screen.actions().find((one) => one.id === id);
      return action?.hidden?.() ? 'hidden' : (action?.whyNot?.() ?? 'can be done');
    });
  t.deepEqual(why(), ['2026-1 is not complete; repair what is missing first.', 'can be done', 'can be done', 'hidden']);
  await desk.press('Down');
  t.deepEqual(why(), [
    '2026-2 cannot be approved: it is booked.',
    '2026-2 is booked; reverse its entry instead.',
    'can be done',
    'hidden',
  ]);
  await desk.press('Down', 'a', 'x');
  t.deepEqual(desk.said(), ['2026-3 cannot be approved: it is excluded.', 'It is left out already.']);
  t.deepEqual(called('documents.review'), []);
});

test('a refusal of several keeps them chosen, and says why', async (t) => {
  const { desk, screen } = await invoicesOf(someDocuments(3), {
    'documents.review': () => {
      throw new DaemonRefusal('refused', 'no', { code: 'not-complete', details: { number: '2026-1001' } });
    },
  });
  await desk.press('Space', 'Space', 'a');
  t.deepEqual(desk.said(), ['2026-1001 is not complete; repair what is missing first.']);
  t.true(drawn(screen)[0]?.includes('2 chosen: € 30.00'));
});

test('a document that changed since it was shown is told of, and the step is one key away', async (t) => {
  const [first] = someDocuments(1);
  if (!first) return t.fail();
  let version = 'v1';
  const { desk, called } = await invoicesOf([first], {
    'documents.show': () => detailOf(first, { version }),
    'documents.review': (params) => {
      if (params.seen === version) return reviewed(params);
      throw new DaemonRefusal('conflict', 'changed', {
        code: 'changed-meanwhile',
        details: { number: '2026-1000', what: 'account', was: '8999', now: '8210' },
      });
    },
  });
  await desk.press('Enter');
  version = 'v2';
  await desk.press('a');
  const question = desk.top();
  t.deepEqual(question ? drawn(question, { width: 80, height: 8 }).slice(0, 5) : [], [
    '          ┌─ Changed meanwhile ──────────────────────────────────────┐',
    '          │ 2026-1000 is no longer as it was shown: account, was     │',
    '          │ 8999, now 8210. Your choice is kept. Apply it to the     │',
    '          │ document as it is now?                                   │',
    '          │                                                          │',
  ]);
  await desk.press('y');
  t.deepEqual(
    called('documents.review').map((params) => (params as { seen: string }).seen),
    ['v1', 'v2'],
  );
  t.deepEqual(desk.said(), ['Approved: 2026-1000, €\u00a010.00. u takes it back.']);
});
