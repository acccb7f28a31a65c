import type { ReadFact } from '../../core/fact.ts';
import type { ReadResult } from '../../core/read-problem.ts';
import { mappingFor } from './csv/choose-mapping.ts';
import { csvText } from './csv/csv-text.ts';
import { paymentRows } from './csv/payments.ts';
import { csvRows } from './csv/rows.ts';
import { saleRows } from './csv/sales.ts';
import type { CsvMapping } from './csv-mapping.ts';
import { attempt } from './read-failure.ts';

/**
 * Reads a CSV file with the mapping whose header is exactly its own.
 *
 * @param name name of the file, for messages.
 * @param dayEndsAtMinutes minutes after midnight at which the day ends, for mappings with a time.
 */
export function parseCsv(
  name: string,
  bytes: Uint8Array,
  mappings: readonly CsvMapping[],
  dayEndsAtMinutes = 0,
): ReadResult<ReadFact[]> {
  return attempt(() => {
    const mapping = mappingFor(name, bytes, mappings);
    const [, ...rows] = csvRows(csvText(bytes, mapping.encoding), mapping.delimiter);
    return mapping.kind === 'payment'
      ? paymentRows(rows, mapping, dayEndsAtMinutes)
      : saleRows(rows, mapping, dayEndsAtMinutes);
  });
}
