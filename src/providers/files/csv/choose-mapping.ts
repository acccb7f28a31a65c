import type { CsvMapping } from '../../../core/csv-mapping.ts';
import { cleanText } from '../../../core/text.ts';
import { csvMappingProblems } from '../csv-mapping.ts';
import { shown } from '../outside-text.ts';
import { attempt, refuse, refuseAll } from '../read-failure.ts';
import { csvText } from './csv-text.ts';

const maxHeaderLength = 65_536;

/**
 * The mapping whose header is exactly the file's. When none is, but one is nearly (more than half of its columns are
 * there), the export has changed: that is said column by column, because a moved column would book wrong amounts.
 */
export function mappingFor(name: string, bytes: Uint8Array, mappings: readonly CsvMapping[]): CsvMapping {
  const read = mappings.map((mapping) => ({ mapping, header: attempt(() => headerOf(bytes, mapping)) }));
  const exact = read.flatMap(({ mapping, header }) =>
    header.ok && sameColumns(header.value, mapping.header) ? [mapping] : [],
  );
  // Two mappings may differ in the encoding only.
  const chosen = exact.find((mapping) => attempt(() => csvText(bytes, mapping.encoding)).ok) ?? exact[0];
  if (chosen) return usable(chosen);
  const nearest = read
    .flatMap(({ mapping, header }) =>
      header.ok ? [{ mapping, header: header.value, shared: shared(mapping, header.value) }] : [],
    )
    .filter(({ mapping, shared }) => shared * 2 > mapping.header.length)
    .reduce<Near | undefined>((best, one) => (best === undefined || one.shared > best.shared ? one : best), undefined);
  if (nearest) headerChanged(nearest.mapping, nearest.header);
  for (const { header } of read) if (!header.ok) refuseAll(header.problems);
  return refuse(
    'no-mapping',
    `No column mapping fits the header of this file. Make one: nightaudit sources csv-mapping add "${shown(name)}"`,
    { line: 1 },
  );
}

interface Near {
  readonly mapping: CsvMapping;
  readonly header: readonly string[];
  readonly shared: number;
}

function shared(mapping: CsvMapping, header: readonly string[]): number {
  return mapping.header.filter((column) => header.includes(column)).length;
}

function sameColumns(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((column, index) => column === other[index]);
}

function usable(mapping: CsvMapping): CsvMapping {
  const [problem] = csvMappingProblems(mapping);
  if (problem !== undefined)
    refuse('no-mapping', `The column mapping "${shown(mapping.name)}" cannot be used: ${problem}`, { line: 1 });
  return mapping;
}

/** First line of the file, cut by the mapping's delimiter. */
function headerOf(bytes: Uint8Array, mapping: CsvMapping): string[] {
  const newline = bytes.indexOf(0x0a);
  const end = newline === -1 ? bytes.length : newline;
  const start = bytes.subarray(0, Math.min(end, maxHeaderLength));
  return csvHeader(csvText(start, mapping.encoding).replace(/\r$/, ''), mapping.delimiter);
}

/** Cleaned column names of a header line. A line break inside a column name is not supported. */
export function csvHeader(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${escaped(delimiter)}]*))(${escaped(delimiter)}|$)`, 'y');
  for (let match = cell.exec(line); match; match = cell.exec(line)) {
    cells.push(cleanText((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim(), 200));
    if (match[3] === '') break;
  }
  return cells;
}

function escaped(delimiter: string): string {
  return delimiter === '\t' ? '\\t' : `\\${delimiter}`;
}

function headerChanged(mapping: CsvMapping, header: readonly string[]): never {
  const removed = mapping.header.filter((column) => !header.includes(column));
  const added = header.filter((column) => !mapping.header.includes(column));
  const renamed = removed.flatMap((column) => {
    const now = header[mapping.header.indexOf(column)];
    return now !== undefined && added.includes(now) ? [{ column, now }] : [];
  });
  const gone = removed.filter((column) => !renamed.some((pair) => pair.column === column));
  const fresh = added.filter((column) => !renamed.some((pair) => pair.now === column));
  const list = (columns: readonly string[]): string =>
    columns
      .slice(0, 10)
      .map((column) => `"${shown(column)}"`)
      .join(', ');
  const changes = [
    ...renamed.slice(0, 10).map(({ column, now }) => `renamed "${shown(column)}" to "${shown(now)}"`),
    ...(gone.length > 0 ? [`removed ${list(gone)}`] : []),
    ...(fresh.length > 0 ? [`added ${list(fresh)}`] : []),
  ];
  return refuse(
    'header-changed',
    `The columns are not those of the mapping "${shown(mapping.name)}": ${changes.join('; ') || 'their order changed'}. Check the export; if it is meant, make the mapping again: nightaudit sources csv-mapping add`,
    { line: 1 },
  );
}
