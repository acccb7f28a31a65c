import test from 'ava';
import { DaemonRefusal } from '../../../src/cli/failure.ts';
import { drawn } from '../drawn.tsx';
import { settled } from '../fake-desk.ts';
import { configuration, type House, house, source } from './house.ts';

/** What the top layer shows. */
function shown({ desk }: House, area = { width: 80, height: 19 }): string[] {
  const top = desk.top();
  return top ? drawn(top, area) : [];
}

/** Types a text into a field that had another one. */
const typed = (text: string) => ['Ctrl+U', ...text];

test('the sections say in one line each what is set up', async (t) => {
  t.deepEqual(shown(await house()), [
    ' What is set up here.',
    '',
    '›  Property                  Park De Waterlelie, the Netherlands, English',
    '   Configurations            482913',
    '   Sources                   Booking system  ✕ 1 file rejected',
    '   CSV columns               card terminal',
    '   VAT and accounts          1 VAT rate, 2 accounts',
    '   Links to packages         exact',
    '   Schedule                  next run 23 Nov 06:00, 482913',
    '   About and checks          version 0.1.0, checks and changes',
  ]);
});

test('on a wide screen the section stands beside the list, first to look at, then to work in', async (t) => {
  const wide = { width: 120, height: 35 };
  const own = await house({}, { width: 120, height: 40 });
  await own.desk.press('Down');
  t.deepEqual(shown(own, wide).slice(0, 5), [
    '                             How each administration is booked.',
    '',
    '   Property                    name                package  mode               runs   synced at     next due  state',
    '›  Configurations              482913              book     one entry per day  06:00  22 Nov 06:02  23 Nov    ● active',
    '   Sources',
  ]);
  await own.desk.press('Enter');
  t.is(
    shown(own, wide)[3],
    '   Configurations           ›  482913              book     one entry per day  06:00  22 Nov 06:02  23 Nov    ● active',
  );
});

test('another screen opens the section that it means, and Esc leads back to the list', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'sources' });
  t.is(own.desk.top()?.name, 'settings.sources');
  await own.desk.press('Escape', 'Enter');
  t.is(own.desk.top()?.name, 'settings.sources', 'the cursor is on it');
  own.desk.layers.base(own.screen);
  own.screen.show?.({ open: 'doctor' });
  t.is(own.desk.top()?.name, 'settings.health');
  own.desk.layers.base(own.screen);
  own.screen.show?.({});
  t.is(own.desk.top(), own.screen);
});

test('another language is saved and spoken at once; only what was changed is sent', async (t) => {
  const own = await house();
  await own.desk.press('Enter', 'Enter', 'Down', 'Space', 'Enter');
  await settled();
  t.deepEqual(own.asked('property.edit'), [{ language: 'nl' }]);
  t.deepEqual(own.spoken, ['nl']);
  t.deepEqual(
    own.desk.remembered.map(({ what }) => what),
    ['Property'],
  );
});

test('the end of the day is typed as people write it', async (t) => {
  const own = await house();
  await own.desk.press('Enter', 'Enter', 'Up', ...typed('half four'), 'Enter');
  t.true(shown(own).some((line) => line.includes('Give a time of day, such as 06:00.')));
  await own.desk.press(...typed('4.30'), 'Enter');
  t.deepEqual(own.asked('property.edit'), [{ dayEndsAt: '04:30' }]);
});

test('a configuration is shown whole, as the accountant gets it', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'configurations' });
  await own.desk.press('Enter');
  await settled();
  t.deepEqual(shown(own).slice(2, 7), [
    ' Configuration 482913  ● active',
    '',
    ' authorization           exact (book)',
    ' administration          482913 Park De Waterlelie',
    ' sources                 park',
  ]);
});

/** The form of the configuration, with the cursor on the field of that label. */
async function onField(own: House, label: string): Promise<void> {
  own.screen.show?.({ open: 'configurations' });
  await own.desk.press('e');
  for (let at = 0; at < 30 && !shown(own).some((line) => line.includes(`› ${label} `)); at++)
    await own.desk.press('Down');
}

test('a run time in the hour of the clock change is refused at its field, before anything is sent', async (t) => {
  const own = await house();
  await onField(own, 'run time');
  await own.desk.press(...typed('2:30'), 'Enter');
  const lines = shown(own).map((line) => line.replace(/^ *│|│$/g, '').trim());
  const at = lines.indexOf('› run time                2:30▏');
  t.is(lines[at + 1], 'Between 02:00 and 03:00 a run would be skipped or doubled when the');
  await own.desk.press(...typed('3:30'), 'Enter');
  t.deepEqual(own.asked('configurations.edit'), [{ name: '482913', runAt: '03:30' }]);
});

test('what the daemon refuses is said at the field it is about, and what was typed stays', async (t) => {
  const own = await house({
    'configurations.edit': () => {
      throw new DaemonRefusal('refused', 'no', {
        code: 'preflight',
        details: { what: 'account-unusable', account: '8999', role: 'fallback', why: 'blocked' },
      });
    },
  });
  await onField(own, 'delay');
  await own.desk.press(...typed('3'), 'Enter');
  const lines = shown(own).map((line) => line.replace(/^ *│|│$/g, '').trim());
  const at = lines.findIndex((line) => line.startsWith('› default account'));
  t.regex(lines[at + 1] ?? '', /^It does not fit the package: .*8999/);
  t.deepEqual(own.desk.said(), []);
});

test('dates are shown with their year, typed in words or figures, and emptied', async (t) => {
  const own = await house({}, { language: 'nl' });
  await onField(own, 'laatste dag');
  await own.desk.press(...typed('31 dec'), 'Enter');
  t.deepEqual(own.asked('configurations.edit'), [{ name: '482913', end: '2026-12-31' }]);
  await onField(own, 'laatste dag');
  t.true(
    shown(own).some((line) => /laatste dag +31 dec 2026▏/.test(line)),
    shown(own).join('\n'),
  );
  await own.desk.press('Ctrl+U', 'Enter');
  t.deepEqual(own.asked('configurations.edit')[1], { name: '482913', end: null });
});

test('an account is chosen from the list, and one that may be missing is cleared', async (t) => {
  const own = await house();
  await onField(own, 'default account');
  await own.desk.press('Backspace', 'Up', 'Up', 'Space', ...'8110', 'Enter', 'Enter');
  await settled();
  t.deepEqual(own.asked('configurations.edit'), [{ name: '482913', accounts: { vouchers: '8110', fallback: '' } }]);
});

test('saving without a change sends nothing', async (t) => {
  const own = await house();
  await onField(own, 'delay');
  await own.desk.press('Enter');
  t.is(own.desk.top()?.name, 'settings.configurations');
  t.deepEqual(own.asked('configurations.edit'), []);
});

test('a configuration is put aside only after a question in words', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'configurations' });
  await own.desk.press('x');
  t.true(shown(own).join(' ').includes('Nothing of configuration 482913 is booked until it'));
  await settled();
  await own.desk.press('y');
  await settled();
  t.deepEqual(own.asked('configurations.deactivate'), [{ name: '482913' }]);
  t.true(shown(own).some((line) => line.endsWith('– inactive')));
});

test('a new configuration books the sources that are ticked', async (t) => {
  const own = await house({ 'configurations.add': () => ({ ...configuration, name: 'new' }) });
  own.screen.show?.({ open: 'configurations' });
  await own.desk.press('n', 'Down', 'Down', 'Down', 'Enter');
  t.true(shown(own).some((line) => line.includes('Choose at least one source.')));
  await own.desk.press('Space', 'Space', 'Enter', 'Enter');
  t.deepEqual(own.asked('configurations.add'), [
    { authorization: 'exact', administration: '482913', sources: ['park'], start: '2026-11-22' },
  ]);
  t.deepEqual(own.desk.said(), ['Configuration new is made, inactive. Check it, then activate it.']);
});

test('a source says what came of it, what could not be read, and who may read it', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'sources' });
  await own.desk.press('Enter');
  await settled();
  t.deepEqual(shown(own), [
    ' Booking system',
    '',
    ' kind                 gives documents',
    ' facts                1,204, the last one 21 Nov 23:41',
    ' cost in UBL          not used',
    ' supplier VAT number  any',
    ' drop folder          /home/park/drop/park',
    '',
    ' Which links may read it',
    '›  exact                 book              ● may read it',
    '',
    ' Files that could not be read',
    ' ✕ 2026-1999.xml, line 73  22 Nov 06:01',
    '   The amounts do not add up. Exclusive 68.82 and VAT 6.19 do not make 85.01.',
  ]);
  await own.desk.press('Space');
  await settled();
  t.deepEqual(own.asked('sources.access'), [{ id: source.id, authorization: 'exact', allowed: false }]);
  t.is(shown(own)[9], '›  exact                 book              – may not read it');
});

test('a mapping is found by its letters and changed with its effect in sight', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'mappings' });
  await own.desk.press('f', ...'lunch');
  t.deepEqual(shown(own).slice(0, 4), [
    ' filter: lunch▏',
    '',
    '   kind         subject                     to',
    '›  product      LUNCH                       8210 Lunch en diner',
  ]);
  await own.desk.press('Enter', 'Enter');
  await own.desk.press(...'zaal');
  t.true(shown(own).some((line) => line.includes('3 documents become complete, € 910.00')));
  await own.desk.press('Enter');
  t.deepEqual(own.asked('map.account'), [{ kind: 'product', subject: 'LUNCH', account: '8110' }]);
  await own.desk.press('Escape');
  t.is(shown(own)[0], ' Where VAT rates go, and what is sold.', 'Esc takes the filter away first');
});

test('another VAT code takes the preference from the one of before', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'mappings' });
  await own.desk.press('Enter', 'Space', ...'H21K', 'Enter', 'Enter');
  await settled();
  const scope = { rate: '21', category: 'S', credit: false };
  t.deepEqual(own.asked('map.vat'), [
    { ...scope, code: 'H21', preferred: false },
    { ...scope, code: 'H21K', preferred: true },
  ]);
});

test('whether a configuration runs by itself is one key, and when it runs next is said', async (t) => {
  const own = await house();
  own.screen.show?.({ open: 'schedule' });
  t.is(shown(own)[3], '›  482913                       ● each night at 06:00       23 Nov 06:00');
  await own.desk.press('Space');
  await settled();
  t.deepEqual(own.asked('configurations.edit'), [{ name: '482913', automatic: false }]);
  t.is(shown(own)[3], '›  482913                       – by hand                   not by itself');
});

test('checks are marks and words, and a failing one is told whole', async (t) => {
  const own = await house({
    doctor: () => [
      { check: 'log', ok: true, message: '198 records, every hash right' },
      { check: 'configuration 482913', ok: false, message: 'Exact does not answer.' },
    ],
  });
  own.screen.show?.({ open: 'health' });
  await settled();
  t.deepEqual(shown(own).slice(0, 6), [
    ' 1 check fails.',
    '',
    ' ● log of all changes               in order',
    ' ✕ configuration 482913',
    '   Exact does not answer.',
    '',
  ]);
});

test('changes are told in words, and more of them come as one goes down', async (t) => {
  const all = Array.from({ length: 250 }, (_, at) => ({
    ...{ seq: 500 - at, at: '2026-11-22T05:00:00.000Z', who: 'koen', what: 'change settings' },
    subject: `configuration:${at}`,
  }));
  const own = await house({
    doctor: () => [],
    audit: ({ offset, limit }) => all.slice(offset, offset + limit),
  });
  own.screen.show?.({ open: 'audit' });
  await own.desk.press('Enter');
  await settled();
  t.is(shown(own)[3], '›  22 Nov 06:00  koen             changed configuration 0');
  for (let page = 0; page < 30; page++) {
    await own.desk.press('PageDown');
    await settled();
  }
  await own.desk.press('G');
  await settled();
  t.regex(shown(own).findLast((line) => line.startsWith('›')) ?? '', /changed configuration 249$/);
});
