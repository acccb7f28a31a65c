/**
 * What the program committed, read from the bytes of its log by an own reader: the truth of what would be there after a
 * crash at this moment.
 */

export interface LoggedChange {
  readonly file: string;
  readonly id: string;
  /** The record as it is now; `null`: removed. */
  readonly after: unknown;
}

export interface LoggedRecord {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly hash: string;
  readonly changes: readonly LoggedChange[];
}

const decoder = new TextDecoder();

/** Follows a log that grows; a torn end is not there yet, or never will be. */
export class CommittedLog {
  #read = 0;
  #lastLine = '';
  readonly #hashes: string[] = [];

  get seq(): number {
    return this.#hashes.length;
  }

  /** Hash of the record with that number; `undefined` when the log does not reach it. */
  hashOf(seq: number): string | undefined {
    return this.#hashes[seq - 1];
  }

  /**
   * @param bytes the whole file as it is on disk now.
   * @returns the records that are new; `undefined` when what was read before is no longer there.
   */
  follow(bytes: Uint8Array): LoggedRecord[] | undefined {
    const before = decoder.decode(bytes.subarray(this.#read - Buffer.byteLength(this.#lastLine), this.#read));
    if (bytes.length < this.#read || before !== this.#lastLine) return undefined;
    const records: LoggedRecord[] = [];
    for (;;) {
      const end = bytes.indexOf(10, this.#read);
      if (end < 0) return records;
      const line = decoder.decode(bytes.subarray(this.#read, end + 1));
      const record = parse(line);
      if (!record) return records;
      this.#read = end + 1;
      this.#lastLine = line;
      this.#hashes.push(record.hash);
      records.push(record);
    }
  }
}

function parse(line: string): LoggedRecord | undefined {
  try {
    const { hash, record } = JSON.parse(line) as { hash: string; record: Omit<LoggedRecord, 'hash'> };
    return { ...record, hash };
  } catch {
    // A beginning of a line, from a write that failed.
    return undefined;
  }
}
