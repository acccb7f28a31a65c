/** The catalogue as a whole: every sentence is used, once, and all languages say the same. */

import { globSync, readFileSync } from 'node:fs';
import test from 'ava';
import { accountTypes, journalKinds } from '../../src/core/chart.ts';
import { accountMappingKinds, type Language } from '../../src/core/configuration.ts';
import { documentStates } from '../../src/core/document-state.ts';
import { entryStates } from '../../src/core/entry.ts';
import { documentKinds } from '../../src/core/fact.ts';
import { de } from '../../src/core/language/de.ts';
import { en } from '../../src/core/language/en.ts';
import { fr } from '../../src/core/language/fr.ts';
import { nl } from '../../src/core/language/nl.ts';
import { placeholdersOf } from '../../src/core/language/template.ts';
import { type Catalogue, isKey, type Key } from '../../src/core/language/translate.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { readProblemCodes } from '../../src/core/read-problem.ts';

const keys = Object.keys(en) as Key[];
const translations: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = { nl, fr, de };

/**
 * Beginnings of sentences that are looked up by a token, and where the token comes from. It stands in the source as a
 * word of its own; a sentence of any other beginning stands there in full.
 */
const families: Readonly<Record<string, string>> = {
  'problem.': 'problemCodes of core/problem.ts',
  'repair.': 'problemCodes of core/problem.ts',
  'reason.': 'codes of reasons and refusals, where they are given',
  'reason.filter-': 'faults of core/document-filter.ts',
  'reason.filter-unknown-': 'what core/document-filter.ts knows the values of',
  'read.': 'readProblemCodes of core/read-problem.ts',
  'word.': 'states, kinds, roles and settings, as the contract of the daemon names them',
  'word.per-': 'frequencies of core/configuration.ts',
  'word.review-': 'review policies of core/configuration.ts',
  'word.revenue-': 'revenue dates of core/configuration.ts',
  'word.family-': 'families of sources',
  'word.language-': 'languages of core/configuration.ts',
  'error.kind-': 'kinds of refusals of core/rpc.ts',
  'screen.': 'screens of the terminal program',
  'action.': 'tables of actions of the terminal program',
  'section.': 'sections of the settings',
  'source.cost-': 'what AccountingCost means, as the contract of the daemon names it',
  'mapping.kind.': 'kinds of mappings',
  'mapping.subject-hint.': 'kinds of mappings',
  'vat-category.': 'vatCategories of core/fact.ts',
  'health.': 'checks of the doctor, as src/tui/screens/settings/health-section.tsx knows them',
  'audit.': 'deeds of the audit, as the daemon names them',
  'audit.kind.': 'kinds of records of the store',
  'csv.field.': 'csvFields of core/csv-mapping.ts',
  'csv.choice.': 'rows of the editor of column mappings',
  'key.': 'names of keys of the terminal program',
};

/** Tokens that come with the data: methods of payment, as sources call them. */
const tokensOfSources = ['card', 'ideal'];

/** Keys that are printed on the keyboard, and names that belong to no language. */
const ofNoLanguage = ['CSV', 'Tab', '^B', '^C', '^F', '^L', '^N', '^P', '^S', '^Z', 'iDEAL', 'SHA-256 {hash}'];
/** What is the same in English because the words are. */
const sameAsInEnglish: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  nl: [
    ...['Bksp', 'Del', 'End', 'Esc', 'Home', 'PgDn', 'PgUp'],
    ...[
      'Filters',
      'filters',
      'arrangement',
      'bank',
      'code',
      'concept',
      'credit',
      'daemon',
      'excl.',
      'id',
      'incl.',
      'nr',
      'product',
      'run',
    ],
    ...['Runs', 'Run {run} · {configuration} · {at:instant}', '{runs|# run|# runs}', '{runs|# run|# runs}.'],
    ...['{count} d', '{count} m', '{megabytes} MB'],
  ],
  fr: [
    ...['active', 'code', 'configuration', 'date', 'documents', 'id', 'inactive', 'journal', 'message', 'mode'],
    ...['Configurations', 'Sources', 'configuration {name}', 'dates', 'version'],
    ...['source', 'sources', 'total', 'total {currency}', 'Configuration {name}', 'France'],
    ...['{configurations|# configuration|# configurations}.', '{documents|# document|# documents}'],
    ...['{reference} · {period:period} · journal {journal}', '{sources|# source|# sources}.', '{count} h'],
  ],
  de: ['Esc', '{megabytes} MB'],
};

test('every sentence is used somewhere', (t) => {
  const sources = globSync('src/**/*.{ts,tsx}', { exclude: ['src/core/language/*/**'] });
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  const literals = new Set([...code.matchAll(/'([\w.+-]+)'/g)].map((match) => match[1] ?? ''));
  // Tokens may be names of properties as well: `deferredRevenue: account`.
  const tokens = new Set([
    ...tokensOfSources,
    ...literals,
    ...[...code.matchAll(/\b(\w+)\??:/g)].map((match) => match[1] ?? ''),
  ]);
  const isUsed = (key: string) =>
    literals.has(key) ||
    Object.keys(families).some(
      (family) =>
        key.startsWith(family) &&
        [key, key.replace(/\.help$/, '')].some((name) => tokens.has(name.slice(family.length))),
    );
  t.deepEqual(
    keys.filter((key) => !isUsed(key)),
    [],
  );
});

test('no sentence is in two parts of the catalogue', (t) => {
  const named = globSync('src/core/language/en/**/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^ {2}(?:'([\w.+-]+)'|(\w+)):/gm)].map((match) => match[1] ?? match[2]),
  );
  t.deepEqual(named.sort(), keys.toSorted());
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

test('every reason and refusal that core and daemon give is worded', (t) => {
  // Either of two: `code: known ? 'no-configuration' : 'no-such-document'`.
  const given = /\bcode: (?:[^'`,;]*\? '([a-z-]+)' : )?'([a-z-]+)'/g;
  const codes = globSync('src/{core,daemon}/**/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(given)].flatMap((match) => match.slice(1).filter(Boolean)),
  );
  t.true(codes.length > 0);
  t.deepEqual(
    [...new Set(codes)].filter((code) => !['reason', 'problem', 'read'].some((family) => isKey(`${family}.${code}`))),
    [],
  );
});

for (const [language, catalogue] of Object.entries(translations)) {
  test(`${language} says nothing that English does not know, leaves nothing out, and writes values alike`, (t) => {
    for (const key of keys) {
      t.deepEqual(placeholdersOf(catalogue[key]), placeholdersOf(en[key]), key);
      t.deepEqual(formatsOf(catalogue[key]), formatsOf(en[key]), key);
    }
  });

  test(`${language} needs no value that English can do without`, (t) => {
    for (const key of keys) {
      const needed = placeholdersOf(withoutOptionalParts(en[key]));
      t.deepEqual(
        placeholdersOf(withoutOptionalParts(catalogue[key])).filter((name) => !needed.includes(name)),
        [],
        key,
      );
    }
  });

  test(`${language} leaves no sentence in English`, (t) => {
    const isText = (template: string) => /\p{L}/u.test(template.replace(/\{\w+(?::\w+)?\}/g, ''));
    const same = keys.filter((key) => catalogue[key] === en[key] && isText(en[key])).map((key) => en[key]);
    t.deepEqual(
      [...new Set<string>(same)].sort(),
      [...ofNoLanguage, ...sameAsInEnglish[language as keyof typeof sameAsInEnglish]].sort(),
    );
  });
}

test('templates are well-formed: brackets close, plurals have two forms, formats exist', (t) => {
  const formats = new Set(['date', 'day', 'short', 'period', 'instant', 'moment', 'time', 'word', 'decimal']);
  for (const [key, template] of [en, nl, fr, de].flatMap((catalogue) => Object.entries<string>(catalogue))) {
    const plain = template.replace(/\{(\w+)(?::(\w+)|\|([^}]*))?\}/g, (_whole, _name, format, forms) => {
      t.true(format === undefined || formats.has(format), key);
      t.true(forms === undefined || forms.split('|').length === 2, key);
      return '';
    });
    t.notRegex(withoutOptionalParts(plain), /[[\]{}]/, key);
  }
});

test('French has its space before the marks that want one, German its quotation marks', (t) => {
  for (const key of keys) {
    const plain = fr[key].replace(/\{[^}]*\}/g, 'x');
    t.notRegex(plain, /[^\s[][;:!?%»](?=\s|$|[\])])|«\S|[«»]{2}|"|'/, `fr ${key}: ${fr[key]}`);
    t.notRegex(de[key].replace(/\{[^}]*\}/g, 'x'), /"|'|„[^“]*„|“[^„]*“|„[^“]*$/, `de ${key}: ${de[key]}`);
  }
});

function withoutOptionalParts(template: string): string {
  return template.replace(/\[[^[\]]*\]/g, '');
}

/** Values with the formatter that writes them. */
function formatsOf(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+:\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}
