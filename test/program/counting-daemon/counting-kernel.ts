/**
 * A kernel that counts what it does to the outside (names and bytes on the disk, requests and answers on the network)
 * and kills its process at the n-th. What is on the disk or has left then stays: the machine itself lives on, so an
 * fsync changes nothing and is no place to die. Losing power is tried in test/simulation.
 */

import type { AppendFile, Disk, Kernel, Network } from '../../../src/core/kernel.ts';
import { incomingName } from '../../../src/daemon/store/replace-file.ts';

export interface Death {
  /** Counted from 1; the process dies instead of doing this. */
  readonly at: number;
  /** Bytes are written by half before it dies. */
  readonly halfWritten: boolean;
}

export interface Count {
  readonly all: number;
  /** Which of them write bytes where they stay, and can be left half done. */
  readonly writing: readonly number[];
}

/** @param death absent: only counts. */
export function countingKernel(kernel: Kernel, death?: Death): { kernel: Kernel; count(): Count } {
  let all = 0;
  const writing: number[] = [];
  const step = async (half?: () => Promise<unknown>): Promise<void> => {
    all += 1;
    if (half) writing.push(all);
    if (all !== death?.at) return;
    if (death.halfWritten) await half?.();
    process.kill(process.pid, 'SIGKILL');
    await new Promise<never>(() => undefined);
  };
  return {
    kernel: { ...kernel, disk: countingDisk(kernel.disk, step), network: countingNetwork(kernel.network, step) },
    count: () => ({ all, writing }),
  };
}

type Step = (half?: () => Promise<unknown>) => Promise<void>;

function countingDisk(disk: Disk, step: Step): Disk {
  return {
    ...disk,
    create: async (path, bytes) => {
      // Half of what still waits for its name is as good as all of it: the next attempt clears either away.
      const waits = path.endsWith(incomingName(''));
      await step(waits ? undefined : () => disk.create(path, bytes.subarray(0, bytes.length >> 1)));
      await disk.create(path, bytes);
    },
    openAppend: async (path) => countingFile(await disk.openAppend(path), step),
    rename: async (from, to) => {
      await step();
      await disk.rename(from, to);
    },
    remove: async (path) => {
      // Tidying up what is not there changes nothing.
      if ((await disk.stat(path)) !== undefined) await step();
      await disk.remove(path);
    },
    makeFolder: async (path) => {
      if ((await disk.stat(path)) === undefined) await step();
      await disk.makeFolder(path);
    },
  };
}

function countingFile(file: AppendFile, step: Step): AppendFile {
  return {
    ...file,
    append: async (bytes) => {
      await step(() => file.append(bytes.subarray(0, bytes.length >> 1)));
      await file.append(bytes);
    },
    truncate: async (size) => {
      await step();
      await file.truncate(size);
    },
  };
}

/** A request may die before it leaves, and with its answer at the door: done there, not known here. */
function countingNetwork(network: Network, step: Step): Network {
  return {
    exchange: async (request) => {
      await step();
      const answer = await network.exchange(request);
      await step();
      return answer;
    },
  };
}
