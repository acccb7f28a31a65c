import { type CsvDateFormat, type CsvDelimiter, type CsvEncoding, csvDelimiters } from '../../../core/csv-mapping.ts';
import { cleanText } from '../../../core/text.ts';
import { attempt } from '../read-failure.ts';
import { csvHeader } from './choose-mapping.ts';
import { csvText, guessedEncoding } from './csv-text.ts';
import { fittingDateFormats } from './date-format.ts';
import { csvRows } from './rows.ts';

/** What a CSV file looks like: a proposal for the operator to confirm, never used unseen. */
export interface CsvDetection {
  readonly encoding: CsvEncoding;
  readonly delimiter: CsvDelimiter;
  /** Absent: no cell tells. */
  readonly decimal?: ',' | '.';
  /** All formats in which the cells that look like dates are dates; more than one: ask the operator. */
  readonly dateFormats: readonly CsvDateFormat[];
  readonly header: readonly string[];
  /** The first rows, cleaned. */
  readonly rows: readonly (readonly string[])[];
}

/** So much of a file tells enough. */
const sampleBytes = 256 * 1024;
const sampleRows = 500;
const shownRows = 5;

/** Looks at the beginning of a file. Finds an empty header when it is no CSV. */
export function detectCsv(bytes: Uint8Array): CsvDetection {
  const sample = wholeLines(bytes);
  const encoding = guessedEncoding(sample);
  const decoded = attempt(() => csvText(sample, encoding));
  const text = decoded.ok ? decoded.value : '';
  const delimiter = likeliestDelimiter(text);
  const parsed = attempt(() => csvRows(text, delimiter));
  const rows = parsed.ok ? parsed.value.slice(1, sampleRows).map((row) => row.cells) : [];
  const decimal = likeliestDecimal(rows.flat());
  return {
    encoding,
    delimiter,
    ...(decimal !== undefined && { decimal }),
    dateFormats: dateFormats(rows),
    header: csvHeader(firstLine(text), delimiter),
    rows: rows.slice(0, shownRows).map((row) => row.map((cell) => cleanText(cell, 100))),
  };
}

/** The sample ends with a whole line, so that its last row and its last character are whole. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleBytes) return bytes;
  const end = bytes.subarray(0, sampleBytes).lastIndexOf(0x0a);
  return bytes.subarray(0, end === -1 ? sampleBytes : end + 1);
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}

/** The delimiter that cuts the header into most columns. */
function likeliestDelimiter(text: string): CsvDelimiter {
  const header = firstLine(text);
  let best: { delimiter: CsvDelimiter; columns: number } = { delimiter: csvDelimiters[0], columns: 1 };
  for (const delimiter of csvDelimiters) {
    const columns = csvHeader(header, delimiter).length;
    if (columns > best.columns) best = { delimiter, columns };
  }
  return best.delimiter;
}

/** One or two decimals behind a comma or point tell; whole numbers and groups of three do not. Dates are left out. */
function likeliestDecimal(cells: readonly string[]): ',' | '.' | undefined {
  const numbers = cells.map((cell) => cell.trim()).filter((cell) => !/\d[./-]\d{1,2}[./-]\d/.test(cell));
  const commas = numbers.filter((cell) => /^[^\p{L}]*\d,\d{1,2}\D{0,5}$/u.test(cell)).length;
  const points = numbers.filter((cell) => /^[^\p{L}]*\d\.\d{1,2}\D{0,5}$/u.test(cell)).length;
  if (commas === points) return undefined;
  return commas > points ? ',' : '.';
}

/** Formats that fit every column of which all cells look like dates. */
function dateFormats(rows: readonly (readonly string[])[]): CsvDateFormat[] {
  const looksLikeDate = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[ T]\d\d:\d\d.*)?$/;
  const columns = rows[0]?.keys() ?? [];
  const dates = [...columns].flatMap((column) => {
    const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => looksLikeDate.test(cell)) ? cells : [];
  });
  return dates.length === 0 ? [] : fittingDateFormats(dates);
}
