/** What the figures were measured on. */

import { statfsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export interface MachineFacts {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
  readonly fileSystem: string;
  /** Processes that wanted a core in the minute before: above nought, others were working here too. */
  readonly loadBefore: number;
}

/** Magic numbers of statfs(2). A temporary folder in memory would make an fsync free. */
const fileSystems: Readonly<Record<number, string>> = {
  61267: 'ext',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  16914836: 'tmpfs (in memory: an fsync costs nothing)',
  2035054128: 'overlay',
};

/** @param folder in which the homes are made. */
export function machineFacts(folder: string): MachineFacts {
  const { type } = statfsSync(folder);
  return {
    processor: cpus()[0]?.model.trim() || 'not named',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    fileSystem: fileSystems[type] ?? `0x${type.toString(16)}`,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
