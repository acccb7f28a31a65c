import { DiskError, type DiskErrorCode, type FileStat, type Instant } from '../../../src/core/kernel.ts';
import { diskError } from '../../../src/daemon/kernel/disk-error.ts';
import {
  type DiskPolicy,
  type DiskStep,
  type DiskStepName,
  diskSteps,
  type KillMoment,
  noDiskFaults,
} from './disk-faults.ts';
import { FileTree, Refusal, type SimNode } from './file-tree.ts';
import type { Prng } from './prng.ts';
import type { SimFile } from './sim-file.ts';
import { ProcessKilled, type SimProcess } from './sim-life.ts';

/** How one step works. */
export interface Work<Value> {
  readonly effect: () => Value;
  /** As far as it comes when it is cut short. */
  readonly partial?: () => void;
  /** What an error leaves behind, where that is not the partial work. */
  readonly failed?: () => void;
}

/**
 * The disk of a simulated machine: it outlives processes and power cuts, and breaks on command. A fresh one holds the
 * durable folder `/home`.
 */
export class SimDisk {
  /** Which steps go wrong. */
  faults: DiskPolicy = noDiskFaults;
  /** Bytes that fit; appending beyond them writes what fits and fails with ENOSPC. */
  capacity = Number.POSITIVE_INFINITY;
  readOnly = false;
  /** After a power cut, unsynced parts of files may be zeros of the right length. */
  zeroSectors = false;
  readonly tree = new FileTree();
  readonly #prng: Prng;
  readonly #now: () => Instant;
  #steps = 0;
  #writes = 0;

  constructor(prng: Prng, now: () => Instant) {
    this.#prng = prng;
    this.#now = now;
    this.plantFolder('/home');
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Steps taken so far that change the disk. */
  get writes(): number {
    return this.#writes;
  }

  /** A power cut. Processes must be dead by then. */
  powerCut(): void {
    this.tree.loseUnsynced(this.#prng, this.zeroSectors);
  }

  /** Puts a durable file there from outside, in place of what was there. */
  plant(path: string, bytes: Uint8Array, { mode = 0o600, uid = 1000 } = {}): void {
    if (this.tree.find(path, { followLast: false })) this.tree.remove(path);
    const file = this.stamp(this.tree.createFile(path));
    Object.assign(file, { mode, uid });
    file.append(bytes);
    file.sync();
    this.#syncParent(path);
  }

  plantFolder(path: string): void {
    this.tree.makeFolder(path);
    for (let at = path; at !== '/'; at = parentOf(at)) this.#syncParent(at);
  }

  /** @param target absolute. */
  plantLink(path: string, target: string): void {
    this.tree.link(path, target);
    this.#syncParent(path);
  }

  /** Content as a reader would see it now; `undefined` when there is no such file. For assertions, not a step. */
  peek(path: string): Uint8Array | undefined {
    const node = this.stat(path) && this.tree.find(path);
    return node?.kind === 'file' ? node.read() : undefined;
  }

  /** Makes the lock file, from within the call that locks. @throws DiskError */
  assureLockFile(path: string): void {
    try {
      const node = this.tree.find(path, { followLast: false });
      if (!node) this.stamp(this.tree.createFile(path));
      else if (node.kind !== 'file') throw diskError('OTHER', 'lock', path, 'it is not a regular file; remove it');
    } catch (error) {
      throw error instanceof Refusal ? diskError(error.code, 'lock', path) : error;
    }
  }

  /** Takes one step for a process, or the fault that meets it. For the port. */
  perform<Value>(process: SimProcess, name: DiskStepName, path: string, work: Work<Value>): Value {
    const { action, writes } = diskSteps[name];
    this.#steps += 1;
    if (writes) this.#writes += 1;
    const step: DiskStep = { name, path, number: this.#steps, writeNumber: writes ? this.#writes : 0 };
    // A dead process's last calls take effect or not (kill decided); they do not break a second time.
    const fault = process.alive ? this.faults(step, this.#prng) : undefined;
    try {
      if (writes && this.readOnly) throw new Refusal('EROFS');
      if (fault?.kind === 'kill') this.#kill(process, fault.when, work);
      if (fault?.kind === 'fail') this.#fail(fault.code, writes, work);
      return work.effect();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw error.message === error.code
        ? diskError(error.code, action, path)
        : diskError(error.code, action, path, error.message);
    }
  }

  /** Appends what fits, of all the bytes or (cut short) of a beginning of them. For the port. */
  append(file: SimFile, bytes: Uint8Array, { cutShort = false } = {}): void {
    const wanted = cutShort ? bytes.subarray(0, this.#prng.int(bytes.length + 1)) : bytes;
    const room = this.capacity === Number.POSITIVE_INFINITY ? wanted.length : this.capacity - this.tree.usedBytes();
    file.append(wanted.subarray(0, Math.max(0, room)));
    this.stamp(file);
    if (wanted.length > room) throw new Refusal('ENOSPC');
  }

  loseUnsynced(file: SimFile): void {
    file.loseUnsynced(this.#prng, this.zeroSectors);
  }

  stamp(file: SimFile): SimFile {
    file.modifiedAt = this.#now();
    return file;
  }

  stat(path: string): FileStat | undefined {
    let node: SimNode | undefined;
    try {
      node = this.tree.find(path, { followLast: false });
    } catch (error) {
      if (error instanceof Refusal && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
      throw error;
    }
    if (node?.kind === 'file') {
      const { kind, size, mode, modifiedAt, uid } = node;
      return { kind, size, mode, modifiedAt, uid };
    }
    const kind = node?.kind === 'directory' ? 'directory' : 'other';
    return node && { kind, size: 0, mode: kind === 'directory' ? 0o700 : 0o777, modifiedAt: 0, uid: 1000 };
  }

  #kill(process: SimProcess, when: KillMoment, { effect, partial }: Work<unknown>): never {
    const halfWay = partial ?? (this.#prng.bool() ? effect : undefined);
    if (when === 'during') unheard(halfWay);
    if (when === 'after') unheard(effect);
    process.kill();
    throw new ProcessKilled();
  }

  #fail(code: DiskErrorCode, writes: boolean, { effect, partial, failed = partial }: Work<unknown>): never {
    if (failed) unheard(failed);
    else if (writes && code === 'EIO' && this.#prng.bool()) unheard(effect);
    throw new Refusal(code);
  }

  #syncParent(path: string): void {
    this.tree.syncFolder(parentOf(path));
  }
}

/** Does the work; a refusal of it reaches nobody, because something worse is what the caller learns. */
function unheard(work: (() => unknown) | undefined): void {
  try {
    work?.();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof DiskError)) throw error;
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
