/** What stands in the editor of a column mapping, a row each: how the file is written, its columns, fixed values. */

import { type CsvField, type CsvMapping, csvDateFormats, csvEncodings, csvFields } from '../../../core/csv-mapping.ts';

export type ChoiceName = 'dateFormat' | 'decimal' | 'encoding';

export type EditorRow =
  | { readonly is: 'column'; readonly column: string; readonly at: number }
  | { readonly is: 'choice'; readonly of: ChoiceName }
  | { readonly is: 'fixed'; readonly field: CsvField };

export function rowsOf({ kind, header, defaults }: CsvMapping): EditorRow[] {
  return [
    ...choices.map((of): EditorRow => ({ is: 'choice', of })),
    ...header.map((column, at): EditorRow => ({ is: 'column', column, at })),
    ...csvFields[kind]
      .filter((field) => defaults[field] !== undefined)
      .map((field): EditorRow => ({ is: 'fixed', field })),
  ];
}

/** A file may have two columns of one name: their place tells them apart. */
export function rowId(row: EditorRow): string {
  if (row.is === 'column') return `column:${row.at}`;
  return row.is === 'choice' ? `choice:${row.of}` : `fixed:${row.field}`;
}

const choices: readonly ChoiceName[] = ['dateFormat', 'decimal', 'encoding'];
const values: Readonly<Record<ChoiceName, readonly string[]>> = {
  dateFormat: csvDateFormats,
  decimal: [',', '.'],
  encoding: csvEncodings,
};

export function nextChoice(mapping: CsvMapping, of: ChoiceName, by: number): CsvMapping {
  const all = values[of];
  const at = all.indexOf(mapping[of]);
  return { ...mapping, [of]: all[(at + by + all.length) % all.length] };
}
