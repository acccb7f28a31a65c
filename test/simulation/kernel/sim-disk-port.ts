import type { AppendFile, Disk } from '../../../src/core/kernel.ts';
import { assertCut, tooLargeToRead } from '../../../src/daemon/kernel/disk-error.ts';
import { StickyFailure } from '../../../src/daemon/kernel/sticky-failure.ts';
import type { DiskStepName } from './disk-faults.ts';
import { Refusal, type SimNode } from './file-tree.ts';
import type { SimDisk, Work } from './sim-disk.ts';
import type { SimFile } from './sim-file.ts';
import type { SimProcess } from './sim-life.ts';

/** The machine's disk as one process sees it. Each step is one event, so that a kill can fall between any two. */
export function simDiskPort(disk: SimDisk, process: SimProcess): Disk {
  const { tree } = disk;
  const step = <Value>(name: DiskStepName, path: string, work: Work<Value>) =>
    process.call(`${name} ${path}`, () => disk.perform(process, name, path, work));
  const simple = <Value>(name: DiskStepName, path: string, effect: () => Value) => step(name, path, { effect });

  return {
    read: (path, { maxBytes = Number.POSITIVE_INFINITY, noFollow = false } = {}) =>
      simple('read', path, () => {
        const file = regularFile(tree.find(path, { followLast: !noFollow }));
        if (file.size > maxBytes) throw tooLargeToRead(path, maxBytes);
        return file.read();
      }),

    async create(path, bytes) {
      const file = await simple('create', path, () => disk.stamp(tree.createFile(path)));
      try {
        if (bytes.length > 0) await step('create: write', path, appending(disk, file, bytes));
        await step('create: sync', path, syncing(disk, file));
      } catch (error) {
        // Best effort, as the real disk: the write's own error is the one to report.
        await Promise.allSettled([simple('create: discard', path, () => tree.remove(path))]);
        throw error;
      }
    },

    openAppend: (path) =>
      simple('open', path, () => openFile(disk, step, path, regularFile(tree.find(path, { followLast: false })))),
    rename: (from, to) => simple('rename', from, () => tree.rename(from, to)),
    remove: (path) => simple('remove', path, () => tree.remove(path)),
    syncFolder: (path) => simple('syncFolder', path, () => tree.syncFolder(path)),
    makeFolder: (path) => simple('makeFolder', path, () => tree.makeFolder(path)),
    list: (path) => simple('list', path, () => [...tree.folder(path).entries.keys()].sort()),
    stat: (path) => simple('stat', path, () => disk.stat(path)),
  };
}

type Step = <Value>(name: DiskStepName, path: string, work: Work<Value>) => Promise<Value>;

function openFile(disk: SimDisk, step: Step, path: string, file: SimFile): AppendFile {
  const failure = new StickyFailure();
  let closed = false;
  const write = (name: DiskStepName, work: Work<void>): Promise<void> => {
    const effect = () => {
      if (closed) throw new Refusal('OTHER', 'the file has been closed');
      work.effect();
    };
    return step(name, path, closed ? { effect } : { ...work, effect });
  };
  return {
    // The bytes are taken when the write happens, as the operating system does: a caller that does not wait is found out.
    append: (bytes) => failure.guard(() => write('append', appending(disk, file, bytes))),
    sync: () => {
      const { effect, ...rest } = syncing(disk, file);
      const andLook = () => {
        effect();
        assertStillThere(disk.tree.find(path, { followLast: false }), file);
      };
      return failure.guard(() => write('sync', { ...rest, effect: andLook }));
    },
    truncate: (size) =>
      failure.guard(async () => {
        const effect = () => {
          assertCut(path, file.size, size);
          file.cut(size);
        };
        await write('truncate', { effect });
        await write('truncate: sync', syncing(disk, file));
      }),
    async close() {
      const effect = () => {
        closed = true;
      };
      await step('close', path, { effect });
    },
  };
}

function appending(disk: SimDisk, file: SimFile, bytes: Uint8Array): Work<void> {
  return {
    effect: () => disk.append(file, bytes),
    partial: () => disk.append(file, bytes, { cutShort: true }),
  };
}

/** A failed fsync drops what it could not write, and the next one does not try again (fsync(2), LWN 752063). */
function syncing(disk: SimDisk, file: SimFile): Work<void> {
  return { effect: () => file.sync(), failed: () => disk.loseUnsynced(file) };
}

function assertStillThere(named: SimNode | undefined, file: SimFile): void {
  if (!named) throw new Refusal('ENOENT');
  if (named !== file) throw new Refusal('OTHER', 'another file has taken its place');
}

function regularFile(node: SimNode | undefined): SimFile {
  if (!node) throw new Refusal('ENOENT');
  if (node.kind === 'directory') throw new Refusal('EISDIR');
  if (node.kind === 'link') throw new Refusal('ELOOP');
  return node;
}
