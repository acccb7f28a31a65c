/** How one administration is synchronised, and whose facts it books (spec §3); the property; the mappings. */

import type { Frequency, LocalDate } from './calendar.ts';
import type { SourceId, VatCategory } from './fact.ts';
import type { DecimalString } from './money.ts';

export type Country = 'NL' | 'BE' | 'FR' | 'DE';
export type Language = 'en' | 'nl' | 'de' | 'fr';

/** The property that this home belongs to. */
export interface Property {
  readonly name: string;
  readonly country: Country;
  /** IANA zone: dates and due times are the property's. */
  readonly zone: string;
  /** `HH:MM` after midnight at which a business day ends. */
  readonly dayEndsAt: string;
  readonly language: Language;
  readonly currency: string;
  /** A marked sample home: own documents are refused here. */
  readonly sample: boolean;
}

/** A source administration: one system's facts. */
export interface Source {
  readonly id: SourceId;
  readonly name: string;
  /** `documents`: the engine derives the bookings; `postings`: the source's own ledger lines are booked. */
  readonly family: 'documents' | 'postings';
  /** Package links that may read this administration, by authorization name. */
  readonly access: readonly string[];
  /** What `AccountingCost` in UBL means here; it is the buyer's reference by the standard, so it is ignored unless said otherwise. */
  readonly accountingCost: 'ignore' | 'account' | 'cost-centre';
  /** UBL of another supplier than this VAT number is refused, when set. */
  readonly supplierVatNumber?: string;
}

/** A named, verified link to one account at a package. */
export interface Authorization {
  readonly name: string;
  readonly provider: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly status: 'active' | 'inactive';
  readonly reason?: string;
}

export interface Configuration {
  readonly name: string;
  readonly authorization: string;
  readonly administration: string;
  /** Pinned at activation (rule 23). */
  readonly target?: {
    readonly package: string;
    readonly administration: string;
    readonly name: string;
    readonly fingerprint: string;
  };
  readonly sources: readonly SourceId[];
  readonly mode: 'period' | 'invoice';
  readonly frequency: Frequency;
  readonly start: LocalDate;
  readonly end?: LocalDate;
  /** 0 to 14 (spec §3). */
  readonly delayDays: number;
  readonly automatic: boolean;
  readonly active: boolean;
  /** Local time `HH:MM` of the automatic run. */
  readonly runAt: string;
  readonly reviewPolicy: 'always' | 'exceptions' | 'never';
  /** What an incomplete document does to its period entry. */
  readonly incomplete: 'hold' | 'leave-out';
  /** `recognition`: revenue on the day it is earned; `invoice`: on the document's date. */
  readonly revenueDate: 'recognition' | 'invoice';
  /** Nothing is posted on or before this date, whatever the package allows. */
  readonly closedThrough?: LocalDate;
  readonly memorialJournal: string;
  readonly salesJournal: string;
  readonly noVatCode: string;
  readonly accounts: {
    readonly receivable: string;
    readonly deferredRevenue: string;
    readonly deposits: string;
    readonly securityDeposits: string;
    readonly rounding: string;
    readonly tips: string;
    readonly vouchers: string;
    /** Document-level allowances; absent: they are treated like lines without a product. */
    readonly discount?: string;
    /** Lines without any other account fall back here, marked; absent: they block. */
    readonly fallback?: string;
  };
  /** Bookings of invoices by relation in invoice mode go here when the customer is a person without an account of its own. */
  readonly collectiveDebtor?: string;
}

interface MappingHead {
  readonly id: string;
  /** Only for this configuration; absent: for all. */
  readonly configuration?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** VAT map (spec §3): rate + category + direction + validity → code; several codes need one preferred per journal. */
export interface VatMapping extends MappingHead {
  readonly type: 'vat';
  readonly rate: DecimalString;
  readonly category: VatCategory;
  readonly direction: 'sale' | 'credit';
  readonly code: string;
  /** Journal for which this code is preferred; absent with `preferred`: in all journals. */
  readonly journal?: string;
  readonly preferred: boolean;
}

export const accountMappingKinds = ['product', 'arrangement', 'location', 'payment', 'levy', 'rate'] as const;
/** `rate` is for lines that name no product: its id is a rate and category, such as `21/S`. */
export type AccountMappingKind = (typeof accountMappingKinds)[number];

export interface AccountMapping extends MappingHead {
  readonly type: 'account';
  readonly kind: AccountMappingKind;
  readonly subject: string;
  readonly account: string;
}

export type Mapping = VatMapping | AccountMapping;

/** What the operator decided about one document; survives new revisions as far as its lines do. */
export interface Review {
  /** Id of the fact. */
  readonly id: string;
  /** Revision that was approved; another revision needs a new look where the policy asks for one. */
  readonly approvedRevision?: string;
  readonly concept?: boolean;
  readonly excluded?: { readonly reason: string };
  /** Cleared duplicate suspicion: "no, these are two". */
  readonly notDuplicate?: boolean;
  /** The entry it was in was reversed: no run books it again by itself. */
  readonly reversed?: string;
  /** How often an entry it was in was reversed: what was booked before is no longer what is booked. */
  readonly reversals?: number;
  readonly oneOff?: boolean;
  readonly journal?: string;
  readonly dueDate?: LocalDate;
  readonly relation?: string;
  readonly description?: string;
  /** Edits per line id. */
  readonly lines?: Readonly<Record<string, LineEdit>>;
}

export interface LineEdit {
  readonly account?: string;
  readonly vatCode?: string;
  readonly costCentre?: string;
  readonly description?: string;
}
