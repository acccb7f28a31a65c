/**
 * Files derived from partitions, so that these need not be read as a whole (rule 28). Each names the partition files it
 * was made from by their hashes and is believed only while they are exactly those. Losing one costs time, never truth.
 */

import { createHash } from 'node:crypto';
import { type Disk, DiskError } from '../../core/kernel.ts';
import { makeDurableFolder } from './durable-folder.ts';
import { replaceFile } from './replace-file.ts';

/** Partition → hash of its records. */
export type Stamps = Readonly<Record<string, string>>;

/** @returns undefined when there is none, or it was made from others, or it is damaged. */
export async function readDerived<Content>(disk: Disk, path: string, from: Stamps): Promise<Content | undefined> {
  let bytes: Buffer;
  try {
    bytes = Buffer.from(await disk.read(path));
  } catch (error) {
    // Whatever hinders reading it: what it was made from is still there.
    if (error instanceof DiskError) return undefined;
    throw error;
  }
  const start = Buffer.from(headOf(from));
  const end = start.length + hashLength + separator.length;
  const hash = bytes.subarray(start.length, start.length + hashLength).toString('latin1');
  if (!bytes.subarray(0, start.length).equals(start) || hash !== sha256(bytes.subarray(end, -1))) return undefined;
  // Its hash says that it is what writeDerived wrote, and the path says what that was made by.
  return JSON.parse(bytes.subarray(end, -1).toString('utf8')) as Content;
}

export async function writeDerived(disk: Disk, path: string, from: Stamps, content: unknown): Promise<void> {
  const text = Buffer.from(JSON.stringify(content));
  await makeDurableFolder(disk, path.slice(0, path.lastIndexOf('/')));
  await replaceFile(
    disk,
    path,
    Buffer.concat([Buffer.from(`${headOf(from)}${sha256(text)}${separator}`), text, Buffer.from('}')]),
  );
}

const hashLength = 64;
const separator = '","content":';

function headOf(from: Stamps): string {
  return `{"from":${JSON.stringify(from)},"hash":"`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
