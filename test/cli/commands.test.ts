import test from 'ava';
import { CommandFailure, DaemonRefusal } from '../../src/cli/failure.ts';
import { methods, type SourceView } from '../../src/core/rpc.ts';
import { isCleanText } from '../../src/core/text.ts';
import { type Answers, type RunOptions, runCommand } from './fake-client.ts';
import {
  blockedDocument,
  causeView,
  configurationView,
  documentDetail,
  documentView,
  entryView,
  reportView,
  runView,
  statusView,
} from './sample-views.ts';

const source: SourceView = {
  id: 'pms',
  name: 'PMS',
  family: 'documents',
  access: ['book'],
  accountingCost: 'ignore',
  supplierVatNumber: null,
  dropFolder: '/srv/waterlelie/drop/pms',
  lastFactAt: null,
  facts: 3,
  rejectedFiles: 0,
};
const property = {
  name: 'Park De Waterlelie',
  country: 'NL',
  zone: 'Europe/Amsterdam',
  dayEndsAt: '00:00',
  language: 'nl',
  currency: 'EUR',
  sample: false,
} as const;
const mapping = { id: 'm1', kind: 'vat', subject: '9/S', to: 'L9', direction: 'sale', preferred: false } as const;
const entryDetail = { ...entryView(), whereToFind: 'book', attempts: [], contributions: [] };
const waiting = (code: string) => ({
  id: 'i1',
  number: '2026-1',
  total: '1.00',
  currency: 'EUR',
  reason: { code, details: {} },
});

/** One good answer for every method. */
const answers: Answers = {
  status: statusView(),
  'home.init': { home: '/srv/waterlelie', configuration: 'book' },
  'home.init-sample': { home: '/srv/waterlelie-sample', configuration: 'book' },
  'home.sample-night': {},
  'import.paths': { imported: 2, unchanged: 0, revised: 0, rejected: [], warnings: [] },
  'documents.list': { total: 2, rows: [documentView(), blockedDocument] },
  'documents.show': documentDetail(),
  'documents.edit': documentDetail(),
  'documents.concept': documentView({ state: 'concept' }),
  'documents.approve': [documentView({ state: 'approved' })],
  'documents.exclude': documentView({ state: 'excluded' }),
  'documents.include': documentView({ state: 'approved' }),
  'repairs.list': [causeView],
  'repairs.fix': { code: 'account-missing', subject: 'product:FIETS', documents: 2, stillWaiting: 0 },
  coverage: [],
  'map.vat': mapping,
  'map.account': { id: 'm2', kind: 'product', subject: 'FIETS', to: '8210' },
  'map.list': [mapping],
  chart: { accounts: [], journals: [], vatCodes: [] },
  sync: { run: 'r1', entries: [entryView()], waiting: [], runs: [runView({ outcome: 'done' })] },
  'entries.list': { total: 1, rows: [entryView()] },
  'entries.show': entryDetail,
  'entries.verify': { verified: 3, conditions: [] },
  'entries.reverse': entryView({ state: 'reversed' }),
  'entries.resolve': entryView(),
  'trial-balance': [],
  'sources.rejected': [
    {
      file: '2026-1999.xml',
      at: '2026-11-22T06:00:00.000Z',
      problems: [{ line: 12, code: 'xml', message: 'The file ends in the middle.' }],
    },
  ],
  'property.show': property,
  'property.edit': property,
  'configurations.list': [configurationView()],
  'configurations.add': configurationView({ active: false }),
  'configurations.edit': configurationView(),
  'configurations.activate': configurationView(),
  'configurations.deactivate': configurationView({ active: false }),
  'configurations.delete': { name: 'book' },
  'sources.list': [source],
  'sources.add': source,
  'sources.edit': source,
  'sources.access': source,
  'csv-mapping.list': [{ name: 'bar', kind: 'payment' }],
  'csv-mapping.add': { name: 'bar', kind: 'payment' },
  'csv-mapping.remove': { name: 'bar' },
  'csv-mapping.detect': { detection: { delimiter: ';' }, suggestion: { name: 'bar', kind: 'payment' } },
  'authorizations.list': [{ name: 'book', provider: 'book', status: 'active' }],
  'runs.list': [runView()],
  'runs.show': { ...runView(), entryList: [entryView()], waitingList: [waiting('incomplete')], log: [] },
  report: reportView(),
  audit: [{ seq: 1, at: '2026-11-01T05:02:00.000Z', who: 'operator', what: 'map.vat', subject: '9/S' }],
  doctor: [{ check: 'log', ok: true, message: '204 records, every hash right' }],
  export: { file: '/home/operator/books.journal', entries: 61, sha256: 'ab' },
  'daemon.stop': {},
};

const ask = (words: string, options: RunOptions = {}) =>
  runCommand(words.split(' '), { ...options, answers: { ...answers, ...options.answers } });

/** Each command with the call that it makes. */
const commands: readonly [string, string, Record<string, unknown>][] = [
  ['documents list', 'documents.list', { limit: 500, offset: 0 }],
  [
    'documents list --state incomplete --from 2026-10-01 --to 2026-10-31 --search Wind --limit 5 --offset 10',
    'documents.list',
    { state: 'incomplete', from: '2026-10-01', to: '2026-10-31', search: 'Wind', limit: 5, offset: 10 },
  ],
  ['documents show i1', 'documents.show', { id: 'i1' }],
  [
    'documents edit i1 --account 8110 --vat-code H21 --cost-centre Z --description x --journal 70 --due-date 2026-11-14 --relation d1 --one-off',
    'documents.edit',
    {
      id: 'i1',
      account: '8110',
      vatCode: 'H21',
      costCentre: 'Z',
      description: 'x',
      journal: '70',
      dueDate: '2026-11-14',
      relation: 'd1',
      oneOff: true,
    },
  ],
  ['documents concept i1', 'documents.concept', { id: 'i1' }],
  ['documents approve i1 i2', 'documents.approve', { ids: ['i1', 'i2'] }],
  ['documents exclude i1 --reason private', 'documents.exclude', { id: 'i1', reason: 'private' }],
  ['documents include i1', 'documents.include', { id: 'i1' }],
  ['repairs list', 'repairs.list', {}],
  [
    'repairs fix account-missing product:FIETS --account 8210',
    'repairs.fix',
    { code: 'account-missing', subject: 'product:FIETS', account: '8210' },
  ],
  ['coverage', 'coverage', {}],
  ['map vat 9% L9', 'map.vat', { rate: '9', code: 'L9' }],
  [
    'map vat 0/ae 7 --journal 70 --preferred --credit --configuration book --from 2026-01-01 --to 2026-12-31',
    'map.vat',
    {
      rate: '0',
      category: 'AE',
      code: '7',
      journal: '70',
      preferred: true,
      credit: true,
      configuration: 'book',
      from: '2026-01-01',
      to: '2026-12-31',
    },
  ],
  ['map product FIETS 8210', 'map.account', { kind: 'product', subject: 'FIETS', account: '8210' }],
  ['map arrangement LUNCH 8210', 'map.account', { kind: 'arrangement', subject: 'LUNCH', account: '8210' }],
  ['map location ZAAL 8110', 'map.account', { kind: 'location', subject: 'ZAAL', account: '8110' }],
  ['map payment cash 2000', 'map.account', { kind: 'payment', subject: 'cash', account: '2000' }],
  ['map levy TOERBEL 1620', 'map.account', { kind: 'levy', subject: 'TOERBEL', account: '1620' }],
  ['map rate 21/S 8000', 'map.account', { kind: 'rate', subject: '21/S', account: '8000' }],
  ['map list', 'map.list', {}],
  ['sync', 'sync', {}],
  ['sync book --as-of 2026-11-01 --dry-run', 'sync', { configuration: 'book', asOf: '2026-11-01', dryRun: true }],
  ['runs list', 'runs.list', { limit: 1000, offset: 0 }],
  ['runs show r1', 'runs.show', { run: 'r1' }],
  [
    'entries list --state posted --configuration book',
    'entries.list',
    { state: 'posted', configuration: 'book', limit: 100, offset: 0 },
  ],
  ['entries show NA7K2M9QW4X1P', 'entries.show', { reference: 'NA7K2M9QW4X1P' }],
  ['entries verify', 'entries.verify', {}],
  ['entries verify NA7', 'entries.verify', { reference: 'NA7' }],
  ['entries reverse NA7 --date 2026-11-02', 'entries.reverse', { reference: 'NA7', date: '2026-11-02' }],
  ['entries resolve NA7 --posted 118', 'entries.resolve', { reference: 'NA7', posted: '118' }],
  ['entries resolve NA7 --send-again', 'entries.resolve', { reference: 'NA7', sendAgain: true }],
  [
    'trial-balance book --from 2026-10-01 --to 2026-10-31',
    'trial-balance',
    { configuration: 'book', from: '2026-10-01', to: '2026-10-31' },
  ],
  ['chart', 'chart', {}],
  [
    'export hledger -o books.journal --from 2026-10-01',
    'export',
    { format: 'hledger', path: '/home/operator/books.journal', from: '2026-10-01' },
  ],
  ['sources rejected pms', 'sources.rejected', { id: 'pms' }],
  ['settings show', 'property.show', {}],
  [
    'settings edit --name Kreek --language nl --zone Europe/Brussels --day-ends-at 03:00',
    'property.edit',
    { name: 'Kreek', language: 'nl', zone: 'Europe/Brussels', dayEndsAt: '03:00' },
  ],
  ['configurations list', 'configurations.list', {}],
  [
    'configurations add --name exact --authorization exact --administration 482913 --source pms --source bar --mode period --frequency month --journal 90 --sales-journal 70 --start 2026-01-01 --end none --delay 3 --automatic on --run-at 06:30 --review-policy always --incomplete hold --revenue-date invoice --closed-through 2025-12-31 --no-vat-code 0 --default-account 8999 --account receivable=1310 --account tips=1630',
    'configurations.add',
    {
      name: 'exact',
      authorization: 'exact',
      administration: '482913',
      sources: ['pms', 'bar'],
      mode: 'period',
      frequency: 'month',
      journal: '90',
      salesJournal: '70',
      start: '2026-01-01',
      end: null,
      delayDays: 3,
      automatic: true,
      runAt: '06:30',
      reviewPolicy: 'always',
      incomplete: 'hold',
      revenueDate: 'invoice',
      closedThrough: '2025-12-31',
      noVatCode: '0',
      accounts: { receivable: '1310', tips: '1630', fallback: '8999' },
    },
  ],
  ['configurations edit book --automatic off', 'configurations.edit', { name: 'book', automatic: false }],
  ['configurations activate book', 'configurations.activate', { name: 'book' }],
  ['configurations deactivate book', 'configurations.deactivate', { name: 'book' }],
  ['configurations delete book', 'configurations.delete', { name: 'book' }],
  ['sources list', 'sources.list', {}],
  ['sources add bar --family postings', 'sources.add', { id: 'bar', name: 'bar', family: 'postings' }],
  [
    'sources edit bar --accounting-cost account --supplier-vat-number none',
    'sources.edit',
    { id: 'bar', accountingCost: 'account', supplierVatNumber: null },
  ],
  ['sources access pms book on', 'sources.access', { id: 'pms', authorization: 'book', allowed: true }],
  ['sources csv-mapping list', 'csv-mapping.list', {}],
  ['sources csv-mapping remove bar', 'csv-mapping.remove', { name: 'bar' }],
  [
    'sources csv-mapping detect bar.csv --name bar --kind payment',
    'csv-mapping.detect',
    { path: '/home/operator/bar.csv', name: 'bar', kind: 'payment' },
  ],
  ['authorizations list', 'authorizations.list', {}],
  ['status', 'status', {}],
  ['report --date 2026-10-31', 'report', { date: '2026-10-31' }],
  ['audit --since 2026-10-31', 'audit', { since: '2026-10-31', limit: 1000, offset: 0 }],
  ['doctor', 'doctor', {}],
  [
    'import in/a.xml /srv/b --source pms',
    'import.paths',
    { paths: ['/home/operator/in/a.xml', '/srv/b'], source: 'pms' },
  ],
  ['init --sample --language nl', 'home.init-sample', { language: 'nl' }],
  [
    'init --name Hoeve --country BE --start 2026-03-01',
    'home.init',
    {
      property: { name: 'Hoeve', country: 'BE', zone: 'Europe/Brussels', dayEndsAt: '00:00', language: 'en' },
      start: '2026-03-01',
    },
  ],
  ['daemon stop', 'daemon.stop', {}],
];

test('every command makes the call that it is named for, and prints one JSON document', async (t) => {
  for (const [words, method, params] of commands) {
    const ran = await ask(`${words} --json`);
    t.deepEqual(ran.calls, [{ method, params }], words);
    t.is(ran.stderr, '', words);
    t.notThrows(() => JSON.parse(ran.stdout), words);
    t.is(ran.code, 0, words);
  }
});

test('every method of the contract that a command can reach is reached', (t) => {
  const reached = new Set(commands.map(([, method]) => method));
  const elsewhere = ['hello', 'subscribe', 'home.sample-night', 'csv-mapping.add'];
  // Windows on lists, what a choice would do, and taking it back: a command has its own list, its dry run and its opposite.
  const ofScreens = [
    'today',
    'undo',
    'documents.window',
    'documents.range',
    'documents.review',
    'filters.list',
    'filters.save',
    'filters.remove',
    'repairs.preview',
    'map.preview',
    'entries.facts',
    'chart.usage',
    'relations.find',
    'csv-mapping.preview',
  ];
  t.deepEqual(
    Object.keys(methods).filter(
      (method) => !reached.has(method) && !elsewhere.includes(method) && !ofScreens.includes(method),
    ),
    [],
  );
});

test('every command says something to a person, in both languages, within 80 columns', async (t) => {
  for (const [words] of commands)
    for (const language of ['en', 'nl']) {
      const ran = await ask(`${words} --lang ${language}`, { terminal: 80 });
      t.true(ran.stdout.trim().length > 0, words);
      const lines = ran.stdout.replace(/\u001b\[\d+m/g, '').split('\n');
      t.deepEqual(
        lines.filter((one) => [...one].length > 80 || !isCleanText(one.trim())),
        [],
        words,
      );
    }
});

test('the program’s flags may stand before the command or after it', async (t) => {
  const before = await runCommand(['--json', '--lang', 'nl', '--home', 'h', 'repairs', 'list'], { answers });
  const after = await runCommand(['repairs', 'list', '--home=h', '--lang=nl', '--json'], { answers });
  t.is(before.stdout, after.stdout);
  t.is(before.home, '/home/operator/h');
  t.is(after.home, '/home/operator/h');
  t.regex(
    before.stdout,
    /heeft geen code in dagboek 90\. Kies een btw-code: nightaudit --home \/home\/operator\/h repairs/,
  );
});

test('the JSON of documents has exactly the stable keys, and a message beside each code', async (t) => {
  const [, document] = JSON.parse((await ask('documents list --json')).stdout);
  t.deepEqual(document, {
    id: 'i3c9p0x8v5t2b',
    kind: 'invoice',
    number: '2026-1201',
    date: '2026-10-31',
    relation: 'Conferentiebureau Noordzee B.V.',
    currency: 'EUR',
    total: '9310.00',
    state: 'incomplete',
    problems: [
      {
        code: 'vat-rate-unmapped',
        subject: '0/AE',
        message:
          'Invoice 2026-1201: VAT 0 % (AE) has no code in journal 90. Choose a VAT code: nightaudit repairs fix vat-rate-unmapped 0/AE --vat-code CODE',
      },
    ],
    review: [],
    syncedAt: null,
    entry: null,
  });
  const shown = JSON.parse((await ask('documents show i1 --json')).stdout);
  t.deepEqual(shown.lines[1], {
    id: 'l2',
    description: 'Lunch, 12 pers.',
    amount: '57.34',
    account: '8999',
    accountName: 'Overige omzet',
    vatRate: '9',
    vatCode: 'L9',
    costCentre: null,
    fallback: true,
    reason: 'fallback',
    message: 'No other account was found, so it fell back to the default account 8999.',
    vatReason: 'vat-map',
    vatMessage: 'VAT map: 9 % S in journal 70.',
  });
});

test('the JSON of repairs, runs and reports has the stable keys', async (t) => {
  t.deepEqual(JSON.parse((await ask('repairs list --json')).stdout), [
    {
      code: 'vat-rate-unmapped',
      subject: '0/AE',
      documents: 12,
      amount: '9310.00',
      currency: 'EUR',
      message:
        'VAT 0 % (AE) has no code in journal 90. Choose a VAT code: nightaudit repairs fix vat-rate-unmapped 0/AE --vat-code CODE',
      examples: ['2026-1201', '2026-1202'],
    },
  ]);
  const held = { run: 'r1', entries: [], waiting: [waiting('incomplete')], runs: [] };
  const { waiting: rows } = JSON.parse((await ask('sync --json', { answers: { sync: held } })).stdout);
  t.deepEqual(rows, [
    {
      id: 'i1',
      number: '2026-1',
      total: '1.00',
      currency: 'EUR',
      reason: 'incomplete',
      message: 'Something is missing.',
    },
  ]);
  const run = JSON.parse((await ask('runs show r1 --json')).stdout);
  t.is(run.waitingList[0].message, 'Something is missing.');
  const report = JSON.parse((await ask('report --json')).stdout);
  t.is(report.causes[0].subject, '0/AE');
  t.is(report.toReview[0].review[0].code, 'fallback-account');
});

test('why automatic runs wait for a person is said with the status', async (t) => {
  const held = { status: statusView({ held: { code: 'behind', details: { days: '20' } } }) };
  t.is(
    JSON.parse((await ask('status --json', { answers: held })).stdout).held.message,
    '20 days behind; older periods are booked after one confirmation.',
  );
  t.regex((await ask('status', { answers: held })).stdout, /^ 20 days behind; older periods/m);
});

test('exit code 1 says that something needs a person', async (t) => {
  const rejected = { path: '/a', code: 'not-xml', message: 'x' } as const;
  const needing: [string, Answers][] = [
    ['import a', { 'import.paths': { imported: 0, unchanged: 0, revised: 0, rejected: [rejected], warnings: [] } }],
    ['sync', { sync: { run: 'r', entries: [], waiting: [waiting('incomplete')], runs: [] } }],
    ['sync', { sync: { run: 'r', entries: [entryView({ state: 'unknown' })], waiting: [], runs: [] } }],
    ['sync', { sync: { run: 'r', entries: [entryView({ state: 'rejected' })], waiting: [], runs: [] } }],
    ['sync', { sync: { run: 'r', entries: [entryView({ condition: 'removed' })], waiting: [], runs: [] } }],
    ['sync', { sync: { run: 'r', entries: [], waiting: [], runs: [runView({ outcome: 'failed' })] } }],
    [
      'entries verify',
      { 'entries.verify': { verified: 3, conditions: [{ reference: 'NA7', condition: 'differs', message: '' }] } },
    ],
    ['doctor', { doctor: [{ check: 'disk', ok: false, message: 'full' }] }],
  ];
  for (const [words, answer] of needing) {
    t.is((await ask(words, { answers: answer })).code, 1, words);
    t.is((await ask(`${words} --json`, { answers: answer })).code, 1, words);
  }
  const notDue = { run: 'r', entries: [], waiting: [waiting('not-due')], runs: [runView({ outcome: 'done' })] };
  t.is((await ask('sync', { answers: { sync: notDue } })).code, 0);
  t.is((await ask('repairs list')).code, 0);
  t.is((await ask('report')).code, 0);
});

test('exit code 2 says that what was asked makes no sense, before the daemon is asked', async (t) => {
  const wrong = [
    'nonsense',
    'documents',
    'documents list --state lost',
    'documents list --from 2026-02-30',
    'documents list --limit 0',
    'documents edit i1',
    'documents exclude i1',
    'repairs fix moon-phase x --account 1',
    'repairs fix account-missing x',
    'repairs fix account-missing x --account 1 --vat-code 2',
    'map vat nine L9',
    'map vat 9/XX L9',
    'sync --as-of yesterday',
    'entries resolve NA7',
    'entries resolve NA7 --posted 1 --send-again',
    'trial-balance --from 2026-10-01',
    'export pdf -o x',
    'configurations edit book',
    'configurations add --delay 15',
    'configurations add --automatic maybe',
    'configurations add --run-at 6:00',
    'configurations add --account 1310',
    'sources access pms book perhaps',
    'sources csv-mapping detect a.csv --name a',
    'init --country XX',
    '--lang es report',
    'report --home',
  ];
  for (const words of wrong) {
    const ran = await ask(words);
    t.deepEqual([ran.code, ran.stdout, ran.calls], [2, '', []], words);
    t.true(ran.stderr.trim().length > 0, words);
    const json = JSON.parse((await runCommand(['--json', ...words.split(' ')], { answers })).stdout);
    t.is(json.error.code, 'usage', words);
    t.true(json.error.message.length > 0, words);
  }
});

test('the daemon’s refusals keep their meaning in the exit code', async (t) => {
  const refusing = (kind: string) => ({
    answers: {
      'documents.show': () => {
        throw new DaemonRefusal(kind, 'no-such-document i9', { code: 'no-such-document', details: { id: 'i9' } });
      },
    },
  });
  const expected = { usage: 2, notFound: 2, refused: 3, conflict: 3, quarantine: 3, uninitialised: 3, internal: 3 };
  for (const [kind, code] of Object.entries(expected))
    t.is((await ask('documents show i9', refusing(kind))).code, code, kind);
  const ran = await ask('documents show i9 --json', refusing('notFound'));
  t.deepEqual(JSON.parse(ran.stdout), { error: { code: 'not-found', message: 'There is no document i9.' } });
  t.is(ran.stderr, 'There is no document i9.\n');
  const dutch = await ask('documents show i9 --lang nl', refusing('conflict'));
  t.is(
    dutch.stderr,
    'Het is ondertussen gewijzigd: Er is geen document i9. Bekijk het opnieuw en herhaal de opdracht.\n',
  );
});

test('no daemon is exit code 3, with its reason', async (t) => {
  const unreachable = new CommandFailure('no-daemon', 3, 'error.daemon-ended', { message: 'the disk is full' });
  const ran = await ask('status --json', { unreachable });
  t.is(ran.code, 3);
  t.deepEqual(JSON.parse(ran.stdout), {
    error: { code: 'no-daemon', message: 'The daemon did not start: the disk is full' },
  });
  const fault = await ask('status', { unreachable: new TypeError('x is not a function') });
  t.deepEqual([fault.code, fault.stderr], [3, 'This is a fault of nightaudit itself: x is not a function\n']);
});

test('hostile text of the daemon never reaches the terminal, as a page or as JSON', async (t) => {
  const hostile = '\u001b[2J\u009b31mA\u202eB\u200b\r\nC\u0007';
  const document = documentView({ number: hostile, relation: hostile, id: hostile });
  const words = ['documents list', 'documents list --json'];
  for (const one of words) {
    const { stdout } = await ask(one, { answers: { 'documents.list': { total: 1, rows: [document] } } });
    t.deepEqual(
      stdout.split('\n').filter((text) => !isCleanText(text.trim())),
      [],
      one,
    );
  }
  const { stdout } = await ask('documents list --json', {
    answers: { 'documents.list': { total: 1, rows: [document] } },
  });
  t.is(JSON.parse(stdout)[0].relation, hostile);
  const refused = await ask('documents show x', {
    answers: {
      'documents.show': () => {
        throw new DaemonRefusal('internal', hostile);
      },
    },
  });
  t.true(isCleanText(refused.stderr.trim()));
});

test('a list without a limit is whole, however many windows that takes', async (t) => {
  const all = Array.from({ length: 1203 }, (_, at) => documentView({ id: `i${at}` }));
  const ran = await ask('documents list --json', {
    answers: {
      'documents.list': ({ limit, offset }) => ({ total: all.length, rows: all.slice(offset, offset + limit) }),
    },
  });
  t.is(JSON.parse(ran.stdout).length, 1203);
  t.deepEqual(
    ran.calls.map(({ params }) => [params.limit, params.offset]),
    [
      [500, 0],
      [500, 500],
      [500, 1000],
    ],
  );
});

test('a line is named by its number as it is shown, or by its id', async (t) => {
  const byNumber = await ask('documents edit i1 --line 2 --account 8210');
  t.deepEqual(byNumber.calls.at(1), { method: 'documents.edit', params: { id: 'i1', account: '8210', line: 'l2' } });
  const byId = await ask('documents edit i1 --line l1 --account 8210');
  t.deepEqual(byId.calls.at(1)?.params.line, 'l1');
  const none = await ask('documents edit i1 --line 9 --account 8210');
  t.deepEqual([none.code, none.stderr], [2, 'There is no line 9; the document has 2.\n']);
});

test('a column mapping comes from stdin or a file, and must be one JSON object', async (t) => {
  const added = await ask('sources csv-mapping add - --json', { stdin: '{"name":"bar","kind":"payment"}' });
  t.deepEqual(added.calls, [{ method: 'csv-mapping.add', params: { mapping: { name: 'bar', kind: 'payment' } } }]);
  for (const stdin of ['{', '[]', 'null', '{"a":1}{'])
    t.is((await ask('sources csv-mapping add -', { stdin })).code, 2, stdin);
  t.is((await ask('sources csv-mapping add -', { stdin: `"${'x'.repeat(100_001)}"` })).code, 2);
  t.is((await ask('sources csv-mapping add /nowhere/mapping.json')).code, 3);
});

test('init asks a person at a terminal for name and country, and nobody else', async (t) => {
  const asked = await ask('init', { typed: 'De Hoeve\nbe', hello: { state: 'uninitialised' } });
  t.like(asked.calls[0]?.params, {
    start: '2000-01-01',
    property: { name: 'De Hoeve', country: 'BE', zone: 'Europe/Brussels' },
  });
  const enter = await ask('init', { typed: '\n', hello: { state: 'uninitialised' } });
  t.like(enter.calls[0]?.params, { property: { name: 'My property', country: 'NL' } });
  t.is((await ask('init', { typed: 'Hoeve\nMars' })).code, 2);
  const piped = await ask('init --lang nl');
  t.like(piped.calls[0]?.params, { property: { name: 'Mijn bedrijf', country: 'NL', language: 'nl' } });
});

test('npm start makes the sample home at need, runs its night and reports', async (t) => {
  const fresh = await ask('start', { hello: { state: 'uninitialised', sample: true } });
  t.deepEqual(
    fresh.calls.map(({ method }) => method),
    ['home.init-sample', 'home.sample-night', 'report', 'status'],
  );
  t.is(fresh.home, '/srv/waterlelie-sample');
  t.regex(fresh.stdout, /nightaudit --home \/srv\/waterlelie-sample repairs list/);
  const npm = await ask('start', { hello: { sample: true }, env: { npm_lifecycle_event: 'start' } });
  t.deepEqual(
    npm.calls.map(({ method }) => method),
    ['home.sample-night', 'report', 'status'],
  );
  t.regex(npm.stdout, / npm start -- repairs list/);
  const real = await ask('start', { hello: { sample: false } });
  t.is(real.code, 2);
  const words = await ask('start documents list --json');
  t.deepEqual([words.home, words.calls[0]?.method], ['/srv/waterlelie-sample', 'documents.list']);
});

test('without a command it is the morning report, which runs nothing', async (t) => {
  const ran = await runCommand([], { answers });
  t.deepEqual(
    ran.calls.map(({ method }) => method),
    ['report', 'status'],
  );
});

test('a daemon that does not run is not started to be stopped', async (t) => {
  const ran = await ask('daemon stop', { daemonRuns: false });
  t.deepEqual([ran.code, ran.stdout, ran.calls], [0, ' No daemon runs for this home.\n', []]);
});

test('what the command line asks for comes before the language of the property', async (t) => {
  const german = await ask('repairs list --lang de', { hello: { language: 'nl' } });
  t.regex(german.stdout, /^ 1 Ursache hält 12 Belege auf\.\n/);
  const french = await ask('repairs list --lang fr');
  t.regex(french.stdout, /^ 1 cause retient 12 documents\.\n/);
  const home = await ask('repairs list', { hello: { language: 'nl' } });
  t.regex(home.stdout, /^ 1 oorzaak houdt 12 documenten tegen\.\n/);
  t.deepEqual([german.stderr, french.stderr, home.stderr], ['', '', '']);
});

test('colour is for terminals that want it', async (t) => {
  const coloured = /\u001b\[/;
  t.regex((await ask('repairs list', { terminal: 80 })).stdout, coloured);
  t.notRegex((await ask('repairs list', { terminal: 80, env: { NO_COLOR: '1' } })).stdout, coloured);
  t.notRegex((await ask('repairs list', { terminal: 80, env: { TERM: 'dumb' } })).stdout, coloured);
  t.notRegex((await ask('repairs list')).stdout, coloured);
});

test('help and version go to stdout', async (t) => {
  const help = await ask('documents --help');
  t.is(help.code, 0);
  t.regex(help.stdout, /approve \[?.*<id\.\.\.>/);
  t.is((await ask('--version')).stdout, '1.2.3\n');
});
