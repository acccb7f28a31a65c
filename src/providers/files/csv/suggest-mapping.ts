import { type CsvField, type CsvKind, type CsvMapping, csvFields } from '../../../core/csv-mapping.ts';
import { columnNames } from './column-names.ts';
import type { CsvDetection } from './detect-csv.ts';

/**
 * A first mapping for a file, by the names of its columns. What cannot be told takes the commonest value; the operator
 * sees and corrects it before it is saved (see `csvMappingProblems`).
 *
 * @param name name of the mapping.
 */
export function suggestMapping(detection: CsvDetection, name: string, kind: CsvKind): CsvMapping {
  const columns: Partial<Record<CsvField, string>> = {};
  const taken = new Set<string>();
  for (const field of csvFields[kind]) {
    const known = columnNames[field];
    const column = detection.header.find((one) => known?.includes(plainName(one)) && !taken.has(one));
    if (column === undefined) continue;
    columns[field] = column;
    taken.add(column);
  }
  // Rows of one invoice are brought together by its id; its number is one when the export has no other.
  if (kind !== 'payment' && columns.id === undefined && columns.number !== undefined) columns.id = columns.number;
  return {
    name,
    kind,
    delimiter: detection.delimiter,
    decimal: detection.decimal ?? (detection.delimiter === ',' ? '.' : ','),
    dateFormat: detection.dateFormats[0] ?? 'yyyy-MM-dd',
    encoding: detection.encoding,
    header: detection.header,
    columns,
    defaults: columns.currency === undefined ? { currency: 'EUR' } : {},
  };
}

function plainName(column: string): string {
  return column
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');
}
