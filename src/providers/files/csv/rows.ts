import { CsvError, parse } from 'csv-parse/sync';
import type { CsvDelimiter } from '../../../core/csv-mapping.ts';
import { cleanText } from '../../../core/text.ts';
import { refuse } from '../read-failure.ts';

const maxRows = 200_000;
const maxColumns = 200;
const maxCellLength = 10_000;

/** A row with the 1-based line it starts on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface RecordWithInfo {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Splits text into rows of cells; empty lines are left out. Every row must have as many cells as the header. */
export function csvRows(text: string, delimiter: CsvDelimiter): CsvRow[] {
  const records = split(text, delimiter);
  if (records.length > maxRows + 1)
    refuse('too-large', `The file has more than ${maxRows} rows; split it into several files.`, { line: maxRows + 2 });
  const columns = records[0]?.record.length ?? 0;
  if (columns > maxColumns)
    refuse('too-large', `The header has ${columns} columns; at most ${maxColumns} are read.`, { line: 1 });
  let before = 0;
  return records.map(({ record, info }) => {
    // The parser tells the line a record ends on; one that spans lines starts right after the one before it.
    const breaks = record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
    const line = Math.max(before + 1, info.lines - breaks);
    before = info.lines;
    if (record.length !== columns)
      refuse(
        'schema',
        `Line ${line} has ${record.length} cells, but the header has ${columns}. A text with the delimiter in it must stand in double quotes.`,
        { line },
      );
    if (record.some((cell) => cell.length > maxCellLength))
      refuse('too-large', `A cell on line ${line} has more than ${maxCellLength} characters.`, { line });
    return { line, cells: record };
  });
}

function split(text: string, delimiter: CsvDelimiter): RecordWithInfo[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: maxRows + 2,
      max_record_size: maxColumns * maxCellLength,
    }) as unknown as RecordWithInfo[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : undefined;
    return refuse(
      'schema',
      `The rows cannot be told apart: ${cleanText(error.message, 160)}. A double quote inside a text is written twice.`,
      line === undefined ? {} : { line },
    );
  }
}
