/** Booking proposals: the legs of a document, the reason of every field, and what is missing (spec §4). */

import { type AccountIndex, accountIndex } from './account-order.ts';
import type { Account, Chart, VatCode } from './chart.ts';
import type { Configuration, Mapping, Review } from './configuration.ts';
import type { Leg } from './entry.ts';
import type { DocumentFact } from './fact.ts';
import { type Currency, currency, parseAmount } from './money.ts';
import { proposePayment } from './payment-proposal.ts';
import { proposePosting } from './posting-proposal.ts';
import type { Problem } from './problem.ts';
import type { Reason } from './reason.ts';
import { proposeSalesDocument } from './sales-proposal.ts';
import { type VatIndex, vatIndex } from './vat-map.ts';

/** A line as the operator sees it: what is booked where, and why. */
export interface ProposedLine {
  readonly id: string;
  readonly description: string;
  /** Net, in the direction of a sale. */
  readonly amount: bigint;
  readonly account?: string;
  readonly vatRate?: string;
  readonly vatCode?: string;
  readonly costCentre: string;
  readonly fallback: boolean;
  readonly reason: Reason;
  readonly vatReason?: Reason;
}

export interface Proposal {
  readonly currency: Currency;
  /** What the customer owes or paid, signed in the direction of a sale. */
  readonly total: bigint;
  readonly journal: string;
  readonly description: string;
  readonly lines: readonly ProposedLine[];
  /** Empty while there are problems: nothing half is ever booked. */
  readonly legs: readonly Leg[];
  readonly problems: readonly Problem[];
  /** Why a person should look before it is booked, as far as the document itself tells. */
  readonly reviews: readonly Reason[];
}

/** Everything a proposal depends on besides the document; made once per run, read many times. */
export interface ProposalContext {
  readonly configuration: Configuration;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly vatCodes: ReadonlyMap<string, VatCode>;
  readonly accountMappings: AccountIndex;
  readonly vatMappings: VatIndex;
  /** Preferred ledger account of a relation in the package, by normalised name, where the capability offers one. */
  readonly preferredAccounts: ReadonlyMap<string, string>;
  /** Ledger accounts that the source itself gives what it sells, by `kind:id`. */
  readonly itemAccounts: ReadonlyMap<string, string>;
}

/** Puts chart and mappings in the shape proposals read; mappings of other configurations are left out. */
export function proposalContext(
  configuration: Configuration,
  chart: Chart,
  mappings: Iterable<Mapping>,
  preferredAccounts: ReadonlyMap<string, string> = new Map(),
  itemAccounts: ReadonlyMap<string, string> = new Map(),
): ProposalContext {
  const own = [...mappings].filter(
    (mapping) => mapping.configuration === undefined || mapping.configuration === configuration.name,
  );
  return {
    configuration,
    accounts: new Map(chart.accounts.map((account) => [account.code, account])),
    vatCodes: new Map(chart.vatCodes.map((code) => [code.code, code])),
    accountMappings: accountIndex(own.filter((mapping) => mapping.type === 'account')),
    vatMappings: vatIndex(own.filter((mapping) => mapping.type === 'vat')),
    preferredAccounts,
    itemAccounts,
  };
}

/** Proposes the booking of one document. Pure: the same document, review and context give the same proposal. */
export function propose(document: DocumentFact, review: Review | undefined, context: ProposalContext): Proposal {
  switch (document.kind) {
    case 'invoice':
    case 'credit-note':
    case 'receipt':
      return proposeSalesDocument(document, review, context);
    case 'payment':
      return proposePayment(document, review, context);
    case 'posting':
      return proposePosting(document, context);
  }
}

/** Total of a document as lists show it, without proposing anything. */
export function totalOf(document: DocumentFact): bigint {
  const code = currency(document.currency);
  switch (document.kind) {
    case 'payment':
      return parseAmount(document.amount, code);
    case 'posting':
      return document.lines.reduce((total, line) => total + parseAmount(line.debit, code), 0n);
    default:
      return parseAmount(document.total, code);
  }
}
