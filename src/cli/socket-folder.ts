/** The folder of the socket: the user's own and closed to others, or nothing in it is trusted. */

import { lstatSync, mkdirSync } from 'node:fs';
import { failed } from './failure.ts';

/**
 * Makes the folder if need be. Under /tmp anybody can make a folder of that name first, and what listens there would
 * be handed the property's figures.
 * @throws CommandFailure
 */
export function ownFolder(folder: string, uid: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOwn = found.isDirectory() && (uid < 0 || (found.uid === uid && (found.mode & 0o077) === 0));
    if (!isOwn) throw failed('no-daemon', 'error.socket-folder', { folder });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw failed('no-daemon', 'error.socket-folder-unusable', { folder, message: error.message });
    throw error;
  }
}
