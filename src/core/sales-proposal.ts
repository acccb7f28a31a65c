/** The proposal of an invoice, credit note or till receipt: receivable, revenue, VAT, levies, deposits, rounding. */

import { accountUnusable, mappedAccount, unusableBecause } from './account-order.ts';
import { type LocalDate, periodOf } from './calendar.ts';
import type { Review } from './configuration.ts';
import type { BookingLine, Leg, LegId, LineRole } from './entry.ts';
import type { Fact, FactLine, SalesDocument } from './fact.ts';
import { placeOf } from './line-place.ts';
import { currency, formatAmount, parseAmount } from './money.ts';
import type { Problem } from './problem.ts';
import type { Proposal, ProposalContext, ProposedLine } from './proposal.ts';
import type { Reason } from './reason.ts';
import { earnedParts } from './recognition.ts';
import { resolveVat, vatCodeUnusableBecause } from './vat-map.ts';
import { vatShares } from './vat-shares.ts';

/** Treatments that are outside VAT by their nature, whatever rate the source wrote beside them. */
const outsideVat: ReadonlySet<FactLine['treatment']> = new Set(['security-deposit', 'tip', 'voucher']);

export function proposeSalesDocument(
  document: Fact<SalesDocument>,
  review: Review | undefined,
  context: ProposalContext,
): Proposal {
  const { configuration } = context;
  const code = currency(document.currency);
  const amountOf = (text: string) => parseAmount(text, code);
  const journal =
    review?.journal ??
    (configuration.mode === 'invoice' && document.kind !== 'receipt'
      ? configuration.salesJournal
      : configuration.memorialJournal);
  const direction = document.kind === 'credit-note' ? 'credit' : 'sale';
  const who = document.relation?.name ?? document.register ?? '';
  const problems: Problem[] = [];
  const lines: ProposedLine[] = [];
  const booked: BookingLine[] = [];
  const releases = new Map<LocalDate, BookingLine[]>();
  /** Per rate and category the codes of its lines, with the net under each. */
  const netsByCode = new Map<string, Map<string, bigint>>();
  let fallback: string | undefined;

  const noVat = configuration.noVatCode;
  const outside = { code: noVat, reason: { code: 'no-vat', details: {} } };
  const book = (
    role: LineRole,
    account: string,
    vatCode: string,
    costCentre: string,
    amount: bigint,
    description: string,
  ) => {
    if (amount !== 0n) booked.push({ role, account, vatCode, costCentre, amount, description });
  };
  const note = (problem: Problem) => {
    if (!problems.some((known) => known.code === problem.code && known.subject === problem.subject))
      problems.push(problem);
  };
  const codeFor = (
    rate: string,
    category: FactLine['vatCategory'],
    date: LocalDate,
  ): { code?: string; reason: Reason } => {
    const resolution = resolveVat({ rate, category, direction, date, journal }, context.vatMappings, context.vatCodes);
    if ('problem' in resolution) {
      // What is outside VAT gets the no-VAT code: without a code the package would apply the account's default.
      if (category === 'O' && resolution.problem.code === 'vat-rate-unmapped') return outside;
      note(resolution.problem);
      return { reason: { code: resolution.problem.code, details: resolution.problem.details } };
    }
    return { code: resolution.code.code, reason: { code: resolution.reason, details: { rate, category, journal } } };
  };

  const edited = (code: string, line: FactLine, date: LocalDate): { code?: string; reason: Reason } => {
    // An edit is an order: an unusable one is never passed over in silence.
    const why = vatCodeUnusableBecause(context.vatCodes.get(code), date);
    if (why !== undefined)
      note({ code: 'vat-code-unusable', subject: code, details: { code, why, rate: line.vatRate } });
    return { code, reason: { code: 'edit', details: {} } };
  };

  let nets = 0n;
  for (const line of document.lines) {
    const net = amountOf(line.net);
    nets += net;
    const edit = review?.lines?.[line.id];
    const date = line.vatDate ?? document.date;
    const where = placeOf(line, edit, date, document, context);
    const isOutside = outsideVat.has(line.treatment);
    const vat =
      edit?.vatCode !== undefined
        ? edited(edit.vatCode, line, date)
        : isOutside
          ? outside
          : codeFor(line.vatRate, line.vatCategory, date);
    const vatCode = vat.code;
    if (vatCode !== undefined && !isOutside) {
      const rate = `${line.vatRate}/${line.vatCategory}`;
      const codes = netsByCode.get(rate) ?? new Map<string, bigint>();
      netsByCode.set(rate, codes.set(vatCode, (codes.get(vatCode) ?? 0n) + net));
    }
    const costCentre = edit?.costCentre ?? line.costCentre ?? document.costCentre ?? '';
    const description = edit?.description ?? line.description;
    const resolved = where.resolution;
    if ('problem' in resolved) note(resolved.problem);
    else if (resolved.fallback) fallback = resolved.account;
    lines.push({
      id: line.id,
      description,
      amount: net,
      ...('problem' in resolved ? {} : { account: resolved.account }),
      vatRate: line.vatRate,
      ...(vatCode === undefined ? {} : { vatCode }),
      costCentre,
      fallback: !('problem' in resolved) && resolved.fallback,
      reason:
        'problem' in resolved ? { code: resolved.problem.code, details: resolved.problem.details } : resolved.reason,
      vatReason: vat.reason,
    });
    if ('problem' in resolved || vatCode === undefined) continue;

    const range =
      where.role === 'revenue' && configuration.revenueDate === 'recognition' ? line.recognition : undefined;
    if (!range || range.to <= document.date) {
      book(where.role, resolved.account, vatCode, costCentre, -net, description);
      continue;
    }
    const deferred = configuration.accounts.deferredRevenue;
    const documentPeriod = periodOf(document.date, configuration.frequency);
    for (const part of earnedParts(net, range.from, range.to)) {
      // Earned in the same period or earlier: straight to revenue (spec §2).
      if (part.date <= document.date || periodOf(part.date, configuration.frequency) <= documentPeriod) {
        book('revenue', resolved.account, vatCode, costCentre, -part.amount, description);
        continue;
      }
      book('deferred', deferred, vatCode, costCentre, -part.amount, description);
      if (part.amount === 0n) continue;
      const release = releases.get(part.date) ?? [];
      release.push(
        // A release never carries a VAT code: the VAT was due with the document.
        { role: 'deferred', account: deferred, vatCode: noVat, costCentre, amount: part.amount, description },
        { role: 'revenue', account: resolved.account, vatCode: noVat, costCentre, amount: -part.amount, description },
      );
      releases.set(part.date, release);
    }
  }

  let vatTotal = 0n;
  for (const total of document.vat) {
    const vat = amountOf(total.vat);
    vatTotal += vat;
    if (vat === 0n) continue;
    let codes: ReadonlyMap<string, bigint> | undefined = netsByCode.get(`${total.rate}/${total.category}`);
    if (codes === undefined) {
      const { code: only } = codeFor(total.rate, total.category, document.date);
      if (only === undefined) continue;
      codes = new Map([[only, 0n]]);
    }
    for (const share of vatShares(vat, codes)) {
      if (share.vat === 0n) continue;
      const account = context.vatCodes.get(share.code)?.account;
      if (account === undefined)
        note({
          code: 'vat-code-unusable',
          subject: share.code,
          details: { code: share.code, why: 'no-vat-account', rate: total.rate },
        });
      else book('vat', account, share.code, '', -share.vat, `${total.rate} %`);
    }
  }

  const total = amountOf(document.total);
  const rounding = document.rounding === undefined ? 0n : amountOf(document.rounding);
  const differs = nets + vatTotal - total;
  // A cent per VAT rate may be lost in the source's own rounding (spec §5); more is no rounding.
  if (magnitude(differs) > BigInt(Math.max(document.vat.length, 1))) {
    const arithmetic = `${formatAmount(nets, code)} + ${formatAmount(vatTotal, code)} = ${formatAmount(nets + vatTotal, code)} ≠ ${formatAmount(total, code)}`;
    note({ code: 'totals-mismatch', subject: document.number, details: { number: document.number, arithmetic } });
  }
  book('rounding', configuration.accounts.rounding, noVat, '', differs - rounding, 'rounding');

  let received = 0n;
  for (const payment of document.payments ?? []) {
    const amount = amountOf(payment.amount);
    received += amount;
    const account = mappedAccount('payment', payment.method, document.date, context.accountMappings);
    if (account === undefined)
      note({
        code: 'account-missing',
        subject: `payment:${payment.method}`,
        details: { kind: 'payment', subject: payment.method, name: payment.method },
      });
    else if (unusableBecause(context.accounts.get(account)) !== undefined)
      note(accountUnusable(account, context).problem);
    else book('clearing', account, noVat, '', amount, payment.method);
  }
  book('receivable', configuration.accounts.receivable, noVat, '', total + rounding - received, who);

  const legs: Leg[] =
    problems.length > 0
      ? []
      : [{ id: 'invoice' as LegId, date: document.date, lines: booked }, ...releaseLegs(releases)];
  for (const leg of legs) assertBalanced(leg, document.number);
  return {
    currency: code,
    total,
    journal,
    description: review?.description ?? [document.number, who].filter(Boolean).join(' '),
    lines,
    legs,
    problems,
    reviews: fallback === undefined ? [] : [{ code: 'fallback-account', details: { account: fallback } }],
  };
}

function releaseLegs(releases: ReadonlyMap<LocalDate, BookingLine[]>): Leg[] {
  return [...releases]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, lines]) => ({ id: `release:${date}` as LegId, date, lines }));
}

function assertBalanced(leg: Leg, number: string): void {
  const total = leg.lines.reduce((balance, line) => balance + line.amount, 0n);
  if (total !== 0n)
    throw new Error(
      `the proposal of ${number}, part ${leg.id}, does not balance: ${total} minor units over. This is a fault of the program; nothing was booked.`,
    );
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
