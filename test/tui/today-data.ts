/** What Today is told in tests: a house of one November, and the sketch's needs. */

import type { AttentionView, TodayView } from '../../src/core/rpc.ts';

/** 42 days, booked all, the last of them the day that is going on. */
export function days(today: string, revenue: (at: number) => string = () => '100.00'): TodayView['days'] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: 42 }, (_, at) => {
    const date = new Date(end - (41 - at) * 86_400_000).toISOString().slice(0, 10);
    return date === today
      ? { date, state: 'moving', documents: 2, revenue: '12.00' }
      : { date, state: 'booked', documents: 5, revenue: revenue(at) };
  });
}

export const reverseCharge: AttentionView = {
  kind: 'blocked',
  reason: { code: 'vat-rate-unmapped', details: { subject: '0/AE', rate: '0', category: 'AE', journal: '90' } },
  cause: { code: 'vat-rate-unmapped', subject: '0/AE' },
  count: 12,
  amount: '9310.00',
  since: '2026-11-19T07:00:00.000Z',
};

export const fellBack: AttentionView = {
  kind: 'to-review',
  reason: { code: 'fallback-account', details: { account: '8999' } },
  filter: 'state:to-review reason:fallback-account',
  count: 2,
  amount: '412.50',
  since: '2026-11-21T06:00:00.000Z',
};

export const unconfirmed: AttentionView = {
  kind: 'outcome-unknown',
  reason: { code: 'entry-unknown', details: { reference: 'NA7K2M9QW4X1P' } },
  reference: 'NA7K2M9QW4X1P',
  count: 1,
  amount: '1204.10',
  since: '2026-11-22T04:00:00.000Z',
};

export const refusedFile: AttentionView = {
  kind: 'rejected-file',
  reason: {
    code: 'file-rejected',
    details: { source: 'park', file: 'a.xml', message: 'Line 3 is not XML. Export it again.' },
  },
  count: 1,
  amount: null,
  since: null,
};

export function todayView(changes: Partial<TodayView> = {}): TodayView {
  return {
    property: 'Park De Waterlelie',
    sample: false,
    currency: 'EUR',
    today: '2026-11-22',
    night: {
      run: 'run-1',
      at: '2026-11-22T05:02:00.000Z',
      outcome: 'done',
      entries: 1,
      documents: 23,
      total: '4724.34',
      firstPeriod: '2026-11-21',
      lastPeriod: '2026-11-21',
    },
    date: '2026-11-21',
    attention: [unconfirmed, reverseCharge, fellBack],
    waiting: { documents: 14, amount: '9722.50' },
    takings: [
      { method: 'cash', amount: '214.50' },
      { method: 'card', amount: '2980.34' },
      { method: 'ideal', amount: '1529.50' },
    ],
    revenue: '3977.19',
    vat: '635.15',
    levies: '112.00',
    standing: {
      notBooked: { documents: 14, amount: '9722.50' },
      openDeposits: '6450.00',
      openDebtors: '12310.55',
      deferredRevenue: '2210.00',
      leviesDue: '1812.00',
    },
    days: days('2026-11-22', (at) => (at === 30 ? '800.00' : at === 35 ? '-50.00' : '400.00')),
    configurations: [
      {
        name: 'park',
        provider: 'book',
        administration: 'Park De Waterlelie',
        active: true,
        automatic: true,
        frequency: 'day',
        lastSyncedAt: '2026-11-22T05:02:00.000Z',
        nextRun: '2026-11-23T05:00:00.000Z',
        nextDue: '2026-11-23',
        covers: { first: '2026-11-22', last: '2026-11-22' },
        closedThrough: '2026-09-30',
      },
    ],
    sources: [
      {
        id: 'park',
        name: 'Park (PMS)',
        facts: 1204,
        lastFactAt: '2026-11-21T22:41:00.000Z',
        rejectedFiles: 0,
        dropFolder: '/home/anna/.local/share/nightaudit/drop/park',
      },
    ],
    nextRun: { at: '2026-11-23T05:00:00.000Z', configuration: 'park' },
    ...changes,
  };
}
