/** What a package knows: its ledger accounts, journals, VAT codes, cost centres and periods, as read from it. */

import type { LocalDate, Period } from './calendar.ts';
import type { VatCategory } from './fact.ts';
import type { DecimalString } from './money.ts';

export const accountTypes = [
  'asset',
  'liability',
  'equity',
  'revenue',
  'cost',
  'vat',
  'receivable',
  'payable',
  'cash',
  'bank',
  'clearing',
] as const;
/** `receivable` and `payable` are control accounts kept by a subledger; `clearing` is a balance account that bookings may use freely. */
export type AccountType = (typeof accountTypes)[number];

export interface Account {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly blocked: boolean;
}

export const journalKinds = ['memorial', 'sales', 'cash', 'bank'] as const;
export type JournalKind = (typeof journalKinds)[number];

export interface Journal {
  readonly code: string;
  readonly name: string;
  readonly kind: JournalKind;
  readonly blocked: boolean;
}

export interface VatCode {
  readonly code: string;
  readonly name: string;
  /** Percentage, normalised: `21`, `5.5`. */
  readonly rate: DecimalString;
  readonly category: VatCategory;
  /** Amounts under this code include the VAT. */
  readonly inclusive: boolean;
  readonly side: 'sales' | 'purchase' | 'none';
  /** Account that the VAT is booked on; absent for codes without VAT. */
  readonly account?: string;
  readonly blocked: boolean;
  /** The code that says "outside VAT" (spec: no-VAT code). */
  readonly noVat?: boolean;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
}

export interface CostCentre {
  readonly code: string;
  readonly name: string;
  readonly blocked: boolean;
}

/** A bookkeeping period of the package; one that is not listed is open. */
export interface PeriodState {
  readonly period: Period;
  readonly open: boolean;
}

export interface Chart {
  readonly accounts: readonly Account[];
  readonly journals: readonly Journal[];
  readonly vatCodes: readonly VatCode[];
  readonly costCentres: readonly CostCentre[];
  readonly periods: readonly PeriodState[];
}

/**
 * A chart of accounts to start from, as shipped in `data/charts/<country>.json`: the chart, and which of its accounts
 * play which part in a configuration. A start value that the property's accountant confirms.
 */
export interface StarterChart extends Chart {
  readonly country: 'NL' | 'BE' | 'FR' | 'DE';
  readonly name: string;
  readonly journalRoles: { readonly memorial: string; readonly sales: string };
  readonly noVatCode: string;
  readonly roles: {
    readonly receivable: string;
    readonly deferredRevenue: string;
    readonly deposits: string;
    readonly securityDeposits: string;
    readonly rounding: string;
    readonly tips: string;
    readonly vouchers: string;
    /** Account for levies that a mapping may name by default (tourist tax). */
    readonly touristTax: string;
  };
  /** Payment method → clearing account. */
  readonly clearing: Readonly<Record<string, string>>;
}
