import type { DiskErrorCode } from '../../../src/core/kernel.ts';
import type { DiskAction } from '../../../src/daemon/kernel/disk-error.ts';
import type { Prng } from './prng.ts';

/** The single steps of which disk operations consist, with the word for messages and whether they change the disk. */
export const diskSteps = {
  read: { action: 'read', writes: false },
  list: { action: 'list the folder', writes: false },
  stat: { action: 'look at', writes: false },
  open: { action: 'open', writes: false },
  close: { action: 'close', writes: false },
  create: { action: 'create', writes: true },
  'create: write': { action: 'create', writes: true },
  'create: sync': { action: 'create', writes: true },
  'create: discard': { action: 'remove', writes: true },
  append: { action: 'write to', writes: true },
  sync: { action: 'make durable', writes: true },
  truncate: { action: 'cut off the end of', writes: true },
  'truncate: sync': { action: 'cut off the end of', writes: true },
  rename: { action: 'rename', writes: true },
  remove: { action: 'remove', writes: true },
  syncFolder: { action: 'make durable', writes: true },
  makeFolder: { action: 'make the folder', writes: true },
} as const satisfies Record<string, { action: DiskAction; writes: boolean }>;

export type DiskStepName = keyof typeof diskSteps;

/** A step that is about to be taken. */
export interface DiskStep {
  readonly name: DiskStepName;
  readonly path: string;
  /** 1 for the first step of the machine's life. */
  readonly number: number;
  /** The same, counting steps that change the disk; 0 for the others. */
  readonly writeNumber: number;
}

/**
 * `fail`: the step ends with the error. What it did before that is what the operating system allows: a part of the
 * bytes, nothing, or (EIO on names) the seed decides whether it happened after all.
 * `kill`: the process dies before the step, half-way through (a part of the bytes is written), or right after it.
 */
export type DiskFault =
  | { readonly kind: 'fail'; readonly code: DiskErrorCode }
  | { readonly kind: 'kill'; readonly when: KillMoment };

export type KillMoment = 'before' | 'during' | 'after';
export const killMoments: readonly KillMoment[] = ['before', 'during', 'after'];

/** Asked before each step of a living process. */
export type DiskPolicy = (step: DiskStep, prng: Prng) => DiskFault | undefined;

export const noDiskFaults: DiskPolicy = () => undefined;

/** @param writeNumber as the disk counts: `disk.writes + 1` is the next. */
export function failAtWrite(writeNumber: number, code: DiskErrorCode): DiskPolicy {
  return (step) => (step.writeNumber === writeNumber ? { kind: 'fail', code } : undefined);
}

export function killAtWrite(writeNumber: number, when: KillMoment): DiskPolicy {
  return (step) => (step.writeNumber === writeNumber ? { kind: 'kill', when } : undefined);
}
