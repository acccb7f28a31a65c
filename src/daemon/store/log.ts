/** The append-only log: its segments on disk, appending, reading back, closing and compressing (rules 25 and 26). */

import { gunzipSync, gzipSync } from 'node:zlib';
import { type AppendFile, type Disk, DiskError } from '../../core/kernel.ts';
import { type FramedRecord, frame, genesisHash, type LogRecord, linesOf, unframe } from './log-record.ts';
import { Quarantine, StoreWriteError } from './quarantine.ts';

/** A segment is closed and compressed at the first checkpoint after this many bytes. */
const segmentBytes = 8 * 1024 * 1024;

export interface LogPosition {
  readonly seq: number;
  readonly hash: string;
}

/** Where replay begins: after this position, whose record lies in or just before this segment. */
export interface ReplayStart extends LogPosition {
  readonly segment: number;
  /** Sequence number of the first record of that segment. */
  readonly segmentStart: number;
}

export const fromTheBeginning: ReplayStart = { seq: 0, hash: genesisHash, segment: 1, segmentStart: 1 };

export class Log {
  readonly #disk: Disk;
  readonly #folder: string;
  #segments: number[];
  #file: AppendFile | undefined;
  #size = 0;
  #segmentStart = 1;
  #position: LogPosition = { seq: 0, hash: genesisHash };
  /** What was cut from the end when the log was opened, for the operator. */
  readonly notices: string[] = [];

  private constructor(disk: Disk, folder: string, segments: number[]) {
    this.#disk = disk;
    this.#folder = folder;
    this.#segments = segments;
  }

  get position(): LogPosition {
    return this.#position;
  }

  /** Bytes in the open segment. */
  get openBytes(): number {
    return this.#size;
  }

  static async create(disk: Disk, folder: string): Promise<Log> {
    await disk.makeFolder(folder);
    await disk.create(segmentPath(folder, 1), new Uint8Array());
    await disk.syncFolder(folder);
    const log = new Log(disk, folder, [1]);
    log.#file = await disk.openAppend(segmentPath(folder, 1));
    return log;
  }

  /**
   * Opens the log and hands every record after `from` to `each`, in order. Only the segments needed for that are read.
   *
   * @throws Quarantine on a gap, an altered record anywhere but at the torn end, or when the log ends before `from`.
   */
  static async open(disk: Disk, folder: string, from: ReplayStart, each: (record: LogRecord) => void): Promise<Log> {
    const segments = await listSegments(disk, folder);
    const [first, last] = [segments[0], segments.at(-1)];
    if (first === undefined || last === undefined)
      throw new Quarantine('the log is missing: its folder holds no segment');
    const log = new Log(disk, folder, segments);
    log.#position = from.segmentStart === from.seq + 1 ? { seq: from.seq, hash: from.hash } : { seq: -1, hash: '' };
    for (const segment of segments) {
      if (segment < from.segment) continue;
      if (!segments.includes(segment - 1) && segment > from.segment)
        throw new Quarantine(`segment ${segment - 1} of the log is missing`);
      await log.#readSegment(segment, segment === last, from, each);
    }
    if (log.#position.seq < from.seq)
      throw new Quarantine(
        `the log ends at ${Math.max(log.#position.seq, 0)}, but a checkpoint already holds ${from.seq}: the end of the log is missing`,
      );
    log.#file = await disk.openAppend(segmentPath(folder, last));
    // What a killed process wrote without syncing was read above; it must be durable before anyone acts on it.
    await log.#file.sync();
    return log;
  }

  async #readSegment(
    segment: number,
    isLast: boolean,
    from: ReplayStart,
    each: (record: LogRecord) => void,
  ): Promise<void> {
    const { bytes, path } = await readSegment(this.#disk, this.#folder, segment);
    this.#size = bytes.length;
    this.#segmentStart = segment === from.segment ? from.segmentStart : this.#position.seq + 1;
    for (const { offset, line, whole } of linesOf(bytes)) {
      const framed = whole ? readLine(line) : undefined;
      if (!framed) {
        const rest = bytes.length - offset;
        // A torn write can only be the very last record; anything after it means that the middle was altered.
        const isTail = isLast && !hasWholeRecordAfter(bytes.subarray(offset + line.length + 1));
        if (!isTail) throw new Quarantine(`the log is damaged at byte ${offset} of segment ${segment}`);
        const file = await this.#disk.openAppend(path);
        await file.truncate(offset);
        await file.close();
        this.#size = offset;
        this.notices.push(
          `the last record of the log was not complete (${rest} bytes, from a crash while it was being written) and was cut`,
        );
        return;
      }
      this.#accept(framed, from, each);
    }
  }

  #accept({ record, hash }: FramedRecord, from: LogPosition, each: (record: LogRecord) => void): void {
    if (this.#position.seq >= 0 && (record.seq !== this.#position.seq + 1 || record.prevHash !== this.#position.hash))
      throw new Quarantine(`the log does not connect at record ${record.seq}`);
    if (record.seq === from.seq && hash !== from.hash)
      throw new Quarantine(`record ${record.seq} of the log is not the one that the checkpoint was made from`);
    if (record.seq === from.seq + 1 && record.prevHash !== from.hash)
      throw new Quarantine(`the log does not connect to the checkpoint at record ${record.seq}`);
    this.#position = { seq: record.seq, hash };
    if (record.seq > from.seq) each(record);
  }

  /** Appends one record and makes it durable: this is the commit. @throws StoreWriteError; the log must then be reopened. */
  async append(record: Omit<LogRecord, 'seq' | 'prevHash'>): Promise<LogPosition> {
    if (!this.#file) throw new StoreWriteError('the log is closed');
    const seq = this.#position.seq + 1;
    const { line, hash } = frame({
      seq,
      at: record.at,
      who: record.who,
      epoch: record.epoch,
      prevHash: this.#position.hash,
      changes: record.changes,
    });
    try {
      await this.#file.append(line);
      await this.#file.sync();
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      throw new StoreWriteError(error.message);
    }
    this.#size += line.length;
    this.#position = { seq, hash };
    return this.#position;
  }

  /** Sequence number of the first record of the open segment. */
  get segmentStart(): number {
    return this.#segmentStart;
  }

  /**
   * Begins a new segment when the open one is large enough, and compresses the closed one. Called after a checkpoint.
   *
   * @returns the segment in which the next record will be.
   */
  async rotate(): Promise<number> {
    const current = this.#segments.at(-1) ?? 1;
    if (this.#size < segmentBytes) return current;
    const next = current + 1;
    await this.#disk.create(segmentPath(this.#folder, next), new Uint8Array());
    await this.#disk.syncFolder(this.#folder);
    await this.#file?.close();
    this.#file = await this.#disk.openAppend(segmentPath(this.#folder, next));
    this.#segments = [...this.#segments, next];
    this.#size = 0;
    this.#segmentStart = this.#position.seq + 1;
    await this.#compress(current);
    return next;
  }

  async #compress(segment: number): Promise<void> {
    const plain = segmentPath(this.#folder, segment);
    const packed = `${plain}.gz`;
    const bytes = await this.#disk.read(plain);
    if ((await this.#disk.stat(packed)) !== undefined) await this.#disk.remove(packed);
    await this.#disk.create(packed, gzipSync(bytes));
    await this.#disk.syncFolder(this.#folder);
    await this.#disk.remove(plain);
    await this.#disk.syncFolder(this.#folder);
  }

  get currentSegment(): number {
    return this.#segments.at(-1) ?? 1;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

/** All records of the log from the first, for rebuilding and for the audit. Reads compressed segments too. */
export async function* readLog(disk: Disk, folder: string): AsyncGenerator<FramedRecord> {
  let position: LogPosition = { seq: 0, hash: genesisHash };
  for (const segment of await listSegments(disk, folder)) {
    const { bytes } = await readSegment(disk, folder, segment);
    for (const { line, whole } of linesOf(bytes)) {
      const framed = whole ? readLine(line) : undefined;
      if (!framed) break;
      if (framed.record.seq !== position.seq + 1 || framed.record.prevHash !== position.hash)
        throw new Quarantine(`the log does not connect at record ${framed.record.seq}`);
      position = { seq: framed.record.seq, hash: framed.hash };
      yield framed;
    }
  }
}

function readLine(line: Buffer): FramedRecord | undefined {
  try {
    return unframe(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function hasWholeRecordAfter(bytes: Buffer): boolean {
  for (const { line, whole } of linesOf(bytes)) if (whole && readLine(line)) return true;
  return false;
}

function segmentPath(folder: string, segment: number): string {
  return `${folder}/${String(segment).padStart(6, '0')}.ndjson`;
}

async function listSegments(disk: Disk, folder: string): Promise<number[]> {
  if ((await disk.stat(folder))?.kind !== 'directory') return [];
  const numbers = (await disk.list(folder)).flatMap((name) => {
    const match = /^(\d{6})\.ndjson(?:\.gz)?$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}

async function readSegment(disk: Disk, folder: string, segment: number): Promise<{ bytes: Buffer; path: string }> {
  const path = segmentPath(folder, segment);
  // The plain file wins: while both exist, the packed one may not be complete.
  if ((await disk.stat(path)) !== undefined) return { bytes: Buffer.from(await disk.read(path)), path };
  return { bytes: gunzipSync(await disk.read(`${path}.gz`)), path };
}
