/** The daemon and its home: greeting, state, facts coming in, the morning report. */

import { z } from 'zod';
import { readProblemCodes } from '../read-problem.ts';
import { documentView } from './documents.ts';
import { entryView, runView } from './posting.ts';
import { causeView } from './repairs.ts';
import { amount, commandId, count, date, instant, name, page, periodText, read, reasonView, write } from './shapes.ts';

export const importResult = z.object({
  imported: count,
  unchanged: count,
  revised: count,
  rejected: z.array(
    z.object({ path: z.string(), line: count.optional(), code: z.enum(readProblemCodes), message: z.string() }),
  ),
  /** Things the operator should know about files that were read: fewer equal rows than before, an old profile. */
  warnings: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;

export const statusView = z.object({
  home: z.string(),
  sample: z.boolean(),
  property: z.string(),
  language: z.string(),
  currency: z.string(),
  zone: z.string(),
  version: z.string(),
  pid: count,
  startedAt: instant,
  storeSeq: count,
  headHash: z.string(),
  state: z.enum(['uninitialised', 'ready', 'quarantine', 'stopping']),
  reason: z.string().optional(),
  /** Why automatic runs wait for a person, while they do. */
  held: reasonView.optional(),
  documents: z.record(z.string(), count),
  causes: count,
  lastRun: runView.nullable(),
  nextRun: z.object({ at: instant, configuration: z.string() }).nullable(),
  memoryBytes: count,
});
export type StatusView = z.infer<typeof statusView>;

/** The morning report: data; the words are made where it is read. */
export const reportView = z.object({
  property: z.string(),
  sample: z.boolean(),
  currency: z.string(),
  /** The night: last day that was booked, else the day before the run. */
  date,
  headHash: z.string(),
  /** Last run, and what it booked. */
  night: z
    .object({
      run: z.string(),
      at: instant,
      outcome: z.string(),
      entries: count,
      documents: count,
      total: amount,
      firstPeriod: periodText.nullable(),
      lastPeriod: periodText.nullable(),
      reason: reasonView.optional(),
    })
    .nullable(),
  entries: z.array(
    z.object({
      reference: z.string(),
      period: periodText,
      journal: z.string(),
      state: z.string(),
      total: amount,
      facts: count,
      remoteNumber: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
  /** Number of entries that the list leaves out, oldest first. */
  entriesLeftOut: count,
  waiting: z.object({ documents: count, amount }),
  causes: z.array(causeView),
  toReview: z.array(documentView),
  unresolved: z.array(entryView),
  takings: z.array(z.object({ method: z.string(), amount })),
  revenue: amount,
  vat: amount,
  openDeposits: amount,
  deferredRevenue: amount,
  rejectedFiles: z.array(z.object({ path: z.string(), message: z.string() })),
  nextRun: z.object({ at: instant, configuration: z.string() }).nullable(),
});
export type ReportView = z.infer<typeof reportView>;

export const auditView = z.object({
  seq: count,
  at: instant,
  who: z.string(),
  what: z.string(),
  subject: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

export const doctorView = z.array(z.object({ check: z.string(), ok: z.boolean(), message: z.string() }));

/** What a day on the calendar comes to; the worst that is true of it. */
export const dayStates = ['none', 'moving', 'booked', 'partly', 'waiting', 'attention', 'failed', 'unknown'] as const;

/** Where the operator is taken: a screen, and what it opens on. */
const attentionView = z.object({
  kind: z.enum(['outcome-unknown', 'link-broken', 'failed', 'blocked', 'to-review', 'rejected-file', 'held', 'behind']),
  /** Says what it is, with problem's and reason's words. */
  reason: reasonView,
  /** A cause under Repairs: its code and subject. */
  cause: z.object({ code: z.string(), subject: z.string() }).optional(),
  /** An entry. */
  reference: z.string().optional(),
  /** Documents: the filter that lists them. */
  filter: z.string().optional(),
  count,
  amount: amount.nullable(),
  since: instant.nullable(),
});
export type AttentionView = z.infer<typeof attentionView>;

export const todayView = z.object({
  property: z.string(),
  sample: z.boolean(),
  currency: z.string(),
  /** In the property's zone, the day's end respected. */
  today: date,
  night: reportView.shape.night,
  /** The day that the figures below are about. */
  date,
  /** Worst first. */
  attention: z.array(attentionView),
  waiting: z.object({ documents: count, amount }),
  takings: z.array(z.object({ method: z.string(), amount })),
  revenue: amount,
  vat: amount,
  levies: amount,
  /** The owner's line. */
  standing: z.object({
    notBooked: z.object({ documents: count, amount }),
    openDeposits: amount,
    openDebtors: amount,
    deferredRevenue: amount,
    leviesDue: amount,
  }),
  /** The last weeks, oldest first, without gaps, ending today. */
  days: z.array(z.object({ date, state: z.enum(dayStates), documents: count, revenue: amount })),
  configurations: z.array(
    z.object({
      name: z.string(),
      provider: z.string(),
      administration: z.string(),
      active: z.boolean(),
      automatic: z.boolean(),
      frequency: z.enum(['day', 'month']),
      lastSyncedAt: instant.nullable(),
      nextRun: instant.nullable(),
      nextDue: date.nullable(),
      /** Days or months that a run today would book, oldest first: the first and last of them. */
      covers: z.object({ first: periodText, last: periodText }).nullable(),
      closedThrough: date.nullable(),
    }),
  ),
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      facts: count,
      lastFactAt: instant.nullable(),
      rejectedFiles: count,
      dropFolder: z.string(),
    }),
  ),
  nextRun: z.object({ at: instant, configuration: z.string() }).nullable(),
});
export type TodayView = z.infer<typeof todayView>;

export const homeMethods = {
  hello: read(
    { protocol: z.object({ min: count, max: count }), build: z.string().max(100) },
    z.object({
      protocol: count,
      build: z.string(),
      home: z.string(),
      sample: z.boolean(),
      state: z.enum(['uninitialised', 'ready', 'quarantine', 'stopping']),
      reason: z.string().optional(),
      seq: count,
      language: z.string(),
    }),
  ),
  status: read({}, statusView),
  'home.init': write(
    {
      property: z.object({
        name,
        country: z.enum(['NL', 'BE', 'FR', 'DE']),
        zone: name,
        dayEndsAt: z.string().regex(/^\d{2}:\d{2}$/),
        language: z.enum(['en', 'nl', 'de', 'fr']),
      }),
      /** First day that is booked. */
      start: date,
    },
    z.object({ home: z.string(), configuration: z.string() }),
  ),
  /** Makes the marked sample home with the sample property's facts. */
  'home.init-sample': write(
    { language: z.enum(['en', 'nl', 'de', 'fr']) },
    z.object({ home: z.string(), configuration: z.string() }),
  ),
  /** The sample's night: books it, then lets the morning's files come in. */
  'home.sample-night': write({}, z.object({})),
  'import.paths': write(
    { paths: z.array(z.string().min(1).max(4096)).min(1).max(1000), source: name.optional() },
    importResult,
  ),
  /** What Today shows: how the night went, what needs a person, and how the house stands. */
  today: read({}, todayView),
  /** Takes back a change that this client made, while nothing that came of it was sent or changed again. */
  undo: write({ command: commandId }, z.object({ method: z.string(), documents: count })),
  report: read({ date: date.optional() }, reportView),
  audit: read({ since: date.optional(), ...page }, z.array(auditView)),
  doctor: read({}, doctorView),
  'daemon.stop': write({}, z.object({})),
  subscribe: read({ seq: count.optional() }, z.object({ seq: count })),
} as const;
