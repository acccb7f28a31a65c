/** A disk in memory, for tests that want the bytes and want them to fail. */

import { type AppendFile, type Disk, DiskError, type FileStat } from '../../src/core/kernel.ts';

/** What goes wrong at the next append or sync of any file; each fault strikes once. */
export type DiskFault =
  /** The bytes are on the disk, and the fsync says they are not. */
  | 'sync-fails-after-writing'
  /** Nothing is written. */
  | 'append-fails';

export class MemoryDisk implements Disk {
  readonly files = new Map<string, Uint8Array>();
  readonly folders = new Set<string>(['/']);
  readonly faults: DiskFault[] = [];
  syncs = 0;

  async read(path: string, options: { maxBytes?: number } = {}): Promise<Uint8Array> {
    const bytes = this.#file(path);
    if (bytes.length > (options.maxBytes ?? Number.POSITIVE_INFINITY))
      throw new DiskError('OTHER', path, `${path} is too large`);
    return bytes.slice();
  }

  async create(path: string, bytes: Uint8Array): Promise<void> {
    if (this.files.has(path)) throw new DiskError('EEXIST', path);
    this.#inFolder(path);
    this.files.set(path, bytes.slice());
  }

  async openAppend(path: string): Promise<AppendFile> {
    this.#file(path);
    return {
      append: async (bytes) => {
        if (this.#strikes('append-fails')) throw new DiskError('ENOSPC', path);
        this.files.set(path, Buffer.concat([this.#file(path), bytes]));
      },
      sync: async () => {
        this.syncs += 1;
        if (this.#strikes('sync-fails-after-writing')) throw new DiskError('EIO', path);
      },
      truncate: async (size) => {
        this.files.set(path, this.#file(path).slice(0, size));
      },
      close: async () => {},
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.files.set(to, this.#file(from));
    this.files.delete(from);
  }

  async remove(path: string): Promise<void> {
    this.#file(path);
    this.files.delete(path);
  }

  async syncFolder(path: string): Promise<void> {
    if (!this.folders.has(path)) throw new DiskError('ENOENT', path);
  }

  async makeFolder(path: string): Promise<void> {
    const parts = path.split('/').slice(1);
    for (let length = 1; length <= parts.length; length++) this.folders.add(`/${parts.slice(0, length).join('/')}`);
  }

  async list(path: string): Promise<string[]> {
    if (!this.folders.has(path)) throw new DiskError('ENOENT', path);
    return [...this.files.keys(), ...this.folders]
      .filter((name) => name !== path && name.slice(0, name.lastIndexOf('/')) === path)
      .map((name) => name.slice(path.length + 1))
      .sort();
  }

  async stat(path: string): Promise<FileStat | undefined> {
    const bytes = this.files.get(path);
    if (bytes) return { kind: 'file', size: bytes.length, mode: 0o600, modifiedAt: 0, uid: 0 };
    if (this.folders.has(path)) return { kind: 'directory', size: 0, mode: 0o700, modifiedAt: 0, uid: 0 };
    return undefined;
  }

  #strikes(fault: DiskFault): boolean {
    if (this.faults[0] !== fault) return false;
    this.faults.shift();
    return true;
  }

  #file(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new DiskError('ENOENT', path);
    return bytes;
  }

  #inFolder(path: string): void {
    if (!this.folders.has(path.slice(0, path.lastIndexOf('/')) || '/')) throw new DiskError('ENOENT', path);
  }
}
