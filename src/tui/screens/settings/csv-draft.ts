/** A column mapping that is being made: what each column of the file becomes. */

import {
  type CsvField,
  type CsvMapping,
  csvDateFormats,
  csvDelimiters,
  csvEncodings,
  csvFields,
  csvKinds,
  csvRequiredFields,
} from '../../../core/csv-mapping.ts';

/** Fields that a column becomes. */
export function fieldsOf({ columns, kind }: CsvMapping, column: string): CsvField[] {
  return csvFields[kind].filter((field) => columns[field] === column);
}

/** The column becomes this field and no other. */
export function becomes(mapping: CsvMapping, column: string, field: CsvField): CsvMapping {
  return becomesAlso(leftOut(mapping, column), column, field);
}

/** The column becomes this field beside what it is: a number that is the id as well. */
export function becomesAlso(mapping: CsvMapping, column: string, field: CsvField): CsvMapping {
  return { ...mapping, columns: { ...mapping.columns, [field]: column } };
}

/** The column is not read. */
export function leftOut(mapping: CsvMapping, column: string): CsvMapping {
  const kept = Object.entries(mapping.columns).filter(([, one]) => one !== column);
  return { ...mapping, columns: Object.fromEntries(kept) };
}

/** The field has this value wherever no column says otherwise; without a text it has none. */
export function always(mapping: CsvMapping, field: CsvField, text: string): CsvMapping {
  const { [field]: _before, ...others } = mapping.defaults;
  return { ...mapping, defaults: text === '' ? others : { ...others, [field]: text } };
}

/**
 * The same columns under the names that the file has for them: what is read in another encoding has other letters.
 * A header of another length is another export, and is left to the daemon to say so.
 */
export function renamed(mapping: CsvMapping, header: readonly string[]): CsvMapping {
  if (header.length !== mapping.header.length) return mapping;
  const columns = Object.entries(mapping.columns).map(([field, column]) => [
    field,
    header[mapping.header.indexOf(column)] ?? column,
  ]);
  return { ...mapping, header, columns: Object.fromEntries(columns) };
}

/** Fields without which a row is nothing and which nothing becomes; of several, one would do. */
export function missing({ kind, columns, defaults }: CsvMapping): readonly (readonly CsvField[])[] {
  const has = (field: CsvField) => columns[field] !== undefined || defaults[field] !== undefined;
  return csvRequiredFields[kind].filter((choice) => !choice.some(has));
}

/** The mapping as the daemon gave it; `undefined` when it is of a form that this program does not know. */
export function mappingIn(record: Readonly<Record<string, unknown>> | null): CsvMapping | undefined {
  if (!record) return undefined;
  const kind = oneOf(csvKinds, record.kind);
  const delimiter = oneOf(csvDelimiters, record.delimiter);
  const decimal = oneOf([',', '.'] as const, record.decimal);
  const dateFormat = oneOf(csvDateFormats, record.dateFormat);
  const encoding = oneOf(csvEncodings, record.encoding);
  const { name, header } = record;
  if (!kind || !delimiter || !decimal || !dateFormat || !encoding) return undefined;
  if (typeof name !== 'string' || !Array.isArray(header)) return undefined;
  return {
    name,
    kind,
    delimiter,
    decimal,
    dateFormat,
    encoding,
    header: header.filter((column) => typeof column === 'string'),
    columns: textsIn(record.columns),
    defaults: textsIn(record.defaults),
  };
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((one) => one === value);
}

function textsIn(value: unknown): CsvMapping['columns'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
