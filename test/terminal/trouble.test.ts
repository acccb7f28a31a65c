/** The screens while things go wrong around them: nothing is lost, nothing is overwritten, nothing steers the terminal. */

import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { DocumentDetailView, DocumentView } from '../../src/core/rpc.ts';
import { Machine } from '../program/machine.ts';
import { makeHome } from '../program/own-home.ts';
import { host, standInSsh } from '../program/stand-in-ssh.ts';
import { open } from './open.ts';
import type { RunningTerminal } from './pty.ts';

async function sampleHome(t: ExecutionContext) {
  const machine = new Machine(t);
  t.is((await machine.run(['start'])).code, 0);
  const about = ['--home', `${machine.home}-sample`];
  return { machine, about, args: [...about] };
}

async function openDocument(terminal: RunningTerminal, number: string): Promise<void> {
  await terminal.waitFor('Park De Waterlelie');
  terminal.press('/');
  await terminal.waitFor('A name, number or amount');
  for (const character of number) terminal.press(character);
  await terminal.waitFor(new RegExp(`${number}▏ +\\d+ document`));
  terminal.press('Enter', 'Enter');
  await terminal.waitFor(new RegExp(` ${number} ·[\\s\\S]*description`));
}

test('a reason that was being typed while the daemon was killed is saved, once', async (t) => {
  const { machine, about, args } = await sampleHome(t);
  const terminal = open(t, machine, { args });
  await openDocument(terminal, '2026-1020');
  terminal.press('x');
  await terminal.waitFor('Why, for whoever');
  for (const letter of 'twice') terminal.press(letter);
  await terminal.waitFor('twice▏');
  const { value: before } = await machine.json<{ pid: number }>([...about, 'status']);
  process.kill(before.pid, 'SIGKILL');
  await terminal.waitFor('connecting again');
  t.regex(terminal.screen().text, /twice▏/);
  for (const letter of 'over') terminal.press(letter);
  terminal.press('Enter');
  await terminal.waitFor(/– left out|Left out: twiceover/);
  const { value } = await machine.json<DocumentView>([...about, 'documents', 'show', '2026-1020']);
  t.deepEqual([value.state, value.excludedReason], ['excluded', 'twiceover']);
  const { value: audit } = await machine.json<{ what: string; subject: string }[]>([...about, 'audit']);
  t.is(audit.filter(({ what, subject }) => what.endsWith('reviews') && subject.includes(value.id)).length, 1);
});

test('of two who change one line, the second is told what changed, and what was chosen is one key away', async (t) => {
  const { machine, about, args } = await sampleHome(t);
  const [first, second] = [open(t, machine, { args }), open(t, machine, { args })];
  for (const terminal of [first, second]) {
    await openDocument(terminal, '2026-1020');
    // Below what keeps it from being booked come its lines.
    terminal.press('Down', 'Enter');
    await terminal.waitFor(/▏[\s\S]*8000/);
  }
  for (const letter of '8000') first.press(letter);
  await first.waitFor(/› 8000/);
  first.press('Enter');
  await first.waitFor(/› .*8000 Verhuur/);
  for (const letter of '8300') second.press(letter);
  await second.waitFor(/› 8300/);
  second.press('Enter');
  const { text } = await second.waitFor('Changed meanwhile');
  t.regex(text, /8000/);
  const line = async () => {
    const { value } = await machine.json<DocumentDetailView>([...about, 'documents', 'show', '2026-1020']);
    return value.lines[0]?.account;
  };
  t.is(await line(), '8000');
  second.press('y');
  await second.waitFor(/› .*8300 Activiteiten/);
  t.is(await line(), '8300');
  // The first one sees it without a key.
  await first.waitFor(/8300 Activiteiten/);
});

const hostile = {
  title: '\u001b]0;pwned\u0007Jansen',
  clear: 'De \u001b[2J\u001b[31mVries\u009b2J',
  bidi: 'Abc\u202egnp.exe\u2066',
  wide: '東京カメラ株式会社の大きな名前です',
  marks: `Z\u0335\u0336\u0337\u0338\u0321\u0322${'\u0301'.repeat(40)}algo`,
  emoji: '👩‍👩‍👧‍👦 Familie 🏕️',
};

test('names from outside steer no terminal and break no column', async (t) => {
  const machine = new Machine(t);
  await makeHome(t, machine);
  const documents = Object.entries(hostile).map(([id, name], at) => ({
    kind: 'invoice',
    id,
    number: `H-${at}`,
    date: '2026-09-10',
    currency: 'EUR',
    relation: { name },
    totalInclVat: '121.00',
    lines: [
      {
        description: `${name} ${name}`,
        product: { id: 'ZAAL', name },
        quantity: '1',
        amountExclVat: '100.00',
        vatRate: '21',
        vatCategory: 'S',
      },
    ],
    vat: [{ rate: '21', category: 'S', base: '100.00', vat: '21.00' }],
  }));
  const folder = machine.files('in', { 'hostile.json': JSON.stringify({ documents }) });
  const imported = await machine.json<{ imported: number }>(['import', join(folder, 'hostile.json')]);
  t.is(imported.value.imported, 6, JSON.stringify(imported.value));
  for (const [columns, rows] of [
    [80, 24],
    [120, 40],
  ] as const) {
    const terminal = open(t, machine, { columns, rows });
    await terminal.waitFor('Park');
    terminal.press('2');
    const { lines } = await terminal.waitFor(/H-5[\s\S]*H-0/);
    const totals = lines.flatMap((line, at) => (/H-\d /.test(line) ? [[at, line.includes('121.00')] as const] : []));
    t.is(totals.filter(([, whole]) => whole).length, 6, lines.join('\n'));
    // The total stands in the same columns of the grid in every row, wide characters or not.
    const places = totals.map(([row]) => {
      const texts = (terminal.cells()[row] ?? []).map((cell) => cell.text);
      return texts.findIndex((_, from) => texts.slice(from, from + 6).join('') === '121.00');
    });
    t.is(new Set(places).size, 1, places.join());
    terminal.press('Enter');
    await terminal.waitFor('description');
    terminal.press('1', '3');
    await terminal.waitFor('›');
    const raw = terminal.output().toString('utf8');
    for (const bytes of ['pwned', '\u0007', '\u202e', '\u2066', '\u009b', '\u001b[31mVries', '\u0301'.repeat(5)])
      t.false(raw.includes(bytes), JSON.stringify(bytes));
    terminal.press('q');
    t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });
  }
});

test('a long paste into a field is one safe line, and Enter in it sends nothing', async (t) => {
  const { machine, about, args } = await sampleHome(t);
  const terminal = open(t, machine, { args });
  await openDocument(terminal, '2026-1020');
  terminal.press('x');
  await terminal.waitFor('Why, for whoever');
  terminal.paste(`first line\nsecond line\u001b[2J\r\n${'x'.repeat(3000)}`);
  const { lines } = await terminal.waitFor(/x{20}…?▏/);
  t.true(lines.every((line) => [...line].length <= 80));
  const { value } = await machine.json<DocumentView>([...about, 'documents', 'show', '2026-1020']);
  t.is(value.state, 'to-review');
});

test('the screens of another machine’s home, through ssh', async (t) => {
  const [near, far] = [new Machine(t), new Machine(t)];
  t.is((await far.run(['init', '--sample'])).code, 0);
  const ssh = standInSsh(near, far, { before: 'printf "Welcome to the park\\n"' });
  const terminal = open(t, near, { args: ['--host', host], env: ssh.env });
  await terminal.waitFor('Park De Waterlelie');
  terminal.press('3');
  await terminal.waitFor('›');
  terminal.press('2', 'Enter');
  await terminal.waitFor('description');
  terminal.press('q');
  t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });
  t.notRegex(terminal.output().toString('utf8'), /Welcome to the park/);
});
