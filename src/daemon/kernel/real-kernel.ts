import { randomBytes } from 'node:crypto';
import type { Kernel } from '../../core/kernel.ts';
import { realClock } from './real-clock.ts';
import { realDisk } from './real-disk.ts';
import { realLife } from './real-life.ts';
import { realNetwork } from './real-network.ts';

/** The kernel that talks to the operating system. One per process, made at the composition root. */
export function realKernel(): Kernel {
  const disk = realDisk();
  return {
    clock: realClock(),
    disk,
    network: realNetwork(),
    random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    life: realLife(disk),
  };
}
