/**
 * Facts: what the source says happened. A fact is stored as it was read, with amounts as decimal strings; the proposals
 * hydrate them. Amounts are signed in the direction of a sale: an invoice's lines are positive, a credit note's lines
 * negative (its file may hold them positive; the reader turns them), so that facts can simply be added up.
 */

import type { LocalDate, Month } from './calendar.ts';
import type { Instant } from './kernel.ts';
import type { DecimalString } from './money.ts';

/** Stable id of a fact: a letter for the kind and 12 characters of a hash of (source administration, kind, source id). */
export type FactId = string & { readonly __factId: unique symbol };
/** Id of a source administration, chosen when it is added (`park`, `bar`). */
export type SourceId = string & { readonly __sourceId: unique symbol };
/** Hash of a fact's content: the same content has the same revision. */
export type Revision = string & { readonly __revision: unique symbol };

export const documentKinds = ['invoice', 'credit-note', 'receipt', 'payment', 'posting'] as const;
/** Kinds that are booked. `posting` is a day's lines of the source's own ledger. */
export type DocumentKind = (typeof documentKinds)[number];
export const otherKinds = ['relation', 'item', 'event'] as const;
/** Kinds that are known but never booked. An `item` is a product, arrangement or location with its ledger account. */
export type OtherKind = (typeof otherKinds)[number];
export type FactKind = DocumentKind | OtherKind;

export const vatCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
/** EN 16931 VAT category (UNCL5305): S taxed at any rate, Z zero rate, E exempt, AE reverse charge, K intra-EU supply, G export, O outside VAT. */
export type VatCategory = (typeof vatCategories)[number];

export const sourceStatuses = ['draft', 'definitive', 'cancelled'] as const;
export type SourceStatus = (typeof sourceStatuses)[number];

export const itemKinds = ['product', 'arrangement', 'location'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A customer as the document states it. */
export interface Party {
  /** The source's own id or debtor code, when it gives one. */
  readonly id?: string;
  readonly name: string;
  /** Absent: a person. */
  readonly company?: boolean;
  readonly vatNumber?: string;
  readonly registrationNumber?: string;
  readonly email?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/**
 * What a line is to the books. `revenue` needs a ledger account; `down-payment` is the net of a down-payment invoice or
 * its negative line on the final one (goes to the deposits account, with VAT); `security-deposit` is a liability without
 * VAT; `levy` is tourist tax and the like, a liability named by its levy id; `tip` is a liability to the staff;
 * `voucher` a multi-purpose voucher sold.
 */
export const lineTreatments = ['revenue', 'down-payment', 'security-deposit', 'levy', 'tip', 'voucher'] as const;
export type LineTreatment = (typeof lineTreatments)[number];

export interface FactLine {
  /** Unique in the document, stable over revisions. */
  readonly id: string;
  readonly description: string;
  readonly quantity?: DecimalString;
  readonly treatment: LineTreatment;
  /** Net of VAT, after the line's own allowances and charges, signed in the direction of a sale. */
  readonly net: DecimalString;
  /** Percentage as the source gives it, normalised: `21`, `9`, `5.5`, `0`. */
  readonly vatRate: DecimalString;
  readonly vatCategory: VatCategory;
  /** Date that decides which rate and code count, when it is not the document's. */
  readonly vatDate?: LocalDate;
  readonly item?: { readonly kind: ItemKind; readonly id: string; readonly name?: string };
  /** Ledger account code, when the source knows one. */
  readonly account?: string;
  readonly costCentre?: string;
  /** Days on which the revenue is earned, when not the document date. A single day has `from` = `to`. */
  readonly recognition?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly levy?: { readonly id: string; readonly persons?: number; readonly nights?: number };
}

/** VAT of one rate and category on a document: the source's own amounts, which are the truth and never recomputed. */
export interface VatTotal {
  readonly rate: DecimalString;
  readonly category: VatCategory;
  /** Taxable amount. */
  readonly base: DecimalString;
  readonly vat: DecimalString;
}

/** What paid a till receipt, or the payment itself. */
export interface PaymentPart {
  /** Payment method of the source: `cash`, `card`, `ideal`. */
  readonly method: string;
  /** Received is positive. */
  readonly amount: DecimalString;
}

interface FactHead {
  readonly id: FactId;
  readonly source: SourceId;
  readonly sourceId: string;
  readonly revision: Revision;
  /** Number of revisions seen before this one. */
  readonly revisionCount: number;
  /** Month of import: the partition, which never changes (rule 27). */
  readonly partition: Month;
  readonly importedAt: Instant;
  /** The file it came from, its name only. */
  readonly origin: string;
}

/** Content of an invoice, credit note or till receipt. */
export interface SalesDocument {
  readonly kind: 'invoice' | 'credit-note' | 'receipt';
  readonly number: string;
  /** Business date, fixed at import (rule 34). */
  readonly date: LocalDate;
  readonly currency: string;
  readonly status: SourceStatus;
  readonly relation?: Party;
  readonly dueDate?: LocalDate;
  /** Down-payment invoice (UBL 386): its lines are `down-payment`. */
  readonly downPayment?: boolean;
  /** Numbers of the documents that this one corrects or settles. */
  readonly refersTo?: readonly string[];
  readonly reference?: string;
  readonly costCentre?: string;
  /** Till or outlet, for receipts. */
  readonly register?: string;
  readonly lines: readonly FactLine[];
  readonly vat: readonly VatTotal[];
  /** Sum of nets plus sum of VAT. */
  readonly total: DecimalString;
  /** `PayableRoundingAmount` or cash rounding, added to what is receivable. */
  readonly rounding?: DecimalString;
  /** Already paid according to the document; information only, never lowers revenue or the receivable. */
  readonly prepaid?: DecimalString;
  /** How a receipt was paid; what is not covered is receivable. */
  readonly payments?: readonly PaymentPart[];
}

/** Content of a payment. A refund has a negative amount. */
export interface Payment {
  readonly kind: 'payment';
  readonly number: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly status: SourceStatus;
  readonly relation?: Party;
  readonly method: string;
  readonly amount: DecimalString;
  /** Number of the document it pays, when the source knows. */
  readonly pays?: string;
  readonly description?: string;
}

export interface PostingLine {
  readonly id: string;
  readonly account: string;
  readonly vatCode?: string;
  readonly costCentre?: string;
  readonly description?: string;
  readonly debit: DecimalString;
  readonly credit: DecimalString;
  /** Number of the document behind the line, where known. */
  readonly document?: string;
}

/** Lines of the source's own ledger for one business date: booked as they are, never re-derived. They balance. */
export interface Posting {
  readonly kind: 'posting';
  readonly number: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly status: SourceStatus;
  /** False while the source may still change that day. */
  readonly final: boolean;
  readonly lines: readonly PostingLine[];
}

export interface RelationContent {
  readonly kind: 'relation';
  readonly number: string;
  readonly date: LocalDate;
  readonly party: Party;
  readonly role: 'debtor' | 'creditor';
}

export interface ItemContent {
  readonly kind: 'item';
  readonly number: string;
  readonly date: LocalDate;
  readonly itemKind: ItemKind;
  readonly name: string;
  readonly account?: string;
}

export interface EventContent {
  readonly kind: 'event';
  readonly number: string;
  readonly date: LocalDate;
  readonly status: SourceStatus;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export type DocumentContent = SalesDocument | Payment | Posting;
export type FactContent = DocumentContent | RelationContent | ItemContent | EventContent;

/** A fact of the store: head and content in one flat record. */
export type Fact<Content extends FactContent = FactContent> = FactHead & Content;
export type DocumentFact = Fact<DocumentContent>;

/**
 * What a reader hands over: the content, what identifies it at the source, and the position it was found at, so that a
 * later complaint can name file and line.
 */
export interface ReadFact {
  /** Id at the source. `undefined`: none is given; the engine derives one from the content and its ordinal among equal rows of that date. */
  readonly sourceId: string | undefined;
  readonly content: FactContent;
  /** 1-based line in the file, where the format has lines. */
  readonly line?: number;
  /** Things the operator should know, such as an old profile that was read leniently. */
  readonly warnings?: readonly string[];
}

export function isDocument(fact: Fact): fact is DocumentFact {
  return (documentKinds as readonly string[]).includes(fact.kind);
}
