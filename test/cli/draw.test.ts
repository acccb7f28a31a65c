import test from 'ava';
import fc from 'fast-check';
import { decimalSum } from '../../src/cli/render/decimal-sum.ts';
import { cut, displayWidth } from '../../src/cli/render/display-width.ts';
import { draw } from '../../src/cli/render/draw.ts';
import { command, line, type Page, prose, span, type Tone, table } from '../../src/cli/render/page.ts';
import { isCleanText } from '../../src/core/text.ts';

const paper = { width: 40, colour: false };

test('a text is as wide as a terminal draws it', (t) => {
  const widths = { Zaal: 4, Café: 4, 'Cafe\u0301': 4, 日本: 4, '🏕': 1, '🎉': 2, '● booked': 8, '€ 12': 4, '': 0 };
  for (const [text, width] of Object.entries(widths)) t.is(displayWidth(text), width, text);
});

test('what does not fit is cut with an ellipsis, never in the middle of a character', (t) => {
  t.is(cut('Zeilschool De Wind', 12), 'Zeilschool…');
  t.is(cut('日本語', 4), '日…');
  t.is(cut('Cafe\u0301s', 4), 'Caf…');
  t.is(cut('same', 4), 'same');
  t.is(cut('any', 0), '');
});

test('figures stand to the right, with a rule above their total', (t) => {
  const page = table(
    [{ title: 'account', flexible: 'cut' }, { title: 'debit', align: 'right' }, { title: 'empty' }],
    [['1310 Debiteuren', '4,724.34', ''], ['8000 日本', '0.10', ''], 'rule', ['total', '4,724.44', '']],
  );
  t.is(
    draw([page], paper),
    [
      ' account             debit',
      ' 1310 Debiteuren  4,724.34',
      ' 8000 日本            0.10',
      '                  ────────',
      ' total            4,724.44',
      '',
    ].join('\n'),
  );
});

test('in a narrow terminal texts give way and figures do not', (t) => {
  const row = ['Conferentiebureau Noordzee', 'waits because its period is closed', '9,310.00'];
  const page = table([{ flexible: 'cut', least: 10 }, { flexible: 'wrap', least: 12 }, { align: 'right' }], [row]);
  t.is(
    draw([page], paper),
    [' Conferentieb…  waits because   9,310.00', '                its period is', '                closed', ''].join(
      '\n',
    ),
  );
});

test('a sentence is wrapped between words, and an amount keeps its currency', (t) => {
  t.is(
    draw([prose('Night of Sat 31 Oct: booked at 06:02, €\u00a04,724.34.')], paper),
    ' Night of Sat 31 Oct: booked at 06:02,\n € 4,724.34.\n',
  );
  t.is(draw([prose('x'.repeat(50))], paper), ` ${'x'.repeat(39)}\n ${'x'.repeat(11)}\n`);
});

test('a command stays one that can be copied: quoted, and continued as a shell reads it', (t) => {
  const words = ['nightaudit', 'repairs', 'fix', 'account-missing', "product:Chef's table", '--account', 'ACCOUNT'];
  t.is(
    draw([command(words)], paper),
    [
      '   nightaudit repairs fix \\',
      '     account-missing \\',
      "     'product:Chef'\\''s table' \\",
      '     --account ACCOUNT',
      '',
    ].join('\n'),
  );
});

test('colours are used only where they are wanted, and end with their text', (t) => {
  const page = [line(span('!', 'warning'), ' 12 documents')];
  t.is(draw(page, paper), ' ! 12 documents\n');
  t.is(draw(page, { width: 40, colour: true }), ' \u001b[33m!\u001b[0m 12 documents\n');
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001b[31m',
      '\u001b]0;x\u0007',
      '\u009b2J',
      '\r',
      '\n',
      '\u202e',
      '\u200b',
      '日',
      '🎉',
      'e\u0301',
      ' ',
      '\u00a0',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  maxLength: 60,
});
const tones = fc.constantFrom<Tone>('plain', 'dim', 'bad');
const pages: fc.Arbitrary<Page> = fc.array(
  fc.oneof(
    fc
      .array(fc.tuple(hostile, tones), { maxLength: 4 })
      .map((cells) => line(...cells.map(([text, tone]) => span(text, tone)))),
    fc.tuple(hostile, tones).map(([text, tone]) => prose(text, tone)),
    fc
      .array(fc.tuple(hostile, hostile, hostile), { maxLength: 4 })
      .map((rows) =>
        table([{ title: 'a', flexible: 'cut' }, { flexible: 'wrap' }, { align: 'right', flexible: 'cut' }], rows),
      ),
  ),
  { maxLength: 5 },
);

test('whatever a text holds, no line is wider than the paper and nothing steers the terminal', (t) => {
  fc.assert(
    fc.property(pages, fc.integer({ min: 20, max: 100 }), fc.boolean(), (page, width, colour) => {
      const lines = draw(page, { width, colour }).split('\n').slice(0, -1);
      const bare = lines.map((text) => text.replace(/\u001b\[(?:0|1|2|3[1236])m/g, ''));
      return bare.every((text) => isCleanText(text.trim()) && displayWidth(text) <= width);
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

test('amounts add up exactly, whatever their decimals', (t) => {
  t.is(decimalSum(['0.10', '0.20', '-0.30']), '0.00');
  t.is(decimalSum(['-0.05', '0.01']), '-0.04');
  t.is(decimalSum(['1500', '-300']), '1200');
  t.is(decimalSum(['9999999999999.99', '0.01']), '10000000000000.00');
  t.is(decimalSum([]), '0');
  t.throws(() => decimalSum(['1,50']), { instanceOf: RangeError });
});
