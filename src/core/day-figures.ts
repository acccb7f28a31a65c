/**
 * What the source says of a day: takings per payment method, revenue, VAT and levies of the documents with that business
 * date, whether they are booked or not. To compare with the drawer and the terminal, which know nothing of bookings.
 *
 * Sums are kept apart by what decides what an amount is (the product, the account the source gave), because the mappings
 * that decide it may change: adding up is done once, deciding when it is asked.
 */

import { type AccountIndex, mappedAccount } from './account-order.ts';
import type { LocalDate } from './calendar.ts';
import type { DocumentFact, FactLine, ItemKind, SalesDocument } from './fact.ts';
import { currency, parseAmount } from './money.ts';

/** What definitive documents of one day come to. */
export interface DaySums {
  documents: number;
  /** Minor units by {@link AmountKey}, in the direction of a sale. */
  readonly amounts: Map<AmountKey, bigint>;
}

/** Currency, source, what the amount is, and what decides more about it; joined. */
export type AmountKey = string & { readonly __amountKey: unique symbol };

type What = 'sold' | 'levy' | 'vat' | 'taken' | 'posted';

const separator = '\u001f';

/** Adds a document to its day, or takes it off again. Drafts and what was cancelled never happened. */
export function addToDay(days: Map<LocalDate, DaySums>, document: DocumentFact, sign: 1n | -1n = 1n): void {
  if (document.status !== 'definitive') return;
  const sums = days.get(document.date) ?? { documents: 0, amounts: new Map<AmountKey, bigint>() };
  days.set(document.date, sums);
  sums.documents += Number(sign);
  const code = currency(document.currency);
  for (const { what, amount } of amountsOf(document)) {
    const key = [document.currency, document.source, ...what].join(separator) as AmountKey;
    sums.amounts.set(key, (sums.amounts.get(key) ?? 0n) + sign * parseAmount(amount, code));
  }
}

interface StatedAmount {
  readonly what: readonly [What, ...string[]];
  readonly amount: string;
}

function* amountsOf(document: DocumentFact): Generator<StatedAmount> {
  switch (document.kind) {
    case 'payment':
      yield { what: ['taken', document.method], amount: document.amount };
      return;
    case 'posting':
      for (const { account, debit, credit } of document.lines) {
        yield { what: ['posted', account], amount: credit };
        yield { what: ['posted', account], amount: negative(debit) };
      }
      return;
    default:
      yield* amountsOfSale(document);
  }
}

function* amountsOfSale(document: SalesDocument): Generator<StatedAmount> {
  for (const line of document.lines) {
    const what = placeOfLine(line);
    if (what) yield { what, amount: line.net };
  }
  for (const { vat } of document.vat) yield { what: ['vat'], amount: vat };
  for (const { method, amount } of document.payments ?? []) yield { what: ['taken', method], amount };
}

function placeOfLine(line: FactLine): StatedAmount['what'] | undefined {
  if (line.treatment === 'levy' || line.levy !== undefined) return ['levy'];
  if (line.treatment !== 'revenue') return undefined;
  return ['sold', line.item?.kind ?? '', line.item?.id ?? '', line.account ?? ''];
}

function negative(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** What the settings say about the documents of one source on one day; a part of a proposal's context. */
export interface DayRules {
  readonly accountMappings: AccountIndex;
  readonly itemAccounts: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, { readonly type: string }>;
  readonly configuration: { readonly accounts: { readonly deposits: string } };
}

export interface DayFigures {
  readonly documents: number;
  /** Minor units per payment method of the source, in the order in which they first came. */
  readonly takings: ReadonlyMap<string, bigint>;
  /** Net of VAT; without deposits, levies, tips and vouchers. */
  readonly revenue: bigint;
  readonly vat: bigint;
  readonly levies: bigint;
}

/**
 * The figures of one day, in one currency.
 *
 * @param rulesOf of the configuration that books this source on that day; `undefined` when none does: then all that is
 *   sold is revenue.
 */
export function dayFigures(
  date: LocalDate,
  sums: DaySums | undefined,
  inCurrency: string,
  rulesOf: (source: string) => DayRules | undefined,
): DayFigures {
  const takings = new Map<string, bigint>();
  const figures = { revenue: 0n, vat: 0n, levies: 0n };
  for (const [key, amount] of sums?.amounts ?? []) {
    const [code, source = '', what = '', ...rest] = key.split(separator);
    if (code !== inCurrency) continue;
    const figure = figureOf(what as What, rest, date, rulesOf(source));
    if (figure === 'takings') takings.set(rest[0] ?? '', (takings.get(rest[0] ?? '') ?? 0n) + amount);
    else if (figure !== undefined) figures[figure] += amount;
  }
  return { documents: sums?.documents ?? 0, takings, ...figures };
}

function figureOf(
  what: What,
  rest: readonly string[],
  date: LocalDate,
  rules: DayRules | undefined,
): 'takings' | 'revenue' | 'vat' | 'levies' | undefined {
  switch (what) {
    case 'taken':
      return 'takings';
    case 'vat':
      return 'vat';
    case 'levy':
      return 'levies';
    case 'posted': {
      const type = rules?.accounts.get(rest[0] ?? '')?.type;
      return type === 'revenue' ? 'revenue' : type === 'vat' ? 'vat' : undefined;
    }
    case 'sold': {
      const [kind = '', id = '', account = ''] = rest;
      if (!rules) return 'revenue';
      // As the proposals do (line-place.ts): a product may be mapped as a levy, or be the settling of a down payment.
      if (id !== '' && rules.accountMappings.has(`levy:${id}`)) return 'levies';
      return accountOf(kind, id, account, date, rules) === rules.configuration.accounts.deposits
        ? undefined
        : 'revenue';
    }
  }
}

function accountOf(kind: string, id: string, account: string, date: LocalDate, rules: DayRules): string | undefined {
  if (account !== '') return account;
  if (id === '') return undefined;
  return rules.itemAccounts.get(`${kind}:${id}`) ?? mappedAccount(kind as ItemKind, id, date, rules.accountMappings);
}
