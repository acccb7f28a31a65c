/**
 * The night audit by keyboard, as a receptionist does it who has read no manual: the real program in a real terminal,
 * against a real daemon, in both sizes and languages.
 */

import test from 'ava';
import type { Language } from '../../src/core/configuration.ts';
import { type Key, translator } from '../../src/core/language/translate.ts';
import type { DocumentDetailView, DocumentView, EntryView } from '../../src/core/rpc.ts';
import { Machine } from '../program/machine.ts';
import { open } from './open.ts';

interface Variant {
  readonly language: Language;
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
}

const variants: readonly Variant[] = [
  { language: 'en', columns: 80, rows: 24 },
  { language: 'nl', columns: 80, rows: 24, env: { NO_COLOR: '1' } },
  { language: 'nl', columns: 120, rows: 40 },
  { language: 'en', columns: 120, rows: 40 },
];

for (const { language, columns, rows, env = {} } of variants)
  test(`two repairs, two reviews, one entry sent: in ${language} at ${columns}×${rows}${env.NO_COLOR ? ' without colour' : ''}`, async (t) => {
    const machine = new Machine(t);
    const home = `${machine.home}-sample`;
    const about = ['--home', home];
    const terminal = open(t, machine, { args: ['start', '--lang', language], columns, rows, env });
    const { t: words } = translator(language);
    const said = (key: Key) => words(key).split(/[{[]/)[0] ?? '';
    const shows = (...wanted: readonly (string | RegExp)[]) =>
      terminal.waitFor(
        ({ text }) => wanted.every((one) => (typeof one === 'string' ? text.includes(one) : one.test(text))),
        { what: wanted.join(' and ') },
      );

    // Today says how the night went, and what it needs.
    await shows('Park De Waterlelie', /61 \S+, 313 \S+/, /(?:VAT|[Bb]tw) 0 %/);
    // The first need is a VAT rate without a code; its repair offers the code that fits, and says what it does.
    terminal.press('3');
    await shows('› ', '(AE)', 'Fiets');
    terminal.press('Enter');
    await shows('VERL', /3 \S+ (?:become|worden) compleet|3 documents become complete/);
    terminal.press('v', 'e', 'r', 'Enter');
    await terminal.waitFor(({ text }) => !text.includes('(AE)') && text.includes('Fiets'));
    // The next cause has come up: an account, found by three letters of its name.
    terminal.press('Enter');
    await shows('Activiteiten');
    terminal.press('a', 'c', 't');
    await shows('act▏', '8300', /2 \S+ (?:become|worden)/);
    terminal.press('Enter');
    await terminal.waitFor(({ text }) => !text.includes('Fiets'));

    // Two documents wait for a person; each says why.
    terminal.press('/');
    await shows(said('find.hint'));
    for (const letter of 'state:to-review') terminal.press(letter);
    await shows(/state:to-review▏\s+2 /);
    terminal.press('Enter', 'Enter');
    const first = await shows(/Changed after it was booked|Gewijzigd nadat het was geboekt/);
    t.regex(first.text, /2026-10\d\d/);
    terminal.press('y');
    await shows('Esc');
    terminal.press('Escape');
    await terminal.waitUntilQuiet();
    terminal.press('a');
    await shows(/[●·] .*2026-10\d\d/);
    terminal.press('Escape');
    await terminal.waitUntilQuiet();
    terminal.press('Home', 'Enter');
    await terminal.waitUntilQuiet();
    terminal.press('a');
    await terminal.waitUntilQuiet();
    terminal.press('Escape');
    await terminal.waitUntilQuiet();

    // Before it leaves: what would be sent, down to the facts.
    terminal.press('4', 'p');
    const preview = await shows(said('entry.not-sent').slice(0, 6));
    t.regex(preview.text, /€ [\d.,]+/);
    terminal.press('Enter');
    await shows(words('entry.equal'));
    terminal.press('Enter');
    await shows('Esc', /20\d\d-\d+|[A-Z]+-\d+/);
    terminal.press('Escape');
    await terminal.waitUntilQuiet();
    terminal.press('Escape');
    await terminal.waitUntilQuiet();
    // The question names total and count; a key typed before it is in sight answers nothing.
    terminal.burst('Syyy');
    const question = await shows(said('send.title'), 'y ', /€ [\d.,]+/);
    t.notRegex(question.text, new RegExp(words('send.leaves', { seconds: 5 })));
    terminal.press('y');
    await shows(words('send.leaves', { seconds: 5 }));
    // Not now: stopped within the seconds, nothing has left.
    terminal.press('Escape');
    await shows(words('send.stopped'));
    t.is((await machine.json<EntryView[]>([...about, 'entries', 'list'])).value.length, 61);
    terminal.press('S');
    await shows(said('send.title'), 'y ');
    terminal.press('y');
    await shows(words('send.leaves', { seconds: 5 }));
    await terminal.waitFor(({ text }) => /● .*€/.test(text) && !text.includes(words('entry.not-sent')), {
      timeoutMs: 60_000,
      what: 'the message that all of it was booked',
    });

    // Beside each invoice: date, time and the package's number.
    terminal.press('2', '/');
    await shows(said('find.hint'));
    for (const letter of '2026-1011') terminal.press(letter);
    await shows(/2026-1011▏\s+[12] /);
    terminal.press('Enter', 'Enter');
    const { text } = await shows('2026-1011', /2026-90-\d{4}/);
    t.regex(text, /● \S+\s+\d+ \S+ \d\d:\d\d/);
    terminal.press('q');
    t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });

    // What the screen said is what the books hold: nothing waits, nothing was booked twice.
    const { value: documents } = await machine.json<DocumentView[]>([...about, 'documents', 'list']);
    t.deepEqual(
      documents
        .filter(({ state }) => !['synced', 'draft', 'cancelled'].includes(state))
        .map(({ number, state }) => `${number} ${state}`),
      [],
    );
    const { value: detail } = await machine.json<DocumentDetailView>([...about, 'documents', 'show', '2026-1011']);
    t.is(detail.contributions.filter(({ part }) => part === 'invoice').length, 1);
  });
