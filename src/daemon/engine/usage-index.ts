/**
 * What accounts and VAT codes were used for in what is booked (rule 28): counted month by month, so that choosing one may
 * lean on what was chosen before. A month that is committed to is counted anew when it is next asked for.
 */

import type { Month } from '../../core/calendar.ts';
import { isBooked } from '../../core/entry.ts';
import { currency, parseAmount } from '../../core/money.ts';
import type { UsageView } from '../../core/rpc.ts';
import { vectorKey } from '../../core/vector.ts';
import type { EntryContents, EntryRecord, FileName } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { FactIndex } from './fact-index.ts';
import { perStore } from './per-store.ts';

export interface UsageOfCodes {
  readonly accounts: readonly UsageView[];
  readonly vatCodes: readonly UsageView[];
}

/** By configuration. */
type MonthUsage = readonly (readonly [string, UsageOfCodes])[];

const shape = 1;

/** Months that were counted and not committed to since. */
const counted = perStore((store) => {
  const months = new Map<string, MonthUsage>();
  store.listen((changes) => {
    for (const { file } of changes) {
      const [kind, month = ''] = file.split('/');
      if (kind === 'entries' || kind === 'contents') months.delete(month);
    }
  });
  return months;
});

/** The codes that a configuration's booked lines use, the most used first. */
export async function usageOf(configuration: string, store: Store, index: FactIndex): Promise<UsageOfCodes> {
  const months: UsageOfCodes[] = [];
  for (const file of store.files<`entries/${string}`>('entries/')) {
    const month = await usageOfMonth(file.slice('entries/'.length) as Month, store, index);
    const own = month.find(([name]) => name === configuration);
    if (own) months.push(own[1]);
  }
  return {
    accounts: together(months.flatMap(({ accounts }) => accounts)),
    vatCodes: together(months.flatMap(({ vatCodes }) => vatCodes)),
  };
}

function together(usages: readonly UsageView[]): UsageView[] {
  const byCode = new Map<string, UsageView>();
  for (const usage of usages) {
    const known = byCode.get(usage.code);
    const times = usage.times + (known?.times ?? 0);
    byCode.set(usage.code, { ...(known && known.lastDate > usage.lastDate ? known : usage), times });
  }
  return [...byCode.values()].sort((one, other) => other.times - one.times || (one.code < other.code ? -1 : 1));
}

async function usageOfMonth(month: Month, store: Store, index: FactIndex): Promise<MonthUsage> {
  const months = counted(store);
  const known = months.get(month);
  if (known) return known;
  const exists = new Set<FileName>(store.files(''));
  const from = ([`entries/${month}`, `contents/${month}`] as const).filter((file) => exists.has(file));
  const before = store.seq;
  const made = await store.derived(`usage-${shape}/${month}`, from, () => countMonth(month, store, index));
  // What was committed meanwhile may not be in it.
  if (store.seq === before) months.set(month, made);
  return made;
}

interface Counting {
  times: number;
  /** The line that used it last. */
  last: { readonly entry: EntryRecord; readonly line: number };
}

async function countMonth(month: Month, store: Store, index: FactIndex): Promise<MonthUsage> {
  const entries = [...(await store.look(`entries/${month}`)).values()].map(({ value }) => value).filter(isBooked);
  const contents = await store.look(`contents/${month}`);
  const lastFor = ({ entry, line }: Counting['last']) =>
    about(entry, line, contents.get(entry.reference)?.value, index);
  return [...Map.groupBy(entries, ({ configuration }) => configuration)].map(([configuration, own]) => {
    const accounts = new Map<string, Counting>();
    const vatCodes = new Map<string, Counting>();
    for (const entry of own)
      for (const [line, { account, vatCode }] of entry.lines.entries()) {
        count(accounts, account, entry, line);
        count(vatCodes, vatCode, entry, line);
      }
    const usages = (of: ReadonlyMap<string, Counting>): UsageView[] =>
      [...of].map(([code, { times, last }]) => ({ code, times, lastDate: last.entry.date, lastFor: lastFor(last) }));
    return [configuration, { accounts: usages(accounts), vatCodes: usages(vatCodes) }] as const;
  });
}

function count(counts: Map<string, Counting>, code: string, entry: EntryRecord, line: number): void {
  if (code === '') return;
  const known = counts.get(code);
  if (!known) {
    counts.set(code, { times: 1, last: { entry, line } });
    return;
  }
  known.times += 1;
  if (entry.date >= known.last.entry.date) known.last = { entry, line };
}

/** What a line was about, as somebody who was there would say it: its own words, and the largest document in it. */
function about(entry: EntryRecord, at: number, contents: EntryContents | undefined, index: FactIndex): string {
  const line = entry.lines[at];
  if (!line) return entry.description;
  const code = currency(entry.currency);
  const key = vectorKey(line.account, line.vatCode, line.costCentre);
  let largest: { readonly amount: bigint; readonly words: string } | undefined;
  for (const { fact, vector, shares, stated } of contents?.contributions ?? []) {
    const text = shares?.[at] ?? vector[key];
    if (text === undefined) continue;
    const amount = magnitude(parseAmount(text, code));
    if (largest && largest.amount >= amount) continue;
    largest = { amount, words: [index.fact(fact)?.number, stated.relation].filter(Boolean).join(' ') };
  }
  // In an entry of one document every line is about that one.
  const document = largest?.words ?? entry.description;
  return [line.description, document].filter((words) => words !== '').join(' · ');
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
