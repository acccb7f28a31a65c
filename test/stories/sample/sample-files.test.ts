import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';

const folders = ['data/sample/facts/invoices', 'data/sample/later'];
const schemas = '../shared/specs/ubl/xsd/maindoc';
const validator = 'xmllint';

const run = (command: string, args: readonly string[]) => spawnSync(command, args, { encoding: 'utf8' });

test('the committed sample is what its tables say', (t) => {
  const { status, stdout, stderr } = run(process.execPath, ['scripts/make-sample.mjs', '--check']);
  t.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
});

const canValidate = existsSync(schemas) && run(validator, ['--version']).status === 0;
const unchecked = canValidate ? '' : ' (not checked: schemas or xmllint absent)';

test(`every UBL file is valid against the UBL 2.1 schemas${unchecked}`, (t) => {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  t.is(files.length, 75);
  if (!canValidate) return;
  for (const root of ['Invoice', 'CreditNote']) {
    const documents = files.filter((file) => readFileSync(file, 'utf8').includes(`<${root} `));
    const schema = join(schemas, `UBL-${root}-2.1.xsd`);
    const { stderr } = run(validator, ['--nonet', '--noout', '--schema', schema, ...documents]);
    t.is(stderr, documents.map((file) => `${file} validates\n`).join(''));
  }
});

test('what came later is one changed invoice and one file that was there already', (t) => {
  t.deepEqual(readdirSync('data/sample/later').sort(), ['2026-1003-once-more.xml', '2026-1030.xml']);
  const read = (path: string) => readFileSync(join('data/sample', path), 'utf8');
  t.is(read('later/2026-1003-once-more.xml'), read('facts/invoices/2026-1003.xml'));
  const payable = (xml: string) => /<cbc:PayableAmount currencyID="EUR">([^<]+)</.exec(xml)?.[1];
  t.deepEqual(
    [payable(read('facts/invoices/2026-1030.xml')), payable(read('later/2026-1030.xml'))],
    ['1186.05', '1198.15'],
  );
});
