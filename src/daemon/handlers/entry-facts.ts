/** The facts behind an entry or one of its lines (spec §5): of one in the store, or of one that a dry run showed. */

import type { FactId } from '../../core/fact.ts';
import type { Reference } from '../../core/ledger-port.ts';
import { type Currency, currency, formatAmount, parseAmount } from '../../core/money.ts';
import type { PlannedContribution } from '../../core/plan.ts';
import type { ResultOf } from '../../core/rpc.ts';
import { vectorKey } from '../../core/vector.ts';
import type { EngineContext } from '../engine/context.ts';
import type { FactIndex } from '../engine/fact-index.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { keptPlans } from '../engine/kept-plans.ts';
import { refused } from '../engine/refusal.ts';
import { fromStoredVector } from '../engine/stored-leg.ts';
import { originalReference } from '../posting/reversal.ts';
import type { EntryRecord } from '../store/records.ts';

type Row = ResultOf<'entries.facts'>['rows'][number];

/** An entry as far as its facts go. */
interface Composition {
  readonly currency: Currency;
  readonly lines: readonly { readonly account: string; readonly vatCode: string; readonly costCentre: string }[];
  readonly parts: readonly Part[];
}

/** What one leg of one fact contributes. */
interface Part {
  readonly fact: FactId;
  readonly leg: string;
  /** Amount on a place of the books; debit − credit. */
  onPlace(key: string): bigint | undefined;
  /** Amount on a line that shares its place with another one. */
  onLine(line: number): bigint | undefined;
  debit(): bigint;
}

export const entryFactHandlers: HandlersOf<'entries.facts'> = {
  'entries.facts': async ({ reference: written, plan, line, limit, offset }, context) => {
    const reference = written.toUpperCase() as Reference;
    const entry = plan === undefined ? await stored(reference, context) : planned(reference, plan, context);
    const index = await context.index();
    const rows = (line === undefined ? whole(entry) : ofLine(entry, line, reference))
      .map(({ part, amount }) => rowOf(part, amount, entry.currency, index))
      .sort(byDate);
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  },
};

interface Share {
  readonly part: Part;
  readonly amount: bigint;
}

function whole({ parts }: Composition): Share[] {
  return parts.map((part) => ({ part, amount: part.debit() }));
}

function ofLine({ lines, parts }: Composition, line: number, reference: string): Share[] {
  const place = lines[line];
  if (!place)
    throw refused('notFound', {
      code: 'no-such-entry-line',
      details: { reference, line: String(line + 1), lines: String(lines.length) },
    });
  // Where two lines share a place, what each part adds to which is kept with the part.
  const isShared = parts.some((part) => part.onLine(line) !== undefined);
  const key = vectorKey(place.account, place.vatCode, place.costCentre);
  return parts.flatMap((part) => {
    const amount = isShared ? part.onLine(line) : part.onPlace(key);
    return amount === undefined ? [] : [{ part, amount }];
  });
}

function rowOf({ fact, leg }: Part, amount: bigint, code: Currency, index: FactIndex): Row {
  const head = index.fact(fact);
  return {
    document: fact,
    kind: head?.kind ?? '',
    number: head?.number ?? fact,
    date: head?.date ?? '',
    relation: head === undefined || head.relation === '' ? null : head.relation,
    part: leg,
    amount: formatAmount(amount, code),
    currency: code,
  };
}

function byDate(one: Row, other: Row): number {
  const order = (row: Row) => [row.date, row.number, row.part].join('\n');
  return order(one) < order(other) ? -1 : 1;
}

function planned(reference: Reference, plan: string, context: EngineContext): Composition {
  const kept = keptPlans(context.store()).get(plan);
  if (!kept) throw refused('notFound', { code: 'plan-gone', details: {} });
  const entry = kept.get(reference);
  if (!entry) throw refused('notFound', { code: 'no-such-entry', details: { reference } });
  return { currency: entry.currency, lines: entry.lines, parts: entry.contributions.map(plannedPart) };
}

function plannedPart({ fact, leg, vector, shares }: PlannedContribution): Part {
  const amounts: ReadonlyMap<string, bigint> = vector;
  return {
    fact,
    leg,
    onPlace: (key) => amounts.get(key),
    onLine: (line) => shares?.get(line),
    debit: () => debitOf(vector.values()),
  };
}

async function stored(reference: Reference, context: EngineContext): Promise<Composition> {
  const entry = await entryNamed(reference, context);
  const code = currency(entry.currency);
  const original = originalReference(entry);
  // A reversal is made of what it takes back, the other way round, line by line.
  const made = original === undefined ? entry : await entryNamed(original, context);
  const sign = original === undefined ? 1n : -1n;
  const contents = await context.store().get(`contents/${made.partition}`, made.reference);
  const parts = (contents?.contributions ?? []).map(({ fact, leg, vector, shares }): Part => {
    const read = (text: string | undefined) => (text === undefined ? undefined : sign * parseAmount(text, code));
    return {
      fact,
      leg,
      onPlace: (key) => read(vector[key]),
      onLine: (line) => read(shares?.[line]),
      debit: () => debitOf([...fromStoredVector(vector, code).values()].map((amount) => sign * amount)),
    };
  });
  return { currency: code, lines: entry.lines, parts };
}

async function entryNamed(reference: Reference, context: EngineContext): Promise<EntryRecord> {
  const head = (await context.index()).entry(reference);
  const entry = head && (await context.store().get(`entries/${head.partition}`, head.reference));
  if (!entry) throw refused('notFound', { code: 'no-such-entry', details: { reference } });
  return entry;
}

function debitOf(amounts: Iterable<bigint>): bigint {
  let debit = 0n;
  for (const amount of amounts) if (amount > 0n) debit += amount;
  return debit;
}
