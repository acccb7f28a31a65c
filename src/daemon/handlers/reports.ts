/** Looking: status, the morning report, the audit trail, the doctor, exports (spec §5, §9, §10). */

import { createHash } from 'node:crypto';
import { addDays, lastDayOf, localDate, localTime } from '../../core/calendar.ts';
import { isBooked } from '../../core/entry.ts';
import { DiskError } from '../../core/kernel.ts';
import { currency, formatAmount, parseAmount } from '../../core/money.ts';
import { nextRunAt } from '../../core/night.ts';
import { preflight } from '../../core/preflight.ts';
import type { StatusView } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import { entriesCsv } from '../../providers/files/entries-csv.ts';
import { type ExportEntry, hledgerJournal } from '../../providers/files/hledger.ts';
import { causeViews } from '../engine/causes.ts';
import type { EngineContext } from '../engine/context.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { openDocumentsOf } from '../engine/open-documents.ts';
import { refused } from '../engine/refusal.ts';
import { newestRuns } from '../engine/run-history.ts';
import {
  authorizationsOf,
  chartOf,
  configurationNamed,
  configurationsOf,
  propertyOf,
  targetKey,
} from '../engine/settings.ts';
import { documentView, entryView, instantText, runView } from '../engine/views.ts';
import { openRejections } from '../intake/rejections.ts';
import type { RunRecord } from '../store/records.ts';
import { nightOf } from './night.ts';
import { standingOf } from './standing.ts';
import { isWaiting, sumOf } from './waiting.ts';

/** Entries, and documents to review, that the report lists one by one. */
const entriesInReport = 10;
const reviewsInReport = 50;

export const reportHandlers: HandlersOf<'report' | 'audit' | 'doctor' | 'export'> = {
  report: async ({ date }, context) => {
    const store = context.store();
    const [property, index, configurations, night, standing, open] = [
      await propertyOf(store),
      await context.index(),
      await configurationsOf(store),
      await nightOf(context, date),
      await standingOf(store),
      await (await openDocumentsOf(context)).all(),
    ];
    const code = currency(property.currency);
    const { run, entries } = night;
    const last = entries.findLast(isBooked);
    const unresolved = [];
    for (const head of index.entries()) {
      if (head.state !== 'unknown' && head.state !== 'sending' && head.condition === undefined) continue;
      const configuration = configurations.find((one) => one.name === head.configuration);
      const entry = configuration && (await store.get(`entries/${head.partition}`, head.reference));
      if (entry) unresolved.push(entryView(entry, await chartOf(store, targetKey(configuration))));
    }
    const takings = new Map<string, bigint>();
    let revenue = 0n;
    let vat = 0n;
    for (const line of last?.lines ?? []) {
      const amount = parseAmount(line.credit, code) - parseAmount(line.debit, code);
      if (line.role === 'clearing') takings.set(line.description, (takings.get(line.description) ?? 0n) - amount);
      if (line.role === 'revenue') revenue += amount;
      if (line.role === 'vat') vat += amount;
    }
    return {
      property: property.name,
      sample: property.sample,
      currency: property.currency,
      date: last
        ? lastDayOf(last.period)
        : addDays(run ? localDate(run.asOf) : localTime(context.kernel.clock.now(), property.zone).date, -1),
      headHash: store.position.hash,
      night: night.view,
      entries: entries.slice(-entriesInReport).map((entry) => ({
        reference: entry.reference,
        period: entry.period,
        journal: entry.journal,
        state: entry.state,
        total: entry.total,
        facts: entry.facts,
        ...(entry.remoteNumber === undefined ? {} : { remoteNumber: entry.remoteNumber }),
        ...(entry.message === undefined ? {} : { message: entry.message }),
      })),
      entriesLeftOut: Math.max(entries.length - entriesInReport, 0),
      waiting: sumOf(open.filter(isWaiting), property.currency),
      causes: await causeViews(context),
      toReview: open
        .filter(({ outlook }) => outlook.state === 'to-review')
        .slice(0, reviewsInReport)
        .map(({ head, outlook }) => documentView(head, outlook, index)),
      unresolved,
      takings: [...takings].map(([method, amount]) => ({ method, amount: formatAmount(amount, code) })),
      revenue: formatAmount(revenue, code),
      vat: formatAmount(vat, code),
      openDeposits: formatAmount(standing.openDeposits, code),
      deferredRevenue: formatAmount(standing.deferredRevenue, code),
      rejectedFiles: (await openRejections(context)).map((file) => ({
        path: file.name,
        message: file.problems.map((problem) => problem.message).join(' '),
      })),
      nextRun: await nextRun(context),
    };
  },

  audit: async ({ since, limit, offset }, context) => {
    const rows = [];
    for await (const { record } of context.store().history()) {
      if (since !== undefined && record.at < since) continue;
      for (const change of record.changes)
        rows.push({
          seq: record.seq,
          at: record.at,
          who: record.who,
          what:
            change.after === null
              ? `remove ${kindOf(change.file)}`
              : change.version === 1
                ? `add ${kindOf(change.file)}`
                : `change ${kindOf(change.file)}`,
          subject: subjectOf(change),
        });
    }
    // Newest first: what one looks for is what happened last.
    return rows.reverse().slice(offset, offset + limit);
  },

  doctor: async (_params, context) => {
    const checks: { check: string; ok: boolean; message: string }[] = [];
    const add = (check: string, ok: boolean, message: string) => checks.push({ check, ok, message });
    const store = context.store();
    let records = 0;
    try {
      for await (const { record } of store.history()) records = record.seq;
      add('log', records === store.seq, `${records} records, every hash right`);
    } catch (error) {
      add('log', false, error instanceof Error ? error.message : String(error));
    }
    for (const notice of store.notices) add('store', true, notice);
    const stat = await context.kernel.disk.stat(context.home);
    add(
      'home',
      stat?.mode === 0o700,
      `${context.home} is ${stat?.mode === 0o700 ? 'closed to others' : `open to others (mode ${stat?.mode.toString(8)}): chmod 700`}`,
    );
    for (const authorization of await authorizationsOf(store))
      add(
        `authorization ${authorization.name}`,
        authorization.status === 'active',
        authorization.status === 'active' ? authorization.provider : (authorization.reason ?? 'inactive'),
      );
    for (const configuration of await configurationsOf(store)) {
      try {
        const chart = await (await context.ledger(configuration)).chart();
        const problems = preflight(configuration, chart);
        add(
          `configuration ${configuration.name}`,
          problems.length === 0,
          problems.length === 0
            ? `${chart.accounts.length} accounts, ${chart.vatCodes.length} VAT codes`
            : problems.map((problem) => `${problem.code} ${Object.values(problem.details).join(' ')}`).join('; '),
        );
      } catch (error) {
        add(`configuration ${configuration.name}`, false, error instanceof Error ? error.message : String(error));
      }
    }
    const folders = await context.kernel.disk.list(`${context.home}/drop`).catch((error: unknown) => {
      if (error instanceof DiskError && error.code === 'ENOENT') return [];
      throw error;
    });
    add(
      'drop folder',
      folders.length > 0,
      folders.map((folder) => `${context.home}/drop/${folder}`).join(', ') || 'none',
    );
    return checks;
  },

  export: async ({ format, configuration: name, from, to, path }, context) => {
    const store = context.store();
    const configuration = await configurationNamed(store, name);
    const index = await context.index();
    const entries: ExportEntry[] = [];
    for (const head of index.entries()) {
      if (
        head.configuration !== configuration.name ||
        (from !== undefined && head.date < from) ||
        (to !== undefined && head.date > to)
      )
        continue;
      if (!isBooked(head) && head.state !== 'reversed') continue;
      const entry = await store.get(`entries/${head.partition}`, head.reference);
      if (entry) entries.push(entry);
    }
    const chart = await chartOf(store, targetKey(configuration));
    const text = format === 'hledger' ? hledgerJournal(entries, chart.accounts) : entriesCsv(entries);
    const bytes = Buffer.from(text);
    try {
      await context.kernel.disk.create(path, bytes);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      throw refused(error.code === 'EEXIST' ? 'usage' : 'refused', {
        code: error.code === 'EEXIST' ? 'file-exists' : 'not-writable',
        details: { path: cleanText(path), message: error.message },
      });
    }
    return { file: path, entries: entries.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  },
};

/** What the daemon says of itself; works in every state of the home. */
export async function readyStatus(
  context: EngineContext,
): Promise<
  Pick<
    StatusView,
    'sample' | 'property' | 'language' | 'currency' | 'zone' | 'documents' | 'causes' | 'lastRun' | 'nextRun'
  >
> {
  const [property, documents, open] = [
    await propertyOf(context.store()),
    await context.documents(),
    await (await openDocumentsOf(context)).all(),
  ];
  const counts: Record<string, number> = {};
  for (const { outlook } of open) counts[outlook.state] = (counts[outlook.state] ?? 0) + 1;
  let booked = -open.length;
  for (const _document of documents.heads()) booked += 1;
  if (booked > 0) counts.synced = booked;
  const last = await newestRun(context);
  return {
    sample: property.sample,
    property: property.name,
    language: property.language,
    currency: property.currency,
    zone: property.zone,
    documents: counts,
    causes: (await causeViews(context)).length,
    lastRun: last ? runView(last) : null,
    nextRun: await nextRun(context),
  };
}

async function newestRun(context: EngineContext): Promise<RunRecord | undefined> {
  for await (const run of newestRuns(context.store())) return run;
  return undefined;
}

export async function nextRun(context: EngineContext): Promise<{ at: string; configuration: string } | null> {
  const property = await propertyOf(context.store());
  let next: { at: number; configuration: string } | undefined;
  for (const configuration of await configurationsOf(context.store())) {
    const at = nextRunAt(configuration, context.kernel.clock.now(), property.zone, property.dayEndsAt);
    if (at !== undefined && (!next || at < next.at)) next = { at, configuration: configuration.name };
  }
  return next ? { at: instantText(next.at), configuration: next.configuration } : null;
}

function kindOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function subjectOf(change: { file: string; id: string; after: unknown }): string {
  const record = change.after as { number?: unknown; state?: unknown; method?: unknown } | null;
  const words = [change.id, record?.number, record?.state, record?.method].filter(
    (word): word is string => typeof word === 'string',
  );
  return cleanText(words.join(' '), 200);
}
