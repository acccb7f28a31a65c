/**
 * Worlds in which one rule of exactly once does not hold: the simulation must notice each. The rule is taken away
 * outside the program, in what it is given to stand on.
 */

import type { AppendFile } from '../../src/core/kernel.ts';
import { type HttpAnswer, type HttpRequest, NetworkError } from '../../src/core/kernel.ts';
import type { SimKernel } from './kernel/sim-kernel.ts';
import type { Swarm } from './swarm.ts';
import type { Invariant } from './violation.ts';
import type { Tampering } from './world.ts';

export interface Mutant {
  readonly rule: string;
  readonly tampering: Tampering;
  /** Which of the invariants has to fail. */
  readonly breaks: readonly Invariant[];
}

/** A package on the network that proves absence and guards against nothing: all rests on the rules. */
function trusting(changes: Partial<NonNullable<Swarm['remote']>> = {}): (drawn: Swarm) => Swarm {
  return (drawn) => ({
    ...drawn,
    configuration: { ...drawn.configuration, mode: 'period', frequency: 'day', reviewPolicy: 'never', automatic: true },
    remote: {
      settings: { twoStep: false, batchSize: 1, duplicateReference: 'accept' },
      settleMs: 60_000,
      trustAbsence: true,
      lagMs: 0,
      lagOnRead: false,
      lateMs: 30_000,
      missing: 0,
      ...changes,
    },
    networkFaults: 0,
    writeFaults: 0.3,
  });
}

export const mutants: Readonly<Record<string, Mutant>> = {
  'a proxy repeats an old write': {
    rule: 'none of ours: the package takes the same reference twice',
    tampering: { swarm: trusting(), repeatsWrites: true },
    breaks: [3],
  },
  'the package is slower than it declares': {
    rule: 'rule 3: settle is as long as the package takes',
    tampering: { swarm: trusting({ lagMs: 600_000 }) },
    breaks: [3],
  },
  'look-ups leave out what is there, though their control shows': {
    rule: 'rule 2: two empty looks with a control are absence',
    tampering: { swarm: trusting({ missing: 0.9 }) },
    breaks: [3],
  },
  'a layer below repeats a write whose answer was lost': {
    rule: 'rule 9: no retry around writes',
    tampering: { swarm: trusting(), kernel: repeatingNetwork },
    breaks: [3],
  },
  'a lost answer is called "not sent"': {
    rule: 'rule 9: not sent is only what left no headers',
    tampering: { swarm: trusting(), kernel: optimisticNetwork },
    breaks: [3],
  },
  'waits are over at once': {
    rule: 'rule 2: the settle time elapses before absence is believed',
    // Requests arrive long after the caller gave up.
    tampering: { swarm: trusting({ settleMs: 600_000, lateMs: 300_000 }), kernel: impatientClock },
    breaks: [3],
  },
  'the disk says that it has made durable what it has not': {
    rule: 'rule 25: one fsync is the commit',
    tampering: { swarm: trusting(), kernel: forgetfulDisk },
    breaks: [3, 'lost', 'broken'],
  },
};

function repeatingNetwork(kernel: SimKernel): SimKernel {
  const { network } = kernel;
  const exchange = (request: HttpRequest): Promise<HttpAnswer> =>
    network.exchange(request).catch((error: unknown) => {
      if (error instanceof NetworkError && error.sent === 'maybe') return network.exchange(request);
      throw error;
    });
  return { ...kernel, network: { exchange } };
}

function optimisticNetwork(kernel: SimKernel): SimKernel {
  const { network } = kernel;
  const exchange = (request: HttpRequest): Promise<HttpAnswer> =>
    network.exchange(request).catch((error: unknown) => {
      throw error instanceof NetworkError ? new NetworkError('no', error.message) : error;
    });
  return { ...kernel, network: { exchange } };
}

/** Sleeping takes no time, and the monotonic clock says that it took long. */
function impatientClock(kernel: SimKernel): SimKernel {
  const { clock } = kernel;
  const sleep = (_ms: number, signal?: AbortSignal) => clock.sleep(0, signal);
  return { ...kernel, clock: { now: () => clock.now(), monotonic: () => clock.monotonic() * 1_000_000, sleep } };
}

function forgetfulDisk(kernel: SimKernel): SimKernel {
  const { disk } = kernel;
  const openAppend = async (path: string): Promise<AppendFile> => {
    const file = await disk.openAppend(path);
    return { ...file, sync: async () => undefined };
  };
  return { ...kernel, disk: { ...disk, openAppend } };
}
