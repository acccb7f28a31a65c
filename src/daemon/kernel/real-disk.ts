import { constants, type Stats } from 'node:fs';
import { chmod, type FileHandle, lstat, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Disk, FileStat } from '../../core/kernel.ts';
import { type DiskAction, diskError, diskErrorFrom, systemName, tooLargeToRead } from './disk-error.ts';
import { realAppendFile, writeAll } from './real-append-file.ts';

const fileMode = 0o600;
const folderMode = 0o700;

/** Reading without a bound of its own stops here: nothing this program keeps is larger. */
const defaultMaxBytes = 512 * 1024 * 1024;

const { O_APPEND, O_CREAT, O_DIRECTORY, O_EXCL, O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** Windows has neither these flags nor an fsync of a folder; the flags read as 0 there. */
const windows = process.platform === 'win32';

/**
 * The operating system's disk. Nothing is ever written through a symbolic link: `create` is exclusive, `openAppend`
 * refuses one with ELOOP, `rename` and `remove` act on the link itself.
 */
export function realDisk(): Disk {
  return {
    async read(path, { maxBytes = defaultMaxBytes, noFollow = false } = {}) {
      // O_NONBLOCK: a named pipe put in the way must not hold the daemon until somebody writes to it.
      const flags = O_RDONLY | (O_NONBLOCK ?? 0) | (O_NOCTTY ?? 0) | (noFollow ? (O_NOFOLLOW ?? 0) : 0);
      return withFile('read', path, flags, async (handle) => {
        const { size } = assertRegular(await handle.stat(), 'read', path);
        if (size > maxBytes) throw tooLargeToRead(path, maxBytes);
        return readBounded(handle, path, size, maxBytes);
      });
    },

    async create(path, bytes) {
      const flags = O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0);
      const handle = await attempt('create', path, () => open(path, flags, fileMode));
      try {
        await assureMode(handle);
        await writeAll(handle, bytes);
        await handle.sync();
        await handle.close();
      } catch (cause) {
        await discard(handle, path);
        throw diskErrorFrom(cause, 'create', path);
      }
    },

    async openAppend(path) {
      // No O_CREAT: a log that is missing is for its owner to deal with, never an empty one to go on with.
      const flags = O_WRONLY | O_APPEND | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0) | (O_NOCTTY ?? 0);
      const handle = await attempt('open', path, () => open(path, flags));
      try {
        assertRegular(await handle.stat(), 'open', path);
      } catch (cause) {
        await handle.close();
        throw diskErrorFrom(cause, 'open', path);
      }
      return realAppendFile(handle, path);
    },

    rename: (from, to) => attempt('rename', from, () => rename(from, to)),

    remove: (path) =>
      attempt('remove', path, async () => {
        try {
          await unlink(path);
        } catch (cause) {
          // POSIX says EPERM for a folder, Linux EISDIR.
          if (systemName(cause) === 'EPERM' && (await lstat(path)).isDirectory())
            throw diskError('EISDIR', 'remove', path);
          throw cause;
        }
      }),

    async syncFolder(path) {
      try {
        await withFile('make durable', path, O_RDONLY | (O_DIRECTORY ?? 0), (handle) => handle.sync());
      } catch (cause) {
        // Windows cannot open a folder for flushing; NTFS journals names itself. Everywhere else this is an error.
        const { code } = diskErrorFrom(cause, 'make durable', path);
        if (!windows || (code !== 'EISDIR' && code !== 'EACCES')) throw cause;
      }
    },

    makeFolder: (path) => attempt('make the folder', path, () => makeFolder(path)),

    list: (path) => attempt('list the folder', path, async () => (await readdir(path)).sort()),

    stat: (path) =>
      attempt('look at', path, async () => {
        try {
          return fileStat(await lstat(path));
        } catch (cause) {
          if (systemName(cause) === 'ENOENT' || systemName(cause) === 'ENOTDIR') return undefined;
          throw cause;
        }
      }),
  };
}

async function attempt<Value>(action: DiskAction, path: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    throw diskErrorFrom(cause, action, path);
  }
}

function withFile<Value>(
  action: DiskAction,
  path: string,
  flags: number,
  use: (handle: FileHandle) => Promise<Value>,
): Promise<Value> {
  return attempt(action, path, async () => {
    const handle = await open(path, flags);
    try {
      return await use(handle);
    } finally {
      await handle.close();
    }
  });
}

function assertRegular(stats: Stats, action: DiskAction, path: string): Stats {
  if (stats.isDirectory()) throw diskError('EISDIR', action, path);
  if (!stats.isFile()) throw diskError('OTHER', action, path, 'it is not a regular file');
  return stats;
}

/** The size is a hint only: a file may grow while it is read, and those of /proc claim to be empty. */
async function readBounded(handle: FileHandle, path: string, size: number, maxBytes: number): Promise<Uint8Array> {
  let buffer = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    if (length === buffer.length) {
      const larger = new Uint8Array(Math.min(Math.max(length * 2, 4096), maxBytes + 1));
      larger.set(buffer);
      buffer = larger;
    }
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > maxBytes) throw tooLargeToRead(path, maxBytes);
  }
}

/** The umask can only take permissions away, so a new file is never wider than its mode; here the owner's come back. */
async function assureMode(handle: FileHandle): Promise<void> {
  const { mode } = await handle.stat();
  if (!windows && (mode & 0o777) !== fileMode) await handle.chmod(fileMode);
}

/** Best effort: the write's own error is the one to report, and a leftover is dealt with by whoever creates again. */
async function discard(handle: FileHandle, path: string): Promise<void> {
  await Promise.allSettled([handle.close()]);
  await Promise.allSettled([rm(path, { force: true })]);
}

/** `mkdir` with `recursive` would leave parents to the umask. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, folderMode);
  } catch (cause) {
    const name = systemName(cause);
    if (name === 'EEXIST' && (await isFolder(path))) return;
    if (name !== 'ENOENT' || dirname(path) === path) throw cause;
    await makeFolder(dirname(path));
    await makeFolder(path);
    return;
  }
  const { mode } = await lstat(path);
  if (!windows && (mode & 0o777) !== folderMode) await chmod(path, folderMode);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (systemName(cause) === 'ENOENT') return false;
    throw cause;
  }
}

function fileStat(stats: Stats): FileStat {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other',
    size: stats.size,
    mode: stats.mode & 0o777,
    modifiedAt: Math.floor(stats.mtimeMs),
    uid: stats.uid,
  };
}
