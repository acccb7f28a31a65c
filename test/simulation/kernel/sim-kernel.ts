import type { Instant, Kernel } from '../../../src/core/kernel.ts';
import { Prng } from './prng.ts';
import { Scheduler } from './scheduler.ts';
import { simClock, WallClock } from './sim-clock.ts';
import { SimDisk } from './sim-disk.ts';
import { simDiskPort } from './sim-disk-port.ts';
import { LockTable, SimProcess, simLife } from './sim-life.ts';
import { SimNetwork } from './sim-network.ts';

/** The kernel of one incarnation of the program. */
export interface SimKernel extends Kernel {
  readonly process: SimProcess;
}

/** How a piece of work ended. `killed`: its process died before it was done. */
export type Ended<Value> = { readonly how: 'done'; readonly value: Value } | { readonly how: 'killed' };

/**
 * A machine on which the program is started, killed and started again. Everything that happens on it follows from the
 * seed. Disk, network and wall clock outlive the processes.
 *
 *     const machine = new SimMachine(seed);
 *     machine.disk.faults = killAtWrite(7, 'during');
 *     await machine.run(commit(machine.boot()));        // { how: 'killed' }
 *     machine.crash();
 *     await machine.run(recover(machine.boot()));
 */
export class SimMachine {
  readonly prng: Prng;
  readonly scheduler: Scheduler;
  readonly wall: WallClock;
  readonly disk: SimDisk;
  readonly network: SimNetwork;
  readonly #locks = new LockTable();
  readonly #processes: SimProcess[] = [];

  /** @param startsAt what the wall clock shows when the simulation begins. */
  constructor(seed: number | string, { startsAt = Date.UTC(2026, 10, 14, 3, 0) }: { startsAt?: Instant } = {}) {
    this.prng = new Prng(seed);
    this.scheduler = new Scheduler(this.prng.fork('order'));
    this.wall = new WallClock(this.scheduler, startsAt);
    this.disk = new SimDisk(this.prng.fork('disk'), () => this.wall.now());
    this.network = new SimNetwork(this.scheduler, this.prng.fork('network'), () => this.wall.trueTime());
  }

  /** Starts the program, beside what may still run. */
  boot(): SimKernel {
    const id = this.#processes.length + 1;
    const process = new SimProcess(id, this.scheduler, this.prng.fork(`process ${id}`));
    const random = process.prng.fork('random');
    this.#processes.push(process);
    return {
      process,
      clock: simClock(process, this.wall, this.scheduler),
      disk: simDiskPort(this.disk, process),
      network: this.network.portFor(process),
      random: { bytes: (count) => random.bytes(count) },
      life: simLife(process, this.#locks, (path) => this.disk.assureLockFile(path)),
    };
  }

  /** SIGKILL for every process. What they wrote stays, synced or not. */
  kill(): void {
    for (const process of this.#processes) process.kill();
  }

  /** Power cut: every process dies and the disk loses what was not made durable. */
  crash(): void {
    this.kill();
    this.disk.powerCut();
    this.scheduler.trace.add(this.scheduler.time, 'power cut');
  }

  /**
   * Lets the machine run until the work is done or its process is dead. A rejection of the work is thrown.
   *
   * @param process whose work it is; without it, that of the latest start.
   * @throws SimulationStuck
   */
  async run<Value>(work: Promise<Value>, process = this.#processes.at(-1)): Promise<Ended<Value>> {
    const done = work.then((value): Ended<Value> => ({ how: 'done', value }));
    const ended = await this.scheduler.runUntilIdle(done, { stop: () => process?.alive === false });
    return ended ?? { how: 'killed' };
  }

  /** As {@link run}, for work that must not be killed. */
  async complete<Value>(work: Promise<Value>): Promise<Value> {
    const ended = await this.run(work);
    if (ended.how === 'killed') throw new Error('the process was killed before its work was done');
    return ended.value;
  }
}
