import type { DiskErrorCode } from '../../../src/core/kernel.ts';
import { NameJournal } from './name-journal.ts';
import type { Prng } from './prng.ts';
import { SimFile } from './sim-file.ts';

export interface SimFolder {
  readonly kind: 'directory';
  /** Names as everybody sees them. */
  entries: Map<string, SimNode>;
  /** Names as they would be found after a power cut. */
  readonly durable: Map<string, SimNode>;
}

export interface SimLink {
  readonly kind: 'link';
  /** Absolute. */
  readonly target: string;
}

export type SimNode = SimFile | SimFolder | SimLink;

/** Why an operation on the tree is refused; the disk words it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: DiskErrorCode;
  constructor(code: DiskErrorCode, message: string = code) {
    super(message);
    this.code = code;
  }
}

/** More links than this on the way to a name go in a circle (Linux: path_resolution(7)). */
const maxLinks = 40;

interface Place {
  readonly folder: SimFolder;
  readonly name: string;
  readonly node: SimNode | undefined;
}

/**
 * Files, folders and links in memory, with what POSIX says about names, errors and their order included. Names become
 * durable by `syncFolder`, content by the file's own `sync`. Every method throws {@link Refusal}.
 */
export class FileTree {
  readonly root: SimFolder = newFolder();
  readonly #journal = new NameJournal();

  /** What is at the path, links followed; `followLast: false` gives the last one itself. */
  find(path: string, { followLast = true } = {}): SimNode | undefined {
    return path === '/' ? this.root : this.#locate(path, followLast).node;
  }

  folder(path: string): SimFolder {
    const node = this.find(path);
    if (!node) throw new Refusal('ENOENT');
    if (node.kind !== 'directory') throw new Refusal('ENOTDIR');
    return node;
  }

  createFile(path: string): SimFile {
    const file = new SimFile();
    this.#add(path, file);
    return file;
  }

  /** Like `mkdir -p`. */
  makeFolder(path: string): void {
    try {
      this.#add(path, newFolder());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'EEXIST' && this.#isFolder(path)) return;
      if (error.code !== 'ENOENT') throw error;
      this.makeFolder(parentPath(path));
      this.makeFolder(path);
    }
  }

  link(path: string, target: string): void {
    this.#add(path, { kind: 'link', target });
  }

  remove(path: string): void {
    const { folder, name, node } = this.#locate(path, false);
    if (!node) throw new Refusal('ENOENT');
    if (node.kind === 'directory') throw new Refusal('EISDIR');
    folder.entries.delete(name);
    this.#journal.add([{ folder, name, node: undefined }]);
  }

  /** The checks come in the order of Linux' do_renameat2 and vfs_rename. */
  rename(from: string, to: string): void {
    const source = this.#locate(from, false);
    const target = this.#locate(to, false);
    if (!source.node) throw new Refusal('ENOENT');
    if (isWithin(source.node, target.folder)) throw new Refusal('OTHER', 'a folder cannot be moved into itself');
    if (target.node && isWithin(target.node, source.folder)) throw new Refusal('OTHER', 'the folder is not empty');
    if (source.node === target.node) return;
    if (target.node) assertReplaceable(source.node, target.node);
    source.folder.entries.delete(source.name);
    target.folder.entries.set(target.name, source.node);
    this.#journal.add([
      { folder: source.folder, name: source.name, node: undefined },
      { folder: target.folder, name: target.name, node: source.node },
    ]);
  }

  syncFolder(path: string): void {
    this.#journal.sync(this.folder(path));
  }

  /** A power cut: what was not synced is lost in part or whole. */
  loseUnsynced(prng: Prng, zeroSectors: boolean): void {
    this.#journal.lose(prng);
    restore(this.root, prng, zeroSectors);
  }

  /** Sum of the files' sizes. */
  usedBytes(folder = this.root): number {
    let used = 0;
    for (const node of folder.entries.values())
      used += node.kind === 'file' ? node.size : node.kind === 'directory' ? this.usedBytes(node) : 0;
    return used;
  }

  #add(path: string, node: SimNode): void {
    if (path === '/') throw new Refusal('EEXIST');
    const { folder, name, node: present } = this.#locate(path, false);
    if (present) throw new Refusal('EEXIST');
    folder.entries.set(name, node);
    this.#journal.add([{ folder, name, node }]);
  }

  #isFolder(path: string): boolean {
    return this.find(path)?.kind === 'directory';
  }

  #locate(path: string, followLast: boolean): Place {
    let folder = this.root;
    let names = namesOf(path);
    for (let links = 0; links <= maxLinks; ) {
      const [name = '', ...rest] = names;
      const node = folder.entries.get(name);
      if (node?.kind === 'link' && (rest.length > 0 || followLast)) {
        links += 1;
        folder = this.root;
        names = [...namesOf(node.target), ...rest];
      } else if (rest.length === 0) {
        return { folder, name, node };
      } else {
        if (!node) throw new Refusal('ENOENT');
        if (node.kind !== 'directory') throw new Refusal('ENOTDIR');
        folder = node;
        names = rest;
      }
    }
    throw new Refusal('ELOOP');
  }
}

function newFolder(): SimFolder {
  return { kind: 'directory', entries: new Map(), durable: new Map() };
}

/** @throws RangeError: a relative path, or one with `.` or `..`, breaks the contract of the disk. */
function namesOf(path: string): string[] {
  const names = path.split('/').slice(1);
  if (!path.startsWith('/') || names.some((name) => name === '' || name === '.' || name === '..'))
    throw new RangeError(`not a plain absolute path: ${path}`);
  return names;
}

function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function isWithin(node: SimNode, folder: SimFolder): boolean {
  if (node.kind !== 'directory') return false;
  return node === folder || [...node.entries.values()].some((child) => isWithin(child, folder));
}

function assertReplaceable(source: SimNode, target: SimNode): void {
  if (source.kind === 'directory') {
    if (target.kind !== 'directory') throw new Refusal('ENOTDIR');
    if (target.entries.size > 0) throw new Refusal('OTHER', 'the folder is not empty');
  } else if (target.kind === 'directory') throw new Refusal('EISDIR');
}

function restore(folder: SimFolder, prng: Prng, zeroSectors: boolean): void {
  folder.entries = new Map(folder.durable);
  for (const node of folder.entries.values()) {
    if (node.kind === 'file') node.loseUnsynced(prng, zeroSectors);
    if (node.kind === 'directory') restore(node, prng, zeroSectors);
  }
}
