/** What goes wrong in a world: now and then by itself, and at a moment that a step sets. */

import { type DiskPolicy, noDiskFaults } from './kernel/disk-faults.ts';
import { type NetworkFault, type NetworkPolicy, noNetworkFaults } from './kernel/network-faults.ts';
import type { SimMachine } from './kernel/sim-kernel.ts';
import { diskPolicy, networkPolicy, type Swarm } from './swarm.ts';

/** Something that will go wrong during the next call. */
export interface Trap {
  /** SIGKILL after so many events. */
  readonly killAfter?: number;
  /** The power goes with it. */
  readonly powerCut?: boolean;
  readonly disk?: (writesSoFar: number) => DiskPolicy;
}

/** Faults that happened, by what they can explain. */
export interface FaultCount {
  readonly network: number;
  readonly disk: number;
}

export class Faults {
  readonly #machine: SimMachine;
  readonly #background: { readonly disk: DiskPolicy; readonly network: NetworkPolicy };
  #trap: Trap = {};
  /** What goes wrong with the next exchanges, after as many as are spared. */
  #broken: { spared: number; readonly faults: NetworkFault[] } = { spared: 0, faults: [] };
  #network = 0;
  #disk = 0;

  constructor(machine: SimMachine, swarm: Swarm) {
    this.#machine = machine;
    const background = networkPolicy(swarm);
    this.#background = {
      disk: diskPolicy(swarm, () => {
        this.#disk += 1;
      }),
      network: (request, exchange, prng) => {
        const fault = this.#nextBroken() ?? background(request, exchange, prng);
        if (fault) this.#network += 1;
        return fault;
      },
    };
  }

  /** So far. */
  get count(): FaultCount {
    return { network: this.#network, disk: this.#disk };
  }

  begin(): void {
    this.#machine.disk.faults = this.#background.disk;
    this.#machine.network.faults = this.#background.network;
  }

  end(): void {
    this.#machine.disk.faults = noDiskFaults;
    this.#machine.network.faults = noNetworkFaults;
    this.#trap = {};
    this.#broken = { spared: 0, faults: [] };
  }

  setTrap(trap: Trap): void {
    this.#trap = { ...this.#trap, ...trap };
  }

  breakNetwork(spared: number, faults: readonly NetworkFault[]): void {
    this.#broken = { spared, faults: [...faults] };
  }

  /** Does a call's work with what was set for it; afterwards the disk is as it was. */
  async during<Value>(work: (trap: Trap) => Promise<Value>): Promise<Value> {
    const { disk } = this.#machine;
    const [trap, before] = [this.#trap, disk.faults];
    this.#trap = {};
    if (trap.disk) {
      disk.faults = trap.disk(disk.writes);
      this.#disk += 1;
    }
    try {
      return await work(trap);
    } finally {
      disk.faults = before;
    }
  }

  #nextBroken(): NetworkFault | undefined {
    if (this.#broken.spared > 0) this.#broken.spared -= 1;
    return this.#broken.spared === 0 ? this.#broken.faults.shift() : undefined;
  }
}
