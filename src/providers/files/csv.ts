import type { CsvMapping } from '../../core/csv-mapping.ts';
import type { ReadFact } from '../../core/fact.ts';
import type { ReadProblem, ReadResult } from '../../core/read-problem.ts';
import { mappingFor } from './csv/choose-mapping.ts';
import { csvText } from './csv/csv-text.ts';
import { paymentRows } from './csv/payments.ts';
import { type CsvRow, csvRows } from './csv/rows.ts';
import { saleRows } from './csv/sales.ts';
import { attempt, orRefuse, type ReadEach } from './read-failure.ts';

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
    return factsOfRows(rows, mapping, dayEndsAtMinutes);
  });
}

function factsOfRows(
  rows: readonly CsvRow[],
  mapping: CsvMapping,
  dayEndsAtMinutes: number,
  each: ReadEach = orRefuse,
): ReadFact[] {
  return mapping.kind === 'payment'
    ? paymentRows(rows, mapping, dayEndsAtMinutes, each)
    : saleRows(rows, mapping, dayEndsAtMinutes, each);
}

/** A mapping with so many is the wrong one: the rest of the file tells nothing more. */
const enoughProblems = 20;

/** What a mapping makes of a file, with what is wrong with it; an import takes the file only when nothing is. */
export interface CsvPreview {
  readonly header: readonly string[];
  /** As they stand in the file, without the header. */
  readonly rows: readonly (readonly string[])[];
  /** Of the rows that can be read. */
  readonly facts: readonly ReadFact[];
  readonly problems: readonly ReadProblem[];
}

export function previewCsv(name: string, bytes: Uint8Array, mapping: CsvMapping, dayEndsAtMinutes = 0): CsvPreview {
  const read = attempt(() => csvRows(csvText(bytes, mapping.encoding), mapping.delimiter));
  if (!read.ok) return { header: [], rows: [], facts: [], problems: read.problems };
  const [header, ...rows] = read.value;
  const fits = attempt(() => mappingFor(name, bytes, [mapping]));
  const problems: ReadProblem[] = [...(fits.ok ? [] : fits.problems)];
  const each: ReadEach = (readOne) => {
    if (problems.length >= enoughProblems) return undefined;
    const one = attempt(readOne);
    if (!one.ok) problems.push(...one.problems);
    return one.ok ? one.value : undefined;
  };
  return {
    header: header?.cells ?? [],
    rows: rows.map(({ cells }) => cells),
    facts: fits.ok ? factsOfRows(rows, mapping, dayEndsAtMinutes, each) : [],
    problems,
  };
}
