/** The proposal of postings: lines of the source's own ledger are booked as they are (spec §2, two families). */

import { unusableBecause } from './account-order.ts';
import type { BookingLine, LegId } from './entry.ts';
import type { Fact, Posting } from './fact.ts';
import { currency, formatAmount, parseAmount, sum } from './money.ts';
import type { Problem } from './problem.ts';
import type { Proposal, ProposalContext } from './proposal.ts';

export function proposePosting(posting: Fact<Posting>, context: ProposalContext): Proposal {
  const code = currency(posting.currency);
  const { configuration } = context;
  const problems: Problem[] = [];
  const note = (problem: Problem) => {
    if (!problems.some((known) => known.code === problem.code && known.subject === problem.subject))
      problems.push(problem);
  };
  if (!posting.final) note({ code: 'day-not-final', subject: posting.date, details: { date: posting.date } });
  const lines: BookingLine[] = posting.lines.map((line) => {
    const why = unusableBecause(context.accounts.get(line.account));
    if (why !== undefined)
      note({ code: 'account-unusable', subject: line.account, details: { account: line.account, why } });
    const vatCode = line.vatCode ?? configuration.noVatCode;
    const held = context.vatCodes.get(vatCode);
    if (held === undefined || held.blocked)
      note({
        code: 'vat-code-unusable',
        subject: vatCode,
        details: { code: vatCode, why: held ? 'blocked' : 'absent', rate: '' },
      });
    return {
      role: 'posting',
      account: line.account,
      vatCode,
      costCentre: line.costCentre ?? '',
      amount: parseAmount(line.debit, code) - parseAmount(line.credit, code),
      description: line.description ?? line.document ?? posting.number,
    };
  });
  const balance = sum(lines.map((line) => line.amount));
  if (balance !== 0n)
    note({
      code: 'totals-mismatch',
      subject: posting.number,
      details: { number: posting.number, arithmetic: `debit − credit = ${formatAmount(balance, code)}` },
    });
  return {
    currency: code,
    total: sum(lines.filter((line) => line.amount > 0n).map((line) => line.amount)),
    journal: configuration.memorialJournal,
    description: posting.number,
    lines: posting.lines.map((line, index) => ({
      id: line.id,
      description: line.description ?? '',
      amount: -(lines[index]?.amount ?? 0n),
      account: line.account,
      vatCode: line.vatCode ?? configuration.noVatCode,
      costCentre: line.costCentre ?? '',
      fallback: false,
      reason: { code: 'source', details: {} },
    })),
    legs: problems.length > 0 ? [] : [{ id: 'posting' as LegId, date: posting.date, lines }],
    problems,
    reviews: [],
  };
}
