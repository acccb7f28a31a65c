/**
 * The JSON files that stand beside the log (rule 25): one per partition, kept by lowdb through an adapter of ours that
 * survives power loss. A checkpoint is never believed over the log (rule 26): it says up to where it was applied and
 * carries a hash of its records.
 */

import { createHash } from 'node:crypto';
import { type Adapter, Low } from 'lowdb';
import { z } from 'zod';
import { type Disk, DiskError } from '../../core/kernel.ts';
import { Quarantine } from './quarantine.ts';
import { replaceFile } from './replace-file.ts';

/** Raised with every change of the shape of any record; migrations are numbered by it. */
export const schemaVersion = 1;

const partitionSchema = z.object({
  schema: z.literal(schemaVersion),
  file: z.string(),
  appliedSeq: z.number().int().min(0),
  hash: z.string(),
  /** id → [version, value]. */
  records: z.array(z.tuple([z.string(), z.number().int().min(1), z.unknown()])),
});
export type PartitionFile = z.infer<typeof partitionSchema>;

export const manifestSchema = z.object({
  schema: z.literal(schemaVersion),
  /** Everything up to this record of the log is in the partition files. */
  seq: z.number().int().min(0),
  hash: z.string(),
  segment: z.number().int().min(1),
  segmentStart: z.number().int().min(1),
  epoch: z.number().int().min(1),
  /** Instant of that record, ISO 8601; empty before the first. */
  at: z.string(),
  files: z.array(z.string()),
  /** Partition → hash of its records, as the checkpoint wrote it: what derived files are stamped with (rule 28). */
  hashes: z.record(z.string(), z.string()).default({}),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The file is there but cannot be used; the log can make it again. */
export class DamagedCheckpoint extends Error {
  override readonly name = 'DamagedCheckpoint';
}

/** lowdb's adapter on the Disk port: whole-file replacement that is durable when `write` resolves. */
class DurableJsonFile<Data> implements Adapter<Data> {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #schema: z.ZodType<Data>;
  constructor(disk: Disk, path: string, schema: z.ZodType<Data>) {
    this.#disk = disk;
    this.#path = path;
    this.#schema = schema;
  }

  async read(): Promise<Data | null> {
    let text: string;
    try {
      text = Buffer.from(await this.#disk.read(this.#path)).toString('utf8');
    } catch (error) {
      if (error instanceof DiskError && error.code === 'ENOENT') return null;
      throw error;
    }
    return parsed(text, this.#path, this.#schema);
  }

  async write(data: Data): Promise<void> {
    await replaceFile(this.#disk, this.#path, Buffer.from(JSON.stringify(data)));
  }
}

function parsed<Data>(text: string, path: string, schema: z.ZodType<Data>): Data {
  try {
    const data: unknown = JSON.parse(text);
    assertNotNewer(data, path);
    return schema.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw new DamagedCheckpoint(`${path} is damaged`);
    throw error;
  }
}

/** A store of a newer program is left alone (rule 39): what this one does not know it would lose. */
function assertNotNewer(data: unknown, path: string): void {
  const schema = typeof data === 'object' && data !== null && 'schema' in data ? data.schema : undefined;
  if (typeof schema === 'number' && schema > schemaVersion)
    throw new Quarantine(`${path} was written by a newer nightaudit; install that version again`);
}

/** `undefined` when there is no such file. @throws DamagedCheckpoint, Quarantine */
export async function readManifest(disk: Disk, path: string): Promise<Manifest | undefined> {
  return (await new DurableJsonFile(disk, path, manifestSchema).read()) ?? undefined;
}

export async function writeManifest(disk: Disk, path: string, manifest: Manifest): Promise<void> {
  const low = new Low<Manifest>(new DurableJsonFile(disk, path, manifestSchema), manifest);
  await low.write();
}

/**
 * The hash is checked on the bytes as they are: writing the records once more to hash them takes longer than reading.
 *
 * @throws DamagedCheckpoint when its records do not have the hash that it says; Quarantine when a newer program wrote it.
 */
export async function readPartition(disk: Disk, path: string, file: string): Promise<PartitionFile | undefined> {
  let bytes: Buffer;
  try {
    bytes = Buffer.from(await disk.read(path));
  } catch (error) {
    if (error instanceof DiskError && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const found = parsed(bytes.toString('utf8'), path, partitionSchema);
  const head = partitionHead.exec(bytes.subarray(0, longestHead).toString('utf8'))?.[0];
  const records = bytes.subarray(Buffer.byteLength(head ?? ''), -1);
  if (head === undefined || found.file !== file || found.hash !== sha256(records))
    throw new DamagedCheckpoint(`${path} does not hold what it says`);
  return found;
}

/** How {@link writePartition} begins: up to its records, which end one brace before the file does. */
const partitionHead = /^\{"schema":\d+,"file":"[^"]*","appliedSeq":\d+,"hash":"[0-9a-f]{64}","records":/;
const longestHead = 1_000;

/** @returns the hash of its records. */
export async function writePartition(
  disk: Disk,
  path: string,
  partition: Omit<PartitionFile, 'hash' | 'schema'>,
): Promise<string> {
  const data: PartitionFile = {
    schema: schemaVersion,
    file: partition.file,
    appliedSeq: partition.appliedSeq,
    hash: sha256(Buffer.from(JSON.stringify(partition.records))),
    records: partition.records,
  };
  const low = new Low<PartitionFile>(new DurableJsonFile(disk, path, partitionSchema), data);
  await low.write();
  return data.hash;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
