/** Records of the store as clients see them (src/core/rpc.ts). */

import type { Chart } from '../../core/chart.ts';
import type { Configuration, Mapping } from '../../core/configuration.ts';
import type { DocumentKind } from '../../core/fact.ts';
import { formatAmount } from '../../core/money.ts';
import type {
  DocumentDetailView,
  DocumentView,
  EntryDetailView,
  EntryView,
  MappingView,
  RunView,
} from '../../core/rpc.ts';
import type { EntryRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { AssessedDocument, Outlook } from './documents.ts';
import type { FactHead, FactIndex } from './fact-index.ts';

export function instantText(instant: number): string {
  return new Date(instant).toISOString();
}

export function documentView(
  head: FactHead,
  outlook: Outlook,
  index: FactIndex,
  excludedReason = outlook.excludedReason,
): DocumentView {
  const newest = index.liveHolds(head.id).at(-1);
  const entry = newest && index.entry(newest.reference);
  return {
    id: head.id,
    kind: head.kind as DocumentKind,
    number: head.number,
    date: head.date,
    relation: head.relation === '' ? null : head.relation,
    currency: head.currency,
    total: head.total,
    state: outlook.state,
    problems: outlook.problems.map(({ code, subject, details }) => ({ code, subject, details: { ...details } })),
    review: outlook.reviews.map(({ code, details }) => ({ code, details: { ...details } })),
    syncedAt: entry?.postedAt === undefined ? null : instantText(entry.postedAt),
    entry: entry?.reference ?? null,
    ...(outlook.nextRelease === undefined ? {} : { nextRelease: outlook.nextRelease }),
    ...(excludedReason === undefined ? {} : { excludedReason }),
  };
}

export async function documentDetailView(
  assessed: AssessedDocument,
  outlook: Outlook,
  index: FactIndex,
  store: Store,
  chart: Chart,
): Promise<Omit<DocumentDetailView, 'version'>> {
  const { head, document, proposal, review } = assessed;
  const names = new Map(chart.accounts.map((account) => [account.code, account.name]));
  const contributions: DocumentDetailView['contributions'] = [];
  for (const hold of index.holds(head.id)) {
    const entryHead = index.entry(hold.reference);
    if (!entryHead) continue;
    const contents = await store.get(`contents/${entryHead.partition}`, hold.reference);
    const vector = contents?.contributions.find((one) => one.fact === head.id && one.leg === hold.leg)?.vector ?? {};
    const debits = Object.values(vector).filter((text) => !text.startsWith('-'));
    const entry = await store.get(`entries/${entryHead.partition}`, hold.reference);
    contributions.push({
      part: hold.leg,
      date: entryHead.date,
      entry: hold.reference,
      state: entryHead.state,
      syncedAt: entryHead.postedAt === undefined ? null : instantText(entryHead.postedAt),
      remoteNumber: entry?.remoteNumber ?? null,
      amount: formatAmount(
        debits.reduce((total, text) => total + BigInt(text.replace('.', '')), 0n),
        proposal.currency,
      ),
    });
  }
  const held = new Set(index.liveHolds(head.id).map((hold) => hold.leg));
  for (const leg of assessed.legs) {
    if (held.has(leg.id) || leg.lines.length === 0) continue;
    const total = leg.lines.reduce((sum, line) => (line.amount > 0n ? sum + line.amount : sum), 0n);
    contributions.push({
      part: leg.id,
      date: leg.date,
      entry: null,
      state: 'planned',
      syncedAt: null,
      remoteNumber: null,
      amount: formatAmount(total, proposal.currency),
    });
  }
  return {
    ...documentView(head, outlook, index, review?.excluded?.reason),
    source: head.source,
    origin: document.origin,
    revisions: document.revisionCount,
    journal: proposal.journal,
    description: proposal.description,
    dueDate: review?.dueDate ?? ('dueDate' in document ? (document.dueDate ?? null) : null),
    oneOff: review?.oneOff ?? false,
    lines: proposal.lines.map((line) => ({
      id: line.id,
      description: line.description,
      amount: formatAmount(line.amount, proposal.currency),
      account: line.account ?? null,
      accountName: line.account === undefined ? null : (names.get(line.account) ?? null),
      vatRate: line.vatRate ?? null,
      vatCode: line.vatCode ?? null,
      costCentre: line.costCentre === '' ? null : line.costCentre,
      fallback: line.fallback,
      reason: { code: line.reason.code, details: { ...line.reason.details } },
      vatReason: line.vatReason ? { code: line.vatReason.code, details: { ...line.vatReason.details } } : null,
    })),
    contributions,
  };
}

export function entryView(entry: EntryRecord, chart: Chart): EntryView {
  const names = new Map(chart.accounts.map((account) => [account.code, account.name]));
  return {
    reference: entry.reference,
    configuration: entry.configuration,
    journal: entry.journal,
    date: entry.date,
    period: entry.period,
    currency: entry.currency,
    state: entry.state,
    ...(entry.condition === undefined ? {} : { condition: entry.condition }),
    description: entry.description,
    total: entry.total,
    facts: entry.facts,
    createdAt: instantText(entry.createdAt),
    postedAt: entry.postedAt === undefined ? null : instantText(entry.postedAt),
    lines: entry.lines.map(({ account, vatCode, costCentre, debit, credit, description, facts }) => ({
      account,
      accountName: names.get(account) ?? null,
      vatCode,
      costCentre,
      debit,
      credit,
      description,
      facts,
    })),
    ...(entry.remoteId === undefined ? {} : { remoteId: entry.remoteId }),
    ...(entry.remoteNumber === undefined ? {} : { remoteNumber: entry.remoteNumber }),
    ...(entry.message === undefined ? {} : { message: entry.message }),
  };
}

export async function entryDetailView(
  entry: EntryRecord,
  chart: Chart,
  whereToFind: string,
  index: FactIndex,
  store: Store,
): Promise<EntryDetailView> {
  const contents = await store.get(`contents/${entry.partition}`, entry.reference);
  return {
    ...entryView(entry, chart),
    whereToFind,
    attempts: entry.attempts.map(({ step, startedAt, outcome, message }) => ({
      step,
      at: instantText(startedAt),
      outcome: outcome ?? null,
      ...(message === undefined ? {} : { message }),
    })),
    contributions: (contents?.contributions ?? []).map(({ fact, leg, vector }) => {
      const head = index.fact(fact);
      return { document: fact, number: head?.number ?? fact, part: leg, amount: debitOf(vector) };
    }),
  };
}

/** Sum of the debits of a stored vector, written with the decimals it has. */
function debitOf(vector: Readonly<Record<string, string>>): string {
  const amounts = Object.values(vector);
  const decimals = amounts[0]?.split('.')[1]?.length ?? 0;
  const total = amounts
    .filter((text) => !text.startsWith('-'))
    .reduce((sum, text) => sum + BigInt(text.replace('.', '')), 0n);
  const digits = total.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function runView(run: RunRecord): RunView {
  return {
    run: run.run,
    configuration: run.configuration,
    kind: run.kind,
    asOf: run.asOf,
    startedAt: instantText(run.startedAt),
    endedAt: run.endedAt === undefined ? null : instantText(run.endedAt),
    outcome: run.outcome,
    ...(run.reason ? { reason: { code: run.reason.code, details: { ...run.reason.details } } } : {}),
    entries: run.entries.length,
    documents: run.documents,
    waiting: run.waiting.length,
  };
}

export function mappingView(mapping: Mapping): MappingView {
  const scope = {
    ...(mapping.configuration === undefined ? {} : { configuration: mapping.configuration }),
    ...(mapping.from === undefined ? {} : { from: mapping.from }),
    ...(mapping.to === undefined ? {} : { until: mapping.to }),
  };
  if (mapping.type === 'account')
    return { id: mapping.id, kind: mapping.kind, subject: mapping.subject, to: mapping.account, ...scope };
  return {
    id: mapping.id,
    kind: 'vat',
    subject: `${mapping.rate}/${mapping.category}`,
    to: mapping.code,
    direction: mapping.direction,
    preferred: mapping.preferred,
    ...(mapping.journal === undefined ? {} : { journal: mapping.journal }),
    ...scope,
  };
}

export function whereToFind(template: string, entry: Pick<EntryRecord, 'remoteId' | 'remoteNumber'>): string {
  return template.replace('{id}', entry.remoteId ?? '').replace('{number}', entry.remoteNumber ?? '');
}

export function configurationLabel(configuration: Configuration): string {
  return configuration.target?.name ?? configuration.administration;
}
