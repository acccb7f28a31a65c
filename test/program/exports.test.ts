import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'csv-parse/sync';
import { Machine } from './machine.ts';
import { accounts, asOf, reverseCharge, smallNight, smallNightBalances } from './small-night.ts';

/** Balances as the programs of other people print them: `1310 3811.72`, in order. */
function hledgerBalances(path: string): string[] {
  spawned('hledger', ['check', '--strict', '-f', path]);
  const out = spawned('hledger', ['balance', '-f', path, '--flat', '-N', '-O', 'csv']);
  const rows = parse(out, { from_line: 2 }) as string[][];
  return rows.map(([account = '', balance = '']) => shown(account, balance)).sort();
}

function ledgerBalances(path: string): string[] {
  const format = '%(account)|%(scrub(display_total))\n';
  const words = ['--strict', '--pedantic', 'balance', '--flat', '--no-total', '--balance-format', format];
  const out = spawned('ledger', ['-f', path, ...words]);
  return out
    .trim()
    .split('\n')
    .map((line) => shown(line.split('|')[0] ?? '', line.split('|')[1] ?? ''))
    .sort();
}

/** `assets:1310 Debiteuren PMS` and `3811.72 EUR`. */
const shown = (account: string, balance: string) =>
  `${account.split(':')[1]?.split(' ')[0]} ${balance.replace(/ EUR$/, '')}`;

function spawned(command: string, words: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', timeout: 60_000 });
  if (error)
    throw new Error(
      `${command} judges the exported journal and cannot be run; install it (Debian: apt install ${command})`,
      {
        cause: error,
      },
    );
  if (status !== 0) throw new Error(`${command} refuses the exported journal: ${stderr.slice(0, 500)}`);
  return stdout;
}

const autumn = ['--from', '2026-09-01', '--to', '2026-10-31'];

/** Exports what was booked in autumn. @returns the file. */
async function exported(t: ExecutionContext, machine: Machine, format: 'hledger' | 'csv', entries: number) {
  const path = machine.path(`books.${format}`);
  const { code, value } = await machine.json<{ sha256: string }>(['export', format, ...autumn, '-o', path]);
  t.is(code, 0);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  t.deepEqual(value, { file: path, entries, sha256 } as never);
  return path;
}

/** The cells, without the row of titles; none of them may be taken for a formula by a spreadsheet. */
function cells(t: ExecutionContext, path: string): string[][] {
  const [, ...rows] = parse(readFileSync(path)) as string[][];
  for (const cell of rows.flat()) t.notRegex(cell, /^\s*[=+\-@|%]/);
  return rows;
}

test('hledger and ledger accept the exported sample, and come to the balances that were worked out by hand', async (t) => {
  const machine = new Machine(t);
  await machine.json(['init', '--sample']);
  await machine.json(['sync', '--as-of', '2026-11-01']);
  const page = readFileSync('test/stories/sample/balances.txt', 'utf8');
  const [, section = ''] = /\nBALANCES\n([\s\S]*?)\n\n/.exec(page) ?? [];
  const expected = section
    .split('\n')
    .map((line) => `${line.split(/\s+/).at(0)} ${line.split(/\s+/).at(-1)}`)
    .sort();
  t.is(expected.length, 20);

  const journal = await exported(t, machine, 'hledger', 61);
  t.deepEqual(hledgerBalances(journal), expected);
  t.deepEqual(ledgerBalances(journal), expected);

  const again = await machine.json<{ error: { message: string } }>(['export', 'hledger', '-o', journal]);
  t.is(again.code, 2, 'nothing that is there is overwritten');
  t.regex(again.value.error.message, /books\.hledger/);
});

test('names that look like formulas, comments or commands are only names in what is exported', async (t) => {
  const machine = new Machine(t);
  const method = "=cmd|' /C calc'!A0;(x)  @{*}";
  const folder = machine.files('in', {
    ...smallNight,
    'payment.json': JSON.stringify({
      documents: [
        { kind: 'payment', id: 'P-9', date: '2026-09-02', currency: 'EUR', method, amount: '10.00', pays: 'F-1' },
      ],
    }),
  });
  await machine.json(['init', '--name', '=Park; | (x)  "y" 10 EUR', '--country', 'NL', '--start', '2026-09-01']);
  const taken = await machine.json<{ imported: number; rejected: { code: string }[] }>(['import', folder]);
  // The payment file has no mapping in this home, so its two payments stay out; the hostile one is there.
  t.deepEqual([taken.value.imported, taken.value.rejected.map(({ code }) => code)], [6, ['no-mapping']]);
  for (const [product, account] of accounts) await machine.json(['map', 'product', product, account]);
  await machine.json(['map', 'vat', reverseCharge.rate, reverseCharge.code]);
  t.is((await machine.json(['map', 'payment', method, '2050'])).code, 0);
  t.is((await machine.json(['sync', '--as-of', asOf])).code, 0);

  const expected = smallNightBalances
    .filter((line) => !/^20[12]0 /.test(line))
    .map((line) => line.replace('1310 529.90', '1310 695.40'))
    .concat('2050 10.00')
    .sort();
  const journal = await exported(t, machine, 'hledger', 3);
  t.deepEqual(hledgerBalances(journal), expected);
  t.deepEqual(ledgerBalances(journal), expected);

  const rows = cells(t, await exported(t, machine, 'csv', 3));
  t.true(
    rows.some((row) => row.includes(`'${method}`)),
    'the name itself is still there',
  );
});
