/**
 * One simulated venue: the machine with the program on it, the package, and the hands that start, use and kill the
 * program. It knows what was done, not whether the outcome is right; that is for invariants.ts.
 */

import type { MethodName, ParamsOf, ResultOf } from '../../src/core/rpc.ts';
import type { Engine } from '../../src/daemon/engine/engine.ts';
import { tick } from '../../src/daemon/scheduler.ts';
import { setPeriod } from '../../src/providers/ledgers/book/administration.ts';
import { startEngine } from '../daemon/engine/home.ts';
import type { SimDocument } from './documents.ts';
import { type FaultCount, Faults, type Trap } from './faults.ts';
import { heldEntries } from './held-entries.ts';
import { Prng } from './kernel/prng.ts';
import { type SimKernel, SimMachine } from './kernel/sim-kernel.ts';
import { amsterdamDate, daysAfter } from './local-days.ts';
import { RemoteBook } from './remote-book.ts';
import { drawSwarm, type Swarm } from './swarm.ts';

export const home = '/home/na';
export const remoteAuthorization = 'remote';

/** How a call ended: with its result, with an error, or not at all because the process died. */
export type Ended<Value> =
  | { readonly how: 'done'; readonly value: Value }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'killed' };

/** Changes to what the program is given, for worlds that are meant to fail. */
export interface Tampering {
  readonly swarm?: (drawn: Swarm) => Swarm;
  readonly kernel?: (kernel: SimKernel) => SimKernel;
  /** The package is sent an old request again at every so many steps. */
  readonly repeatsWrites?: boolean;
}

export class World {
  readonly prng: Prng;
  readonly swarm: Swarm;
  readonly machine: SimMachine;
  readonly remote: RemoteBook | undefined;
  readonly tampering: Tampering;
  /** All versions of every document that was ever handed over, by id. */
  readonly documents = new Map<string, SimDocument[]>();
  readonly faults: Faults;
  /** The end of the log when a call last returned: nothing up to there may ever be lost. */
  acknowledged: { seq: number; hash: string } | undefined;
  readonly #trace: string[] = [];
  #engine: Engine | undefined;
  #kernel: SimKernel | undefined;
  #faultsBefore: FaultCount = { network: 0, disk: 0 };
  readonly #closedMonths = new Set<string>();
  #commands = 0;

  constructor(seed: number, tampering: Tampering = {}) {
    this.prng = new Prng(`world ${seed}`);
    this.tampering = tampering;
    const drawn = drawSwarm(this.prng.fork('swarm'));
    this.swarm = tampering.swarm?.(drawn) ?? drawn;
    this.machine = new SimMachine(`machine ${seed}`, { startsAt: Date.UTC(2026, 9, 18, 6, 0) });
    this.machine.disk.plantFolder('/home/in');
    this.remote = this.swarm.remote && new RemoteBook(this.machine, this.swarm.remote);
    this.faults = new Faults(this.machine, this.swarm);
  }

  get today(): string {
    return amsterdamDate(this.machine.wall.now());
  }

  daysAgo(days: number): string {
    return daysAfter(this.today, -days);
  }

  /** Id of the entry that carries the reference at the package, for who looks there. */
  idAtPackage(reference: string): string | undefined {
    return heldEntries(this.bookBytes).find((held) => held.reference === reference)?.id;
  }

  draftAtPackage(reference: string): string | undefined {
    return heldEntries(this.bookBytes).find((held) => held.reference === reference && held.stage === 'draft')?.id;
  }

  get trace(): readonly string[] {
    return this.#trace;
  }

  note(line: string): void {
    const at = new Date(this.machine.wall.now()).toISOString().slice(5, 19).replace('T', ' ');
    this.#trace.push(`${at}  ${line}`);
  }

  /** Bytes of the program's log, and of the package's file. */
  get logBytes(): Uint8Array {
    return this.machine.disk.peek(`${home}/log/000001.ndjson`) ?? new Uint8Array();
  }

  get bookBytes(): Uint8Array | undefined {
    return this.remote ? this.remote.bytes : this.machine.disk.peek(`${home}/ledgers/book/1.book`);
  }

  get isRunning(): boolean {
    return this.#engine !== undefined;
  }

  get homeState(): string {
    return this.#engine?.state ?? 'not running';
  }

  /** Faults during the last call. */
  get newFaults(): FaultCount {
    const [now, before] = [this.faults.count, this.#faultsBefore];
    return { network: now.network - before.network, disk: now.disk - before.disk };
  }

  /**
   * Calls as a client does; the program is started when it does not run. Of a call that was cut off a client knows
   * nothing: it may make the same call again, under the same id (rule 38).
   */
  async call<Name extends MethodName>(
    method: Name,
    params: Omit<ParamsOf<Name>, 'commandId'>,
  ): Promise<Ended<ResultOf<Name>>> {
    const commandId = this.#commandId();
    const ended = await this.perform((engine) => this.callIn(engine, method, params, commandId));
    if (ended.how !== 'killed' || !this.prng.fork(`again ${commandId}`).bool()) return ended;
    const faultsBefore = this.#faultsBefore;
    const again = await this.perform((engine) => this.callIn(engine, method, params, commandId));
    this.#faultsBefore = faultsBefore;
    return again;
  }

  /** A call in a program that runs. */
  callIn<Name extends MethodName>(
    engine: Engine,
    method: Name,
    params: Omit<ParamsOf<Name>, 'commandId'>,
    commandId = this.#commandId(),
  ): Promise<ResultOf<Name>> {
    return engine.call(method, { ...params, commandId }, 'operator:sim');
  }

  /** What the scheduler does once a minute. */
  tick(): Promise<Ended<unknown>> {
    return this.perform(tick);
  }

  isOpen(month: string): boolean {
    return !this.#closedMonths.has(month);
  }

  /** Opens or closes a month in the package. */
  async setPeriod(month: string, open: boolean): Promise<void> {
    if (open) this.#closedMonths.delete(month);
    else this.#closedMonths.add(month);
    if (this.remote) return this.remote.administer(`/periods/${month}`, { open });
    await this.perform((_engine, kernel) =>
      setPeriod({ kernel, folder: `${home}/ledgers/book`, settings: {} }, '1', month as never, open),
    );
  }

  /** One piece of work in the running program, with what was set to go wrong. */
  perform<Value>(work: (engine: Engine, kernel: SimKernel) => Promise<Value>): Promise<Ended<Value>> {
    this.#faultsBefore = this.faults.count;
    return this.faults.during(async (trap) => {
      if (!this.#engine) {
        const started = await this.#watch(this.#boot(), trap);
        if (started.how !== 'done') return started;
      }
      const [engine, kernel] = [this.#engine, this.#kernel];
      if (!engine || !kernel) throw new Error('the program was started and does not run');
      const ended = await this.#watch(work(engine, kernel), trap);
      if (ended.how === 'done' && engine.state === 'ready') this.acknowledged = engine.context.store().position;
      return ended;
    });
  }

  /** A daemon that is told to stop. */
  async stop(): Promise<Ended<void>> {
    if (!this.#engine) return { how: 'done', value: undefined };
    const ended = await this.perform((engine) => engine.stop());
    this.die(false);
    return ended;
  }

  die(powerCut: boolean): void {
    if (powerCut) this.machine.crash();
    else this.machine.kill();
    this.#engine = undefined;
    this.#kernel = undefined;
  }

  /** Time goes by; requests that are on their way arrive. */
  async wait(ms: number): Promise<void> {
    await this.machine.scheduler.runFor(ms);
  }

  async #boot(): Promise<void> {
    const kernel = this.machine.boot();
    this.#kernel = this.tampering.kernel?.(kernel) ?? kernel;
    this.#engine = await startEngine(this.#kernel, home);
  }

  async #watch<Value>(work: Promise<Value>, { killAfter, powerCut = false }: Trap): Promise<Ended<Value>> {
    const settled: Promise<Ended<Value>> = work.then(
      (value) => ({ how: 'done', value }),
      (error: unknown) => ({ how: 'failed', error }),
    );
    let events = 0;
    const stop = () => {
      events += 1;
      return this.#kernel?.process.alive === false || (killAfter !== undefined && events > killAfter);
    };
    const ended = await this.machine.scheduler.runUntilIdle(settled, { stop });
    if (ended?.how === 'failed' && !this.#engine) this.die(false);
    if (ended) return ended;
    this.die(powerCut);
    return { how: 'killed' };
  }

  #commandId(): string {
    this.#commands += 1;
    const hex = Buffer.from(this.prng.fork(`command ${this.#commands}`).bytes(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}
