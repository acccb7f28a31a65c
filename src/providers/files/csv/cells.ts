import { addDays, type LocalDate, minutesOf } from '../../../core/calendar.ts';
import type { CsvField, CsvMapping } from '../../../core/csv-mapping.ts';
import { cleanText } from '../../../core/text.ts';
import { dateOf, identifier, shown } from '../outside-text.ts';
import { type Place, refuse } from '../read-failure.ts';
import { dateInFormat } from './date-format.ts';
import { numberInCell } from './number-cell.ts';
import type { CsvRow } from './rows.ts';

/** The cells of one row by field, read as the mapping says. Every complaint names line and column. */
export interface RowCells {
  readonly line: number;
  /** Where the field stands. */
  place(field: CsvField): Place & { readonly field: string };
  /** Cleaned text; `undefined` when the cell is empty and there is no default. */
  text(field: CsvField): string | undefined;
  id(field: CsvField): string | undefined;
  /** A decimal in the spelling of our own files. */
  decimal(field: CsvField): string | undefined;
  date(field: CsvField): LocalDate | undefined;
  /** One of the values; compared without regard to case. */
  choice<Value extends string>(field: CsvField, values: readonly Value[]): Value | undefined;
  required<Value>(field: CsvField, value: Value | undefined): Value;
  /** The business date: the date, or the day before when the time is before the hour at which the day ends. */
  businessDate(dayEndsAtMinutes: number): LocalDate;
}

/** Prepares reading rows: looks up the columns once. */
export function cellReader(mapping: CsvMapping): (row: CsvRow) => RowCells {
  const columns = new Map(
    Object.entries(mapping.columns).map(([field, column]) => [field, mapping.header.indexOf(column)]),
  );
  return (row) => rowCells(mapping, columns, row);
}

function rowCells(mapping: CsvMapping, columns: ReadonlyMap<string, number>, row: CsvRow): RowCells {
  const raw = (field: CsvField): string | undefined => {
    const column = columns.get(field);
    const cell = column === undefined ? undefined : row.cells[column]?.trim();
    return cell === '' ? undefined : cell;
  };
  const place = (field: CsvField) => ({ line: row.line, field: mapping.columns[field] ?? field });
  const text = (field: CsvField): string | undefined => {
    const found = raw(field) ?? mapping.defaults[field];
    return found === undefined ? undefined : cleanText(found) || undefined;
  };
  const cells: RowCells = {
    line: row.line,
    place,
    text,
    id: (field) => {
      const found = text(field);
      return found === undefined ? undefined : identifier(found, place(field));
    },
    decimal: (field) => {
      const cell = raw(field);
      if (cell === undefined) return mapping.defaults[field];
      const number = numberInCell(cell.replace(/\s*%$/, ''), mapping.decimal);
      if (number.ok) return number.value;
      return refuse(
        'amount',
        `"${shown(cell)}" in the column ${place(field).field} on line ${row.line} ${number.reason}.`,
        place(field),
      );
    },
    date: (field) => datedCell(field)?.date,
    choice: (field, values) => {
      const found = text(field);
      if (found === undefined) return undefined;
      return (
        values.find((value) => value.toLowerCase() === found.toLowerCase()) ??
        refuse(
          'unknown-value',
          `"${shown(found)}" in the column ${place(field).field} must be one of ${values.join(', ')}.`,
          place(field),
        )
      );
    },
    required: (field, value) =>
      value ??
      refuse(
        'missing-field',
        `The column ${place(field).field} is empty on line ${row.line}; every row needs it.`,
        place(field),
      ),
    businessDate: (dayEndsAtMinutes) => {
      const { date, time: behind } = cells.required('date', datedCell('date'));
      const time = text('time') ?? behind;
      return time !== undefined && minutes(time) < dayEndsAtMinutes ? addDays(date, -1) : date;
    },
  };

  function datedCell(field: CsvField): { date: LocalDate; time?: string } | undefined {
    const cell = raw(field);
    if (cell === undefined) {
      const fallback = mapping.defaults[field];
      return fallback === undefined ? undefined : { date: dateOf(fallback, place(field)) };
    }
    return (
      dateInFormat(cell, mapping.dateFormat) ??
      refuse(
        'date',
        `"${shown(cell)}" in the column ${place(field).field} on line ${row.line} is not an existing date in the format ${mapping.dateFormat}.`,
        place(field),
      )
    );
  }

  function minutes(time: string): number {
    const clock = /^(\d?\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(time)?.[1]?.padStart(5, '0') ?? '';
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(clock))
      refuse('date', `"${shown(time)}" on line ${row.line} is not a time of day; write HH:MM.`, place('time'));
    return minutesOf(clock);
  }

  return cells;
}
