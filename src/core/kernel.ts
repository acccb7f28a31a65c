/**
 * The kernel: everything the program needs of the machine, as ports. The daemon is handed one kernel; the real one
 * talks to the operating system, the simulated one (test/simulation) is deterministic and breaks on command.
 * Nothing else in the program may read a clock, touch a disk, open a connection or draw a random number.
 */

/** Milliseconds since 1970-01-01T00:00:00Z, as a wall clock shows them. May jump in both directions. */
export type Instant = number;

/** Wall time, monotonic time and waiting. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since some fixed point of this process; never jumps back. Waits are measured with this (rule 15). */
  monotonic(): number;
  /** Resolves after `ms` of monotonic time; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Error code of the disk, as the operating system names it. */
export type DiskErrorCode =
  | 'ENOENT'
  | 'EEXIST'
  | 'ENOSPC'
  | 'EIO'
  | 'EACCES'
  | 'EROFS'
  | 'EMFILE'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'ELOOP'
  | 'OTHER';

/** A file or folder operation failed. The message names the path. */
export class DiskError extends Error {
  override readonly name = 'DiskError';
  readonly code: DiskErrorCode;
  readonly path: string;
  constructor(code: DiskErrorCode, path: string, message?: string) {
    super(message ?? `${code}: ${path}`);
    this.code = code;
    this.path = path;
  }
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
  /** Permission bits only, e.g. 0o600. */
  readonly mode: number;
  readonly modifiedAt: Instant;
  readonly uid: number;
}

/** A file opened for appending. Written bytes are durable only after `sync` resolved. */
export interface AppendFile {
  append(bytes: Uint8Array): Promise<void>;
  /**
   * Makes all appended bytes durable, under the name by which the file was opened: rejects when that is gone. After a
   * failure the file must be reopened and reread: what is on disk is unknown.
   */
  sync(): Promise<void>;
  /** Cuts the file to `size` bytes (a torn tail) and makes that durable. */
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The disk. Paths are absolute, with `/`. New files are 0600 and new folders 0700 whatever the umask.
 * Every method rejects with {@link DiskError}.
 */
export interface Disk {
  /** Whole content. `maxBytes` bounds what is read; a larger file rejects with `OTHER` and a message that says so. */
  read(path: string, options?: { maxBytes?: number; noFollow?: boolean }): Promise<Uint8Array>;
  /** Creates a new file exclusively (rejects with EEXIST), writes and fsyncs it. The folder entry is durable after `syncFolder`. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  openAppend(path: string): Promise<AppendFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes names created, renamed or removed in this folder durable. */
  syncFolder(path: string): Promise<void>;
  /** Creates the folder and its parents; an existing one is no error. */
  makeFolder(path: string): Promise<void>;
  /** Names in a folder, sorted. */
  list(path: string): Promise<string[]>;
  /** `undefined` when nothing is there. Does not follow a symbolic link (kind `other`). */
  stat(path: string): Promise<FileStat | undefined>;
}

/** One request to a package. Bodies are bytes: what is sent is what the outbox holds (rule 4). */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
  /** An answer larger than this is an error. */
  readonly maxAnswerBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * The exchange failed. `sent: 'no'` only when it is certain that no request headers left this machine (rule 9: DNS,
 * connect, TLS); anything else is `maybe`, also a reset on a reused connection.
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly sent: 'no' | 'maybe';
  constructor(sent: 'no' | 'maybe', message: string) {
    super(message);
    this.sent = sent;
  }
}

/** The network. Follows no redirects and repeats nothing: both are the caller's decision (rule 9). */
export interface Network {
  exchange(request: HttpRequest): Promise<HttpAnswer>;
}

/** Randomness for ids and jitter; in the simulation drawn from the seed. */
export interface Randomness {
  /** `count` bytes. */
  bytes(count: number): Uint8Array;
}

/** The life of this process and its exclusive right to a home (rule 14). */
export interface ProcessLife {
  /** Takes the kernel lock on the home; `undefined` when another process holds it. Released when this process ends, however it ends. */
  lock(path: string): Promise<{ release(): Promise<void> } | undefined>;
  /** A value that differs after every start of the process; monotonic waits start over with it. */
  readonly bootId: string;
}

export interface Kernel {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly network: Network;
  readonly random: Randomness;
  readonly life: ProcessLife;
}
