import type { FileHandle } from 'node:fs/promises';
import type { AppendFile, DiskError } from '../../core/kernel.ts';
import { type DiskAction, diskError, diskErrorFrom } from './disk-error.ts';

/**
 * Appends to an open file. After the first failure every further write is refused with that failure: the operating
 * system reports a lost write once, and the next fsync would claim that all is well.
 *
 * @param handle opened with O_APPEND; owned by the result.
 */
export function realAppendFile(handle: FileHandle, path: string): AppendFile {
  let failure: DiskError | undefined;

  const guarded = async (action: DiskAction, write: () => Promise<void>): Promise<void> => {
    if (failure) throw failure;
    try {
      await write();
    } catch (cause) {
      failure = diskErrorFrom(cause, action, path);
      throw failure;
    }
  };

  return {
    append: (bytes) => guarded('write to', () => writeAll(handle, bytes)),

    // fdatasync writes the data and what is needed to find it again, the new size included (fdatasync(2)); it leaves out
    // the time stamps, which saves the second journal write. On macOS and Windows it is a full flush.
    sync: () => guarded('make durable', () => handle.datasync()),

    truncate: (size) =>
      guarded('cut off the end of', async () => {
        const present = (await handle.stat()).size;
        if (!Number.isSafeInteger(size) || size < 0 || size > present)
          throw diskError('OTHER', 'cut off the end of', path, `it has ${present} bytes, not ${size} or more`);
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

/** One write call may take only a part of the bytes, on a disk that is nearly full for instance. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, null);
    written += bytesWritten;
  }
}
