import test from 'ava';
import type { ResultOf } from '../../../src/core/rpc.ts';
import { drawn } from '../drawn.tsx';
import { type FakeDesk, settled } from '../fake-desk.ts';
import { documentAnswers, invoicesOf, someDocuments } from './fake-documents.ts';

const small = { width: 80, height: 5 };
const top = (desk: FakeDesk) => {
  const layer = desk.top();
  return layer ? drawn(layer, small) : [];
};

test('every letter narrows the list, Enter keeps it, and the next Enter opens what was found', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(300));
  screen.show?.({ open: 'find' });
  await desk.press('b', 'r', 'u', 'g', 'Space', '6', '0', '.');
  t.deepEqual(top(desk), [
    ' / brug 60.▏                                                       10 documents',
    ' A name, number or amount; or words like state:to-review from:2026-11',
    '   number     date    relation                 total  state         synced at',
    '›  2026-1005  15 Nov  Café De Brúg             60.00  ● booked      21 Nov 06:02',
    '   2026-1035  16 Oct  Café De Brúg            360.00  ● booked      21 Nov 06:02',
  ]);
  await desk.press('Down', 'Enter', 'Enter');
  t.is(desk.top()?.name, 'document');
  t.deepEqual(called('documents.show'), [{ id: 'i36' }]);
});

test('only the answer to the latest letter counts', async (t) => {
  const answers: ((rows: ResultOf<'documents.window'>) => void)[] = [];
  const documents = someDocuments(30);
  const window = documentAnswers(() => documents)['documents.window'];
  let isSlow = false;
  const { desk, screen } = await invoicesOf(documents, {
    'documents.window': async (params) => {
      const answer = await window?.(params);
      if (isSlow) await new Promise<unknown>((resolve) => answers.push(resolve));
      return answer as ResultOf<'documents.window'>;
    },
  });
  screen.show?.({ open: 'find' });
  isSlow = true;
  desk.layers.press(['b', 'r', 'u']);
  await settled();
  t.is(answers.length, 1, 'one question is under way');
  isSlow = false;
  for (const answer of answers) answer(undefined as never);
  await settled();
  t.is(top(desk)[0], ' / bru▏                                                            10 documents');
  t.is(desk.calls.filter(({ method }) => method === 'documents.window').length, 3);
});

test('a word that makes no sense says what is allowed, and leaves the list as it was', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(3));
  screen.show?.({ open: 'find' });
  await desk.press('k', 'i', 'n', 'd', ':', 'x');
  const asked = called('documents.window').length;
  t.deepEqual(top(desk), [
    ' / kind:x▏',
    ' X is no kind of document; there are invoice, credit-note, receipt, payment,',
    ' posting.',
    '   number     date    relation                 total  state         synced at',
    '›  2026-1000  20 Nov  J. van der Berg          10.00  ! to review',
  ]);
  await desk.press('Enter');
  t.deepEqual(desk.said(), ['X is no kind of document; there are invoice, credit-note, receipt, payment, posting.']);
  t.is(desk.top()?.name, 'find');
  t.is(called('documents.window').length, asked);
});

test('Esc lets go of one thing at a time: the line with its filter, what is chosen, the filter', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(30));
  const filter = () => (called('documents.window').at(-1) as { filter: string }).filter;
  screen.show?.({ open: 'find' });
  await desk.press('w', 'i', 'n', 'd', 'Escape');
  t.deepEqual([desk.top()?.name, filter()], ['invoices', '']);
  screen.show?.({ filter: 'wind' });
  await desk.press('Space', 'Escape');
  t.deepEqual([filter(), drawn(screen, small)[0]?.includes('chosen')], ['wind', false]);
  await desk.press('Escape');
  t.is(filter(), '');
  t.true(
    screen
      .actions()
      .find(({ id }) => id === 'invoices.clear')
      ?.hidden?.(),
  );
});

test('saved filters and the words of one are chosen from a list', async (t) => {
  const { desk, screen, called } = await invoicesOf(someDocuments(30), {
    'filters.list': () => [{ name: 'morning', filter: 'state:to-review over:100' }],
    'filters.save': ({ name, filter }) => ({ name, filter }),
    'filters.remove': ({ name }) => ({ name }),
  });
  await desk.press('f', 'Enter');
  t.is(drawn(screen, small)[0]?.trim().slice(0, 26), 'state:to-review over:100  ');
  await desk.press('f', ...'kind receipt', 'Enter');
  t.like(called('documents.window').at(-1), { filter: 'state:to-review over:100 kind:receipt' });
  await desk.press('f', ...'save', 'Enter', ...'bar', 'Enter');
  t.deepEqual(called('filters.save'), [{ name: 'bar', filter: 'state:to-review over:100 kind:receipt' }]);
  // A word whose value is still to be typed goes to the line.
  await desk.press('f', ...'under:', 'Enter', ...'500', 'Enter');
  t.like(called('documents.window').at(-1), { filter: 'state:to-review over:100 kind:receipt under:500' });
  await desk.press('f', ...'Forget', 'Enter');
  t.deepEqual(called('filters.remove'), [{ name: 'morning' }]);
});

test('a filter that another screen asks for and this one does not know is shown with what is allowed', async (t) => {
  const { desk, screen } = await invoicesOf(someDocuments(3));
  screen.show?.({ filter: 'state:lost' });
  await settled();
  t.deepEqual([desk.top()?.name, top(desk)[0]?.trim()], ['find', '/ state:lost ▏']);
});
