import { type FileHandle, lstat } from 'node:fs/promises';
import type { AppendFile } from '../../core/kernel.ts';
import { assertCut, type DiskAction, diskError, diskErrorFrom } from './disk-error.ts';
import { StickyFailure } from './sticky-failure.ts';

/**
 * Appends to an open file. The first failure stays: see {@link StickyFailure}.
 *
 * @param handle opened with O_APPEND; owned by the result.
 */
export function realAppendFile(handle: FileHandle, path: string): AppendFile {
  const failure = new StickyFailure();
  const guarded = (action: DiskAction, write: () => Promise<void>): Promise<void> =>
    failure.guard(async () => {
      try {
        await write();
      } catch (cause) {
        throw diskErrorFrom(cause, action, path);
      }
    });

  return {
    append: (bytes) => guarded('write to', () => writeAll(handle, bytes)),

    // fdatasync writes the data and what is needed to find it again, the new size included (fdatasync(2)); it leaves out
    // the time stamps, which saves the second journal write. On macOS and Windows it is a full flush.
    sync: () =>
      guarded('make durable', async () => {
        await handle.datasync();
        await assertStillThere(handle, path);
      }),

    truncate: (size) =>
      guarded('cut off the end of', async () => {
        assertCut(path, (await handle.stat()).size, size);
        await handle.truncate(size);
        await handle.sync();
      }),

    async close() {
      try {
        await handle.close();
      } catch (cause) {
        throw diskErrorFrom(cause, 'close', path);
      }
    },
  };
}

/** A file that was removed or moved away takes bytes as ever; nobody would find them again. */
async function assertStillThere(handle: FileHandle, path: string): Promise<void> {
  const [open, named] = [await handle.stat(), await lstat(path)];
  if (open.ino !== named.ino || open.dev !== named.dev)
    throw diskError('OTHER', 'make durable', path, 'another file has taken its place');
}

/** One write call may take only a part of the bytes, on a disk that is nearly full for instance. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  do {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, null);
    written += bytesWritten;
  } while (written < bytes.length);
}
