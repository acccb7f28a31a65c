import test from 'ava';
import { type FormOptions, form, type Values } from '../../src/tui/form/form.tsx';
import type { Layer } from '../../src/tui/layers/layer.ts';
import { accountPicker } from '../../src/tui/picker/chart-pickers.ts';
import { drawn } from './drawn.tsx';
import { fakeDesk, settled } from './fake-desk.ts';

const screen: Layer = { name: 'screen', actions: () => [], View: () => null };
const chart = {
  accounts: [
    { code: '8000', name: 'Verhuur chalets', type: 'revenue', blocked: false },
    { code: '8110', name: 'Zaalverhuur', type: 'revenue', blocked: false },
    { code: '8210', name: 'Lunch en diner', type: 'revenue', blocked: false },
    { code: '8999', name: 'Overige omzet', type: 'revenue', blocked: true },
  ],
  journals: [],
  vatCodes: [],
};
const usage = {
  accounts: [{ code: '8210', times: 31, lastDate: '2026-11-20', lastFor: 'Lunch buffet' }],
  vatCodes: [],
};

function deskWithChart() {
  const desk = fakeDesk({ answers: { chart: () => chart, 'chart.usage': () => usage } });
  desk.layers.base(screen);
  return desk;
}

const inside = (lines: readonly string[]) =>
  lines
    .map((line) =>
      line
        .replace(/^\s*[│┌└]\s?/, '')
        .replace(/\s*[│┐┘]$/, '')
        .trimEnd(),
    )
    .filter((line) => line !== '');

test('an account is chosen by three letters of its name, typed before the list has come', async (t) => {
  const desk = deskWithChart();
  const chosen: string[] = [];
  desk.layers.open(accountPicker(desk, { title: 'Account', accept: ({ code }) => void chosen.push(code) }));
  await desk.press('z', 'a', 'a', 'Enter');
  t.deepEqual([chosen, desk.top()?.name], [['8110'], 'screen']);
});

test('what is used most stands first, with what it was last used for; what is blocked stands last and says why', async (t) => {
  const desk = deskWithChart();
  const picker = accountPicker(desk, { title: 'Account for Lunch', accept: () => t.fail() });
  desk.layers.open(picker);
  await settled();
  t.deepEqual(inside(drawn(picker)).slice(0, 6), [
    '─ Account for Lunch ──────────────────────────────────────────────────────',
    '▏',
    '› 8210    Lunch en diner                   last: Lunch buffet',
    '  8000    Verhuur chalets',
    '  8110    Zaalverhuur',
    '  8999    Overige omzet',
  ]);
  await desk.press('8', '9', 'Enter');
  t.deepEqual(desk.said(), ['It is blocked in the package.']);
  await desk.press('Escape');
  t.is(desk.top()?.name, 'screen');
});

test('letters that nothing has are said to have found nothing, and Enter chooses nothing', async (t) => {
  const desk = deskWithChart();
  const picker = accountPicker(desk, { title: 'Account', accept: () => t.fail() });
  desk.layers.open(picker);
  await desk.press('x', 'q', 'Enter');
  t.deepEqual(inside(drawn(picker)).slice(1, 3), ['xq▏', 'nothing has these letters in it']);
  t.deepEqual(desk.said(), ['There is nothing to choose under these letters.']);
});

const fields: FormOptions['fields'] = [
  {
    name: 'reason',
    label: 'Reason',
    kind: 'text',
    value: '',
    validate: (text) => (text === '' ? 'Say why it is left out.' : undefined),
  },
  {
    name: 'policy',
    label: 'Review',
    kind: 'choice',
    value: 'always',
    choices: [
      { value: 'always', label: 'always' },
      { value: 'never', label: 'never' },
    ],
  },
];

test('a form says at the field what is wrong, and saves what was typed', async (t) => {
  const desk = fakeDesk();
  desk.layers.base(screen);
  const saved: Values[] = [];
  const own = form(desk, {
    title: 'Leave out',
    fields,
    save: async (values) => void saved.push(values),
  });
  desk.layers.open(own);
  await desk.press('Enter');
  t.deepEqual(inside(drawn(own)).slice(1, 4), ['› Reason  ▏', '    Say why it is left out.', '  Review  always']);
  await desk.press(...'double', 'Down', 'Space', 'Enter');
  t.deepEqual(saved, [{ reason: 'double', policy: 'never' }]);
  t.is(desk.top()?.name, 'screen');
});

test('what was typed stays when it could not be saved', async (t) => {
  const desk = fakeDesk();
  desk.layers.base(screen);
  let attempts = 0;
  const own = form(desk, {
    title: 'Leave out',
    fields,
    save: async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the daemon is away');
    },
  });
  desk.layers.open(own);
  await desk.press(...'double', 'Enter');
  t.is(desk.top(), own);
  t.deepEqual(inside(drawn(own)).slice(1, 2), ['› Reason  double▏']);
  await desk.press('Enter');
  t.deepEqual([attempts, desk.top()?.name], [2, 'screen']);
});

test('a long paste into a field is one line that fits', async (t) => {
  const desk = fakeDesk();
  desk.layers.base(screen);
  const own = form(desk, { title: 'Leave out', fields, save: async () => undefined });
  desk.layers.open(own);
  desk.layers.paste(`${'word '.repeat(400)}\n\u001b[2Jend`);
  await desk.press();
  const lines = drawn(own);
  t.true(lines.every((line) => line.length <= 80));
  t.false(lines.join('').includes('\u001b'));
});

const many = Array.from({ length: 30 }, (_, at): FormOptions['fields'][number] => ({
  name: `f${at}`,
  label: `Field ${at}`,
  kind: 'text',
  value: '',
  ...(at === 20 ? { heading: 'MORE' } : {}),
}));

test('a form of many fields turns pages, and says how many fields are before and after', async (t) => {
  const desk = fakeDesk();
  desk.layers.base(screen);
  const own = form(desk, { title: 'All', fields: many, save: async () => undefined });
  desk.layers.open(own);
  const seen = () => {
    const lines = inside(drawn(own));
    return [lines[1], lines.at(-4), lines.at(-3)?.trim()];
  };
  t.deepEqual(seen(), ['› Field 0   ▏', '  Field 14', '↓ 15']);
  await desk.press(...Array.from({ length: 14 }, () => 'Down'));
  t.deepEqual(seen(), ['  Field 0', '› Field 14  ▏', '↓ 15']);
  await desk.press('Down');
  t.deepEqual(seen(), ['› Field 15  ▏', '  Field 27', '↑ 15   ↓ 2']);
  await desk.press('Down', 'Down', 'Down', 'Down', 'Down', 'x');
  t.true(inside(drawn(own)).includes('› Field 20  x▏'));
  await desk.press('Up', ...Array.from({ length: 19 }, () => 'Up'), 'Up');
  t.deepEqual(seen(), ['  Field 28', '› Field 29  ▏', '↑ 28']);
});

test('a refusal that is about one field is said at that field', async (t) => {
  const desk = fakeDesk();
  desk.layers.base(screen);
  const own = form(desk, {
    title: 'Leave out',
    fields,
    refusedAt: () => 'policy',
    save: async () => {
      throw new Error('not so');
    },
  });
  desk.layers.open(own);
  await desk.press(...'double', 'Enter');
  t.deepEqual(inside(drawn(own)).slice(1, 5), [
    '  Reason  double',
    '› Review  ‹ always ›',
    '    This is a fault of nightaudit itself: not so',
    '↵ save   Space change   Esc back',
  ]);
  t.deepEqual([desk.top(), desk.said()], [own, []]);
});

test('what may be left empty is emptied with one key', async (t) => {
  const desk = fakeDesk();
  desk.layers.base(screen);
  const saved: Values[] = [];
  const pick = { kind: 'pick', value: '8999', show: (value: string) => value, pick: () => undefined } as const;
  desk.layers.open(
    form(desk, {
      title: 'Accounts',
      fields: [
        { name: 'tips', label: 'Tips', ...pick },
        { name: 'other', label: 'Other', ...pick, optional: true },
      ],
      save: async (values) => void saved.push(values),
    }),
  );
  await desk.press('Backspace', 'Down', 'Backspace', 'Enter');
  t.deepEqual(saved, [{ tips: '8999', other: '' }]);
});
