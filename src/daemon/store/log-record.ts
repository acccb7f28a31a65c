/**
 * The framing of the log (rule 25): one JSON object a line, `{"length":…,"hash":"…","record":{…}}`. `length` counts the
 * bytes of the record's text, `hash` is its SHA-256; the record names the hash before it, so that a missing, changed or
 * swapped record is noticed.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';

export const changeSchema = z.object({
  /** Partition: `settings`, `facts/2026-11`, … */
  file: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
  /** The record after the change; `null` when it was removed. */
  after: z.unknown(),
});
export type Change = z.infer<typeof changeSchema>;

const recordSchema = z.object({
  seq: z.number().int().min(1),
  /** ISO 8601, UTC. */
  at: z.string(),
  who: z.string(),
  epoch: z.number().int().min(1),
  prevHash: z.string(),
  changes: z.array(changeSchema),
});
export type LogRecord = z.infer<typeof recordSchema>;

export interface FramedRecord {
  readonly record: LogRecord;
  readonly hash: string;
}

/** Hash before the first record. */
export const genesisHash = '0'.repeat(64);

export function frame(record: LogRecord): { line: Buffer; hash: string } {
  const text = Buffer.from(JSON.stringify(record));
  const hash = createHash('sha256').update(text).digest('hex');
  return {
    line: Buffer.concat([Buffer.from(`{"length":${text.length},"hash":"${hash}","record":`), text, Buffer.from('}\n')]),
    hash,
  };
}

/** Reads one line without its line end; `undefined` when it is not a whole, unaltered record. */
export function unframe(line: Buffer): FramedRecord | undefined {
  const head = /^\{"length":(\d{1,10}),"hash":"([0-9a-f]{64})","record":/.exec(
    line.subarray(0, 128).toString('latin1'),
  );
  if (!head) return undefined;
  const text = line.subarray(head[0].length, -1);
  const hash = head[2] ?? '';
  if (text.length !== Number(head[1]) || createHash('sha256').update(text).digest('hex') !== hash) return undefined;
  const parsed = recordSchema.safeParse(JSON.parse(text.toString('utf8')));
  return parsed.success ? { record: parsed.data, hash } : undefined;
}

/** Lines of a segment, with the offset at which each begins; the last may lack its line end. */
export function* linesOf(bytes: Buffer): Generator<{ offset: number; line: Buffer; whole: boolean }> {
  let offset = 0;
  while (offset < bytes.length) {
    const end = bytes.indexOf(10, offset);
    if (end < 0) {
      yield { offset, line: bytes.subarray(offset), whole: false };
      return;
    }
    yield { offset, line: bytes.subarray(offset, end), whole: true };
    offset = end + 1;
  }
}
