import { businessDate, type LocalDate, localDate } from '../../../core/calendar.ts';
import { cleanText } from '../../../core/text.ts';
import type { JsonDocument } from '../json-schema.ts';
import { identifier } from '../outside-text.ts';
import { type Place, refuse } from '../read-failure.ts';
import type { ReaderSettings } from '../reader-settings.ts';
import { fieldName } from './schema-problems.ts';

/** What every document has. */
export interface DocumentHead {
  readonly number: string;
  readonly date: LocalDate;
}

/** Names the places of one document in its file. */
export interface Where {
  place(): Place;
  /** Place of a property, or of an element of a list: `lines[1]`. */
  named(property: string, index?: number): Place & { readonly field: string };
}

export function whereOf(prefix: string, document: string, line: number | undefined): Where {
  const place: Place = { ...(line !== undefined && { line }), document };
  return {
    place: () => place,
    named: (property, index) => ({
      ...place,
      field: fieldName(prefix, index === undefined ? [property] : [property, index]),
    }),
  };
}

/** Number and business date; a time is turned into the day that the property was still living in. */
export function headOf(
  document: JsonDocument,
  where: Where,
  settings: Pick<ReaderSettings, 'zone' | 'dayEndsAtMinutes'>,
): DocumentHead {
  const number = identifier(
    document.number ?? document.id,
    where.named(document.number === undefined ? 'id' : 'number'),
  );
  if (document.date !== undefined && document.closedAt !== undefined)
    refuse(
      'schema',
      'The document has both date and closedAt; give the one that the source decides on.',
      where.named('closedAt'),
    );
  if (document.date !== undefined) return { number, date: localDate(document.date) };
  if (document.closedAt === undefined)
    return refuse(
      'missing-field',
      'The document has no date; give date (YYYY-MM-DD) or closedAt (a time with offset).',
      where.named('date'),
    );
  return { number, date: businessDate(Date.parse(document.closedAt), settings.zone, settings.dayEndsAtMinutes) };
}

/** Cleaned text; nothing when it is absent or empty. */
export function textField(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanText(text) || undefined;
}
