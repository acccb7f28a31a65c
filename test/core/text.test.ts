import test from 'ava';
import fc from 'fast-check';
import { normalName } from '../../src/core/relation-name.ts';
import { cleanText, isCleanText, maxTextLength } from '../../src/core/text.ts';

/** Texts full of what should not be in them. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 6, unit: 'binary' }),
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]0;title\u0007',
        '\u001b',
        '\u009b2J',
        '[0m',
        ']8;;',
        '\u202e',
        '\u200b',
        '\u0301\u0302\u0303',
        '\ud83d',
        '\ude00',
        '😀',
        '\u{e0041}',
        '\r\n',
        '\t',
        ' ',
        'é',
        '\u0000',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('clean text stays as it is', (t) => {
  for (const text of ['Familie Jansen', 'Café-coöperatie De Brêge U.A.', '株式会社 😀', 'שלום', '€ 12,50 – "ok"'])
    t.is(cleanText(text), text);
});

test('whole escape sequences go, not only their first character', (t) => {
  t.is(cleanText('\u001b[1;31mrood\u001b[0m'), 'rood');
  t.is(cleanText('a\u009b2Jb'), 'ab');
  t.is(cleanText('a\u001b]0;evil title\u0007b'), 'ab');
  t.is(cleanText('\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\'), 'link');
  t.is(cleanText('a\u001bPq#0\u001b\\b\u001bcc'), 'abc');
  t.is(cleanText('a\u001b]never closed'), 'anever closed');
});

test('controls, reading-direction marks and invisible characters go; line breaks become a space', (t) => {
  t.is(cleanText('Jan\u0000sen\u0007\u007f'), 'Jansen');
  t.is(cleanText('abc\u202egnp.exe\u2066x\u2069'), 'abcgnp.exex');
  t.is(cleanText('a\u200bb\u00adc\ufeffd\u2060e\u{e0041}f'), 'abcdef');
  t.is(cleanText('line one\r\nline two\tthree\u2028four'), 'line one line two three four');
  t.is(cleanText('  Jansen \n'), 'Jansen');
});

test('a run of combining marks is cut after four, and half a surrogate pair is replaced', (t) => {
  t.is(cleanText(`Z${'\u0301'.repeat(50)}x`), `Z${'\u0301'.repeat(4)}x`);
  t.is(
    cleanText(`Z${'\u0301\u200b'.repeat(50)}x`),
    `Z${'\u0301'.repeat(4)}x`,
    'also with invisible characters between',
  );
  t.is(cleanText('a\ud83db'), 'a\ufffdb');
});

test('a long text ends in an ellipsis within the length, and never within a character', (t) => {
  t.is(cleanText('a'.repeat(501)), `${'a'.repeat(499)}…`);
  t.is(cleanText('a'.repeat(500)).length, 500);
  t.is(cleanText('abcdef', 4), 'abc…');
  t.is(cleanText('😀😀😀', 4), '😀…');
  t.is(cleanText('😀'.repeat(400)).length, 499);
});

test('what was cleaned is clean, is never longer than allowed, and cleaning it again changes nothing', (t) => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(1, 2, 7, 40, maxTextLength), (text, max) => {
      const cleaned = cleanText(text, max);
      return (
        cleaned.length <= max &&
        cleanText(cleaned, max) === cleaned &&
        isCleanText(cleaned) &&
        !/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]|\p{M}{5}/u.test(cleaned) &&
        cleaned.isWellFormed()
      );
    }),
    { numRuns: 5000 },
  );
  t.pass();
});

test('names are compared without case, diacritics, punctuation and the dots of a legal form', (t) => {
  t.is(normalName('Installatiebedrijf Van Dam B.V.'), normalName('installatiebedrijf  van dam bv'));
  t.is(normalName('Hélène Lefèvre'), 'helene lefevre');
  t.is(normalName('Kade & Partners N.V.'), 'kade partners nv');
  t.is(normalName('De Vries V.O.F.'), 'de vries vof');
  t.not(normalName('Van Dam'), normalName('Van Dam B.V.'), 'a person is not the company');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      (name) => normalName(normalName(name)) === normalName(name),
    ),
    { numRuns: 2000 },
  );
});
