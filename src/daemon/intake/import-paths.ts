/** `import PATH…`: files and folders, read in order of their names, committed in groups of whole files. */

import { createHash } from 'node:crypto';
import { minutesOf } from '../../core/calendar.ts';
import type { Property, Source } from '../../core/configuration.ts';
import { DiskError } from '../../core/kernel.ts';
import type { ReadProblem } from '../../core/read-problem.ts';
import type { ImportResult } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import { parseCsvMapping } from '../../providers/files/csv-mapping-schema.ts';
import { maxFileBytes, readFactFile } from '../../providers/files/read-file.ts';
import type { ReaderSettings } from '../../providers/files/reader-settings.ts';
import type { EngineContext } from '../engine/context.ts';
import { configurationsOf, settingsOf } from '../engine/settings.ts';
import { readAhead } from './read-ahead.ts';
import { type ReadFile, storeFacts } from './store-facts.ts';

/** Files of one commit: enough to make the fsync cheap, few enough to keep one record small. */
const filesPerCommit = 250;
const factsPerCommit = 2_000;
/** More files than this in one call is a mistake, such as a whole disk. */
const maxFiles = 100_000;
const maxFolderDepth = 8;
/** Files that are read while one is worked on: hides the disk, and keeps at most this many of them in memory. */
const filesAhead = 8;
/** Often enough for somebody who waits, seldom enough for a slow line. */
const filesPerNotice = 25;

export async function importPaths(
  paths: readonly string[],
  source: Source,
  property: Property,
  context: EngineContext,
  who: string,
): Promise<ImportResult> {
  const result: ImportResult = { imported: 0, unchanged: 0, revised: 0, rejected: [], warnings: [] };
  const settings = await readerSettings(source, property, context);
  const files: string[] = [];
  for (const path of paths) await collect(path, 0, files, result, context);
  let group: ReadFile[] = [];
  let facts = 0;
  let read = 0;
  const tell = (subject: string) =>
    context.notify('progress', { task: 'import', phase: 'importing', done: read, total: files.length, subject });
  tell('');
  const commit = async () => {
    if (group.length === 0) return;
    await take(group, source, property, context, who, result);
    group = [];
    facts = 0;
  };
  for await (const opened of readAhead(files, filesAhead, (path) => openOne(path, context))) {
    const file = parsed(opened, settings, result);
    read += 1;
    // The last one is told of when all of it is in the store.
    if (read % filesPerNotice === 0 && read < files.length) tell(nameOf(opened.path));
    if (!file) continue;
    group.push(file);
    facts += file.facts.length;
    if (group.length >= filesPerCommit || facts >= factsPerCommit) await commit();
  }
  await commit();
  if (files.length > 0) tell(nameOf(files.at(-1) ?? ''));
  if (context.store().checkpointDue) await context.store().checkpoint();
  return result;
}

/** Commits read files and adds what came of it to the result. */
export async function take(
  files: readonly ReadFile[],
  source: Source,
  property: Property,
  context: EngineContext,
  who: string,
  result: ImportResult,
): Promise<void> {
  const taken = await storeFacts(
    files,
    source.id,
    property.zone,
    context.kernel.clock.now(),
    context.store(),
    await context.index(),
    who,
  );
  result.imported += taken.imported;
  result.unchanged += taken.unchanged;
  result.revised += taken.revised;
  for (const { name, number } of taken.changedMeanwhile) {
    result.warnings.push({
      path: name,
      message: `${number} came more than once with different content; the last one counts. Give each document a number of its own.`,
    });
  }
  const starts = (await configurationsOf(context.store()))
    .filter((one) => one.sources.includes(source.id))
    .map((one) => one.start);
  const start = starts.sort()[0];
  const early = start === undefined ? 0 : taken.dates.filter((date) => date < start).length;
  if (early > 0)
    result.warnings.push({
      path: files[0]?.name ?? '',
      message: `${early} document(s) are dated before ${start}, when booking starts, and will not be booked. To book them: nightaudit configurations edit NAME --start DATE`,
    });
  for (const { name, rows } of taken.fewerRows) {
    result.warnings.push({
      path: name,
      message: `${rows} row(s) that an earlier file had are not in this one any more. Nothing was removed: exclude them with "nightaudit documents exclude" if they are wrong.`,
    });
  }
}

export async function readerSettings(
  source: Source,
  property: Property,
  context: EngineContext,
): Promise<ReaderSettings> {
  const mappings = await settingsOf(context.store(), 'csv-mapping');
  return {
    zone: property.zone,
    dayEndsAtMinutes: minutesOf(property.dayEndsAt),
    csv: mappings.map(parseCsvMapping),
    accountingCost: source.accountingCost,
    ...(source.supplierVatNumber === undefined ? {} : { supplierVatNumber: source.supplierVatNumber }),
  };
}

async function collect(
  path: string,
  depth: number,
  files: string[],
  result: ImportResult,
  context: EngineContext,
): Promise<void> {
  const { disk } = context.kernel;
  try {
    const stat = await disk.stat(path);
    if (!stat) return reject(result, path, { code: 'not-readable', message: 'There is no such file or folder.' });
    if (stat.kind === 'other')
      return reject(result, path, {
        code: 'not-readable',
        message: 'This is a link or a device, not a file. Name the file itself.',
      });
    if (stat.kind === 'file') {
      files.push(path);
      return;
    }
    if (depth >= maxFolderDepth)
      return reject(result, path, {
        code: 'too-deep',
        message: `Folders are read ${maxFolderDepth} deep. Name this folder itself.`,
      });
    for (const name of await disk.list(path)) {
      // Hidden files are the system's own.
      if (name.startsWith('.')) continue;
      const child = `${path.replace(/\/$/, '')}/${name}`;
      const kind = (await disk.stat(child))?.kind;
      // In a folder, what is no file is passed over in silence only when it is a link: it would lead out of the folder.
      if (kind === 'file') files.push(child);
      else if (kind !== 'other') await collect(child, depth + 1, files, result, context);
      if (files.length > maxFiles)
        return reject(result, path, {
          code: 'too-large',
          message: `More than ${maxFiles} files. Import them in parts.`,
        });
    }
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    reject(result, path, { code: 'not-readable', message: error.message });
  }
}

/** @returns undefined when the file was rejected; the result says why. */
export async function readOne(
  path: string,
  settings: ReaderSettings,
  context: EngineContext,
  result: ImportResult,
): Promise<ReadFile | undefined> {
  return parsed(await openOne(path, context), settings, result);
}

/** A file's bytes, or why there are none. */
interface OpenedFile {
  readonly path: string;
  readonly content: Uint8Array | ReadProblem;
}

async function openOne(path: string, { kernel: { disk } }: EngineContext): Promise<OpenedFile> {
  try {
    const size = (await disk.stat(path))?.size ?? 0;
    if (size > maxFileBytes) {
      const message = `The file is ${Math.ceil(size / 1024 / 1024)} MB; at most ${maxFileBytes / 1024 / 1024} MB is read. Split it, or export it without attachments.`;
      return { path, content: { code: 'too-large', message } };
    }
    return { path, content: await disk.read(path, { maxBytes: maxFileBytes, noFollow: true }) };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return { path, content: { code: 'not-readable', message: error.message } };
  }
}

function parsed({ path, content }: OpenedFile, settings: ReaderSettings, result: ImportResult): ReadFile | undefined {
  if (!(content instanceof Uint8Array)) {
    reject(result, path, content);
    return undefined;
  }
  const name = nameOf(path);
  const read = readFactFile(name, content, settings);
  if (!read.ok) {
    for (const problem of read.problems) reject(result, path, problem);
    return undefined;
  }
  for (const fact of read.value.facts)
    for (const warning of fact.warnings ?? [])
      result.warnings.push({ path: cleanText(path, 300), message: cleanText(warning) });
  return { name, hash: createHash('sha256').update(content).digest('hex'), facts: read.value.facts };
}

function nameOf(path: string): string {
  return cleanText(path.slice(path.lastIndexOf('/') + 1), 200);
}

function reject(result: ImportResult, path: string, problem: ReadProblem): void {
  const where = [problem.document, problem.field].filter((part) => part !== undefined).join(', ');
  const message = where === '' ? problem.message : `${where}: ${problem.message}`;
  result.rejected.push({
    path: cleanText(path, 300),
    ...(problem.line === undefined ? {} : { line: problem.line }),
    code: problem.code,
    message: cleanText(message),
  });
}
