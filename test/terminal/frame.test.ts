/** The frame of the real program: what holds on every screen, whatever is on it. */

import test, { type ExecutionContext } from 'ava';
import { Machine } from '../program/machine.ts';
import { type OpenOptions, open } from './open.ts';
import type { RunningTerminal } from './pty.ts';

async function opened(t: ExecutionContext, options: OpenOptions = {}) {
  const machine = new Machine(t);
  await machine.run(['init', '--sample']);
  const terminal = open(t, machine, options);
  await terminal.waitFor('Park De Waterlelie');
  return { machine, terminal };
}

const title = ({ lines }: { readonly lines: readonly string[] }) => lines[0] ?? '';
const tab = (terminal: RunningTerminal) =>
  // The present screen is the one whose digit stands in weight.
  terminal
    .cells()[1]
    ?.flatMap((cell) => (cell.style.bold && /\d/.test(cell.text) ? [cell.text] : []))
    .join('');

test('the terminal is given back as it was', async (t) => {
  const { terminal } = await opened(t);
  t.true(terminal.screen().isAlternate);
  terminal.press('q');
  t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });
  t.false(terminal.screen().isAlternate);
  t.deepEqual(
    terminal.screen().lines.filter((line) => line !== ''),
    [],
  );
});

test('Ctrl+C leaves from anywhere, also from a box in which q is a letter', async (t) => {
  const { terminal } = await opened(t);
  terminal.press(':', 'q');
  await terminal.waitFor(/Commands[\s\S]*q▏/);
  terminal.press('Ctrl+C');
  t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });
});

test('digits and Tab go to the screens, in one burst too', async (t) => {
  const { terminal } = await opened(t);
  terminal.press('3');
  await terminal.waitFor(() => tab(terminal) === '3');
  terminal.burst('123456\t\t');
  await terminal.waitFor(() => tab(terminal) === '2');
  terminal.press('Shift+Tab');
  await terminal.waitFor(() => tab(terminal) === '1');
  t.pass();
});

test('forty keys in one burst come out where forty slow ones would', async (t) => {
  const { terminal } = await opened(t);
  // Help opened and closed, screens turned, the palette searched and left: and at the end Settings.
  terminal.burst(`${'?jjjkkk?'.repeat(3)}2345:repa\u007f\u007f\u007f\u007f`);
  await terminal.waitFor('Commands');
  terminal.burst('settings\r');
  await terminal.waitFor(() => tab(terminal) === '6');
  t.notRegex(terminal.screen().text, /Commands/);
});

test('a window that is too small says so kindly, and everything is there again when it grows', async (t) => {
  const { terminal } = await opened(t);
  terminal.press('?');
  await terminal.waitFor('─ Keys');
  terminal.resize(50, 12);
  const { text } = await terminal.waitFor('50×12');
  t.regex(text, /60\s+columns and 15\s+lines/);
  terminal.resize(100, 30);
  const { lines } = await terminal.waitFor((screen) => screen.lines[29]?.includes('help') === true);
  t.regex(lines.join('\n'), /┌─ Keys ─+┐/);
  t.is(lines.filter((line) => line.includes('nightaudit ·')).length, 1);
  terminal.press('Escape');
  await terminal.waitFor((screen) => !screen.text.includes('Keys'));
});

test('every screen fills the terminal to its last line and no further, small and large', async (t) => {
  const { terminal } = await opened(t);
  for (const [columns, rows] of [
    [60, 15],
    [80, 24],
    [120, 40],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.waitFor((screen) => /help/.test(screen.lines[rows - 1] ?? ''));
    for (const digit of '123456') {
      terminal.press(digit);
      await terminal.waitFor(() => tab(terminal) === digit);
      const screen = await terminal.waitUntilQuiet();
      t.regex(title(screen), /^ nightaudit ·/, `${digit} at ${columns}×${rows}`);
      t.regex(screen.lines[2] ?? '', /^─+$/);
      t.is([...(screen.lines[rows - 2] ?? '')].length, columns);
      t.regex(screen.lines[rows - 1] ?? '', /\? help$/);
    }
  }
});

test('NO_COLOR leaves no colour, and still shows where one is', async (t) => {
  const { terminal } = await opened(t, { env: { NO_COLOR: '1' } });
  terminal.press('3');
  const { text } = await terminal.waitFor('›');
  t.notRegex(terminal.output().toString('latin1'), /\u001b\[[\d;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)[\d;]*m/);
  t.regex(text, /!/);
});

test('--ascii draws with plain characters', async (t) => {
  const { terminal } = await opened(t, { args: ['--ascii'] });
  terminal.press('?');
  const { lines } = await terminal.waitFor('- Keys');
  t.deepEqual(
    lines.filter((line) => /[^\u0020-\u007e]/.test(line)),
    [],
  );
});

test('for a screen reader it is flat text without frames', async (t) => {
  const { terminal } = await opened(t, { args: ['--screen-reader'] });
  t.false(terminal.screen().isAlternate);
  t.notRegex(terminal.screen().text, /[─│┌┐└┘]/);
  terminal.press('q');
  t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });
});

test('a long paste where nothing takes one does nothing, and says so', async (t) => {
  const { terminal } = await opened(t);
  terminal.paste(`q3\u001b[2J${'drop table '.repeat(2000)}\r`);
  await terminal.waitFor('Nothing here takes pasted text');
  t.is(terminal.exit, undefined);
  t.is(tab(terminal), '1');
});

test('Ctrl+Z gives the terminal to the shell, and continuing brings the screen back', async (t) => {
  const { terminal } = await opened(t);
  terminal.press('3');
  await terminal.waitFor(() => tab(terminal) === '3');
  terminal.press('Ctrl+Z');
  await terminal.waitFor((screen) => !screen.isAlternate);
  terminal.kill('SIGCONT');
  const screen = await terminal.waitFor((now) => now.isAlternate && title(now).includes('Park De Waterlelie'));
  t.regex(screen.lines[23] ?? '', /\? help$/);
  terminal.press('1');
  await terminal.waitFor(() => tab(terminal) === '1');
});

test('a daemon that is killed is shown as lost, and is back without a key', async (t) => {
  const { machine, terminal } = await opened(t);
  process.kill(await machine.daemon(), 'SIGKILL');
  await terminal.waitFor('connecting again');
  await terminal.waitFor((screen) => /daemon ●$/.test(title(screen)));
  terminal.press('3');
  await terminal.waitFor('›');
  t.pass();
});

test('words follow the property’s language, or the one that is asked for', async (t) => {
  const machine = new Machine(t);
  await machine.run(['init', '--sample', '--language', 'nl']);
  const own = open(t, machine);
  await own.waitFor('Vandaag');
  await own.waitFor('hulp');
  own.press('q');
  await own.waitForExit();
  for (const [language, today] of [
    ['de', 'Heute'],
    ['fr', 'Aujourd'],
    ['en', 'Today'],
  ] as const) {
    const other = open(t, machine, { args: ['--lang', language] });
    await other.waitFor(today);
    other.press('q');
    await other.waitForExit();
  }
  t.pass();
});
