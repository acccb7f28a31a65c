import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import test from 'ava';
import { Machine, program, runProgram } from './machine.ts';
import {
  accounts,
  asOf,
  changedInvoice,
  paymentMapping,
  reverseCharge,
  smallNight,
  smallNightBalances,
} from './small-night.ts';

interface Entry {
  reference: string;
  period: string;
  state: string;
  total: string;
  remoteNumber: string;
  lines: { account: string; debit: string; credit: string }[];
}
interface Document {
  id: string;
  number: string;
  state: string;
}
interface Balance {
  account: string;
  balance: string;
}

const september = ['--from', '2026-09-01', '--to', '2026-09-30'];
const shown = (balances: readonly Balance[]) => balances.map(({ account, balance }) => `${account} ${balance}`);

test('"start" on an empty machine shows the sample night and its report, and a second time shows the same books', async (t) => {
  const machine = new Machine(t);
  const options = { cwd: machine.root, env: { ...machine.env, NIGHTAUDIT_HOME: '' } };
  const start = () => runProgram(program, ['start'], options);
  const books = async () => {
    const words = ['start', 'trial-balance', '--from', '2026-09-01', '--to', '2026-10-31', '--json'];
    const { stdout } = await runProgram(program, words, options);
    const entries = await runProgram(program, ['start', 'entries', 'list', '--json'], options);
    return { balances: JSON.parse(stdout) as Balance[], entries: (JSON.parse(entries.stdout) as Entry[]).length };
  };
  try {
    const first = await start();
    t.is(first.code, 0, first.stderr);
    t.is(first.stderr, '');
    t.regex(first.stdout, /Park De Waterlelie/);
    t.regex(first.stdout, /61 entries/);
    t.regex(first.stdout, /vat-rate-unmapped 0\/AE/);
    const booked = await books();
    t.is(booked.entries, 61);
    t.true(shown(booked.balances).includes('1310 3811.72'));

    const again = await start();
    t.is(again.code, 0, again.stderr);
    t.deepEqual(await books(), booked);
  } finally {
    await runProgram(program, ['start', 'daemon', 'stop'], options);
  }
});

test('a first night in a home of its own: import, repair, book, look, and nothing twice', async (t) => {
  const machine = new Machine(t);
  const folder = machine.files('in', smallNight);
  writeFileSync(machine.path('mapping.json'), JSON.stringify(paymentMapping));

  const before = await machine.json<{ error: { code: string } }>(['documents', 'list']);
  t.is(before.code, 3, 'no home yet');
  t.is(before.value.error.code, 'uninitialised');

  const init = ['init', '--name', 'Park', '--country', 'NL', '--start', '2026-09-01'];
  t.deepEqual(await machine.json(init), { code: 0, value: { home: machine.home, configuration: '1' } });
  const twice = await machine.json<{ error: { code: string; message: string } }>(init);
  t.is(twice.code, 3);
  t.regex(twice.value.error.message, new RegExp(machine.home));

  t.deepEqual(await machine.json(['sources', 'csv-mapping', 'add', machine.path('mapping.json')]), {
    code: 0,
    value: paymentMapping,
  });
  const taken = { imported: 7, unchanged: 0, revised: 0, rejected: [], warnings: [] };
  t.deepEqual(await machine.json(['import', folder]), { code: 0, value: taken });

  const repairs = await machine.json<{ code: string; subject: string; documents: number; amount: string }[]>([
    'repairs',
    'list',
  ]);
  t.is(repairs.code, 0);
  t.deepEqual(
    repairs.value.map(({ code, subject, documents, amount }) => [code, subject, documents, amount]),
    [
      ['account-missing', 'product:CHALET', 3, '675.10'],
      ['account-missing', 'product:ZAAL', 1, '542.00'],
      ['vat-rate-unmapped', '0/AE', 1, '542.00'],
      ['account-missing', 'product:DINER', 1, '54.50'],
      ['account-missing', 'product:DRANK', 1, '24.20'],
    ],
  );
  const held = await machine.json<{ entries: Entry[]; waiting: { number: string; reason: string }[] }>([
    'sync',
    '--as-of',
    asOf,
    '--dry-run',
  ]);
  t.is(held.code, 1, 'documents wait for a person');
  t.deepEqual(
    held.value.waiting.map(({ number, reason }) => `${number} ${reason}`).sort(),
    ['C-1', 'F-1', 'F-2', 'F-3', 'bar-1'].map((number) => `${number} incomplete`),
  );

  const [fixed, ...mapped] = accounts;
  const [product = '', account = ''] = fixed ?? [];
  const fix = ['repairs', 'fix', 'account-missing', `product:${product}`, '--account', account];
  t.deepEqual(await machine.json(fix), {
    code: 0,
    value: { code: 'account-missing', subject: `product:${product}`, documents: 3, stillWaiting: 0 },
  });
  for (const [id, to] of mapped) {
    const { code, value } = await machine.json<{ kind: string; subject: string; to: string }>([
      'map',
      'product',
      id,
      to,
    ]);
    t.deepEqual([code, value.kind, value.subject, value.to], [0, 'product', id, to]);
  }
  const vat = await machine.json<{ id: string }>(['map', 'vat', reverseCharge.rate, reverseCharge.code]);
  t.deepEqual(vat, {
    code: 0,
    value: { id: vat.value.id, kind: 'vat', subject: '0/AE', to: 'VERL', direction: 'sale', preferred: false },
  } as never);
  t.deepEqual(await machine.json(['repairs', 'list']), { code: 0, value: [] });

  const dry = await machine.json<{ entries: Entry[] }>(['sync', '--as-of', asOf, '--dry-run']);
  t.deepEqual(
    dry.value.entries.map(({ period, state, total }) => [period, state, total]),
    [
      ['2026-09-01', 'planned', '242.00'],
      ['2026-09-02', 'planned', '78.70'],
      ['2026-09-03', 'planned', '584.40'],
    ],
  );
  t.deepEqual((await machine.json<Entry[]>(['entries', 'list'])).value, [], 'a dry run sends nothing');

  const sync = await machine.json<{ run: string; entries: Entry[]; waiting: unknown[] }>(['sync', '--as-of', asOf]);
  t.is(sync.code, 0);
  t.deepEqual(
    sync.value.entries.map(({ period, state, total, remoteNumber }) => [period, state, total, remoteNumber]),
    [
      ['2026-09-01', 'posted', '242.00', '2026-90-0001'],
      ['2026-09-02', 'posted', '78.70', '2026-90-0002'],
      ['2026-09-03', 'posted', '584.40', '2026-90-0003'],
    ],
  );
  t.deepEqual(
    sync.value.entries.map(({ reference }) => reference),
    dry.value.entries.map(({ reference }) => reference),
    'what the dry run showed is what was sent',
  );
  t.deepEqual(sync.value.waiting, []);

  const reference = sync.value.entries[1]?.reference ?? '';
  const entry = await machine.json<Entry & { contributions: { number: string; amount: string }[] }>([
    'entries',
    'show',
    reference,
  ]);
  t.deepEqual(
    entry.value.lines.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`),
    ['1310 54.50 0.00', '2000 24.20 0.00', '8210 0.00 50.00', '8220 0.00 20.00', '1520 0.00 4.20', '1521 0.00 4.50'],
  );
  t.deepEqual(entry.value.contributions.map(({ number }) => number).sort(), ['F-2', 'bar-1']);

  const balances = await machine.json<Balance[]>(['trial-balance', ...september]);
  t.is(balances.code, 0);
  t.deepEqual(shown(balances.value), smallNightBalances);
  t.deepEqual(Object.keys(balances.value[0] ?? {}).slice(0, 5), ['account', 'name', 'debit', 'credit', 'balance']);

  const more = await machine.json<{ entries: Entry[] }>(['sync', '--as-of', asOf]);
  t.deepEqual([more.code, more.value.entries], [0, []], 'a second sync posts nothing');
  t.deepEqual(await machine.json(['import', folder]), { code: 0, value: { ...taken, imported: 0, unchanged: 7 } });

  writeFileSync(join(folder, 'F-2.xml'), changedInvoice);
  const revised = await machine.json<{ imported: number; unchanged: number; revised: number }>(['import', folder]);
  t.deepEqual([revised.value.imported, revised.value.unchanged, revised.value.revised], [0, 6, 1]);
  const documents = (await machine.json<Document[]>(['documents', 'list'])).value;
  t.deepEqual(
    documents.map(({ number, state }) => `${number} ${state}`).sort(),
    ['C-1', 'F-1', 'F-2', 'F-3', 'P-1', 'P-2', 'bar-1'].map(
      (number) => `${number} ${number === 'F-2' ? 'to-review' : 'synced'}`,
    ),
  );

  const shownDocument = await machine.json<Document & { lines: unknown[]; contributions: unknown[] }>([
    'documents',
    'show',
    documents.find(({ number }) => number === 'F-2')?.id ?? '',
  ]);
  t.is(shownDocument.code, 0);
  t.deepEqual([shownDocument.value.lines.length, shownDocument.value.contributions.length], [1, 1]);
});

test('empty variables in the environment mean what missing ones do, to commands and daemon alike', async (t) => {
  const machine = new Machine(t);
  const env = { NIGHTAUDIT_HOME: '', XDG_DATA_HOME: '', XDG_STATE_HOME: '' };
  try {
    const { value } = await machine.json<{ home: string }>(['init', '--name', 'Park'], { env });
    t.true(value.home.startsWith(machine.path('user')), value.home);
    t.is(readdirSync(machine.path('user/.local/state/nightaudit')).length, 1, 'the witness');
    const second = await machine.run(['daemon', '--foreground'], { env });
    t.is(second.code, 3);
    t.true(second.stderr.includes(`serves ${value.home} already`));
  } finally {
    await machine.run(['daemon', 'stop'], { env });
  }
});

test('exit codes tell wrong usage from what could not be done', async (t) => {
  const machine = new Machine(t);
  await machine.json(['init', '--name', 'Park', '--country', 'NL', '--start', '2026-09-01']);
  const code = async (...words: string[]) => {
    const { code: exit, value } = await machine.json<{ error?: { code: string; message: string } }>(words);
    t.truthy(value.error?.message, words.join(' '));
    return [exit, value.error?.code];
  };
  t.deepEqual(await code('bokk'), [2, 'usage'], 'an unknown command');
  t.deepEqual(await code('trial-balance'), [2, 'usage'], 'without its options');
  t.deepEqual(await code('sync', '--as-of', '31-08-2026'), [2, 'usage'], 'not a date');
  t.deepEqual(await code('documents', 'show', 'nothing'), [2, 'not-found'], 'an unknown document');
  t.deepEqual(await code('map', 'product', 'CHALET', '9999'), [2, 'not-found'], 'an unknown account');
  t.deepEqual(await code('--lang', 'xx', 'status'), [2, 'usage'], 'an unknown language');
  t.deepEqual(await code('init'), [3, 'refused'], 'a home that is there already');

  const missing = await machine.json<{ rejected: { path: string; code: string }[] }>(['import', machine.path('none')]);
  t.is(missing.code, 1, 'done, but something needs a person');
  t.deepEqual(
    missing.value.rejected.map(({ path, code: why }) => [path, why]),
    [[machine.path('none'), 'not-readable']],
  );
  t.is((await machine.run(['--version'])).stdout.trim(), version());
});

test('a file put into the drop folder is taken in, a bad one is put aside with the reason', async (t) => {
  const machine = new Machine(t);
  await machine.json(['init', '--name', 'Park', '--country', 'NL', '--start', '2026-09-01']);
  const { value: sources } = await machine.json<{ dropFolder: string }[]>(['sources', 'list']);
  const folder = sources[0]?.dropFolder ?? '';
  t.is(folder, join(machine.home, 'drop', 'property'));
  await machine.stop();

  // Files that have lain there for a while: a daemon looks when it starts.
  const rested = new Date(Date.now() - 60_000);
  const put = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), rested, rested);
  };
  put('F-1.xml', smallNight['F-1.xml'] ?? '');
  put('torn.xml', (smallNight['F-2.xml'] ?? '').slice(0, 500));
  const inFolder = (name: string) =>
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  let rejected = 0;
  for (let look = 0; look < 100 && rejected === 0; look++)
    rejected = (await machine.json<{ rejectedFiles: number }[]>(['sources', 'list'])).value[0]?.rejectedFiles ?? 0;
  t.is(rejected, 1);
  await machine.stop();

  t.deepEqual(inFolder('processed'), ['F-1.xml']);
  t.deepEqual(inFolder('rejected'), ['torn.xml', 'torn.xml.txt']);
  t.regex(
    readFileSync(join(folder, 'rejected', 'torn.xml.txt'), 'utf8'),
    /^torn\.xml was not taken in\.\n.*line \d+: /,
  );
  t.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.')),
    [],
    'nothing is left lying there',
  );
  const { value: documents } = await machine.json<Document[]>(['documents', 'list']);
  t.deepEqual(
    documents.map(({ number }) => number),
    ['F-1'],
  );
  const { value: report } = await machine.json<{ rejectedFiles: { path: string }[] }>(['report']);
  t.deepEqual(
    report.rejectedFiles.map(({ path }) => basename(path)),
    ['torn.xml'],
  );
});

function version(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}
