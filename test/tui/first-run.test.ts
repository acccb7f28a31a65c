import test from 'ava';
import { DaemonRefusal } from '../../src/cli/failure.ts';
import type { Language } from '../../src/core/configuration.ts';
import type { ResultOf } from '../../src/core/rpc.ts';
import { watchEntrance } from '../../src/tui/entrance/entrance.ts';
import type { Screen } from '../../src/tui/screens/screen.ts';
import { drawn } from './drawn.tsx';
import { type Answers, fakeDesk, settled } from './fake-desk.ts';

const source: ResultOf<'sources.list'>[number] = {
  id: 'property',
  name: 'De Zon',
  family: 'documents',
  access: ['book'],
  accountingCost: 'ignore',
  supplierVatNumber: null,
  lastFactAt: null,
  facts: 0,
  rejectedFiles: 0,
  dropFolder: '/home/anna/.local/share/nightaudit/drop/property',
};
const made = { home: '/home/anna/.local/share/nightaudit', configuration: '1' };

function hello(state: ResultOf<'hello'>['state'], reason?: string): ResultOf<'hello'> {
  const one = { protocol: 1, build: '0.1.0', home: made.home, sample: false, state, seq: 0, language: 'en' };
  return reason === undefined ? one : { ...one, reason };
}

/** A program that has just found a home that is not there yet. */
async function started(answers: Answers = {}) {
  const desk = fakeDesk({ answers: { 'home.init': () => made, 'sources.list': () => [source], ...answers } });
  const spoken: Language[] = [];
  const ours = { ...desk, speak: (language: Language) => void spoken.push(language) };
  const today: Screen = { name: 'today', actions: () => [], View: () => null };
  desk.layers.base(today);
  watchEntrance(ours, () => today);
  desk.linkState({ is: 'up', hello: hello('uninitialised') });
  await settled();
  return { desk, spoken };
}

type Desk = Awaited<ReturnType<typeof started>>['desk'];
const lines = (desk: Desk) => {
  const top = desk.top();
  return top ? drawn(top) : [];
};
const initialised = (desk: Desk) =>
  desk.calls.filter(({ method }) => method === 'home.init').map(({ params }) => params);

test('a home without a property opens on its questions, all in sight', async (t) => {
  const { desk } = await started();
  t.deepEqual(lines(desk), [
    '',
    ' First steps',
    ' A few questions, and nightaudit can book your nights. Nothing leaves this',
    ' machine by it.',
    '',
    ' › language           ‹ English ›',
    '   name',
    '   country            Netherlands',
    '   time zone          Europe/Amsterdam',
    '   day ends at        00:00',
    '   first day booked   Sun 1 Nov 2026',
    '',
    '   Of these screens and of the reports. ← → or Space changes it.',
  ]);
});

test('the answers make the home, and then its first files are asked for', async (t) => {
  const { desk, spoken } = await started();
  await desk.press('Right', 'Enter', ...'De Zon', 'Enter', 'Right', 'Enter', 'Enter', 'Ctrl+U', '3', 'Enter');
  await desk.press('Ctrl+U', ...'1 sep', 'Enter');
  const [{ commandId, ...params } = {}] = initialised(desk) as { commandId?: string }[];
  t.is(typeof commandId, 'string');
  t.deepEqual(params, {
    property: { name: 'De Zon', country: 'BE', zone: 'Europe/Brussels', dayEndsAt: '03:00', language: 'nl' },
    start: '2026-09-01',
  });
  t.deepEqual(spoken, ['nl']);
  t.deepEqual(lines(desk), [
    '',
    ' De Zon is ready',
    ' It books into an account book of its own, kept on this machine.',
    '',
    ' Put invoices, receipts and payments into this folder on the daemon’s machine:',
    ' UBL, JSON, or CSV with a column mapping. They are read by themselves and kept',
    ' beside it.',
    '',
    ' /home/anna/.local/share/nightaudit/drop/property',
    '',
    ' Or read what you have at hand: type the file or folder, or go on without.',
    ' › ▏',
    '',
    ' The whole path, on the machine of the daemon. Of a folder everything in it is',
    ' read.',
  ]);
});

test('the zone follows the country until it is typed', async (t) => {
  const { desk } = await started();
  await desk.press('Enter', 'Z', 'Enter', 'Right', 'Right', 'Enter');
  t.is(lines(desk)[8], ' › time zone          Europe/Paris▏');
  await desk.press('Ctrl+U', ...'europe/brussels', 'Escape', 'Right');
  t.is(lines(desk)[7], ' › country            ‹ Germany ›');
  t.is(lines(desk)[8], '   time zone          Europe/Brussels');
});

test('what is wrong is said at its question, and no question is passed with it', async (t) => {
  const { desk } = await started();
  const said = () => lines(desk).slice(12).join(' ').trim();
  await desk.press('Enter', 'Enter');
  t.is(said(), 'Give the property a name, of at most 100 characters.');
  await desk.press('Z', 'Enter', 'Enter', 'Ctrl+U', ...'Amsterdam', 'Down');
  t.is(said(), 'That is no time zone; Europe/Amsterdam is one.');
  await desk.press('Ctrl+U', ...'utc', 'Enter', '9', 'Enter');
  t.is(said(), 'Write a time of day, such as 03:00.');
  await desk.press('Backspace', 'Enter', '0', 'Enter');
  t.is(said(), 'Write a day, such as 22 Nov 2026.');
  t.deepEqual(initialised(desk), []);
});

test('Escape goes back question by question and loses nothing; only Enter makes the home', async (t) => {
  const { desk } = await started();
  await desk.press('Enter', ...'De Zon', 'Enter', 'Enter', 'Enter', 'Ctrl+U', ...'4:30', 'Enter');
  await desk.press('Escape', 'Escape', 'Escape', 'Escape', 'Escape', 'Escape');
  t.is(lines(desk)[5], ' › language           ‹ English ›');
  await desk.press('Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Tab');
  t.deepEqual(lines(desk).slice(6, 11), [
    '   name               De Zon',
    '   country            Netherlands',
    '   time zone          Europe/Amsterdam',
    '   day ends at        04:30',
    ' › first day booked   1-11-2026▏',
  ]);
  t.deepEqual(initialised(desk), []);
});

test('a refusal is said, and the answers are still there', async (t) => {
  const { desk } = await started({
    'home.init': () => Promise.reject(new DaemonRefusal('refused', '', { code: 'disk', details: { message: 'full' } })),
  });
  await desk.press('Enter', ...'De Zon', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter');
  t.deepEqual(desk.said(), ['The disk did not take it: full.']);
  t.is(lines(desk)[6], '   name               De Zon');
});

test('letters that are keys elsewhere are only letters here, and the screens are out of reach', async (t) => {
  const { desk } = await started();
  await desk.press('Enter', ...'1q? Zon');
  t.is(lines(desk)[6], ' › name               1q? Zon▏');
  t.is(desk.layers.stack.get()[0]?.alone, true);
});

test('the first files are read, and then Today is shown; without any it is shown too', async (t) => {
  const answers = ['Enter', ...'De Zon', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter'];
  const { desk } = await started({
    'import.paths': () => ({ imported: 7, unchanged: 0, revised: 0, rejected: [], warnings: [] }),
  });
  await desk.press(...answers, ...'export', 'Enter');
  t.is(lines(desk).at(-1), ' Give the whole path, beginning with /.');
  await desk.press('Home', '/', 'Enter');
  t.deepEqual(
    [desk.gone, desk.said()],
    [[{ screen: 'today', target: undefined }], ['7 facts imported, 0 revised, 0 unchanged.']],
  );
  const without = await started();
  await without.desk.press(...answers, 'Enter');
  t.deepEqual(without.desk.gone, [{ screen: 'today', target: undefined }]);
});

test('a home that somebody else made meanwhile needs no answers', async (t) => {
  const { desk } = await started();
  await desk.press('Enter', 'Z');
  desk.linkState({ is: 'up', hello: hello('ready') });
  t.is(desk.top()?.name, 'today');
});

test('in quarantine what is wrong is said with what helps, until it is mended', async (t) => {
  const { desk } = await started();
  desk.linkState({ is: 'up', hello: hello('quarantine', 'the log ends at 0, but a checkpoint already holds 4') });
  t.deepEqual(lines(desk), [
    '',
    ' This home needs a person before anything can be booked.',
    '',
    ' What is kept here is not as it was left, so nothing of it is shown and nothing',
    ' is posted.',
    '',
    ' the log ends at 0, but a checkpoint already holds 4',
    '',
    ' These commands, in a terminal, say what was found and what helps:',
    '',
    '   nightaudit doctor',
    '   nightaudit status',
    '',
    ' As soon as it is mended, this screen goes on by itself; q leaves it.',
  ]);
  desk.linkState({ is: 'lost', error: undefined });
  desk.linkState({ is: 'up', hello: hello('ready') });
  t.is(desk.top()?.name, 'today');
});
