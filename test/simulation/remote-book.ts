/** The accounting package as another machine: the book behind the simulated network, on a disk of its own. */

import type { HttpAnswer, HttpRequest, Instant } from '../../src/core/kernel.ts';
import { BookService } from '../../src/providers/ledgers/book/service.ts';
import type { BookSettings } from '../../src/providers/ledgers/book/wire.ts';
import { shippedChart } from '../daemon/engine/home.ts';
import type { Prng } from './kernel/prng.ts';
import { simClock } from './kernel/sim-clock.ts';
import { SimDisk } from './kernel/sim-disk.ts';
import { simDiskPort } from './kernel/sim-disk-port.ts';
import type { SimMachine } from './kernel/sim-kernel.ts';
import { SimProcess } from './kernel/sim-life.ts';

export const bookHost = 'book.example';
const administration = '1';
const file = `/home/books/${administration}.book`;

/** How the package differs from an honest one that shows at once what it holds. */
export interface RemoteBookOptions {
  readonly settings: BookSettings;
  /** Look-ups do not show what was made within this time. */
  readonly lagMs: number;
  /** Whether an entry asked for by its id is hidden as long. */
  readonly lagOnRead: boolean;
  /** How often a look-up leaves out what is there, though its control shows. */
  readonly missing: number;
}

export class RemoteBook {
  readonly #options: RemoteBookOptions;
  readonly #machine: SimMachine;
  readonly #prng: Prng;
  readonly #disk: SimDisk;
  readonly #service: BookService;
  readonly #madeAt = new Map<string, Instant>();
  #writes: Uint8Array[] = [];

  constructor(machine: SimMachine, options: RemoteBookOptions) {
    this.#machine = machine;
    this.#options = options;
    this.#prng = machine.prng.fork('book');
    const process = new SimProcess(0, machine.scheduler, this.#prng.fork('process'));
    this.#disk = new SimDisk(this.#prng.fork('disk'), () => machine.wall.trueTime());
    const clock = simClock(process, machine.wall, machine.scheduler);
    this.#service = new BookService({ disk: simDiskPort(this.#disk, process), clock }, '/home/books');
    machine.network.route(bookHost, (request) => this.#answer(request));
  }

  /** Makes the administration, on the chart that ships for the Netherlands. */
  async make(name: string): Promise<void> {
    const { accounts, journals, vatCodes, costCentres, periods } = shippedChart('NL');
    const chart = { accounts, journals, vatCodes, costCentres, periods };
    const bookId = Buffer.from(this.#prng.bytes(8)).toString('hex');
    await this.administer('', { name, bookId, chart });
    await this.administer('/settings', this.#options.settings);
  }

  /** What the bookkeeper does on the package's own screens. */
  async administer(path: string, body: unknown, method: 'PUT' | 'POST' = 'PUT'): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const request = { method, path: `/administrations/${administration}${path}`, body: bytes };
    const reply = await this.#machine.scheduler.runUntilIdle(this.#service.handle(request));
    if (reply?.status !== 200) throw new Error(`the book refused ${path}: ${JSON.stringify(reply?.body)}`);
  }

  /** The package takes in a request again that it took in before, as a proxy that repeats writes makes it do. */
  async repeatAWrite(): Promise<void> {
    if (this.#writes.length > 0)
      await this.administer('/entries', JSON.parse(text(this.#prng.pick(this.#writes))), 'POST');
  }

  get bytes(): Uint8Array | undefined {
    return this.#disk.peek(file);
  }

  async #answer({ method, url, body }: HttpRequest): Promise<HttpAnswer> {
    const { pathname, search } = new URL(url);
    if (method !== 'GET' && method !== 'PUT' && method !== 'POST') throw new Error(`the provider sent a ${method}`);
    if (method === 'POST' && pathname.endsWith('/entries') && body) this.#writes.push(body);
    const reply = await this.#service.handle({ method, path: `${pathname}${search}`, ...(body ? { body } : {}) });
    const shown = method === 'GET' ? this.#asShown(pathname, reply) : this.#noted(reply);
    return {
      status: shown.status,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify(shown.body)),
    };
  }

  #noted(reply: Reply): Reply {
    for (const { id } of (reply.body as { results?: { id?: string }[] }).results ?? [])
      if (id !== undefined && !this.#madeAt.has(id)) this.#madeAt.set(id, this.#machine.wall.trueTime());
    return reply;
  }

  #asShown(pathname: string, reply: Reply): Reply {
    const { entries, id } = reply.body as { entries?: { id: string }[]; id?: string };
    if (entries) {
      const shown = entries.filter((entry) => !this.#isHidden(entry.id) && !this.#prng.bool(this.#options.missing));
      return { ...reply, body: { ...(reply.body as object), entries: shown } };
    }
    const isHidden = /\/entries\/[^/]+$/.test(pathname) && this.#options.lagOnRead && this.#isHidden(id ?? '');
    return isHidden ? { status: 404, body: { code: 'unknown-entry', message: 'it does not exist' } } : reply;
  }

  #isHidden(id: string): boolean {
    const madeAt = this.#madeAt.get(id);
    return madeAt !== undefined && this.#machine.wall.trueTime() - madeAt < this.#options.lagMs;
  }
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
