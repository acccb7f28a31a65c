import { isLocalDate, type LocalDate } from '../../../core/calendar.ts';
import { type CsvDateFormat, csvDateFormats } from '../../../core/csv-mapping.ts';

const tokens: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d\\d)',
  dd: '(?<day>\\d\\d)',
  M: '(?<month>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
};

/** Each format as a pattern, with the time of day that some exports put behind the date. */
const patterns = new Map(
  csvDateFormats.map((format) => {
    const date = format.replace(/yyyy|MM|dd|M|d|\./g, (token) => (token === '.' ? '\\.' : (tokens[token] ?? token)));
    return [format, new RegExp(`^${date}(?:[ T](?<time>\\d\\d:\\d\\d)(?::\\d\\d(?:\\.\\d+)?)?)?$`)] as const;
  }),
);

/** Date, and time of day when there is one, of a cell; `undefined` when it is not an existing date in that format. */
export function dateInFormat(text: string, format: CsvDateFormat): { date: LocalDate; time?: string } | undefined {
  const groups = patterns.get(format)?.exec(text)?.groups;
  if (!groups) return undefined;
  const { year = '', month = '', day = '', time } = groups;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isLocalDate(date)) return undefined;
  return { date, ...(time !== undefined && { time }) };
}

/** Formats in which every one of the texts is an existing date. Formats that only differ in leading zeros count once. */
export function fittingDateFormats(texts: readonly string[]): CsvDateFormat[] {
  const fitting = csvDateFormats.filter((format) => texts.every((text) => dateInFormat(text, format)));
  return fitting.filter((format) => !fitting.some((strict) => looserOf[strict] === format));
}

/** The format that also reads what this one reads. */
const looserOf: Partial<Readonly<Record<CsvDateFormat, CsvDateFormat>>> = {
  'dd-MM-yyyy': 'd-M-yyyy',
  'dd/MM/yyyy': 'd/M/yyyy',
  'dd.MM.yyyy': 'd.M.yyyy',
};
