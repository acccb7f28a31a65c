/** Disk errors in words. Both kernels word them here, so that a person reads the same sentence from either. */

import { DiskError, type DiskErrorCode } from '../../core/kernel.ts';
import { cleanText } from '../../core/text.ts';

/** What was being done, completing "cannot … PATH". */
export type DiskAction =
  | 'read'
  | 'create'
  | 'open'
  | 'write to'
  | 'make durable'
  | 'cut off the end of'
  | 'close'
  | 'rename'
  | 'remove'
  | 'make the folder'
  | 'list the folder'
  | 'look at'
  | 'lock';

const meanings: Readonly<Record<DiskErrorCode, string>> = {
  ENOENT: 'there is nothing of that name, or its folder is missing',
  EEXIST: 'something of that name is already there',
  ENOSPC: 'the disk is full (or the quota is used up); free some space, then try again',
  EIO: 'the disk reports a fault; check the disk and its cables before anything else',
  EACCES: 'this user has no right to it; check owner and permissions',
  EROFS: 'the file system is read-only; it may have been remounted so after a disk fault',
  EMFILE: 'too many files are open; raise the limit on open files and restart',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'it is a symbolic link, and links are not followed here',
  OTHER: 'the operating system refused',
};

/** Names of the operating system that mean one of ours, or that have words of their own under `OTHER`. */
const systemCodes: Readonly<Record<string, { readonly code: DiskErrorCode; readonly meaning?: string }>> = {
  EPERM: { code: 'EACCES' },
  EDQUOT: { code: 'ENOSPC' },
  ENFILE: { code: 'EMFILE' },
  ENOTEMPTY: { code: 'OTHER', meaning: 'the folder is not empty' },
  EXDEV: { code: 'OTHER', meaning: 'source and target are on different file systems' },
  EINVAL: { code: 'OTHER', meaning: 'a folder cannot be moved into itself, or the file system lacks this operation' },
  ENXIO: { code: 'OTHER', meaning: 'it is not a regular file' },
  ENAMETOOLONG: { code: 'OTHER', meaning: 'the name is too long' },
  EBADF: { code: 'OTHER', meaning: 'the file has been closed' },
  ESTALE: { code: 'OTHER', meaning: 'the network file system lost it' },
  EBUSY: { code: 'OTHER', meaning: 'it is in use' },
};

/** @param meaning replaces the standard words of the code. */
export function diskError(code: DiskErrorCode, action: DiskAction, path: string, meaning = meanings[code]): DiskError {
  return new DiskError(code, path, `Cannot ${action} ${cleanText(path)}: ${meaning} (${code}).`);
}

/** The error a call of `node:fs` ended with, as a {@link DiskError} that keeps it as its cause. */
export function diskErrorFrom(cause: unknown, action: DiskAction, path: string): DiskError {
  if (cause instanceof DiskError) return cause;
  const name = systemName(cause);
  const known = systemCodes[name];
  const error = known
    ? diskError(known.code, action, path, known.meaning)
    : isDiskErrorCode(name)
      ? diskError(name, action, path)
      : diskError('OTHER', action, path, `${meanings.OTHER}: ${cleanText(String(cause), 200)}`);
  error.cause = cause;
  return error;
}

/** @throws DiskError when a file of `present` bytes cannot be cut to `size`. */
export function assertCut(path: string, present: number, size: number): void {
  if (!Number.isSafeInteger(size) || size < 0 || size > present)
    throw diskError('OTHER', 'cut off the end of', path, `it has ${present} bytes, not ${size} or more`);
}

export function tooLargeToRead(path: string, maxBytes: number): DiskError {
  return diskError('OTHER', 'read', path, `it is larger than the ${maxBytes} bytes allowed here`);
}

/** The operating system's name of an error (`ENOENT`), or the empty text. */
export function systemName(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function isDiskErrorCode(name: string): name is DiskErrorCode {
  return Object.hasOwn(meanings, name);
}
