/**
 * The drop folder (spec §2, rule 46): a file that has come to rest is moved to `processing/`, read there, and moved on:
 * to `processed/` by month, or to `rejected/` beside a text file that says why. Nothing is ever deleted.
 */

import { localTime, monthOf } from '../../core/calendar.ts';
import type { Property, Source } from '../../core/configuration.ts';
import { type Disk, DiskError } from '../../core/kernel.ts';
import type { ImportResult } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import type { EngineContext } from '../engine/context.ts';
import { propertyOf, sourcesOf } from '../engine/settings.ts';
import { makeDurableFolder } from '../store/durable-folder.ts';
import { readerSettings, readOne, take } from './import-paths.ts';
import { recordRejections } from './rejections.ts';

/** A file is taken when it has not changed for this long: it may still be being written. */
const restMs = 2_000;
/** Files of one look; the rest are taken at the next. */
const filesPerLook = 1_000;

export function dropFolder(home: string, source: string): string {
  return `${home}/drop/${source}`;
}

/** Takes in what lies in the drop folders. @returns undefined when there was nothing. */
export async function takeDropped(context: EngineContext): Promise<ImportResult | undefined> {
  const property = await propertyOf(context.store());
  const result: ImportResult = { imported: 0, unchanged: 0, revised: 0, rejected: [], warnings: [] };
  let seen = 0;
  // A sample home takes no documents of one's own.
  if (property.sample) return undefined;
  for (const source of await sourcesOf(context.store())) seen += await takeFrom(source, property, context, result);
  return seen === 0 ? undefined : result;
}

async function takeFrom(
  source: Source,
  property: Property,
  context: EngineContext,
  result: ImportResult,
): Promise<number> {
  const { disk, clock } = context.kernel;
  const folder = dropFolder(context.home, source.id);
  const processing = `${folder}/processing`;
  if ((await disk.stat(folder))?.kind !== 'directory') return 0;
  const arrived: string[] = [];
  for (const name of await disk.list(folder)) {
    const stat = await disk.stat(`${folder}/${name}`);
    // Links are left alone: they may lead anywhere. Hidden and unfinished names are other programs' temporary files.
    if (stat?.kind !== 'file' || name.startsWith('.') || /\.(?:part|tmp|crdownload)$/i.test(name)) continue;
    if (clock.now() - stat.modifiedAt < restMs && clock.now() >= stat.modifiedAt) continue;
    arrived.push(name);
    if (arrived.length >= filesPerLook) break;
  }
  // What a crash left half-way is read again: the same content twice changes nothing.
  const left = (await disk.stat(processing)) ? await disk.list(processing) : [];
  if (arrived.length + left.length === 0) return 0;
  await makeDurableFolder(disk, processing, 1);
  for (const name of arrived) await disk.rename(`${folder}/${name}`, await freeName(disk, processing, name));
  await disk.syncFolder(processing);
  await disk.syncFolder(folder);
  const settings = await readerSettings(source, property, context);
  for (const name of await disk.list(processing))
    await takeOne(name, folder, source, property, settings, context, result);
  return arrived.length + left.length;
}

async function takeOne(
  name: string,
  folder: string,
  source: Source,
  property: Property,
  settings: Awaited<ReturnType<typeof readerSettings>>,
  context: EngineContext,
  result: ImportResult,
): Promise<void> {
  const { disk } = context.kernel;
  const path = `${folder}/processing/${name}`;
  const before = result.rejected.length;
  const file = await readOne(path, settings, context, result);
  if (file) await take([file], source, property, context, 'drop-folder', result);
  const month = monthOf(localTime(context.kernel.clock.now(), property.zone).date);
  const refusals = result.rejected.slice(before).map((one) => ({ ...one, path: `${folder}/rejected/${name}` }));
  result.rejected.splice(before, refusals.length, ...refusals);
  const home = file ? `${folder}/processed/${month}` : `${folder}/rejected`;
  await makeDurableFolder(disk, home);
  const target = await freeName(disk, home, name);
  if (!file) {
    await recordRejections(refusals, source.id, context, 'drop-folder');
    const reasons = refusals.map((one) => `${one.line === undefined ? '' : `line ${one.line}: `}${one.message}`);
    await writeReason(
      disk,
      `${target}.txt`,
      `${cleanText(name, 200)} was not taken in.\n${reasons.join('\n')}\n\nCorrect it and put it into the drop folder again.\n`,
    );
  }
  await disk.rename(path, target);
  await disk.syncFolder(home);
  await disk.syncFolder(`${folder}/processing`);
}

async function writeReason(disk: Disk, path: string, text: string): Promise<void> {
  try {
    await disk.create(path, Buffer.from(text));
  } catch (error) {
    // A crash between the reason and the move leaves the reason behind: it says the same.
    if (!(error instanceof DiskError && error.code === 'EEXIST')) throw error;
  }
}

/** The name, or `name (2)` and so on: nothing that is there is ever overwritten. */
async function freeName(disk: Disk, folder: string, name: string): Promise<string> {
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
    if ((await disk.stat(`${folder}/${candidate}`)) === undefined) return `${folder}/${candidate}`;
  }
}
