/** What the documents of each day come to, and how many facts each source gave: added up as they come in. */

import type { LocalDate } from '../../core/calendar.ts';
import { type AmountKey, addToDay, type DaySums } from '../../core/day-figures.ts';
import { type Fact, isDocument } from '../../core/fact.ts';
import type { Instant } from '../../core/kernel.ts';
import { MonthSums } from './month-sums.ts';
import { perStore } from './per-store.ts';

export interface SourceSums {
  facts: number;
  lastFactAt: Instant;
}

/** Of the facts that came in during one month. */
interface Sums {
  readonly days: Map<LocalDate, DaySums>;
  readonly sources: Map<string, SourceSums>;
}

interface Kept {
  readonly days: readonly (readonly [LocalDate, number, readonly (readonly [string, string])[]])[];
  readonly sources: readonly (readonly [string, SourceSums])[];
}

/** The sums of each month in which facts came in. */
export const factSumsOf = perStore(
  (store) =>
    new MonthSums<`facts/${string}`, Sums, Kept>(store, {
      name: 'days-1',
      prefix: 'facts/',
      empty: () => ({ days: new Map(), sources: new Map() }),
      add,
      keep: ({ days, sources }) => ({
        days: [...days].map(([date, { documents, amounts }]) => [
          date,
          documents,
          [...amounts].map(([key, amount]) => [key, amount.toString()]),
        ]),
        sources: [...sources],
      }),
      from: ({ days, sources }) => ({
        days: new Map(
          days.map(([date, documents, amounts]) => [
            date,
            { documents, amounts: new Map(amounts.map(([key, amount]) => [key as AmountKey, BigInt(amount)])) },
          ]),
        ),
        sources: new Map(sources.map(([source, sums]) => [source, { ...sums }])),
      }),
    }),
);

function add({ days, sources }: Sums, fact: Fact): void {
  if (isDocument(fact)) addToDay(days, fact);
  const known = sources.get(fact.source);
  if (!known) sources.set(fact.source, { facts: 1, lastFactAt: fact.importedAt });
  else {
    known.facts += 1;
    known.lastFactAt = Math.max(known.lastFactAt, fact.importedAt);
  }
}

/** The sums of one day over all months in which something of it came in. */
export function dayOf(months: readonly Pick<Sums, 'days'>[], date: LocalDate): DaySums {
  const whole: DaySums = { documents: 0, amounts: new Map() };
  for (const { days } of months) {
    const part = days.get(date);
    if (!part) continue;
    whole.documents += part.documents;
    for (const [key, amount] of part.amounts) whole.amounts.set(key, (whole.amounts.get(key) ?? 0n) + amount);
  }
  return whole;
}

export function sourceSums(months: readonly Pick<Sums, 'sources'>[], source: string): SourceSums {
  const whole: SourceSums = { facts: 0, lastFactAt: 0 };
  for (const { sources } of months) {
    const part = sources.get(source);
    whole.facts += part?.facts ?? 0;
    whole.lastFactAt = Math.max(whole.lastFactAt, part?.lastFactAt ?? 0);
  }
  return whole;
}
