/** Small builders of what a daemon answers. */

import type {
  CauseView,
  ConfigurationView,
  DocumentDetailView,
  DocumentView,
  EntryView,
  ReportView,
  RunView,
  StatusView,
} from '../../src/core/rpc.ts';

const headHash = '9f2c41d07a6be3550c1d84b7f90a12ce';

export const documentView = (changes: Partial<DocumentView> = {}): DocumentView => ({
  id: 'i7k2m9qw4x1pa',
  kind: 'invoice',
  number: '2026-1187',
  date: '2026-10-31',
  relation: 'Zeilschool De Wind',
  currency: 'EUR',
  total: '312.50',
  state: 'synced',
  problems: [],
  review: [],
  syncedAt: '2026-11-01T05:02:00.000Z',
  entry: 'NA7K2M9QW4X1P',
  ...changes,
});

export const blockedDocument = documentView({
  id: 'i3c9p0x8v5t2b',
  number: '2026-1201',
  relation: 'Conferentiebureau Noordzee B.V.',
  total: '9310.00',
  state: 'incomplete',
  problems: [{ code: 'vat-rate-unmapped', subject: '0/AE', details: { rate: '0', category: 'AE', journal: '90' } }],
  syncedAt: null,
  entry: null,
});

export const documentDetail = (changes: Partial<DocumentDetailView> = {}): DocumentDetailView => ({
  ...documentView({
    state: 'to-review',
    review: [{ code: 'fallback-account', details: { account: '8999' } }],
    syncedAt: null,
    entry: null,
  }),
  version: 'c0ffee123456',
  source: 'pms',
  origin: 'invoices-10.xml',
  revisions: 1,
  journal: '70',
  description: '2026-1187',
  dueDate: '2026-11-14',
  oneOff: false,
  lines: [
    {
      id: 'l1',
      description: 'Zaalhuur, 4 uur',
      amount: '206.61',
      account: '8110',
      accountName: 'Zaalverhuur',
      vatRate: '21',
      vatCode: 'H21',
      costCentre: null,
      fallback: false,
      reason: { code: 'mapping', details: { kind: 'product', subject: 'ZAAL', name: 'Zaalhuur' } },
      vatReason: { code: 'vat-map', details: { rate: '21', category: 'S', journal: '70' } },
    },
    {
      id: 'l2',
      description: 'Lunch, 12 pers.',
      amount: '57.34',
      account: '8999',
      accountName: 'Overige omzet',
      vatRate: '9',
      vatCode: 'L9',
      costCentre: null,
      fallback: true,
      reason: { code: 'fallback', details: { account: '8999' } },
      vatReason: { code: 'vat-map', details: { rate: '9', category: 'S', journal: '70' } },
    },
  ],
  contributions: [
    {
      part: 'invoice',
      date: '2026-10-31',
      entry: null,
      state: 'to-review',
      syncedAt: null,
      remoteNumber: null,
      amount: '312.50',
    },
  ],
  ...changes,
});

export const entryView = (changes: Partial<EntryView> = {}): EntryView => ({
  reference: 'NA7K2M9QW4X1P',
  configuration: 'book',
  journal: '90',
  date: '2026-10-31',
  period: '2026-10-31',
  currency: 'EUR',
  state: 'posted',
  description: 'Park De Waterlelie 31 October 2026',
  total: '4724.34',
  facts: 23,
  createdAt: '2026-11-01T05:01:59.000Z',
  postedAt: '2026-11-01T05:02:00.000Z',
  lines: [
    line('1310', 'Debiteuren PMS', '', '4724.34', '0.00', 23),
    line('8000', 'Verhuur chalets', 'H21', '0.00', '2310.00', 9),
    line('8010', 'Kampeerplaatsen', 'L9', '0.00', '1779.24', 8),
    line('1520', 'Te betalen btw', '', '0.00', '635.10', 17),
  ],
  remoteId: '118',
  remoteNumber: '26900112',
  ...changes,
});

function line(account: string, accountName: string, vatCode: string, debit: string, credit: string, facts: number) {
  return { account, accountName, vatCode, costCentre: '', debit, credit, description: accountName, facts };
}

export const causeView: CauseView = {
  code: 'vat-rate-unmapped',
  subject: '0/AE',
  details: { rate: '0', category: 'AE', journal: '90' },
  documents: 12,
  amount: '9310.00',
  currency: 'EUR',
  since: '2026-10-28T05:02:00.000Z',
  examples: ['2026-1201', '2026-1202'],
};

export const runView = (changes: Partial<RunView> = {}): RunView => ({
  run: 'r-2026-11-01-1',
  configuration: 'book',
  kind: 'automatic',
  asOf: '2026-11-01',
  startedAt: '2026-11-01T05:02:00.000Z',
  endedAt: '2026-11-01T05:02:04.000Z',
  outcome: 'attention',
  entries: 61,
  documents: 214,
  waiting: 14,
  ...changes,
});

export const statusView = (changes: Partial<StatusView> = {}): StatusView => ({
  home: '/srv/waterlelie',
  sample: false,
  property: 'Park De Waterlelie',
  language: 'en',
  currency: 'EUR',
  zone: 'Europe/Amsterdam',
  version: '1.2.3',
  pid: 4711,
  startedAt: '2026-10-30T20:00:00.000Z',
  storeSeq: 812,
  headHash,
  state: 'ready',
  documents: { synced: 214, incomplete: 12, 'to-review': 2, excluded: 0 },
  causes: 1,
  lastRun: runView(),
  nextRun: { at: '2026-11-02T05:00:00.000Z', configuration: 'book' },
  memoryBytes: 78_400_000,
  ...changes,
});

export const reportView = (changes: Partial<ReportView> = {}): ReportView => ({
  property: 'Park De Waterlelie',
  sample: false,
  currency: 'EUR',
  date: '2026-10-31',
  headHash,
  night: {
    run: 'r-2026-11-01-1',
    at: '2026-11-01T05:02:00.000Z',
    outcome: 'attention',
    entries: 61,
    documents: 214,
    total: '4724.34',
    firstPeriod: '2026-09-01',
    lastPeriod: '2026-10-31',
  },
  entries: [
    { reference: 'NA7K2M9QW4X1P', period: '2026-10-31', journal: '90', state: 'posted', total: '4724.34', facts: 23 },
  ],
  entriesLeftOut: 60,
  waiting: { documents: 14, amount: '9722.50' },
  causes: [causeView],
  toReview: [
    documentView({
      state: 'to-review',
      review: [{ code: 'fallback-account', details: { account: '8999' } }],
      syncedAt: null,
      entry: null,
    }),
  ],
  unresolved: [entryView({ reference: 'NAQ3T5V7X9Z2B', state: 'unknown', total: '1204.10', postedAt: null })],
  takings: [
    { method: 'cash', amount: '214.50' },
    { method: 'card', amount: '2980.34' },
    { method: 'ideal', amount: '1529.50' },
  ],
  revenue: '3977.19',
  vat: '635.15',
  openDeposits: '6450.00',
  deferredRevenue: '2100.00',
  rejectedFiles: [{ path: '/srv/waterlelie/in/pms/broken.xml', message: 'Line 14: the element is not closed.' }],
  nextRun: { at: '2026-11-02T05:00:00.000Z', configuration: 'book' },
  ...changes,
});

export const configurationView = (changes: Partial<ConfigurationView> = {}): ConfigurationView => ({
  name: 'book',
  authorization: 'book',
  provider: 'book',
  administration: '1',
  administrationName: 'Park De Waterlelie',
  sources: ['pms'],
  mode: 'period',
  frequency: 'day',
  start: '2026-01-01',
  end: null,
  delayDays: 0,
  automatic: true,
  active: true,
  runAt: '06:00',
  reviewPolicy: 'exceptions',
  incomplete: 'leave-out',
  revenueDate: 'recognition',
  closedThrough: null,
  memorialJournal: '90',
  salesJournal: '70',
  noVatCode: '0',
  accounts: { receivable: '1310', deposits: '1450' },
  lastSyncedAt: '2026-11-01T05:02:00.000Z',
  nextDue: '2026-11-02',
  ...changes,
});
