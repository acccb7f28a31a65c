/** Where the daemon of a home listens (rule 43). Daemon and clients work it out by themselves, from the same facts. */

import { createHash } from 'node:crypto';

export interface SocketPlace {
  /** Folder that must be the user's own and closed to others (0700) before anything in it is trusted; '' for a named pipe. */
  readonly folder: string;
  readonly path: string;
}

/** Longest path that fits `sockaddr_un` (108 bytes on Linux, 104 on macOS, each with its closing zero). */
const longestPathBytes: Readonly<Record<string, number>> = { darwin: 103 };
const longestPathBytesElsewhere = 107;

/**
 * The socket is named by the home's hash, so that any number of homes have their own and a long home does no harm.
 *
 * @param home absolute real path: two names of one folder must not lead to two sockets.
 * @param uid the user's number; -1 where the system has none.
 */
export function socketPath(
  home: string,
  env: { readonly XDG_RUNTIME_DIR?: string | undefined },
  uid: number,
  platform = 'linux',
): SocketPlace {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  if (platform === 'win32') return { folder: '', path: `\\\\.\\pipe\\nightaudit-${name}` };
  const inFolder = (folder: string): SocketPlace => ({ folder, path: `${folder}/${name}.sock` });
  const fallback = inFolder(`/tmp/nightaudit-${uid}`);
  // The XDG specification: a relative path is to be ignored.
  if (!env.XDG_RUNTIME_DIR?.startsWith('/')) return fallback;
  const preferred = inFolder(`${env.XDG_RUNTIME_DIR.replace(/\/+$/, '')}/nightaudit`);
  return Buffer.byteLength(preferred.path) <= (longestPathBytes[platform] ?? longestPathBytesElsewhere)
    ? preferred
    : fallback;
}
