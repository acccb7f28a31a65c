import { readFileSync } from 'node:fs';
import test from 'ava';
import { type Answers, runCommand } from './fake-client.ts';
import {
  blockedDocument,
  configurationView,
  documentDetail,
  documentView,
  entryView,
  reportView,
  runView,
  statusView,
} from './sample-views.ts';

/** Pages as a person sees them, command by command: `$ words`, then what is printed at 80 columns. */
const pages = readFileSync('test/cli/pages.txt', 'utf8')
  .split(/^\$ /m)
  .slice(1)
  .map((section) => {
    const end = section.indexOf('\n');
    return { words: section.slice(0, end), printed: section.slice(end + 1) };
  });

const answers: Answers = {
  status: statusView(),
  report: ({ date }) =>
    date === '2026-01-01'
      ? reportView({
          date,
          sample: true,
          night: null,
          entries: [],
          entriesLeftOut: 0,
          waiting: { documents: 0, amount: '0.00' },
          causes: [],
          toReview: [],
          unresolved: [],
          takings: [],
          rejectedFiles: [],
          nextRun: null,
        })
      : reportView(),
  'documents.list': { total: 2, rows: [documentView(), { ...blockedDocument, date: '2025-12-31' }] },
  'documents.show': documentDetail(),
  sync: {
    run: 'r1',
    entries: [entryView({ state: 'planned' })],
    waiting: [
      {
        id: 'i3c9p0x8v5t2b',
        number: '2026-1201',
        total: '9310.00',
        currency: 'EUR',
        reason: { code: 'held-by-document', details: { number: '2026-1202' } },
      },
    ],
    runs: [runView()],
  },
  'entries.show': {
    ...entryView({ state: 'unknown', postedAt: null }),
    whereToFind: 'Memoriaal 90',
    attempts: [
      { step: 'post', at: '2026-11-01T05:02:00.000Z', outcome: 'outcome-unknown', message: 'no answer in 60 s' },
    ],
    contributions: [{ document: 'i7k2m9qw4x1pa', number: '2026-1187', part: 'release:2026-12-31', amount: '312.50' }],
  },
  'trial-balance': [
    {
      account: '1310',
      name: 'Debiteuren PMS',
      debit: '4724.34',
      credit: '0.00',
      balance: '4724.34',
      package: '4724.34',
    },
    { account: '8000', name: 'Verhuur', debit: '0.00', credit: '4724.34', balance: '-4724.34', package: '-4724.30' },
  ],
  'import.paths': {
    imported: 3,
    unchanged: 1,
    revised: 0,
    rejected: [
      { path: '/in/a.xml', line: 4, code: 'xml-truncated', message: 'The file ends in an element. Export it again.' },
    ],
    warnings: [{ path: '/in/bar.csv', message: '2 rows fewer than before.' }],
  },
  'configurations.list': [configurationView()],
  'map.list': [{ id: 'm1', kind: 'vat', subject: '21/S', to: 'H21', direction: 'sale', preferred: true }],
};

for (const { words, printed } of pages)
  test(`"${words}" prints the page in pages.txt`, async (t) => {
    const ran = await runCommand(words.split(' '), { answers, terminal: 80, env: { NO_COLOR: '1' } });
    t.is(`${ran.stdout}${ran.stderr}`, printed);
  });
