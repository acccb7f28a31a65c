/** What the book demands of an entry before it takes it. Each refusal has a code, a sentence and the field at fault. */

import type { LocalDate } from '../../../core/calendar.ts';
import { AmountError, currency, formatAmount, parseAmount } from '../../../core/money.ts';
import type { Books } from './ledger.ts';
import type { WireEntry, WireLine, WireRefusal } from './wire.ts';

/** Codes by which one entry of a request is refused. Part of the protocol: a code is never given another meaning. */
export const entryRefusalCodes = [
  'unknown-journal',
  'journal-blocked',
  'period-closed',
  'too-few-lines',
  'unknown-account',
  'account-blocked',
  'unknown-vat-code',
  'vat-code-blocked',
  'unknown-cost-centre',
  'cost-centre-blocked',
  'amount',
  'unbalanced',
  'duplicate-reference',
] as const;
export type EntryRefusalCode = (typeof entryRefusalCodes)[number];

export interface EntryRefusal extends WireRefusal {
  readonly code: EntryRefusalCode;
}

type Check = (entry: WireEntry, books: Books) => EntryRefusal | undefined;

/** The first that objects speaks. */
const checks: readonly Check[] = [
  journalIsUsable,
  (entry, books) => periodIsOpen(entry.date, books),
  hasTwoLines,
  (entry, books) => firstOf(entry.lines, (line, at) => accountIsUsable(line, at, books)),
  (entry, books) => firstOf(entry.lines, (line, at) => vatCodeIsUsable(line, at, books)),
  (entry, books) => firstOf(entry.lines, (line, at) => costCentreIsUsable(line, at, books)),
  (entry) => firstOf(entry.lines, (line, at) => hasOneAmount(line, at, entry.currency)),
  balances,
  (entry, books) => referenceIsFree(entry.reference, books),
];

/** Why the book does not take this entry, or `undefined` when it does. */
export function refusalOf(entry: WireEntry, books: Books): EntryRefusal | undefined {
  for (const check of checks) {
    const refusal = check(entry, books);
    if (refusal) return refusal;
  }
  return undefined;
}

export function periodIsOpen(date: LocalDate, books: Books): EntryRefusal | undefined {
  if (books.isOpen(date)) return undefined;
  return refuse('period-closed', `period ${date.slice(0, 7)} is closed`, 'date');
}

/** Refused only where the administration says so; packages commonly take a second entry under the same reference. */
export function referenceIsFree(reference: string | undefined, books: Books): EntryRefusal | undefined {
  if (reference === undefined || books.settings.duplicateReference === 'accept') return undefined;
  const holder = books.holderOf(reference);
  if (!holder) return undefined;
  return {
    ...refuse(
      'duplicate-reference',
      `reference ${reference} is in use by entry ${holder.number ?? holder.id}`,
      'reference',
    ),
    holder: holder.id,
  };
}

function journalIsUsable(entry: WireEntry, books: Books): EntryRefusal | undefined {
  const journal = books.journals.get(entry.journal);
  if (!journal) return refuse('unknown-journal', `journal "${entry.journal}" does not exist`, 'journal');
  return journal.blocked ? refuse('journal-blocked', `journal ${entry.journal} is blocked`, 'journal') : undefined;
}

function hasTwoLines(entry: WireEntry): EntryRefusal | undefined {
  return entry.lines.length < 2 ? refuse('too-few-lines', 'an entry has at least two lines', 'lines') : undefined;
}

function accountIsUsable(line: WireLine, at: number, books: Books): EntryRefusal | undefined {
  const account = books.accounts.get(line.account);
  const field = `lines[${at}].account`;
  if (!account) return refuse('unknown-account', `ledger account "${line.account}" does not exist`, field);
  return account.blocked
    ? refuse('account-blocked', `ledger account ${account.code} ${account.name} is blocked`, field)
    : undefined;
}

function vatCodeIsUsable(line: WireLine, at: number, books: Books): EntryRefusal | undefined {
  const code = books.vatCodes.get(line.vatCode);
  const field = `lines[${at}].vatCode`;
  if (!code) return refuse('unknown-vat-code', `VAT code "${line.vatCode}" does not exist`, field);
  return code.blocked ? refuse('vat-code-blocked', `VAT code ${code.code} ${code.name} is blocked`, field) : undefined;
}

/** An administration that keeps no list of cost centres takes any. */
function costCentreIsUsable(line: WireLine, at: number, books: Books): EntryRefusal | undefined {
  if (line.costCentre === undefined || books.costCentres.size === 0) return undefined;
  const centre = books.costCentres.get(line.costCentre);
  const field = `lines[${at}].costCentre`;
  if (!centre) return refuse('unknown-cost-centre', `cost centre "${line.costCentre}" does not exist`, field);
  return centre.blocked ? refuse('cost-centre-blocked', `cost centre ${centre.code} is blocked`, field) : undefined;
}

function hasOneAmount(line: WireLine, at: number, code: string): EntryRefusal | undefined {
  try {
    const debit = parseAmount(line.debit, currency(code));
    const credit = parseAmount(line.credit, currency(code));
    if (debit > 0n !== credit > 0n) return undefined;
    return refuse('amount', 'a line has either a debit or a credit above zero', `lines[${at}]`);
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    return refuse('amount', error.message, `lines[${at}]`);
  }
}

function balances(entry: WireEntry): EntryRefusal | undefined {
  const code = currency(entry.currency);
  let balance = 0n;
  for (const line of entry.lines) balance += parseAmount(line.debit, code) - parseAmount(line.credit, code);
  if (balance === 0n) return undefined;
  const side = balance > 0n ? 'debit' : 'credit';
  const amount = formatAmount(balance > 0n ? balance : -balance, code);
  return refuse('unbalanced', `the entry does not balance: ${amount} ${code} too much ${side}`, 'lines');
}

function refuse(code: EntryRefusalCode, message: string, field: string): EntryRefusal {
  return { code, message, field };
}

function firstOf(
  lines: readonly WireLine[],
  check: (line: WireLine, at: number) => EntryRefusal | undefined,
): EntryRefusal | undefined {
  for (const [at, line] of lines.entries()) {
    const refusal = check(line, at);
    if (refusal) return refusal;
  }
  return undefined;
}
