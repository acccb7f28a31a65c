/**
 * The books of a folder, open once in this process: the ledger that posts and the calls that administer share one
 * service, because two writers on one file would tear its chain of hashes.
 */

import type { Clock, Disk } from '../../../core/kernel.ts';
import { BookService } from './service.ts';

interface Shared {
  readonly service: BookService;
  users: number;
}

const byDisk = new WeakMap<Disk, Map<string, Shared>>();

export interface BookLease {
  readonly service: BookService;
  /** The last one out closes the files. */
  release(): Promise<void>;
}

export function borrowBooks(machine: { disk: Disk; clock: Clock }, folder: string): BookLease {
  let folders = byDisk.get(machine.disk);
  if (!folders) {
    folders = new Map();
    byDisk.set(machine.disk, folders);
  }
  let shared = folders.get(folder);
  if (!shared) {
    shared = { service: new BookService(machine, folder), users: 0 };
    folders.set(folder, shared);
  }
  const { service } = shared;
  const mine = shared;
  mine.users += 1;
  let released = false;
  return {
    service,
    async release() {
      if (released) return;
      released = true;
      mine.users -= 1;
      // The service stays known: whoever borrows while it closes gets the same one, and its queue keeps them in order.
      if (mine.users === 0) await service.close();
    },
  };
}
