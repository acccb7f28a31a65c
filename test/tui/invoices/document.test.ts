import test from 'ava';
import { DaemonRefusal } from '../../../src/cli/failure.ts';
import type { DocumentDetailView } from '../../../src/core/rpc.ts';
import { drawn } from '../drawn.tsx';
import { type Answers, type FakeDesk, settled } from '../fake-desk.ts';
import { detailOf, documentView, invoicesOf, someDocuments } from './fake-documents.ts';

const chart: Answers = {
  chart: () => ({
    accounts: ['8110 Zaalverhuur', '8210 Lunch en diner', '8999 Overige omzet'].map((text) => ({
      code: text.slice(0, 4),
      name: text.slice(5),
      type: 'revenue',
      blocked: false,
    })),
    journals: [{ code: '90', name: 'Memoriaal', kind: 'memorial', blocked: false }],
    vatCodes: [
      { code: 'H21', name: 'Hoog', rate: '21', category: 'S', inclusive: false, side: 'sales', blocked: false },
      { code: 'L9', name: 'Laag', rate: '9', category: 'S', inclusive: false, side: 'sales', blocked: false },
    ],
  }),
  'chart.usage': () => ({ accounts: [], vatCodes: [] }),
};

const invoice = documentView({
  id: 'i1',
  number: '2026-1187',
  date: '2026-11-20',
  total: '312.50',
  state: 'to-review',
});

/** The invoice open, its answers in the test's hands. */
async function opened(changes: Partial<DocumentDetailView> = {}, more: Answers = {}) {
  const shown = { current: detailOf({ ...invoice, syncedAt: null, entry: null }, { version: 'v1', ...changes }) };
  const made = await invoicesOf([invoice], { ...chart, 'documents.show': () => shown.current, ...more });
  await made.desk.press('Enter');
  return { ...made, shown };
}
const top = (desk: FakeDesk, height = 19) => {
  const layer = desk.top();
  return layer ? drawn(layer, { width: 80, height }) : [];
};

test('a document shows what it is, what is the matter, how and why it is booked, and where', async (t) => {
  const { desk } = await opened({
    review: [{ code: 'fallback-account', details: { account: '8999' } }],
    contributions: [
      {
        part: 'invoice',
        date: '2026-11-20',
        entry: 'NA7K2M9QW4X1P',
        state: 'posted',
        syncedAt: '2026-11-21T05:02:00.000Z',
        remoteNumber: '2026-90-0059',
        amount: '312.50',
      },
      {
        part: 'release:2026-12-31',
        date: '2026-12-31',
        entry: null,
        state: 'planned',
        syncedAt: null,
        remoteNumber: null,
        amount: '57.34',
      },
    ],
  });
  t.deepEqual(top(desk), [
    ' Invoice 2026-1187 · Zeilschool De Wind                                 € 312.50',
    ' Fri 20 Nov 2026 · journal 70 · due 14 Nov · invoices-10.xml         ! to review',
    '   No account was found; it fell back to the default account 8999.',
    '',
    '   description                account                      VAT            amount',
    '   Zaalhuur, 4 uur            8110 Zaalverhuur             21 %  H21      206.61',
    ' › Lunch, 12 pers.            ⚑ 8999 Overige omzet         9 %  L9         57.34',
    '                                                                      ──────────',
    '                                                                 net      263.95',
    '                                                                 VAT       48.55',
    '                                                               total    € 312.50',
    '',
    '   BOOKED   date    entry          state      synced at     number there  amount',
    '   invoice  20 Nov  NA7K2M9QW4X1P  ● booked   21 Nov 06:02  2026-90-0059  312.50',
    '   release  31 Dec                 ◐ planned                               57.34',
    '',
    '',
    '   ⚑ No other account was found, so it fell back to the default account 8999.',
    '   VAT map: 9 % S in journal 70.',
  ]);
  // Where it is tight, totals give way first, and the line under the cursor and its reason stay.
  await desk.press('Up');
  t.deepEqual(top(desk, 10), [
    ' Invoice 2026-1187 · Zeilschool De Wind                                 € 312.50',
    ' Fri 20 Nov 2026 · journal 70 · due 14 Nov · invoices-10.xml         ! to review',
    '   No account was found; it fell back to the default account 8999.',
    '',
    '   description                account                      VAT            amount',
    ' › Zaalhuur, 4 uur            8110 Zaalverhuur             21 %  H21      206.61',
    '   Lunch, 12 pers.            ⚑ 8999 Overige omzet         9 %  L9         57.34',
    '                                                                      ──────────',
    '',
    '   Mapping of product Zaalhuur (ZAAL). VAT map: 21 % S in journal 70.',
  ]);
  await desk.press('End', 'Up', 'Enter');
  t.deepEqual(desk.gone, [{ screen: 'entries', target: { reference: 'NA7K2M9QW4X1P' } }]);
});

test('a line goes to another account, with the version that was on the screen', async (t) => {
  const { desk, called, shown } = await opened(
    {},
    {
      'documents.edit': ({ account }) => {
        const { current } = shown;
        const lines = current.lines.map((line) =>
          line.id === 'l2'
            ? { ...line, account: account ?? null, accountName: 'Lunch en diner', fallback: false }
            : line,
        );
        shown.current = { ...current, version: 'v2', lines };
        return shown.current;
      },
    },
  );
  await desk.press('Enter', ...'lunch', 'Enter');
  t.deepEqual(called('documents.edit'), [{ id: 'i1', line: 'l2', account: '8210', seen: 'v1' }]);
  t.is(top(desk)[5], ' › Lunch, 12 pers.            8210 Lunch en diner          9 %  L9         57.34');
  t.deepEqual(desk.said(), ['2026-1187 · Lunch, 12 pers. → 8210 Lunch en diner. u takes it back.']);
  t.deepEqual(
    desk.remembered.map(({ what }) => what),
    ['2026-1187 · Lunch, 12 pers. → 8210 Lunch en diner'],
  );
});

/** Refuses what was begun on another version than the one that there is. */
const guarded = (shown: { current: DocumentDetailView }): Answers => ({
  'documents.edit': ({ seen, description }) => {
    if (seen !== shown.current.version)
      throw new DaemonRefusal('conflict', 'changed', {
        code: 'changed-meanwhile',
        details: { number: '2026-1187', what: 'journal', was: '70', now: '90' },
      });
    shown.current = { ...shown.current, version: `${seen}'`, description: description ?? shown.current.description };
    return shown.current;
  },
});

test('what was chosen while somebody else changed the document is kept, and is one key away', async (t) => {
  const shown = { current: detailOf(invoice, { version: 'v1' }) };
  const { desk, called } = await invoicesOf([invoice], {
    ...chart,
    'documents.show': () => shown.current,
    ...guarded(shown),
  });
  await desk.press('Enter', 'J');
  shown.current = { ...shown.current, version: 'v2', journal: '90' };
  // It is on the screen below the picker by now; what was chosen on the one before is a conflict all the same.
  desk.changed('reviews');
  await settled();
  await desk.press('Enter');
  t.deepEqual(top(desk).slice(6, 10), [
    '          ┌─ Changed meanwhile ──────────────────────────────────────┐',
    '          │ 2026-1187 is no longer as it was shown: journal, was 70, │',
    '          │ now 90. Your choice is kept. Apply it to the document as │',
    '          │ it is now?                                               │',
  ]);
  await desk.press('y');
  t.deepEqual(called('documents.edit'), [
    { id: 'i1', journal: '90', seen: 'v1' },
    { id: 'i1', journal: '90', seen: 'v2' },
  ]);
});

test('what was typed while somebody else changed the document stays in its form', async (t) => {
  const shown = { current: detailOf(invoice, { version: 'v1', problems: [] }) };
  const { desk, called } = await invoicesOf([invoice], { 'documents.show': () => shown.current, ...guarded(shown) });
  await desk.press('Enter', 'd', 'Ctrl+U', ...'Brunch');
  shown.current = { ...shown.current, version: 'v2' };
  await desk.press('Enter');
  t.is(desk.top()?.name, 'form');
  t.deepEqual(desk.said(), ['2026-1187 is no longer as it was shown: journal, was 70, now 90.']);
  await desk.press('Enter');
  t.is(desk.top()?.name, 'document');
  t.deepEqual(called('documents.edit'), [
    { id: 'i1', line: 'l2', description: 'Brunch', seen: 'v1' },
    { id: 'i1', line: 'l2', description: 'Brunch', seen: 'v2' },
  ]);
});

test('every change of line and document has its key', async (t) => {
  const { desk, called } = await opened(
    { relation: null },
    {
      'documents.edit': () => detailOf(invoice, { version: 'v1' }),
      'relations.find': () => [{ id: 'D17', name: 'De Wind', place: 'Hoorn', documents: 3, lastDate: null }],
    },
  );
  await desk.press('t', 'Enter', 'C', ...'bar', 'Enter', 'J', 'Enter', 'r', 'Enter', 'O', 'R');
  await desk.press('D', 'Ctrl+U', ...'31 feb', 'Enter');
  t.true(top(desk).join('\n').includes('That is not a date.'));
  await desk.press('Ctrl+U', ...'4 dec', 'Enter');
  t.deepEqual(
    called('documents.edit').map((params) => {
      const { id: _id, seen: _seen, ...edit } = params as Record<string, unknown>;
      return edit;
    }),
    [
      { line: 'l2', vatCode: 'L9' },
      { line: 'l2', costCentre: 'bar' },
      { journal: '90' },
      { relation: 'D17' },
      { oneOff: true },
      { line: 'l2', reset: true },
      { dueDate: '2026-12-04' },
    ],
  );
});

test('an account is chosen for everything that is like a line, with what that does in sight', async (t) => {
  const like = { kind: 'arrangement', subject: 'LUNCH', name: 'Lunch buffet' };
  const base = detailOf(invoice);
  const lines = base.lines.map((line) =>
    line.fallback ? { ...line, reason: { code: 'fallback', details: { account: '8999', ...like } } } : line,
  );
  const { desk, called } = await opened(
    { lines },
    {
      'map.preview': () => ({ documents: 7, complete: 7, amount: '401.38', currency: 'EUR', examples: [] }),
      'map.account': ({ kind, subject, account }) => ({ id: 'map-1', kind, subject, to: account }),
    },
  );
  await desk.press('A', ...'lunch');
  t.true(top(desk).join('\n').includes('7 documents become complete, € 401.38'));
  t.true(top(desk).join('\n').includes('Account of everything like Lunch buffet'));
  await desk.press('Enter');
  t.deepEqual(called('map.account'), [{ kind: 'arrangement', subject: 'LUNCH', account: '8210' }]);
  t.deepEqual(desk.said(), ['Lunch buffet → 8210 Lunch en diner. u takes it back.']);
  t.is(desk.remembered.length, 1);
});

test('a line that waits for a VAT code is repaired with all that wait for it', async (t) => {
  const problem = {
    code: 'vat-rate-unmapped' as const,
    subject: '0/AE',
    details: { rate: '0', category: 'AE', journal: '90' },
  };
  const lines = detailOf(invoice).lines.map((line) => ({
    ...line,
    fallback: false,
    vatCode: null,
    vatReason: { code: problem.code, details: problem.details },
  }));
  const { desk, called } = await opened(
    { lines, problems: [problem] },
    {
      'repairs.preview': () => ({ documents: 3, complete: 3, amount: '3000.00', currency: 'EUR', examples: [] }),
      'repairs.fix': ({ code, subject }) => ({ code, subject, documents: 3, stillWaiting: 0 }),
    },
  );
  t.is(top(desk)[2], ' › ! VAT 0 % (AE) has no code in journal 90.');
  await desk.press('Down', 'A', 'Enter', 'f', 'Escape', 'Home', 'Enter', 'Enter');
  t.deepEqual(called('repairs.fix'), [
    { code: 'vat-rate-unmapped', subject: '0/AE', vatCode: 'H21' },
    { code: 'vat-rate-unmapped', subject: '0/AE', vatCode: 'H21' },
  ]);
});

test('the next document of the list is one key away, up to the last', async (t) => {
  const { desk } = await invoicesOf(someDocuments(3));
  await desk.press('Enter', 'n', 'Right');
  t.is(top(desk)[0]?.slice(0, 18), ' Invoice 2026-1002');
  await desk.press('n', 'p', 'Left');
  t.is(top(desk)[0]?.slice(0, 18), ' Invoice 2026-1000');
  await desk.press('p');
  t.deepEqual(desk.said(), ['This is the last of the list.', 'This is the first of the list.']);
  await desk.press('Escape');
  t.is(desk.top()?.name, 'invoices');
});

test('a document that another screen asks for opens at once, also when it is not in the list', async (t) => {
  const { desk, screen } = await invoicesOf(someDocuments(300).slice(0, 2), {
    'documents.show': ({ id }) => detailOf({ ...invoice, id }),
  });
  screen.show?.({ document: 'i250' });
  await settled();
  t.is(top(desk)[0]?.slice(0, 18), ' Invoice 2026-1187');
  await desk.press('n');
  t.deepEqual(desk.said(), ['This document is not in the list below.']);
});

test('why every field is as it is fills a page', async (t) => {
  const { desk } = await opened();
  await desk.press('y');
  t.deepEqual(top(desk).slice(0, 10), [
    ' Invoice 2026-1187: why',
    '',
    '',
    ' Zaalhuur, 4 uur  206.61',
    '   account 8110 Zaalverhuur: Mapping of product Zaalhuur (ZAAL).',
    '   VAT 21 % H21: VAT map: 21 % S in journal 70.',
    '',
    ' Lunch, 12 pers.  57.34',
    '   account 8999 Overige omzet: No other account was found, so it fell back to',
    '   the default account 8999.',
  ]);
});

test('what was booked in several entries asks which one to open', async (t) => {
  const part = { date: '2026-11-20', state: 'posted', syncedAt: null, remoteNumber: null, amount: '1.00' };
  const { desk } = await opened({
    contributions: [
      { ...part, part: 'invoice', entry: 'NA1' },
      { ...part, part: 'release:2026-12-31', entry: 'NA2' },
    ],
  });
  await desk.press('b', 'Down', 'Enter');
  t.deepEqual(desk.gone, [{ screen: 'entries', target: { reference: 'NA2' } }]);
});

test('on the smallest screen texts give way, and figures never do', async (t) => {
  const { desk } = await opened({ total: '10312.50' });
  const layer = desk.top();
  t.deepEqual(layer ? drawn(layer, { width: 60, height: 10 }) : [], [
    ' Invoice 2026-1187 · Zeilschool De Wind          € 10,312.50',
    ' Fri 20 Nov 2026 · journal 70 · due 14 Nov · in… ! to review',
    '',
    '   description      account            VAT            amount',
    '   Zaalhuur, 4 uur  8110 Zaalverhuur   21 %  H21      206.61',
    ' › Lunch, 12 pers.  ⚑ 8999 Overige o…  9 %  L9         57.34',
    '                                                 ───────────',
    '',
    '   ⚑ No other account was found, so it fell back to the',
    '   default account 8999. VAT map: 9 % S in journal 70.',
  ]);
});
