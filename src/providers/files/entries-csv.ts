/** Entry lines as CSV for a spreadsheet: no cell of it can be taken for a formula (rule 47). */

import { stringify } from 'csv-stringify/sync';
import { cleanText } from '../../core/text.ts';
import type { ExportEntry } from './hledger.ts';

const columns = [
  'reference',
  'journal',
  'date',
  'number',
  'account',
  'vat_code',
  'cost_centre',
  'description',
  'debit',
  'credit',
  'currency',
];

export function entriesCsv(entries: readonly ExportEntry[]): string {
  const rows = entries.flatMap((entry) =>
    entry.lines.map((line) => [
      entry.reference,
      safe(entry.journal),
      entry.date,
      safe(entry.remoteNumber ?? ''),
      safe(line.account),
      safe(line.vatCode),
      safe(line.costCentre),
      safe(line.description === '' ? entry.description : line.description),
      line.debit,
      line.credit,
      entry.currency,
    ]),
  );
  return stringify([columns, ...rows], { record_delimiter: 'windows' });
}

/** A text that begins like a formula gets an apostrophe before it, which spreadsheets show as text. */
function safe(text: string): string {
  const clean = cleanText(text);
  return /^[=+\-@|%\t\r]/.test(clean) ? `'${clean}` : clean;
}
