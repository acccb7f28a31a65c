import test from 'ava';
import type { Language } from '../../src/core/configuration.ts';
import { en } from '../../src/core/language/en.ts';
import { frenchSpacing } from '../../src/core/language/french-spacing.ts';
import { problemStatement, reasonStatement } from '../../src/core/language/sentences.ts';
import { translator } from '../../src/core/language/translate.ts';
import { problemCodes } from '../../src/core/problem.ts';

const inZone = (language: Language) => translator(language, { zone: 'Europe/Amsterdam' });
const english = inZone('en');
const dutch = inZone('nl');
const french = inZone('fr');
const german = inZone('de');
const all = [english, dutch, french, german];

test('a problem reads well with all its details and with none', (t) => {
  const missing = { code: 'vat-rate-unmapped', subject: '9/S', details: { rate: '9', category: 'S', journal: '70' } };
  t.is(problemStatement(english, missing), 'VAT 9 % (S) has no code in journal 70');
  t.is(problemStatement(dutch, missing), 'btw 9 % (S) heeft geen code in dagboek 70');
  t.is(problemStatement(french, missing), 'la TVA à 9\u00a0% (S) n’a pas de code dans le journal 70');
  t.is(problemStatement(german, missing), 'USt 9 % (S) hat keinen Steuerschlüssel im Journal 70');
  for (const translate of all)
    for (const code of problemCodes) {
      const said = problemStatement(translate, { code, subject: '', details: {} });
      t.regex(said, /^\S.*\S$/, code);
      t.notRegex(said, / {2}|undefined|[{}[\]]| [.,:;]/, `${code}: ${said}`);
    }
});

test('a reason reads well with none of its details', (t) => {
  for (const translate of all)
    for (const key of Object.keys(en).filter((one) => one.startsWith('reason.'))) {
      const said = reasonStatement(translate, { code: key.slice('reason.'.length), details: {} });
      t.notRegex(said, / {2}|undefined|[{}[\]]| [.,:;]|^ | $/, `${key}: ${said}`);
    }
});

test('an unknown code is shown itself with its details', (t) => {
  t.is(
    reasonStatement(english, { code: 'moon-phase', details: { phase: 'full', day: '3' } }),
    'moon-phase (phase: full, day: 3)',
  );
  t.is(reasonStatement(english, { code: 'moon-phase', details: {} }), 'moon-phase');
});

test('a repair that no command can fill in says what does repair it', (t) => {
  const reason = { code: 'how-to-repair-outcome-unknown', details: { subject: 'NA7K2M9QW4X1P' } };
  t.is(
    reasonStatement(english, reason),
    'this is not repaired by filling something in. Look in the package, then decide',
  );
  t.is(reasonStatement(english, { code: 'how-to-repair-tides', details: {} }), 'how-to-repair-tides');
});

test('a line without an account says its problem as the reason', (t) => {
  const reason = { code: 'account-missing', details: { kind: 'product', subject: 'FIETS', name: 'Fietsverhuur' } };
  t.is(reasonStatement(english, reason), 'no account for product Fietsverhuur (FIETS)');
  t.is(
    problemStatement(english, {
      code: 'account-missing',
      subject: 'payment:cash',
      details: { kind: 'payment', subject: 'cash', name: 'cash' },
    }),
    'no account for payment cash',
  );
});

test('values are never read as templates, and never steer the terminal', (t) => {
  const reason = { code: 'package-refused', details: { message: '{code}[31m \u001b[31m[x]\u202e' } };
  t.is(reasonStatement(english, reason), 'the package refused it: {code}[31m [x]');
});

test('plurals follow the number', (t) => {
  t.is(english.t('report.waiting', { documents: 1 }), '1 document waits for you.');
  t.is(english.t('report.waiting', { documents: 14_000 }), '14,000 documents wait for you.');
  t.is(dutch.t('report.waiting', { documents: 1 }), '1 document wacht op u.');
  t.is(dutch.t('report.waiting', { documents: 14_000 }), '14.000 documenten wachten op u.');
  t.is(german.t('report.waiting', { documents: 1 }), '1 Beleg wartet auf Sie.');
  t.is(german.t('report.waiting', { documents: 14_000 }), '14.000 Belege warten auf Sie.');
});

test('in French nought is singular, and a million is plural', (t) => {
  t.is(french.t('report.waiting', { documents: 0 }), '0 document vous attend.');
  t.is(french.t('report.waiting', { documents: 2 }), '2 documents vous attendent.');
  t.is(french.t('report.waiting', { documents: 1_000_000 }), '1\u202f000\u202f000 documents vous attendent.');
});

test('amounts are written exactly, at any size, as the language writes them', (t) => {
  t.is(english.amount('4724.34', 'EUR'), '€\u00a04,724.34');
  t.is(dutch.amount('4724.34', 'EUR'), '€\u00a04.724,34');
  t.is(french.amount('4724.34', 'EUR'), '4\u202f724,34\u00a0€');
  t.is(german.amount('4724.34', 'EUR'), '4.724,34\u00a0€');
  t.is(german.amount('-1500.00', 'CHF'), '-1.500,00\u00a0CHF');
  t.is(english.amount('-0.05'), '-0.05');
  t.is(english.amount('9999999999999.99'), '9,999,999,999,999.99');
  t.is(english.amount('1500', 'JPY'), '¥\u00a01,500');
  t.is(english.amount('1.500', 'KWD'), 'KWD\u00a01.500');
  t.is(english.amount('12.00', '\u001b[31m'), '\u00a012.00');
  t.is(english.amount('twelve'), 'twelve');
});

test('dates and instants are written in the language and in the zone of the property', (t) => {
  t.is(english.date('2026-10-31'), 'Sat 31 Oct 2026');
  t.is(dutch.date('2026-10-31'), 'za 31 okt 2026');
  t.is(french.date('2026-10-31'), 'sam 31 oct 2026');
  t.is(french.date('2026-11-01'), 'dim 1er nov 2026');
  t.is(german.date('2026-10-31'), 'Sa 31. Okt 2026');
  t.is(english.day('2026-09-05'), 'Sat 5 Sep');
  t.is(german.dateShort('2026-03-05'), '5. März');
  t.is(english.dateShort('2026-10-31'), '31 Oct');
  t.is(english.period('2026-10'), 'October 2026');
  t.is(dutch.period('2026-10'), 'oktober 2026');
  t.is(french.period('2026-08'), 'août 2026');
  t.is(german.period('2026-03'), 'März 2026');
  t.is(english.instant('2026-10-24T22:30:00.000Z'), '25 Oct 2026 00:30');
  t.is(english.moment('2026-11-01T05:02:00.000Z'), '1 Nov 06:02');
  t.is(french.moment('2026-11-01T05:02:00.000Z'), '1er nov 06:02');
  t.is(german.instant('2026-10-24T22:30:00.000Z'), '25. Okt 2026 00:30');
  t.is(english.time('2026-07-01T05:02:00.000Z'), '07:02');
  t.is(english.time('2026-07-01T05:02:00.000Z', 'UTC'), '05:02');
  t.is(english.date('sometime'), 'sometime');
  t.is(english.instant('never'), 'never');
});

test('a French mark is held to its word, and a value that is missing takes its mark along', (t) => {
  t.is(frenchSpacing('« oui » : 9 % ; non ?'), '«\u00a0oui\u00a0»\u00a0: 9\u00a0%\u00a0; non\u00a0?');
  t.is(french.t('message.lead', { lead: 'Choisissez un compte' }), 'Choisissez un compte\u00a0:');
  t.is(reasonStatement(french, { code: 'package-refused', details: {} }), 'le logiciel comptable l’a refusé');
  t.is(
    reasonStatement(french, { code: 'package-refused', details: { message: 'non' } }),
    'le logiciel comptable l’a refusé\u00a0: non',
  );
});

test('each language says which one it is', (t) => {
  t.deepEqual(
    all.map(({ language }) => language),
    ['en', 'nl', 'fr', 'de'],
  );
});
