/** Memory and processor time of a process, from Linux's /proc; `undefined` elsewhere. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Memory in use (VmRSS), in MB of 1,000,000 bytes. */
export function residentMb(pid: number): number | undefined {
  return statusMb(pid, /^VmRSS:\s+(\d+) kB$/m);
}

/** The most memory it ever used (VmHWM), in the same measure. */
export function peakResidentMb(pid: number): number | undefined {
  return statusMb(pid, /^VmHWM:\s+(\d+) kB$/m);
}

function statusMb(pid: number, line: RegExp): number | undefined {
  const kilobytes = line.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}

/**
 * Time on a processor of all its threads, user and system, in milliseconds. schedstat counts nanoseconds; stat's ticks of
 * 10 ms would show an idle process as nothing at all.
 */
export function processorMs(pid: number): number | undefined {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return undefined;
  let nanoseconds = 0;
  for (const thread of readdirSync(folder))
    nanoseconds += Number(read(`${folder}/${thread}/schedstat`)?.split(' ')[0] ?? 0);
  return nanoseconds / 1e6;
}

/** A thread may end between being listed and being read. */
function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
