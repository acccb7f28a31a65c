import type { ReadFact } from '../../core/fact.ts';
import type { ReadResult } from '../../core/read-problem.ts';
import { parseCsv } from './csv.ts';
import { readJson } from './json.ts';
import { attempt, refuse } from './read-failure.ts';
import type { ReaderSettings } from './reader-settings.ts';
import { readUbl } from './ubl.ts';

/** Larger files are refused: an embedded PDF of 20 MB is 27 MB in base64, and an invoice is nothing beside it. */
export const maxFileBytes = 32 * 1024 * 1024;

export type FactFormat = 'ubl' | 'json' | 'csv';

/** What a file that is read holds. */
export interface FactFile {
  readonly format: FactFormat;
  readonly facts: ReadFact[];
}

/**
 * Reads a file of facts: UBL XML, the own JSON, or CSV with a saved mapping. The content decides which it is; the
 * extension only when the content does not.
 *
 * @param name name of the file, for messages and as a hint; nothing is opened by it.
 */
export function readFactFile(name: string, bytes: Uint8Array, settings: ReaderSettings): ReadResult<FactFile> {
  const recognised = attempt(() => formatOf(name, bytes));
  if (!recognised.ok) return recognised;
  const format = recognised.value;
  const result = readers[format](name, bytes, settings);
  return result.ok ? { ok: true, value: { format, facts: result.value } } : result;
}

type Reader = (name: string, bytes: Uint8Array, settings: ReaderSettings) => ReadResult<ReadFact[]>;

const readers: Readonly<Record<FactFormat, Reader>> = {
  ubl: (_name, bytes, settings) => readUbl(bytes, settings),
  json: (_name, bytes, settings) => readJson(bytes, settings),
  csv: (name, bytes, settings) => parseCsv(name, bytes, settings.csv, settings.dayEndsAtMinutes),
};

/** Beginnings of files that people put into the folder by mistake. */
const otherFiles: readonly { readonly start: string; readonly message: string }[] = [
  { start: '%PDF', message: 'This is a PDF. Export the invoice as UBL (Peppol BIS 3) instead.' },
  { start: 'PK\u0003\u0004', message: 'This is a ZIP or spreadsheet file. Unpack it, or save the sheet as CSV.' },
  { start: '\u00d0\u00cf\u0011\u00e0', message: 'This is an old Excel or Word file. Save the sheet as CSV.' },
  { start: '\u001f\u008b', message: 'This is a compressed file. Unpack it first.' },
];

function formatOf(name: string, bytes: Uint8Array): FactFormat {
  if (bytes.length > maxFileBytes)
    refuse(
      'too-large',
      `The file is ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${maxFileBytes / 1024 / 1024} MB is read. Split it, or export it without attachments.`,
    );
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const other = otherFiles.find((file) => start.startsWith(file.start));
  if (other) refuse('not-readable', other.message);
  const isUtf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff|<\0|\0<)/.test(start);
  const text = start
    .replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '')
    .replace(isUtf16 ? /\0/g : '', '')
    .trimStart();
  if (text === '') refuse('not-readable', 'The file is empty; it was probably not written to the end. Copy it again.');
  if (text.startsWith('<')) return 'ubl';
  if (isUtf16)
    refuse('encoding', 'The file is UTF-16 ("Unicode text"), which is read for XML only. Save it as UTF-8.', {
      line: 1,
    });
  if (bytes.includes(0)) refuse('not-readable', 'This is not a text file. UBL (XML), JSON and CSV are read.');
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  if (/\.xml$/i.test(name))
    refuse('not-xml', 'The name says XML, but the file does not begin with a tag. Export it again.', { line: 1 });
  if (/\.json$/i.test(name))
    refuse('not-json', 'The name says JSON, but the file begins with neither { nor [. Export it again.', { line: 1 });
  return 'csv';
}
