import { dirname } from 'node:path/posix';
import type { Disk } from '../../core/kernel.ts';

/**
 * Makes a folder and its parents so that a power cut cannot take them away again with what is put into them: a name is
 * durable once the folder it stands in is synced.
 *
 * @param levels how many names, counted from the last, may be new.
 */
export async function makeDurableFolder(disk: Disk, path: string, levels = 2): Promise<void> {
  await disk.makeFolder(path);
  let folder = path;
  for (let level = 0; level < levels && folder !== '/'; level++) {
    folder = dirname(folder);
    await disk.syncFolder(folder);
  }
}
