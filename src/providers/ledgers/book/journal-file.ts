/**
 * The book's own file: append-only, one commit a line, one append and fsync per commit. It shares nothing with the
 * program's store, so that what the store believes can be compared with it.
 *
 * A line is `head TAB body TAB … hash LF`: a head and a body for each record of the commit, both JSON (which never holds
 * a raw tab or line feed). The hash is SHA-256 over the hash of the line before, its line feed, and this line up to its
 * last tab: checksum and chain in one, and a commit of many records is there whole or not at all. It stands at the end of
 * its line so that all of that is one stretch of bytes, hashed in one call without copying.
 *
 * Bodies are handed out unread: a book of 100,000 entries opens without parsing their lines.
 */

import { hash } from 'node:crypto';
import type { AppendFile, Disk } from '../../../core/kernel.ts';

export interface JournalRecord {
  /** Small JSON value; read at opening. */
  readonly head: unknown;
  /** JSON text of the bulk, unread. */
  readonly body: Uint8Array;
}

export interface OpenedJournal {
  readonly file: JournalFile;
  readonly records: readonly JournalRecord[];
  /** Bytes of a torn last commit that were cut off; 0 normally. */
  readonly cutBytes: number;
}

/** The file is not what was written. The message says where, and the way out. */
export class JournalDamagedError extends Error {
  override readonly name = 'JournalDamagedError';
}

const hashLength = 64;
const lineFeed = 10;
const tab = 9;
/** 512 MB: a century of a venue's entries. */
const maxFileBytes = 512 * 1024 * 1024;

/**
 * Makes the file with its first records, all or nothing: a crash leaves either no file or the whole one. Its name is
 * durable after the caller's `syncFolder`.
 *
 * @throws DiskError
 */
export async function createJournalFile(
  disk: Disk,
  path: string,
  records: readonly { head: unknown; body: string }[],
): Promise<void> {
  const unfinished = `${path}.new`;
  if (await disk.stat(unfinished)) await disk.remove(unfinished);
  await disk.create(unfinished, encodeCommit('', records).bytes);
  await disk.rename(unfinished, path);
}

/**
 * Opens and verifies the file. A torn last line (a crash in the middle of a commit, which nobody was told had
 * succeeded) is cut off; anything else that does not verify is refused and left as it is.
 *
 * @throws JournalDamagedError, DiskError
 */
export async function openJournalFile(disk: Disk, path: string): Promise<OpenedJournal> {
  const bytes = await disk.read(path, { maxBytes: maxFileBytes, noFollow: true });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { records, size, lastHash } = verify(buffer, path);
  const file = await disk.openAppend(path);
  try {
    if (size < buffer.length) await file.truncate(size);
    // A process that died between append and fsync left a record that is in the file but not yet on the disk. It is
    // about to be shown as booked, so it is made durable first.
    await file.sync();
  } catch (error) {
    await file.close();
    throw error;
  }
  return { file: new JournalFile(file, lastHash), records, cutBytes: buffer.length - size };
}

/** An open file that can be appended to. */
export class JournalFile {
  readonly #file: AppendFile;
  #lastHash: string;
  #broken = false;

  constructor(file: AppendFile, lastHash: string) {
    this.#file = file;
    this.#lastHash = lastHash;
  }

  /**
   * Commits the records: when this resolves they are durable. When it rejects nobody knows what is on disk (rule 29):
   * the file takes nothing more and has to be opened anew.
   *
   * @throws DiskError
   */
  async append(records: readonly { head: unknown; body: string }[]): Promise<void> {
    if (this.#broken) throw new Error('a write to this file failed before; it must be opened anew');
    const { bytes, lastHash } = encodeCommit(this.#lastHash, records);
    this.#broken = true;
    await this.#file.append(bytes);
    await this.#file.sync();
    this.#broken = false;
    this.#lastHash = lastHash;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function encodeCommit(
  lastHash: string,
  records: readonly { head: unknown; body: string }[],
): { bytes: Uint8Array; lastHash: string } {
  const content = records.map(({ head, body }) => `${JSON.stringify(head)}\t${body}`).join('\t');
  const chain = hash('sha256', lastHash === '' ? content : `${lastHash}\n${content}`, 'hex');
  return { bytes: Buffer.from(`${content}\t${chain}\n`, 'utf8'), lastHash: chain };
}

interface Verified {
  readonly records: readonly JournalRecord[];
  /** Bytes that verify. */
  readonly size: number;
  readonly lastHash: string;
}

function verify(buffer: Buffer, path: string): Verified {
  const records: JournalRecord[] = [];
  let start = 0;
  for (let line = 1; start < buffer.length; line++) {
    const lineFeedAt = buffer.indexOf(lineFeed, start);
    const end = lineFeedAt === -1 ? buffer.length - 1 : lineFeedAt;
    const verifies = lineVerifies(buffer, start, end);
    if (!verifies || lineFeedAt === -1) {
      const isLast = lineFeedAt === -1 || end === buffer.length - 1;
      if (isLast && isTorn(buffer, start, end, verifies)) break;
      throw damaged(path, line);
    }
    readRecords(buffer, start, end, records);
    start = end + 1;
  }
  if (records.length === 0) throw damaged(path, 1);
  return { records, size: start, lastHash: buffer.toString('latin1', start - 1 - hashLength, start - 1) };
}

/**
 * Whether the last line, which does not verify or does not end, is what a crash leaves: less than the line, or (the file
 * had grown before its data arrived) sectors of zero bytes in it. No single damaged bit makes either.
 *
 * @param end where the line feed should be: the last byte of the file.
 */
function isTorn(buffer: Buffer, start: number, end: number, verifies: boolean): boolean {
  if (buffer[end] !== lineFeed) return !verifies || buffer[end] === 0;
  return buffer[start] === 0 || buffer.indexOf('\0\0', start, 'latin1') !== -1;
}

/** Whether the hash of the line in [start, end) fits it and the line before. */
function lineVerifies(buffer: Buffer, start: number, end: number): boolean {
  const contentEnd = end - hashLength - 1;
  if (contentEnd <= start || buffer[contentEnd] !== tab) return false;
  const chainStart = start === 0 ? 0 : start - 1 - hashLength;
  const expected = hash('sha256', buffer.subarray(chainStart, contentEnd), 'hex');
  return expected === buffer.toString('latin1', contentEnd + 1, end);
}

function readRecords(buffer: Buffer, start: number, end: number, records: JournalRecord[]): void {
  const hashStart = end - hashLength;
  for (let at = start; at < hashStart; ) {
    const headEnd = buffer.indexOf(tab, at);
    const bodyEnd = buffer.indexOf(tab, headEnd + 1);
    records.push({
      head: JSON.parse(buffer.toString('utf8', at, headEnd)),
      body: buffer.subarray(headEnd + 1, bodyEnd),
    });
    at = bodyEnd + 1;
  }
}

function damaged(path: string, line: number): JournalDamagedError {
  return new JournalDamagedError(
    `The book ${path} is damaged at line ${line}: its checksum does not fit. Nothing was changed and nothing is booked in it. ` +
      'Put this one file back from the last backup; entries posted since then are then found missing and offered again.',
  );
}
