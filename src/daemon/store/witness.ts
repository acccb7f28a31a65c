/**
 * A witness of the log's end in a second place (rule 26): a home that is older than what the witness saw is a restored
 * backup or a copy, and posts nothing until a person has looked.
 */

import { z } from 'zod';
import { type Disk, DiskError } from '../../core/kernel.ts';
import { makeDurableFolder } from './durable-folder.ts';
import type { LogPosition } from './log.ts';
import { Quarantine } from './quarantine.ts';
import { replaceFile } from './replace-file.ts';

const witnessSchema = z.object({ home: z.string(), seq: z.number().int().min(0), hash: z.string() });

export async function writeWitness(disk: Disk, path: string, home: string, { seq, hash }: LogPosition): Promise<void> {
  await makeDurableFolder(disk, path.slice(0, path.lastIndexOf('/')), 1);
  await replaceFile(disk, path, Buffer.from(`${JSON.stringify({ home, seq, hash })}\n`));
}

/** @throws Quarantine when the log ends before what was witnessed. */
export async function checkWitness(disk: Disk, path: string, home: string, position: LogPosition): Promise<void> {
  let text: string;
  try {
    text = Buffer.from(await disk.read(path, { maxBytes: 4096 })).toString('utf8');
  } catch (error) {
    // No witness yet: a home from before, or one moved to another machine.
    if (error instanceof DiskError && error.code === 'ENOENT') return;
    throw error;
  }
  const witness = witnessSchema.safeParse(parse(text));
  // A damaged witness says nothing; the log has its own hashes.
  if (!witness.success || witness.data.home !== home) return;
  if (witness.data.seq > position.seq || (witness.data.seq === position.seq && witness.data.hash !== position.hash)) {
    throw new Quarantine(
      `this home ends at record ${position.seq}, but record ${witness.data.seq} was written on this machine: it is an older copy or a restored backup`,
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
