/** What needs a person, gathered from documents, entries, runs, links and files (spec §8, Today). */

import { inCommon, type Need, reviewNeeds, worstFirst } from '../../core/attention.ts';
import type { Configuration } from '../../core/configuration.ts';
import { currency, formatAmount, parseAmount } from '../../core/money.ts';
import { reviewCodes } from '../../core/problem.ts';
import type { Reason } from '../../core/reason.ts';
import type { AttentionView } from '../../core/rpc.ts';
import { causeViews } from '../engine/causes.ts';
import type { EngineContext } from '../engine/context.ts';
import type { EntryHead, FactIndex } from '../engine/fact-index.ts';
import type { OpenDocument } from '../engine/open-documents.ts';
import type { LastRuns } from '../engine/run-history.ts';
import { authorizationsOf } from '../engine/settings.ts';
import { instantText } from '../engine/views.ts';
import { openRejections } from '../intake/rejections.ts';
import type { EntryRecord } from '../store/records.ts';

export interface House {
  readonly context: EngineContext;
  readonly index: FactIndex;
  readonly currency: string;
  readonly configurations: readonly Configuration[];
  readonly open: readonly OpenDocument[];
  readonly runs: ReadonlyMap<string, LastRuns>;
}

export async function attention(house: House): Promise<AttentionView[]> {
  const needs = [
    ...(await entryNeeds(house)),
    ...(await linkNeeds(house)),
    ...(await refusedNeeds(house)),
    ...(await blockedNeeds(house)),
    ...reviewNeeds(toReview(house)),
    ...(await fileNeeds(house)),
    ...waitingNeeds(house),
    ...runNeeds(house),
  ];
  return worstFirst(needs).map((need) => view(need, house.currency));
}

function view({ kind, reason, cause, reference, filter, count, amount, since }: Need, code: string): AttentionView {
  return {
    kind,
    reason: { code: reason.code, details: { ...reason.details } },
    ...(cause ? { cause } : {}),
    ...(reference === undefined ? {} : { reference }),
    ...(filter === undefined ? {} : { filter }),
    count,
    amount: amount === undefined ? null : formatAmount(amount, currency(code)),
    since: since === undefined ? null : instantText(since),
  };
}

/** More than this of one kind are told together. */
const mostEntries = 20;

/** Entries whose outcome is not known, or that are no longer as they were posted. */
async function entryNeeds(house: House): Promise<Need[]> {
  const underWay = new Set(
    [...house.runs].flatMap(([configuration, { running }]) => (running === undefined ? [] : [configuration])),
  );
  const unknown: Need[] = [];
  const changed: Need[] = [];
  for (const head of house.index.entries()) {
    // What is being sent while its run goes on is no doubt yet.
    const isUnknown = head.state === 'unknown' || (head.state === 'sending' && !underWay.has(head.configuration));
    const isChanged = head.condition !== undefined && head.state !== 'reversed';
    if (!isUnknown && !isChanged) continue;
    const entry = await entryOf(head, house);
    if (!entry) continue;
    const { reference } = head;
    const about = { reference, count: 1, amount: inHouse(entry, house), since: lastTried(entry) };
    if (isUnknown)
      unknown.push({ kind: 'outcome-unknown', reason: { code: 'entry-unknown', details: { reference } }, ...about });
    else
      changed.push({
        kind: 'failed',
        reason: { code: 'entry-condition', details: { reference, condition: head.condition ?? '' } },
        ...about,
      });
  }
  return [...together(unknown), ...together(changed)];
}

function together(needs: readonly Need[]): readonly Need[] {
  const [first, ...others] = needs;
  if (!first || needs.length <= mostEntries) return needs;
  return [others.reduce(added, first)];
}

function added(one: Need, other: Need): Need {
  const { reference: _one, ...rest } = one;
  return {
    ...rest,
    reason: inCommon(one.reason, other.reason),
    count: one.count + other.count,
    amount: (one.amount ?? 0n) + (other.amount ?? 0n),
    since: Math.min(one.since ?? Number.MAX_SAFE_INTEGER, other.since ?? Number.MAX_SAFE_INTEGER),
  };
}

/** Links that do not work and that something is booked over. */
async function linkNeeds({ context, configurations }: House): Promise<Need[]> {
  const used = new Set(configurations.filter(({ active }) => active).map(({ authorization }) => authorization));
  return (await authorizationsOf(context.store()))
    .filter(({ name, status }) => status === 'inactive' && used.has(name))
    .map(({ name }) => ({
      kind: 'link-broken',
      reason: { code: 'authorization-inactive', details: { authorization: name } },
      count: 1,
    }));
}

/** Documents that the package refused, by what it said. */
async function refusedNeeds(house: House): Promise<Need[]> {
  const needs = new Map<string, Need>();
  for (const { head, outlook, total } of house.open) {
    if (outlook.state !== 'failed') continue;
    const hold = house.index.holds(head.id).at(-1);
    const entryHead = hold && house.index.entry(hold.reference);
    const entry = entryHead && (await entryOf(entryHead, house));
    const message = entry?.message ?? '';
    const need: Need = {
      kind: 'failed',
      reason: { code: 'package-refused', details: { message } },
      ...(entry ? { reference: entry.reference } : {}),
      filter: 'state:failed',
      count: 1,
      amount: head.currency === house.currency ? magnitude(total) : 0n,
      since: entry ? lastTried(entry) : head.importedAt,
    };
    const known = needs.get(message);
    const isSame = known?.reference !== undefined && known.reference === need.reference;
    needs.set(message, known ? { ...added(known, need), ...(isSame ? { reference: known.reference } : {}) } : need);
  }
  return [...needs.values()];
}

/** Told elsewhere: questions about single documents with the review, doubts with their entries; a day that the source has not closed needs nobody. */
const toldElsewhere: ReadonlySet<string> = new Set([...reviewCodes, 'outcome-unknown', 'day-not-final']);

/** Causes that keep documents from being booked. */
async function blockedNeeds({ context, currency: own }: House): Promise<Need[]> {
  const causes = (await causeViews(context)).filter(({ code }) => !toldElsewhere.has(code));
  return causes.map(({ code, subject, details, documents, amount, currency: shown, since }) => ({
    kind: 'blocked',
    reason: { code, details: { subject, ...details } },
    cause: { code, subject },
    count: documents,
    amount: shown === own ? parseAmount(amount, currency(own)) : 0n,
    since: Date.parse(since),
  }));
}

function* toReview({ open, currency: own }: House) {
  for (const { head, outlook, total } of open) {
    const { state, problems, reviews } = outlook;
    if (state !== 'to-review' && state !== 'concept') continue;
    yield { state, problems, reviews, amount: head.currency === own ? total : 0n, since: head.importedAt };
  }
}

/** Files that could not be read, by source. */
async function fileNeeds({ context }: House): Promise<Need[]> {
  const files = Map.groupBy(await openRejections(context), ({ source }) => source);
  return [...files].map(([source, records]) => ({
    kind: 'rejected-file',
    reason: records
      .map(
        ({ name, problems }): Reason => ({
          code: 'file-rejected',
          details: { source, file: name, message: problems[0]?.message ?? '' },
        }),
      )
      .reduce(inCommon),
    count: records.length,
    since: records.reduce((earliest, { at }) => Math.min(earliest, at), Number.MAX_SAFE_INTEGER),
  }));
}

/** What is complete and was due, but was held back by the last run. */
function waitingNeeds({ open, runs, currency: own }: House): Need[] {
  const approved = new Map<string, OpenDocument>();
  for (const document of open) if (document.outlook.bookable) approved.set(document.head.id, document);
  const needs = new Map<string, Need>();
  for (const { ended } of runs.values()) {
    for (const { fact, reason } of ended?.waiting ?? []) {
      const document = approved.get(fact);
      if (!document || !heldBack.has(reason.code)) continue;
      const need: Need = {
        kind: 'held',
        reason,
        filter: 'state:approved',
        count: 1,
        amount: document.head.currency === own ? magnitude(document.total) : 0n,
        since: document.head.importedAt,
      };
      const known = needs.get(reason.code);
      needs.set(reason.code, known ? added(known, need) : need);
    }
  }
  return [...needs.values()];
}

const heldBack: ReadonlySet<string> = new Set(['period-closed', 'held-by-document']);

/** What the last run's reason asks for; a reason that is not named is told where it comes from, or needs nobody. */
const runReasons: Readonly<Record<string, Need['kind']>> = {
  'sign-in-lost': 'link-broken',
  'package-unavailable': 'link-broken',
  'target-changed': 'link-broken',
  'not-activated': 'held',
  'source-no-access': 'held',
  'facts-keep-changing': 'held',
  'found-different': 'failed',
  'found-unknown': 'failed',
  behind: 'behind',
};

function runNeeds({ context, configurations, runs }: House): Need[] {
  const needs: Need[] = [];
  const held = context.held();
  if (held) needs.push({ kind: 'held', reason: held, count: 1 });
  for (const { name, active } of configurations) {
    const run = runs.get(name)?.ended;
    if (!run?.reason || !(active || run.reason.code === 'target-changed')) continue;
    const kind = runReasons[run.reason.code] ?? (run.outcome === 'failed' ? 'failed' : undefined);
    if (kind) needs.push({ kind, reason: run.reason, count: 1, since: run.endedAt ?? run.startedAt });
  }
  return needs;
}

async function entryOf(head: EntryHead, { context }: House): Promise<EntryRecord | undefined> {
  return context.store().get(`entries/${head.partition}`, head.reference);
}

function inHouse(entry: EntryRecord, { currency: own }: House): bigint {
  return entry.currency === own ? parseAmount(entry.total, currency(own)) : 0n;
}

function lastTried(entry: EntryRecord): number {
  return entry.attempts.at(-1)?.startedAt ?? entry.createdAt;
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
