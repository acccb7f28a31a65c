import test from 'ava';
import fc from 'fast-check';
import { maxFileBytes, readFactFile } from '../../../src/providers/files/read-file.ts';
import { amsterdam, bytes, problem } from './read.ts';
import { ublXml } from './ubl-builder.ts';

const json = JSON.stringify({
  kind: 'payment',
  id: 'P',
  date: '2026-11-14',
  currency: 'EUR',
  method: 'card',
  amount: 1,
});

test('the content decides the format, whatever the name says', (t) => {
  const format = (name: string, content: string | Uint8Array) => {
    const result = readFactFile(name, typeof content === 'string' ? bytes(content) : content, amsterdam);
    return result.ok ? [result.value.format, result.value.facts.length] : result.problems;
  };
  t.deepEqual(format('invoice.csv', `\ufeff\n${ublXml().replace(/^<\?xml.*\n/, '')}`), ['ubl', 1]);
  t.deepEqual(format('x.csv', Buffer.from(`\ufeff${ublXml().replace('UTF-8', 'UTF-16')}`, 'utf16le')), ['ubl', 1]);
  t.deepEqual(format('../../etc/passwd', ` \r\n\t${json}`), ['json', 1]);
  t.deepEqual(format('facts.xml', `[${json}]`), ['json', 1]);
});

const refusals: readonly [string, string, string | Uint8Array, { code: string; message: RegExp }][] = [
  ['an empty file', 'a.xml', '', { code: 'not-readable', message: /empty/ }],
  ['a file of spaces', 'a.json', ' \n\t ', { code: 'not-readable', message: /empty/ }],
  ['a PDF', 'a.xml', '%PDF-1.7 …', { code: 'not-readable', message: /PDF.*UBL/ }],
  ['a spreadsheet', 'a.csv', 'PK\u0003\u0004…', { code: 'not-readable', message: /save the sheet as CSV/ }],
  [
    'a binary file',
    'a.csv',
    Uint8Array.from({ length: 4000 }, (_, index) => (index * 7) % 256),
    { code: 'not-readable', message: /not a text file/ },
  ],
  ['a text named XML', 'a.xml', 'hello', { code: 'not-xml', message: /name says XML/ }],
  ['a text named JSON', 'a.JSON', 'hello', { code: 'not-json', message: /name says JSON/ }],
  ['a text of no known format', 'a.txt', 'hello', { code: 'no-mapping', message: /csv-mapping add "a\.txt"/ }],
  [
    'a UTF-16 CSV',
    'a.csv',
    Buffer.from('\ufeffa;b\n1;2\n', 'utf16le'),
    { code: 'encoding', message: /UTF-16.*Save it as UTF-8/ },
  ],
];
for (const [what, name, content, expected] of refusals)
  test(`${what} is refused`, (t) => {
    const found = problem(content, {}, name);
    t.is(found.code, expected.code as typeof found.code, found.message);
    t.regex(found.message, expected.message);
  });

test('a file above the bound is refused before it is looked at', (t) => {
  const found = problem(new Uint8Array(maxFileBytes + 1));
  t.is(found.code, 'too-large');
  t.regex(found.message, /33 MB; at most 32 MB/);
});

test('random bytes are refused, whatever they are named', (t) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('a.xml', 'a.json', 'a.csv', 'a'),
      (content, name) => {
        const result = readFactFile(name, content, amsterdam);
        return !result.ok && result.problems.length > 0;
      },
    ),
    { numRuns: 2000 },
  );
  t.pass();
});
