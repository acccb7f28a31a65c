/** What a seed draws before it begins: every world is of another make, so that together they cover what one cannot. */

import { type DiskPolicy, noDiskFaults } from './kernel/disk-faults.ts';
import { gatewayAnswers, type NetworkFault, type NetworkPolicy, noNetworkFaults } from './kernel/network-faults.ts';
import type { Prng } from './kernel/prng.ts';
import type { RemoteBookOptions } from './remote-book.ts';

export interface Swarm {
  readonly configuration: {
    readonly mode: 'period' | 'invoice';
    readonly frequency: 'day' | 'month';
    readonly incomplete: 'hold' | 'leave-out';
    readonly delayDays: number;
    readonly reviewPolicy: 'always' | 'exceptions' | 'never';
    readonly revenueDate: 'recognition' | 'invoice';
    readonly automatic: boolean;
    /** Days after the start on which the configuration ends; absent: it does not. */
    readonly endsAfterDays?: number;
  };
  /** Absent: the embedded book. */
  readonly remote?: RemoteBookOptions & {
    /** What the authorization declares. */
    readonly settleMs: number;
    readonly trustAbsence: boolean;
    /** A request may be processed this long after it was sent. */
    readonly lateMs: number;
  };
  /** How likely one exchange with the package goes wrong. */
  readonly networkFaults: number;
  /** The same, of those that write. */
  readonly writeFaults: number;
  /** How likely one write to the disk goes wrong. */
  readonly diskFaults: number;
  readonly steps: number;
}

export function drawSwarm(prng: Prng): Swarm {
  const mode = prng.pick(['period', 'period', 'invoice'] as const);
  const remote = prng.bool(0.75) ? { remote: drawRemote(prng.fork('remote')) } : {};
  return {
    configuration: {
      mode,
      frequency: mode === 'invoice' ? 'day' : prng.pick(['day', 'day', 'month']),
      incomplete: prng.pick(['hold', 'leave-out']),
      delayDays: prng.pick([0, 0, 1, 2]),
      reviewPolicy: prng.pick(['always', 'exceptions', 'exceptions', 'never', 'never']),
      revenueDate: prng.pick(['recognition', 'recognition', 'recognition', 'invoice']),
      automatic: prng.bool(0.7),
      ...(prng.bool(0.15) ? { endsAfterDays: prng.between(8, 25) } : {}),
    },
    ...remote,
    networkFaults: prng.pick([0, 0, 0.03, 0.1]),
    writeFaults: prng.pick([0, 0.1, 0.4]),
    diskFaults: prng.pick([0, 0, 0.002, 0.01]),
    steps: prng.between(25, 80),
  };
}

function drawRemote(prng: Prng): NonNullable<Swarm['remote']> {
  const settleMs = prng.pick([5_000, 120_000, 600_000]);
  return {
    settings: {
      twoStep: prng.bool(0.4),
      batchSize: prng.pick([1, 1, 3, 10]),
      duplicateReference: prng.pick(['accept', 'accept', 'refuse']),
    },
    settleMs,
    trustAbsence: prng.bool(0.8),
    // Late and hidden together stay within what is declared.
    lagMs: prng.pick([0, 0.1, 0.4]) * settleMs,
    lagOnRead: prng.bool(0.3),
    lateMs: 0.5 * settleMs,
    missing: 0,
  };
}

/** Faults of single exchanges, each of which the package's declaration allows for. */
export function networkPolicy({ networkFaults, writeFaults, remote }: Swarm): NetworkPolicy {
  if (!remote) return noNetworkFaults;
  return ({ method }, _exchange, prng) =>
    prng.bool(method === 'GET' ? networkFaults : writeFaults) ? drawNetworkFault(prng, remote.lateMs) : undefined;
}

export function drawNetworkFault(prng: Prng, lateMs: number): NetworkFault {
  const delivered = prng.bool();
  return prng.pick<NetworkFault>([
    { kind: 'refused' },
    { kind: 'reset-before' },
    { kind: 'answer-lost' },
    { kind: 'answer-lost' },
    { kind: 'silent', delivered },
    { kind: 'late', deliverAfterMs: prng.int(lateMs + 1) },
    { kind: 'late', deliverAfterMs: prng.int(lateMs + 1) },
    // Who says "too many requests" has not processed this one.
    { kind: 'answer', delivered: false, answer: gatewayAnswers.tooManyRequests },
    { kind: 'answer', delivered, answer: gatewayAnswers.badGateway },
    { kind: 'answer', delivered, answer: gatewayAnswers.unavailable },
    { kind: 'answer', delivered, answer: gatewayAnswers.garbage },
    { kind: 'answer', delivered, answer: gatewayAnswers.loginPage },
  ]);
}

/** Writes that fail, now and then. */
export function diskPolicy({ diskFaults: probability }: Swarm, onFault: () => void): DiskPolicy {
  if (probability === 0) return noDiskFaults;
  return (step, prng) => {
    if (step.writeNumber === 0 || !prng.bool(probability)) return undefined;
    onFault();
    return { kind: 'fail', code: prng.pick(['ENOSPC', 'EIO'] as const) };
  };
}
