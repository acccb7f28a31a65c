/** The proposal of a payment: its method's clearing account against the receivable (spec §2, payments). */

import { accountUnusable, mappedAccount, unusableBecause } from './account-order.ts';
import type { Review } from './configuration.ts';
import type { BookingLine, LegId } from './entry.ts';
import type { Fact, Payment } from './fact.ts';
import { currency, parseAmount } from './money.ts';
import type { Problem } from './problem.ts';
import type { Proposal, ProposalContext } from './proposal.ts';
import type { Reason } from './reason.ts';

/**
 * Dr clearing, Cr receivable; a refund the other way round. Never on a cash or bank ledger account, so that the
 * package's bank feed does not book the same money twice.
 */
export function proposePayment(payment: Fact<Payment>, review: Review | undefined, context: ProposalContext): Proposal {
  const code = currency(payment.currency);
  const amount = parseAmount(payment.amount, code);
  const { configuration } = context;
  const edited = review?.lines?.['1']?.account;
  const clearing = edited ?? mappedAccount('payment', payment.method, payment.date, context.accountMappings);
  const who = payment.relation?.name ?? payment.pays ?? payment.number;
  const problems: Problem[] = [];
  const reason: Reason =
    edited === undefined
      ? { code: 'mapping', details: { kind: 'payment', subject: payment.method, name: payment.method } }
      : { code: 'edit', details: {} };
  const lines: BookingLine[] = [];
  if (clearing === undefined)
    problems.push({
      code: 'account-missing',
      subject: `payment:${payment.method}`,
      details: { kind: 'payment', subject: payment.method, name: payment.method },
    });
  else if (unusableBecause(context.accounts.get(clearing)) !== undefined)
    problems.push(accountUnusable(clearing, context).problem);
  else if (amount !== 0n) {
    lines.push(
      {
        role: 'clearing',
        account: clearing,
        vatCode: configuration.noVatCode,
        costCentre: '',
        amount,
        description: payment.method,
      },
      {
        role: 'receivable',
        account: configuration.accounts.receivable,
        vatCode: configuration.noVatCode,
        costCentre: '',
        amount: -amount,
        description: who,
      },
    );
  }
  return {
    currency: code,
    total: amount,
    journal: configuration.memorialJournal,
    description: review?.description ?? [payment.number, payment.method, who].filter(Boolean).join(' '),
    lines: [
      {
        id: '1',
        description: payment.description ?? payment.method,
        amount,
        ...(clearing === undefined ? {} : { account: clearing }),
        vatCode: configuration.noVatCode,
        costCentre: '',
        fallback: false,
        reason:
          clearing === undefined
            ? { code: 'account-missing', details: { kind: 'payment', subject: payment.method } }
            : reason,
      },
    ],
    legs: problems.length > 0 ? [] : [{ id: 'payment' as LegId, date: payment.date, lines }],
    problems,
    reviews: [],
  };
}
