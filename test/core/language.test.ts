import { globSync, readFileSync } from 'node:fs';
import test from 'ava';
import { accountTypes, journalKinds } from '../../src/core/chart.ts';
import { accountMappingKinds } from '../../src/core/configuration.ts';
import { documentStates } from '../../src/core/document-state.ts';
import { entryStates } from '../../src/core/entry.ts';
import { documentKinds } from '../../src/core/fact.ts';
import { en } from '../../src/core/language/en.ts';
import { nl } from '../../src/core/language/nl.ts';
import { problemStatement, reasonStatement } from '../../src/core/language/sentences.ts';
import { placeholdersOf } from '../../src/core/language/template.ts';
import { isKey, type Key, translator } from '../../src/core/language/translate.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { readProblemCodes } from '../../src/core/read-problem.ts';

const keys = Object.keys(en) as Key[];
const english = translator('en', { zone: 'Europe/Amsterdam' });
const dutch = translator('nl', { zone: 'Europe/Amsterdam' });

test('every sentence is used somewhere, and every sentence that is used exists', (t) => {
  const sources = globSync('src/**/*.{ts,tsx}', { exclude: ['src/core/language/*/**'] });
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  const families = new Set([...code.matchAll(/`([a-z.-]+[.-])\$\{/g)].map((match) => match[1] ?? ''));
  families.add('screen.');
  const unused = keys.filter(
    (key) => !code.includes(`'${key}'`) && ![...families].some((family) => key.startsWith(family)),
  );
  t.deepEqual(unused, []);
});

test('every code of the contract has its words', (t) => {
  const expected = [
    ...problemCodes.flatMap((code) => [`problem.${code}`, `repair.${code}`]),
    ...readProblemCodes.map((code) => `read.${code}`),
    ...[
      ...documentStates,
      ...entryStates,
      ...documentKinds,
      ...accountMappingKinds,
      ...accountTypes,
      ...journalKinds,
    ].map((token) => `word.${token}`),
    ...['differs', 'misplaced', 'duplicate', 'removed', 'voided', 'running', 'done', 'attention', 'interrupted'].map(
      (token) => `word.${token}`,
    ),
  ];
  t.deepEqual(
    expected.filter((key) => !isKey(key)),
    [],
  );
});

test('every refusal of the daemon is worded', (t) => {
  const codes = globSync('src/daemon/**/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/refused\(\s*'\w+',\s*\{\s*code: '([a-z-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  t.true(codes.length > 0);
  t.deepEqual(
    [...new Set(codes)].filter((code) => !isKey(`reason.${code}`)),
    [],
  );
});

test('a translation says nothing that the original does not know, and leaves nothing out', (t) => {
  for (const key of keys) t.deepEqual(placeholdersOf(nl[key]), placeholdersOf(en[key]), key);
});

test('templates are well-formed: brackets close, plurals have two forms, formats exist', (t) => {
  const formats = new Set(['date', 'day', 'short', 'period', 'instant', 'moment', 'time', 'word', 'decimal']);
  for (const [key, template] of [...Object.entries(en), ...Object.entries(nl)]) {
    const plain = template.replace(/\{(\w+)(?::(\w+)|\|([^}]*))?\}/g, (_whole, _name, format, forms) => {
      t.true(format === undefined || formats.has(format), key);
      t.true(forms === undefined || forms.split('|').length === 2, key);
      return '';
    });
    t.notRegex(plain.replace(/\[[^[\]]*\]/g, ''), /[[\]{}]/, key);
  }
});

test('a problem reads well with all its details and with none', (t) => {
  const missing = { code: 'vat-rate-unmapped', subject: '9/S', details: { rate: '9', category: 'S', journal: '70' } };
  t.is(problemStatement(english, missing), 'VAT 9 % (S) has no code in journal 70');
  t.is(problemStatement(dutch, missing), 'btw 9 % (S) heeft geen code in dagboek 70');
  for (const translate of [english, dutch])
    for (const code of problemCodes) {
      const said = problemStatement(translate, { code, subject: '', details: {} });
      t.regex(said, /^\S.*\S$/, code);
      t.notRegex(said, / {2}|undefined|[{}[\]]| [.,:;]/, `${code}: ${said}`);
    }
});

test('a reason reads well with none of its details', (t) => {
  for (const translate of [english, dutch])
    for (const key of keys.filter((one) => one.startsWith('reason.'))) {
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
});

test('amounts are written exactly, at any size, as the language writes them', (t) => {
  t.is(english.amount('4724.34', 'EUR'), '€\u00a04,724.34');
  t.is(dutch.amount('4724.34', 'EUR'), '€\u00a04.724,34');
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
  t.is(english.day('2026-09-05'), 'Sat 5 Sep');
  t.is(english.dateShort('2026-10-31'), '31 Oct');
  t.is(english.period('2026-10'), 'October 2026');
  t.is(dutch.period('2026-10'), 'oktober 2026');
  t.is(english.instant('2026-10-24T22:30:00.000Z'), '25 Oct 2026 00:30');
  t.is(english.moment('2026-11-01T05:02:00.000Z'), '1 Nov 06:02');
  t.is(english.time('2026-07-01T05:02:00.000Z'), '07:02');
  t.is(english.time('2026-07-01T05:02:00.000Z', 'UTC'), '05:02');
  t.is(english.date('sometime'), 'sometime');
  t.is(english.instant('never'), 'never');
});

test('German and French read English for now', (t) => {
  t.is(translator('de').t('repairs.none'), en['repairs.none']);
  t.is(translator('fr').language, 'en');
});
