/** Entries, runs and books as a daemon answers them, for the screens that show them. */

import type {
  ConfigurationView,
  EntryDetailView,
  EntryView,
  ResultOf,
  RunView,
  SyncResult,
} from '../../src/core/rpc.ts';

export function configuration(over: Partial<ConfigurationView> = {}): ConfigurationView {
  return {
    name: 'park',
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
    noVatCode: 'GEEN',
    accounts: {},
    lastSyncedAt: null,
    nextDue: '2026-11-23',
    ...over,
  };
}

type Line = EntryView['lines'][number];

export function line(account: string, name: string, over: Partial<Line>): Line {
  return {
    account,
    accountName: name,
    vatCode: 'GEEN',
    costCentre: '',
    debit: '0.00',
    credit: '0.00',
    description: '',
    facts: 1,
    ...over,
  };
}

/** The night of 21 November: € 4,724.34 of 23 documents. */
export function entry(over: Partial<EntryView> = {}): EntryView {
  return {
    reference: 'NA7K2M9QW4X1P',
    configuration: 'park',
    journal: '90',
    date: '2026-11-21',
    period: '2026-11-21',
    currency: 'EUR',
    state: 'posted',
    description: 'Park De Waterlelie 21 Nov',
    total: '4724.34',
    facts: 23,
    createdAt: '2026-11-22T05:02:00.000Z',
    postedAt: '2026-11-22T05:02:00.000Z',
    lines: [
      line('1310', 'Debiteuren PMS', { debit: '4724.34', facts: 23 }),
      line('8000', 'Verhuur chalets', { vatCode: 'H21', credit: '3904.41', facts: 9 }),
      line('1520', 'Te betalen btw hoog', { credit: '819.93', facts: 9 }),
    ],
    remoteId: '112',
    remoteNumber: '26900112',
    ...over,
  };
}

/** What has not been sent has no number there. */
export function plannedEntry(over: Partial<EntryView> = {}): EntryView {
  const { remoteId: _id, remoteNumber: _number, ...rest } = entry({ state: 'planned', postedAt: null });
  return { ...rest, ...over };
}

export function detail(over: Partial<EntryDetailView> = {}): EntryDetailView {
  return {
    ...entry(),
    whereToFind: 'Journals › 90 › 26900112',
    attempts: [{ step: 'post', at: '2026-11-22T05:02:00.000Z', outcome: 'answered' }],
    contributions: [],
    ...over,
  };
}

export function run(over: Partial<RunView> = {}): RunView {
  return {
    run: 'run-1',
    configuration: 'park',
    kind: 'automatic',
    asOf: '2026-11-22',
    startedAt: '2026-11-22T05:00:00.000Z',
    endedAt: '2026-11-22T05:02:00.000Z',
    outcome: 'done',
    entries: 1,
    documents: 23,
    waiting: 0,
    ...over,
  };
}

export function shownRun(over: Partial<ResultOf<'runs.show'>> = {}): ResultOf<'runs.show'> {
  return {
    ...run(),
    entryList: [entry()],
    waitingList: [],
    log: [{ at: '2026-11-22T05:02:00.000Z', code: 'posted', details: { reference: 'NA7K2M9QW4X1P' } }],
    ...over,
  };
}

export function waiting(number: string, total: string, code = 'to-review'): SyncResult['waiting'][number] {
  return { id: `id-${number}`, number, total, currency: 'EUR', reason: { code, details: {} } };
}

export function plan(over: Partial<SyncResult> = {}): SyncResult {
  return { run: 'run-dry', entries: [plannedEntry()], waiting: [], runs: [], plan: 'plan-1', ...over };
}
