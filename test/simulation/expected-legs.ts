/**
 * What a document should book, worked out from the document as it was drawn, by arithmetic of its own: nothing here is
 * shared with the program. The accounts are those of data/charts/nl.json.
 */

import { type Amounts, addTo } from './amounts.ts';
import type { SimDocument, SimLine } from './documents.ts';
import { daysAfter, daysInclusive, lastOfMonth, periodAround } from './local-days.ts';

export interface ExpectedLeg {
  readonly date: string;
  readonly amounts: Amounts;
}

/** Legs of a document by their id. */
export type Legs = ReadonlyMap<string, ExpectedLeg>;

/** The settings that decide where a document goes, as they were at some moment. */
export interface BooksAsOf {
  readonly frequency: 'day' | 'month';
  readonly revenueDate: 'recognition' | 'invoice';
  /** `product`, `levy` or `payment`, and the subject's id → ledger account. */
  accountOf(kind: string, subject: string): string | undefined;
  vatCodeOf(rate: string, category: string): string | undefined;
  /** The operator's edit of a line. */
  editedAccount(line: string): string | undefined;
}

const receivable = '1310';
const deferred = '1800';
const rounding = '4990';
const noVat = 'GEEN';
const vatAccounts: Readonly<Record<string, string>> = { H21: '1520', L9: '1521' };

/** Legs by id; `undefined` when something has no account or VAT code, so that nothing may be booked. */
export function expectedLegs(document: SimDocument, books: BooksAsOf): Legs | undefined {
  const legs = new Map<string, ExpectedLeg>();
  const add = (leg: string, date: string, account: string, code: string, cents: bigint) => {
    const known = legs.get(leg) ?? { date, amounts: new Map() };
    legs.set(leg, known);
    addTo(known.amounts, `${account}|${code}|`, cents);
  };
  const whole = document.kind === 'payment' ? payment(document, books, add) : sale(document, books, add);
  return whole ? legs : undefined;
}

type Add = (leg: string, date: string, account: string, code: string, cents: bigint) => void;

function payment({ date, payments }: SimDocument, books: BooksAsOf, add: Add): boolean {
  for (const { method, amount } of payments) {
    const account = books.editedAccount('1') ?? books.accountOf('payment', method);
    if (account === undefined) return false;
    add('payment', date, account, noVat, amount);
    add('payment', date, receivable, noVat, -amount);
  }
  return true;
}

function sale(document: SimDocument, books: BooksAsOf, add: Add): boolean {
  const { date, lines, vat, total, payments } = document;
  const sign = document.kind === 'credit-note' ? -1n : 1n;
  let balance = 0n;
  const now = (account: string, code: string, cents: bigint) => {
    balance += cents;
    add('invoice', date, account, code, cents);
  };
  for (const line of lines) {
    const code = line.category === 'O' ? noVat : books.vatCodeOf(line.rate, line.category);
    const account = books.editedAccount(line.id) ?? accountFor(line, books);
    if (code === undefined || account === undefined) return false;
    for (const part of earned(line, date, books)) {
      const cents = -part.cents * sign;
      if (part.later === undefined) {
        now(account, code, cents);
        continue;
      }
      now(deferred, code, cents);
      if (cents === 0n) continue;
      add(`release:${part.later}`, part.later, deferred, noVat, -cents);
      add(`release:${part.later}`, part.later, account, noVat, cents);
    }
  }
  for (const one of vat) {
    if (one.vat === 0n) continue;
    const code = books.vatCodeOf(one.rate, one.category) ?? '';
    now(vatAccounts[code] ?? `no VAT account of ${code}`, code, -one.vat * sign);
  }
  let received = 0n;
  for (const { method, amount } of payments) {
    const account = books.accountOf('payment', method);
    if (account === undefined) return false;
    received += amount * sign;
    now(account, noVat, amount * sign);
  }
  now(receivable, noVat, total * sign - received);
  // What the source rounded away.
  now(rounding, noVat, -balance);
  return true;
}

function accountFor({ levy, product }: SimLine, books: BooksAsOf): string | undefined {
  return levy !== undefined ? books.accountOf('levy', levy) : books.accountOf('product', product ?? '');
}

interface Part {
  readonly cents: bigint;
  /** Day on which it is released, when it is not earned with the document. */
  readonly later?: string;
}

/** A line's net by the months in which it is earned, the odd cents to the largest fractions. */
function earned(line: SimLine, documentDate: string, books: BooksAsOf): Part[] {
  const { net, recognition } = line;
  if (!recognition || line.levy !== undefined || books.revenueDate === 'invoice' || recognition.to <= documentDate)
    return [{ cents: net }];
  const months: { last: string; days: number }[] = [];
  for (let first = recognition.from; first <= recognition.to; ) {
    const end = lastOfMonth(first);
    const last = end < recognition.to ? end : recognition.to;
    months.push({ last, days: daysInclusive(first, last) });
    first = daysAfter(last, 1);
  }
  const all = BigInt(months.reduce((sum, month) => sum + month.days, 0));
  const shares = months.map(({ last, days }, at) => ({
    last,
    at,
    cents: (net * BigInt(days)) / all,
    fraction: (net * BigInt(days)) % all,
  }));
  let odd = net - shares.reduce((sum, share) => sum + share.cents, 0n);
  for (const share of [...shares].sort((one, other) => Number(other.fraction - one.fraction) || one.at - other.at)) {
    if (odd === 0n) break;
    share.cents += 1n;
    odd -= 1n;
  }
  const documentPeriod = periodAround(documentDate, books.frequency);
  return shares.map(({ last, cents }) =>
    last <= documentDate || periodAround(last, books.frequency) <= documentPeriod ? { cents } : { cents, later: last },
  );
}
