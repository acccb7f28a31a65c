import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { RunningTerminal } from './pty.ts';

const probe = join(process.cwd(), 'test', 'terminal', 'probe.mjs');

/** A program that draws wide characters and styles, and shows what keys reach it; `q` ends it. */
async function openProbe(t: ExecutionContext, columns = 40, rows = 8): Promise<RunningTerminal> {
  const terminal = new RunningTerminal({
    command: process.execPath,
    args: [probe],
    columns,
    rows,
    cwd: process.cwd(),
    env: { PATH: process.env.PATH ?? '' },
  });
  t.teardown(() => terminal.close());
  await terminal.waitFor('ready');
  return terminal;
}

test('the screen is read as it is on the grid, with wide characters and marks in their columns', async (t) => {
  const terminal = await openProbe(t);
  const { lines, isAlternate } = terminal.screen();
  t.deepEqual(lines, ['size 40×8', '│日本│é│e\u0301│👍│', 'bold dim inverse under rgb', 'ready', '', '', '', '']);
  t.true(isAlternate);
  const row = terminal.cells()[1] ?? [];
  t.deepEqual(
    row.slice(0, 14).map(({ text, width }) => `${width}${text}`),
    ['1│', '2日', '0', '2本', '0', '1│', '1é', '1│', '1e\u0301', '1│', '2👍', '0', '1│', '1 '],
  );
});

test('a cell tells its colours and how its character is drawn', async (t) => {
  const terminal = await openProbe(t);
  const [bold, dim, inverse, under, rgb] = [0, 5, 9, 17, 23].map((column) => terminal.cells()[2]?.[column]);
  const plain = {
    foreground: 'default',
    background: 'default',
    bold: false,
    dim: false,
    italic: false,
    underline: false,
    inverse: false,
    strikethrough: false,
  };
  t.deepEqual(bold, { text: 'b', width: 1, style: { ...plain, bold: true } });
  t.deepEqual(dim, { text: 'd', width: 1, style: { ...plain, dim: true } });
  t.deepEqual(inverse, { text: 'i', width: 1, style: { ...plain, inverse: true } });
  t.deepEqual(under, { text: 'u', width: 1, style: { ...plain, underline: true, foreground: 208 } });
  t.deepEqual(rgb, { text: 'r', width: 1, style: { ...plain, background: '#010203' } });
});

test('a program that is resized learns the new size, and so does its screen', async (t) => {
  const terminal = await openProbe(t);
  terminal.resize(30, 5);
  const { columns, rows, lines } = await terminal.waitFor('size 30×5');
  t.deepEqual([columns, rows, lines.length], [30, 5, 5]);
});

test('keys, a burst and a paste reach the program as a terminal sends them', async (t) => {
  const terminal = await openProbe(t);
  terminal.press('Shift+Down');
  await terminal.waitFor('"\\u001b[1;2B"');
  terminal.burst('jjj');
  await terminal.waitFor('"jjj"');
  terminal.paste('one\ntwo');
  await terminal.waitFor('"\\u001b[200~one\\rtwo\\u001b[201~"');
  t.pass();
});

test('half a frame is not taken for what the screen shows', async (t) => {
  const terminal = await openProbe(t);
  terminal.press('h');
  const { lines } = await terminal.waitFor(/half|whole/);
  t.is(lines[5], 'whole');
});

test('bytes are counted from a mark, and kept as they came', async (t) => {
  const terminal = await openProbe(t);
  const mark = terminal.bytes();
  t.is(terminal.bytes(mark), 0);
  terminal.press('a');
  await terminal.waitFor('"a"');
  const drawn = '\x1b[5;1H\x1b[2K"a"';
  t.is(terminal.bytes(mark), drawn.length);
  t.is(terminal.output().subarray(mark).toString(), drawn);
  t.false(terminal.output().includes('\x1b]0;'), 'no title was set');
});

test('quiet is when nothing more comes', async (t) => {
  const terminal = await openProbe(t);
  const mark = terminal.bytes();
  terminal.press('a');
  await terminal.waitFor('"a"');
  const { text } = await terminal.waitUntilQuiet({ quietMs: 10 });
  t.true(text.includes('"a"'));
  t.true(terminal.bytes(mark) > 0);
});

test('the exit code is the program’s, and the screen before it is back', async (t) => {
  const terminal = await openProbe(t);
  t.is(terminal.exit, undefined);
  terminal.press('q');
  t.deepEqual(await terminal.waitForExit(), { code: 7, signal: 0 });
  t.deepEqual(terminal.exit, { code: 7, signal: 0 });
  t.false(terminal.screen().isAlternate);
});

test('a program that is ended by a signal says which', async (t) => {
  const terminal = await openProbe(t);
  terminal.kill('SIGKILL');
  t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 9 });
});

test('what is waited for in vain is named, with the whole screen', async (t) => {
  const terminal = await openProbe(t, 30, 5);
  await t.throwsAsync(terminal.waitFor('Invoices', { timeoutMs: 1 }), {
    message: [
      'waited 1 ms for "Invoices"; the screen (30×5) shows',
      '│size 30×5',
      '││日本│é│e\u0301│👍│',
      '│bold dim inverse under rgb',
      '│ready',
      '│',
    ].join('\n'),
  });
});

test('a program that ends while something is waited for says so at once', async (t) => {
  const terminal = await openProbe(t);
  const waiting = terminal.waitFor(/Invoices/);
  terminal.press('q');
  await t.throwsAsync(waiting, { message: /^the program ended \(code 7\) while waiting for \/Invoices\/; the screen/ });
});
