import test from 'ava';
import fc from 'fast-check';
import { addDays, type LocalDate, localDate } from '../../src/core/calendar.ts';
import type { Language } from '../../src/core/configuration.ts';
import { translator } from '../../src/core/language/translate.ts';
import { typedDate } from '../../src/tui/typed-date.ts';

const languages: readonly Language[] = ['en', 'nl', 'de', 'fr'];
const near = localDate('2026-11-20');
const read = (text: string, language: Language = 'en') => typedDate(text, near, translator(language));

test('a date may be typed as it is written, in figures, or as computers write it', (t) => {
  for (const text of [
    '4 Dec 2026',
    '4 december 2026',
    '4-12-2026',
    '04/12/2026',
    '4.12.2026',
    '2026-12-04',
    ' 4 12 2026 ',
  ])
    t.is(read(text), localDate('2026-12-04'), text);
  t.is(read('1er févr. 2027', 'fr'), localDate('2027-02-01'));
  t.is(read('3. März 2027', 'de'), localDate('2027-03-03'));
});

test('without a year the nearest date of that name is meant', (t) => {
  t.is(read('4 12'), localDate('2026-12-04'));
  t.is(read('31 jan'), localDate('2027-01-31'));
  t.is(read('1 jun'), localDate('2026-06-01'));
});

test('what is no date, or could be two, is none', (t) => {
  for (const text of ['', '31 feb', '32-1-2026', '4 13', 'soon', '2026-02-30', '4 ju 2026', '4', '0 1 2026'])
    t.is(read(text), undefined, text);
  t.is(read('4 jui 2026', 'fr'), undefined);
});

test('every date is read as every language writes it', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: -9000, max: 9000 }), fc.constantFrom(...languages), (days, language) => {
      const date: LocalDate = addDays(near, days);
      t.is(read(translator(language).dateShort(date, '-'), language), date);
    }),
    { numRuns: 1000 },
  );
});
