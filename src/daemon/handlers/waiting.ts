/** Documents that wait, counted and added up. The report, Today and the status count the same ones. */

import type { DocumentState } from '../../core/document-state.ts';
import { currency, formatAmount } from '../../core/money.ts';
import type { OpenDocument } from '../engine/open-documents.ts';

const needPerson: ReadonlySet<DocumentState> = new Set(['incomplete', 'to-review', 'concept', 'failed']);
const underWay: ReadonlySet<DocumentState> = new Set(['approved', 'sending', 'unknown']);

/** Waits for a person. */
export function isWaiting({ outlook }: OpenDocument): boolean {
  return needPerson.has(outlook.state);
}

/** Is to be booked, and is not. */
export function isNotBooked({ outlook }: OpenDocument): boolean {
  return needPerson.has(outlook.state) || underWay.has(outlook.state);
}

/** How many, and what they come to without regard to sign, in the one currency. */
export function sumOf(documents: readonly OpenDocument[], inCurrency: string): { documents: number; amount: string } {
  let amount = 0n;
  for (const { head, total } of documents) if (head.currency === inCurrency) amount += total < 0n ? -total : total;
  return { documents: documents.length, amount: formatAmount(amount, currency(inCurrency)) };
}
