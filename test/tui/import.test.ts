import test from 'ava';
import fc from 'fast-check';
import type { ImportResult, ResultOf } from '../../src/core/rpc.ts';
import { typedPath } from '../../src/tui/import/typed-path.ts';
import { todayScreen } from '../../src/tui/screens/today/screen.tsx';
import { drawn } from './drawn.tsx';
import { type Answers, fakeDesk, settled } from './fake-desk.ts';
import { todayView } from './today-data.ts';

const nothing: ImportResult = { imported: 0, unchanged: 0, revised: 0, rejected: [], warnings: [] };

async function importing(answer: Required<Answers>['import.paths'], view = todayView()) {
  const desk = fakeDesk({ answers: { today: () => view, 'import.paths': answer } });
  desk.layers.base(todayScreen(desk));
  await settled();
  await desk.press('i');
  return desk;
}

type Desk = Awaited<ReturnType<typeof importing>>;
const inside = (desk: Desk) => {
  const top = desk.top();
  if (!top) return [];
  return drawn(top)
    .map((line) => /│ (.*) │/.exec(line)?.[1]?.trimEnd() ?? line)
    .filter((line) => line !== '');
};

test('a file that is read whole is told in passing, with the preview one key away', async (t) => {
  const desk = await importing(() => ({ ...nothing, imported: 12, unchanged: 3 }));
  await desk.press(...'/srv/export', 'Enter');
  const call = desk.calls.find(({ method }) => method === 'import.paths')?.params as {
    paths: string[];
    source: string;
  };
  t.deepEqual([call.paths, call.source], [['/srv/export'], 'park']);
  t.deepEqual([desk.top()?.name, desk.said()], ['today', ['12 facts imported, 0 revised, 3 unchanged.']]);
  desk.toasts.shown.get().at(-1)?.follow?.run();
  t.deepEqual(desk.gone, [{ screen: 'entries', target: { open: 'preview' } }]);
});

test('while files are read, how many is in sight; Escape lets it go on and the end is told', async (t) => {
  let finish = (_result: ResultOf<'import.paths'>) => {};
  const desk = await importing(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await desk.press(...'/srv/export', 'Enter');
  desk.progress({ task: 'import', phase: 'importing', done: 312, total: 1000, subject: '2026-1187.xml' });
  desk.progress({ task: 'run-1', phase: 'sending', done: 1, total: 1, subject: '' });
  t.deepEqual(inside(desk).slice(1, -1), [
    '/srv/export',
    '312 of 1,000 files read',
    '2026-1187.xml',
    'Esc in the background',
  ]);
  await desk.press('Escape');
  t.is(desk.top()?.name, 'today');
  finish({
    ...nothing,
    imported: 999,
    rejected: [{ path: '/srv/export/a.xml', code: 'not-xml', message: 'Not XML.' }],
  });
  await settled();
  t.deepEqual(desk.said(), ['999 facts imported, 0 revised, 0 unchanged. 1 file was rejected.']);
  desk.toasts.shown.get().at(-1)?.follow?.run();
  t.is(desk.top()?.name, 'page');
});

test('files that were refused are named with line and reason', async (t) => {
  const desk = await importing(() => ({
    ...nothing,
    imported: 1,
    rejected: [
      { path: '/srv/export/a.xml', line: 73, code: 'totals-mismatch', message: 'Says 85.01, adds up to 75.01.' },
    ],
    warnings: [{ path: '/srv/export/b.csv', message: '2 rows are gone.' }],
  }));
  await desk.press(...'/srv/export', 'Enter');
  const page = desk.top();
  t.deepEqual(page && drawn(page), [
    ' What came in',
    '',
    ' 1 fact imported, 0 revised, 0 unchanged. 1 file was rejected.',
    '',
    ' REJECTED FILES',
    ' ✕ /srv/export/a.xml:73  the amounts do not add up',
    '   Says 85.01, adds up to 75.01.',
    '',
    ' WORTH A LOOK',
    ' ! /srv/export/b.csv',
    '   2 rows are gone.',
  ]);
  await desk.press('Escape');
  t.is(desk.top()?.name, 'today');
});

test('a path that leads nowhere, and a daemon that is away, leave what was typed to be mended', async (t) => {
  const missing = await importing(({ paths: [path = ''] }) => ({
    ...nothing,
    rejected: [{ path, code: 'not-readable', message: 'There is no such file or folder.' }],
  }));
  await missing.press(...'/srv/exprot', 'Enter');
  t.deepEqual(
    [missing.top()?.name, missing.said()],
    ['form', ['/srv/exprot cannot be read. There is no such file or folder.']],
  );
  t.true(inside(missing).some((line) => line.includes('/srv/exprot')));
  const away = await importing(() => Promise.reject(new Error('no daemon')));
  await away.press(...'/srv/export', 'Enter');
  t.is(away.top()?.name, 'form');
  t.true(inside(away).some((line) => line.includes('/srv/export')));
});

test('only a whole path is taken, and which source it is of is asked where there are several', async (t) => {
  const [park] = todayView().sources;
  if (!park) return t.fail();
  const view = todayView({ sources: [park, { ...park, id: 'shop', name: 'Shop' }] });
  const desk = await importing(() => nothing, view);
  await desk.press(...'export', 'Enter');
  t.true(inside(desk).includes('    Give the whole path, beginning with /.'));
  await desk.press('Home', '/', 'Down', 'Right', 'Enter');
  const call = desk.calls.find(({ method }) => method === 'import.paths')?.params as {
    paths: string[];
    source: string;
  };
  t.deepEqual([call.paths, call.source], [['/export'], 'shop']);
});

test('a file that is dropped on the terminal is understood whatever its name', (t) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^\s'\\]([^'\\\n]*[^\s'\\])?$/), (name) => {
      const path = `/srv/${name}`;
      t.is(typedPath(`'${path}' `), path);
      t.is(typedPath(path.replace(/[^\w/]/g, '\\$&')), path);
    }),
    { numRuns: 1000 },
  );
});
