/** The form of a saved column mapping: what the reader of CSV files follows, and what the operator sets up. */

/** A saved column mapping: how the files of one export look, and which column is what. */
export interface CsvMapping {
  /** Chosen by the operator. */
  readonly name: string;
  /** One payment a row; or one line a row, rows of one invoice or receipt having the same id. */
  readonly kind: CsvKind;
  readonly delimiter: CsvDelimiter;
  readonly decimal: ',' | '.';
  readonly dateFormat: CsvDateFormat;
  readonly encoding: CsvEncoding;
  /** The exact header row that it was made for: another header is another export. */
  readonly header: readonly string[];
  /** Column name of each field. */
  readonly columns: Partial<Readonly<Record<CsvField, string>>>;
  /** Value of a field that has no column, or whose cell is empty. In the spelling of the own JSON format. */
  readonly defaults: Partial<Readonly<Record<CsvField, string>>>;
}

export const csvKinds = ['payment', 'invoice', 'receipt'] as const;
export type CsvKind = (typeof csvKinds)[number];

export const csvDelimiters = [';', ',', '\t', '|'] as const;
export type CsvDelimiter = (typeof csvDelimiters)[number];

export const csvDateFormats = [
  'yyyy-MM-dd',
  'dd-MM-yyyy',
  'dd/MM/yyyy',
  'dd.MM.yyyy',
  'MM/dd/yyyy',
  'd-M-yyyy',
  'd/M/yyyy',
  'd.M.yyyy',
  'yyyyMMdd',
] as const;
export type CsvDateFormat = (typeof csvDateFormats)[number];

export const csvEncodings = ['utf-8', 'windows-1252'] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

const headFields = [
  'id',
  'number',
  'date',
  /** Local time `HH:MM`: before the hour at which the day ends, the row belongs to the day before. */
  'time',
  'currency',
  'status',
  'relationId',
  'relationName',
  'relationVatNumber',
  'relationRegistrationNumber',
  'relationEmail',
  'relationStreet',
  'relationPostcode',
  'relationCity',
  'relationCountry',
] as const;

const saleHeadFields = [...headFields, 'dueDate', 'reference', 'register', 'totalInclVat', 'paymentMethod'] as const;

const saleFields = [
  ...saleHeadFields,
  'lineId',
  'description',
  'quantity',
  'treatment',
  'amountExclVat',
  'amountInclVat',
  'vatAmount',
  'vatRate',
  'vatCategory',
  'vatDate',
  'product',
  'arrangement',
  'location',
  'account',
  'costCentre',
  'recognitionFrom',
  'recognitionTo',
  'levy',
  'persons',
  'nights',
] as const;

/** Fields a row of each kind can have. */
export const csvFields = {
  payment: [...headFields, 'method', 'amount', 'pays', 'description'],
  invoice: saleFields,
  receipt: saleFields,
} as const satisfies Record<CsvKind, readonly string[]>;
export type CsvField = (typeof csvFields)[CsvKind][number];

/** Fields that describe the whole document: equal on all its rows. */
export const csvDocumentFields: readonly CsvField[] = saleHeadFields;

/** Fields without which a row is nothing; of a list within the list, one is enough. */
export const csvRequiredFields: Readonly<Record<CsvKind, readonly (readonly CsvField[])[]>> = {
  payment: [['date'], ['currency'], ['method'], ['amount']],
  invoice: [['id'], ['date'], ['currency'], ['amountExclVat', 'amountInclVat']],
  receipt: [['date'], ['currency'], ['amountExclVat', 'amountInclVat']],
};
