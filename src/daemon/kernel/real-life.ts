import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Disk, DiskError, type ProcessLife } from '../../core/kernel.ts';
import { diskError, diskErrorFrom } from './disk-error.ts';
import { networkFileSystem } from './network-file-system.ts';

/** SQLite's primary result code, the low byte, for "somebody else holds the lock" (https://sqlite.org/rescode.html). */
const sqliteBusy = 5;

/**
 * The locks of this process, by device and inode. POSIX locks belong to the process and not to the descriptor: a second
 * SQLite connection is told "busy" correctly, but opening and closing the file by any other way would drop the lock
 * silently. So a lock that is held here is answered from this list, and nobody in this process may open the lock file.
 */
const heldHere = new Set<string>();

/**
 * The kernel lock on a home (rule 14): an exclusive SQLite transaction on an otherwise empty file. The operating system
 * lets go of it the moment the process ends, even by SIGKILL, and keeps it while the machine sleeps, which a lock with
 * a time stamp does not.
 */
export function realLife(disk: Disk): ProcessLife {
  return {
    bootId: randomUUID(),

    async lock(path) {
      await assertLocalDisk(path);
      await assureLockFile(disk, path);
      const { dev, ino } = await lstat(path);
      const identity = `${dev}:${ino}`;
      if (heldHere.has(identity)) return undefined;
      heldHere.add(identity);
      try {
        const database = await openExclusively(path);
        if (!database) heldHere.delete(identity);
        return database && { release: async () => release(database, identity) };
      } catch (error) {
        heldHere.delete(identity);
        throw error;
      }
    },
  };
}

async function assertLocalDisk(path: string): Promise<void> {
  const folder = dirname(path);
  let network: string | undefined;
  try {
    network = await networkFileSystem(folder);
  } catch (cause) {
    throw diskErrorFrom(cause, 'lock', path);
  }
  if (network)
    throw diskError('OTHER', 'lock', path, `${folder} is on a network file system (${network}); use a local disk`);
}

/** Made through our disk so that it is 0600; SQLite would leave that to the umask. */
async function assureLockFile(disk: Disk, path: string): Promise<void> {
  const present = await disk.stat(path);
  if (!present) {
    try {
      await disk.create(path, new Uint8Array());
    } catch (error) {
      // Another process was a moment earlier; which of us gets the lock is SQLite's to say.
      if (!(error instanceof DiskError && error.code === 'EEXIST')) throw error;
    }
    return;
  }
  if (present.kind !== 'file') throw diskError('OTHER', 'lock', path, 'it is not a regular file; remove it');
}

/** `undefined` when another process holds the lock. */
async function openExclusively(path: string): Promise<DatabaseSync | undefined> {
  // Loaded when needed: only the daemon locks.
  const { DatabaseSync } = await import('node:sqlite');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // The journal in memory: an empty transaction needs none, and no second file appears in the home.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & 0xff) === sqliteBusy) return undefined;
    throw diskErrorFrom(cause, 'lock', path);
  }
}

function release(database: DatabaseSync, identity: string): void {
  if (!heldHere.delete(identity)) return;
  // Closing rolls the empty transaction back and lets go.
  database.close();
}
