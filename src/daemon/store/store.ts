/**
 * The store: state that is built, made durable as one record of the log, and only then swapped in (rule 29). Readers see
 * committed state only. Partitions are loaded when asked for; what the log says beyond their checkpoint is laid over.
 */

import { type Disk, DiskError, type Kernel } from '../../core/kernel.ts';
import {
  DamagedCheckpoint,
  type Manifest,
  readManifest,
  readPartition,
  schemaVersion,
  writeManifest,
  writePartition,
} from './checkpoint-file.ts';
import { readDerived, writeDerived } from './derived-file.ts';
import { makeDurableFolder } from './durable-folder.ts';
import { fromTheBeginning, Log, type LogPosition, type ReplayStart, readLog } from './log.ts';
import type { Change, LogRecord } from './log-record.ts';
import { Quarantine, StoreWriteError } from './quarantine.ts';
import type { FileName, RecordOf } from './records.ts';

/** A record with its version, which goes up by one with every change. */
export interface Stored<Value> {
  readonly version: number;
  readonly value: Value;
}

/** What one transaction sees and changes. Nothing is visible to others before the commit. */
export interface Transaction {
  get<Name extends FileName>(file: Name, id: string): Promise<Stored<RecordOf<Name>> | undefined>;
  put<Name extends FileName>(file: Name, id: string, value: RecordOf<Name>): Promise<void>;
  remove(file: FileName, id: string): Promise<void>;
}

export type Listener = (changes: readonly Change[], seq: number) => void;

type Records = Map<string, Stored<unknown>>;

/** The log may grow by this much before the next checkpoint is due. */
const checkpointBytes = 4 * 1024 * 1024;

export class Store {
  readonly #kernel: Kernel;
  readonly #folder: string;
  readonly #log: Log;
  readonly #loaded = new Map<string, Records>();
  /** Changes of the log after the checkpoint, for partitions that are not loaded yet. */
  readonly #overlay = new Map<string, { seq: number; change: Change }[]>();
  readonly #dirty = new Set<string>();
  readonly #known: Set<string>;
  /** Partitions that the last checkpoint wrote: their files must be there. */
  #checkpointed: ReadonlySet<string>;
  /** Hashes of the partition files, as far as they are known. */
  readonly #hashes: Map<string, string>;
  readonly #listeners = new Set<Listener>();
  #queue: Promise<unknown> = Promise.resolve();
  #epoch: number;
  #lastAt: string;
  #failed: string | undefined;
  #bytesSinceCheckpoint = 0;
  /** What was repaired or cut when the store was opened, for the operator. */
  readonly notices: string[];

  private constructor(kernel: Kernel, folder: string, log: Log, manifest: Manifest | undefined, notices: string[]) {
    this.#kernel = kernel;
    this.#folder = folder;
    this.#log = log;
    this.#epoch = manifest?.epoch ?? 1;
    this.#lastAt = manifest?.at ?? '';
    this.#known = new Set(manifest?.files ?? []);
    this.#checkpointed = new Set(this.#known);
    this.#hashes = new Map(Object.entries(manifest?.hashes ?? {}));
    this.notices = notices;
  }

  get seq(): number {
    return this.#log.position.seq;
  }

  get position(): LogPosition {
    return this.#log.position;
  }

  /** Wall time of the last record, as it was logged; `undefined` for an empty log (rule 15). */
  get lastLoggedAt(): number | undefined {
    return this.#lastAt === '' ? undefined : Date.parse(this.#lastAt);
  }

  /** Why nothing can be written any more, after a failed write. */
  get failed(): string | undefined {
    return this.#failed;
  }

  /** Makes a new, empty store. Only `init` does this: a missing store is never taken for a new one. */
  static async create(kernel: Kernel, folder: string): Promise<Store> {
    const { disk } = kernel;
    await makeDurableFolder(disk, folder);
    const log = await Log.create(disk, `${folder}/log`);
    const store = new Store(kernel, folder, log, undefined, []);
    await writeManifest(disk, manifestPath(folder), store.#manifest());
    await disk.syncFolder(folder);
    return store;
  }

  /**
   * Whether something of a store is there. An empty folder for the log alone is one whose making was cut off before its
   * first file: nothing was ever committed to it.
   */
  static async exists(disk: Disk, folder: string): Promise<boolean> {
    for (const path of [manifestPath(folder), partitionPath(folder, 'settings')])
      if ((await disk.stat(path)) !== undefined) return true;
    const log = `${folder}/log`;
    return (await disk.stat(log)) !== undefined && (await disk.list(log)).length > 0;
  }

  /** @throws Quarantine when log and checkpoints contradict each other. */
  static async open(kernel: Kernel, folder: string): Promise<Store> {
    const { disk } = kernel;
    const notices: string[] = [];
    let manifest: Manifest | undefined;
    try {
      manifest = await readManifest(disk, manifestPath(folder));
    } catch (error) {
      if (!(error instanceof DamagedCheckpoint)) throw error;
      notices.push(`${error.message}; everything was read from the log again`);
    }
    const from: ReplayStart = manifest ?? fromTheBeginning;
    const tail: LogRecord[] = [];
    const log = await Log.open(disk, `${folder}/log`, from, (record) => tail.push(record));
    const store = new Store(kernel, folder, log, manifest, [...notices, ...log.notices]);
    for (const record of tail) {
      store.#epoch = record.epoch;
      store.#lastAt = record.at;
      for (const change of record.changes) {
        const changes = store.#overlay.get(change.file) ?? [];
        changes.push({ seq: record.seq, change });
        store.#overlay.set(change.file, changes);
        store.#known.add(change.file);
        store.#dirty.add(change.file);
      }
    }
    return store;
  }

  /** Names of the partitions that exist and begin with `prefix`, in order. */
  files<Name extends FileName>(prefix: string): Name[] {
    return [...this.#known].filter((file) => file.startsWith(prefix)).sort() as Name[];
  }

  async records<Name extends FileName>(file: Name): Promise<ReadonlyMap<string, Stored<RecordOf<Name>>>> {
    // The partition's name decides the record's type; what is in it was typed when it was put.
    return (await this.#load(file)) as ReadonlyMap<string, Stored<RecordOf<Name>>>;
  }

  /** As {@link records}, for one pass over everything: what was not loaded is not kept. */
  async look<Name extends FileName>(file: Name): Promise<ReadonlyMap<string, Stored<RecordOf<Name>>>> {
    const records = this.#loaded.get(file) ?? (await this.#read(file));
    // Loaded meanwhile: then it may have been committed to as well.
    return (this.#loaded.get(file) ?? records) as ReadonlyMap<string, Stored<RecordOf<Name>>>;
  }

  /**
   * What is derived from these partitions (rule 28): as it was kept, while they are still the files it was made from;
   * else made now, and kept for the next start.
   *
   * @param name of what is derived, with a number that goes up when its content changes its shape.
   */
  async derived<Content>(name: string, from: readonly FileName[], make: () => Promise<Content>): Promise<Content> {
    const before = this.#stamps(from);
    if (!before) return make();
    const path = `${this.#folder}/derived/${name}.json`;
    const kept = await readDerived<Content>(this.#kernel.disk, path, before);
    if (kept !== undefined) return kept;
    const made = await make();
    // What was committed meanwhile may or may not be in it.
    if (JSON.stringify(this.#stamps(from)) === JSON.stringify(before))
      await writeDerived(this.#kernel.disk, path, before, made).catch((error: unknown) => this.#notKept(path, error));
    return made;
  }

  /** The partitions' hashes; `undefined` when something was committed to one after its file was written. */
  #stamps(files: readonly FileName[]): Record<string, string> | undefined {
    const stamps: Record<string, string> = {};
    for (const file of files) {
      const hash = this.#dirty.has(file) ? undefined : this.#hashes.get(file);
      if (hash === undefined) return undefined;
      stamps[file] = hash;
    }
    return stamps;
  }

  /** Nothing is lost by it but time at the next start. */
  #notKept(path: string, error: unknown): void {
    if (!(error instanceof DiskError)) throw error;
    this.notices.push(`${path} could not be kept: ${error.message}`);
  }

  async get<Name extends FileName>(file: Name, id: string): Promise<RecordOf<Name> | undefined> {
    return (await this.records(file)).get(id)?.value;
  }

  /** Hears of every commit, after it was swapped in. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs `work` on committed state, alone, and commits what it put as one record. When `work` rejects, nothing changes.
   *
   * @param who whose doing it is, for the audit: `daemon`, `operator:anna`.
   * @throws StoreWriteError when the commit could not be made durable: the store must then be reopened.
   */
  transact<Result>(who: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(async () => {
      if (this.#failed !== undefined) throw new StoreWriteError(this.#failed);
      const changes: Change[] = [];
      const staged = new Map<string, Stored<unknown> | null>();
      const result = await work(this.#transaction(changes, staged));
      if (changes.length > 0) await this.#commit(who, changes);
      return result;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #transaction(changes: Change[], staged: Map<string, Stored<unknown> | null>): Transaction {
    const current = async (file: string, id: string): Promise<Stored<unknown> | undefined> => {
      const own = staged.get(`${file}\n${id}`);
      return own === undefined ? (await this.#load(file)).get(id) : (own ?? undefined);
    };
    const stage = async (file: string, id: string, after: unknown) => {
      const version = ((await current(file, id))?.version ?? 0) + 1;
      staged.set(`${file}\n${id}`, after === null ? null : { version, value: after });
      changes.push({ file, id, version, after });
    };
    return {
      get: async <Name extends FileName>(file: Name, id: string) =>
        (await current(file, id)) as Stored<RecordOf<Name>> | undefined,
      put: stage,
      remove: (file, id) => stage(file, id, null),
    };
  }

  async #commit(who: string, changes: Change[]): Promise<void> {
    const before = this.#log.openBytes;
    const at = new Date(this.#kernel.clock.now()).toISOString();
    try {
      await this.#log.append({ at, who, epoch: this.#epoch, changes });
    } catch (error) {
      if (error instanceof StoreWriteError) this.#failed = error.message;
      throw error;
    }
    this.#lastAt = at;
    this.#bytesSinceCheckpoint += this.#log.openBytes - before;
    for (const change of changes) {
      applyChange(this.#loaded.get(change.file), change);
      this.#known.add(change.file);
      this.#dirty.add(change.file);
    }
    for (const listener of this.#listeners) listener(changes, this.seq);
  }

  async #load(file: string): Promise<Records> {
    const loaded = this.#loaded.get(file);
    if (loaded) return loaded;
    const records = await this.#read(file);
    // Two loads may have been under way: the first to finish is the one that commits are applied to.
    const first = this.#loaded.get(file);
    if (first) return first;
    this.#overlay.delete(file);
    this.#loaded.set(file, records);
    return records;
  }

  async #read(file: string): Promise<Records> {
    const records: Records = new Map();
    let appliedSeq = 0;
    try {
      const partition = await readPartition(this.#kernel.disk, partitionPath(this.#folder, file), file);
      if (partition && partition.appliedSeq > this.seq)
        throw new Quarantine(`${file} holds changes up to ${partition.appliedSeq}, but the log ends at ${this.seq}`);
      for (const [id, version, value] of partition?.records ?? []) records.set(id, { version, value });
      appliedSeq = partition?.appliedSeq ?? 0;
      if (!partition && this.#checkpointed.has(file)) {
        await this.#rebuild(file, records);
        this.notices.push(`${file} was missing; it was made again from the log`);
      }
    } catch (error) {
      if (!(error instanceof DamagedCheckpoint)) throw error;
      records.clear();
      await this.#rebuild(file, records);
      this.notices.push(`${error.message}; it was made again from the log`);
    }
    for (const { seq, change } of this.#overlay.get(file) ?? []) if (seq > appliedSeq) applyChange(records, change);
    return records;
  }

  async #rebuild(file: string, records: Records): Promise<void> {
    for await (const { record } of readLog(this.#kernel.disk, `${this.#folder}/log`)) {
      for (const change of record.changes) if (change.file === file) applyChange(records, change);
    }
  }

  get checkpointDue(): boolean {
    return this.#bytesSinceCheckpoint > checkpointBytes;
  }

  /** Writes what changed since the last checkpoint into the partition files, then says so in the manifest. */
  checkpoint(): Promise<void> {
    const turn = this.#queue.then(async () => {
      if (this.#failed !== undefined) throw new StoreWriteError(this.#failed);
      const { disk } = this.#kernel;
      for (const file of [...this.#dirty].sort()) {
        const records = await this.#load(file);
        const path = partitionPath(this.#folder, file);
        await makeDurableFolder(disk, path.slice(0, path.lastIndexOf('/')), 1);
        const hash = await writePartition(disk, path, {
          file,
          appliedSeq: this.seq,
          records: [...records].map(([id, { version, value }]) => [id, version, value]),
        });
        this.#hashes.set(file, hash);
      }
      await this.#log.rotate();
      await writeManifest(disk, manifestPath(this.#folder), this.#manifest());
      this.#checkpointed = new Set(this.#known);
      this.#dirty.clear();
      this.#bytesSinceCheckpoint = 0;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Forgets loaded partitions that a checkpoint holds, so that an idle daemon is small. Never in the midst of a commit. */
  release(): Promise<void> {
    const turn = this.#queue.then(() => {
      for (const file of this.#loaded.keys())
        if (!this.#dirty.has(file) && file !== 'settings') this.#loaded.delete(file);
    });
    this.#queue = turn;
    return turn;
  }

  /** Every record of the log, oldest first: the audit trail. */
  history(): AsyncGenerator<{ record: LogRecord; hash: string }> {
    return readLog(this.#kernel.disk, `${this.#folder}/log`);
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#log.close();
  }

  #manifest(): Manifest {
    const { seq, hash } = this.#log.position;
    return {
      schema: schemaVersion,
      seq,
      hash,
      segment: this.#log.currentSegment,
      segmentStart: this.#log.segmentStart,
      epoch: this.#epoch,
      at: this.#lastAt,
      files: [...this.#known].sort(),
      hashes: Object.fromEntries([...this.#hashes].sort(([one], [other]) => (one < other ? -1 : 1))),
    };
  }
}

function applyChange(records: Records | undefined, change: Change): void {
  if (!records) return;
  if (change.after === null) records.delete(change.id);
  else records.set(change.id, { version: change.version, value: change.after });
}

function manifestPath(folder: string): string {
  return `${folder}/manifest.json`;
}

function partitionPath(folder: string, file: string): string {
  return `${folder}/${file}.json`;
}
