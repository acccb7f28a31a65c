import type { CsvMapping } from '../../core/csv-mapping.ts';

/** What the readers need to know about the property and its sources. */
export interface ReaderSettings {
  /** IANA time zone of the property, such as `Europe/Amsterdam`. */
  readonly zone: string;
  /** Minutes after midnight at which the property's day ends; 180 for a bar that closes at three. */
  readonly dayEndsAtMinutes: number;
  /** Saved column mappings; the one whose header matches a file's header is used. */
  readonly csv: readonly CsvMapping[];
  /** Own VAT number: a UBL document of another supplier is refused, so that a purchase invoice is never booked as a sale. */
  readonly supplierVatNumber?: string;
  /** What UBL `AccountingCost` (BT-19, BT-133) means in this source. */
  readonly accountingCost: 'ignore' | 'account' | 'cost-centre';
}
