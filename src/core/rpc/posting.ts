/** Runs, entries, and the books they make. */

import { z } from 'zod';
import { entryStates } from '../entry.ts';
import { amount, count, date, instant, name, page, periodText, range, read, reasonView, write } from './shapes.ts';

export const entryView = z.object({
  reference: z.string(),
  configuration: z.string(),
  journal: z.string(),
  date,
  period: periodText,
  currency: z.string(),
  state: z.enum(entryStates),
  condition: z.string().optional(),
  description: z.string(),
  total: amount,
  facts: count,
  createdAt: instant,
  postedAt: instant.nullable(),
  lines: z.array(
    z.object({
      account: z.string(),
      accountName: z.string().nullable(),
      vatCode: z.string(),
      costCentre: z.string(),
      debit: amount,
      credit: amount,
      description: z.string(),
      facts: count,
    }),
  ),
  remoteId: z.string().optional(),
  remoteNumber: z.string().optional(),
  message: z.string().optional(),
});
export type EntryView = z.infer<typeof entryView>;

export const entryDetailView = entryView.extend({
  whereToFind: z.string(),
  attempts: z.array(
    z.object({ step: z.string(), at: instant, outcome: z.string().nullable(), message: z.string().optional() }),
  ),
  contributions: z.array(z.object({ document: z.string(), number: z.string(), part: z.string(), amount })),
});
export type EntryDetailView = z.infer<typeof entryDetailView>;

export const waitingView = z.object({
  id: z.string(),
  number: z.string(),
  total: amount,
  currency: z.string(),
  reason: reasonView,
});

export const runView = z.object({
  run: z.string(),
  configuration: z.string(),
  kind: z.enum(['automatic', 'manual', 'dry-run']),
  asOf: date,
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: z.enum(['running', 'done', 'attention', 'failed', 'interrupted']),
  /** Why it stopped or did nothing, when it did. */
  reason: reasonView.optional(),
  entries: count,
  documents: count,
  waiting: count,
});
export type RunView = z.infer<typeof runView>;

export const syncResult = z.object({
  run: z.string(),
  entries: z.array(entryView),
  waiting: z.array(waitingView),
  runs: z.array(runView),
  /** Names exactly what a dry run would send; `sync` with it sends that or nothing. */
  plan: z.string().optional(),
});
export type SyncResult = z.infer<typeof syncResult>;

export const balanceView = z.object({
  account: z.string(),
  name: z.string(),
  debit: amount,
  credit: amount,
  balance: amount,
  package: amount.optional(),
});
export type BalanceView = z.infer<typeof balanceView>;

export const postingMethods = {
  sync: write(
    {
      configuration: name.optional(),
      asOf: date.optional(),
      dryRun: z.boolean().default(false),
      /** Of the dry run that was on the screen: refused when it is no longer what would be sent. */
      plan: z.string().max(100).optional(),
    },
    syncResult,
  ),
  'entries.list': read(
    { ...range, state: z.enum(entryStates).optional(), configuration: name.optional(), ...page },
    z.object({ total: count, rows: z.array(entryView) }),
  ),
  'entries.show': read({ reference: name }, entryDetailView),
  /** The facts in an entry, or in one line of it (counted from 0): of a stored entry, or of one in a dry run's plan. */
  'entries.facts': read(
    { reference: name, plan: z.string().max(100).optional(), line: count.optional(), ...page },
    z.object({
      total: count,
      rows: z.array(
        z.object({
          document: z.string(),
          kind: z.string(),
          number: z.string(),
          date,
          relation: z.string().nullable(),
          part: z.string(),
          /** Debit − credit of the line, or of the whole contribution's debit side without one. */
          amount,
          currency: z.string(),
        }),
      ),
    }),
  ),
  'entries.verify': write(
    { reference: name.optional() },
    z.object({
      verified: count,
      conditions: z.array(z.object({ reference: z.string(), condition: z.string(), message: z.string() })),
    }),
  ),
  'entries.reverse': write({ reference: name, date: date.optional() }, entryView),
  'entries.resolve': write({ reference: name, posted: name.optional(), sendAgain: z.boolean().optional() }, entryView),
  'trial-balance': read({ configuration: name.optional(), from: date, to: date }, z.array(balanceView)),
  'runs.list': read({ ...page }, z.array(runView)),
  'runs.show': read(
    { run: name },
    runView.extend({
      entryList: z.array(entryView),
      waitingList: z.array(waitingView),
      log: z.array(z.object({ at: instant, code: z.string(), details: z.record(z.string(), z.string()) })),
    }),
  ),
  export: write(
    { format: z.enum(['hledger', 'csv']), configuration: name.optional(), ...range, path: z.string().min(1).max(4096) },
    z.object({ file: z.string(), entries: count, sha256: z.string() }),
  ),
} as const;
