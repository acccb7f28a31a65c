import { dirname } from 'node:path/posix';
import { type Disk, DiskError } from '../../core/kernel.ts';

/**
 * Replaces a file's content so that a crash at any moment leaves either the old content or the new, never a mixture:
 * a new file beside it, made durable, takes its name. One replacement of a path at a time.
 *
 * Rejects with {@link DiskError}. After an error the old content may or may not have been replaced: reread (rule 29).
 */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const incoming = incomingName(path);
  await removeLeftover(disk, incoming);
  await disk.create(incoming, bytes);
  await disk.rename(incoming, path);
  await disk.syncFolder(dirname(path));
}

/** The name under which new content waits. Fixed, so that what a crash leaves behind is found and never piles up. */
export function incomingName(path: string): string {
  return `${path}.new`;
}

async function removeLeftover(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path);
  } catch (error) {
    if (!(error instanceof DiskError && error.code === 'ENOENT')) throw error;
  }
}
