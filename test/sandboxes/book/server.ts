/**
 * The book behind a real web server that breaks on command. The package itself is the real one; this adds a network
 * that loses answers, a list that lags, and the bad manners of other packages.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BookService } from '../../../src/providers/ledgers/book/service.ts';
import type { HeldEntry, WireEntry } from '../../../src/providers/ledgers/book/wire.ts';
import { MemoryDisk } from '../../providers/memory-disk.ts';

/** What happens to one request. */
export type Fault =
  /** Done, and the connection breaks instead of the answer. */
  | 'commit-then-hang-up'
  /** Done, and no answer ever comes. */
  | 'commit-then-hang'
  /** Not done, and the connection breaks. */
  | 'hang-up'
  /** Not done, and no answer ever comes. */
  | 'hang'
  /** The connection breaks, and the request is done when the test calls `commitLate`. */
  | 'late-commit'
  /** 429 with `Retry-After: 7`. */
  | 'rate-limited'
  /** 502 with a web page, not done. */
  | 'bad-gateway'
  /** 502 with a web page, done. */
  | 'commit-then-bad-gateway'
  /** 200 with half a JSON text, done. */
  | 'commit-then-garbage'
  /** 307 to another address, not done. */
  | 'redirect'
  /** Each result of the answer stands in it twice. */
  | 'results-twice'
  /** Results without their reference. */
  | 'no-echo'
  /** Only the first result is in the answer; all are done. */
  | 'results-missing'
  /** The reference is dropped on the way in, and the answer says nothing about it. */
  | 'reference-stripped'
  /** 401: the sign-in has expired. */
  | 'signed-out';

const webPage = '<html><body><h1>502 Bad Gateway</h1></body></html>';

export class BookSandbox {
  readonly disk: MemoryDisk;
  /** Origin for `base-url`. */
  url = '';
  /** All requests are answered 401 while set. */
  signedOut = false;
  /** What the server received, in order: `POST /administrations/park/entries` and the body. */
  readonly received: { readonly line: string; readonly body: Uint8Array; readonly authorization?: string }[] = [];
  #service: BookService;
  readonly #server: Server;
  readonly #faults: { readonly request: string; readonly fault: Fault }[] = [];
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #held: ServerResponse[] = [];
  readonly #holdWaiters: (() => void)[] = [];
  /** Entry id → look-ups that will still miss it. */
  readonly #hidden = new Map<string, number>();
  #lag = 0;

  private constructor(disk: MemoryDisk) {
    this.disk = disk;
    this.#service = this.#newService();
    this.#server = createServer((incoming, outgoing) => void this.#serve(incoming, outgoing));
  }

  static async start(disk = new MemoryDisk()): Promise<BookSandbox> {
    const sandbox = new BookSandbox(disk);
    await new Promise<void>((resolve) => sandbox.#server.listen(0, '127.0.0.1', resolve));
    const address = sandbox.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
    sandbox.url = `http://127.0.0.1:${address.port}`;
    return sandbox;
  }

  /** The fault strikes the next request of that method and address within an administration: `POST /entries`. */
  next(request: string, fault: Fault): void {
    this.#faults.push({ request, fault });
  }

  /** The fault strikes the next request that is no look-up, whichever that is. */
  nextWrite(fault: Fault): void {
    this.#faults.push({ request: 'POST', fault });
  }

  /** New entries stay out of look-ups for that many of them (all of them until `show`, with Infinity). */
  hideNew(lookUps: number): void {
    this.#lag = lookUps;
  }

  show(): void {
    this.#lag = 0;
    this.#hidden.clear();
  }

  /** Does the requests that were put off, in order. */
  async commitLate(): Promise<void> {
    for (const work of this.#late.splice(0)) await work();
  }

  /** Resolves when a request is being held without an answer. */
  holding(): Promise<void> {
    if (this.#held.length > 0) return Promise.resolve();
    return new Promise((resolve) => this.#holdWaiters.push(resolve));
  }

  /** The package's machine goes down and comes up again with what is on its disk. */
  restart(): void {
    this.#service = this.#newService();
  }

  entries(administration: string): Promise<HeldEntry[]> {
    return this.#service.entries(administration);
  }

  /** An entry that someone else made in the package. */
  async plant(administration: string, entry: WireEntry): Promise<void> {
    const body = new TextEncoder().encode(JSON.stringify({ entries: [entry] }));
    await this.#service.handle({ method: 'POST', path: `/administrations/${administration}/entries`, body });
  }

  async stop(): Promise<void> {
    for (const outgoing of this.#held.splice(0)) outgoing.destroy();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.#service.close();
  }

  #newService(): BookService {
    return new BookService({ disk: this.disk, clock: { now: () => Date.UTC(2026, 10, 22, 3) } }, '/books');
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
    const body = Buffer.concat(chunks);
    const method = incoming.method as 'GET' | 'POST' | 'PUT';
    const path = incoming.url ?? '/';
    const { authorization } = incoming.headers;
    this.received.push({ line: `${method} ${path}`, body, ...(authorization === undefined ? {} : { authorization }) });
    const fault = this.#faultFor(method, path);
    const commit = async (request: Uint8Array = body): Promise<{ status: number; body: unknown }> => {
      const reply = await this.#service.handle({ method, path, ...(request.length === 0 ? {} : { body: request }) });
      if (method === 'POST') this.#hide(reply.body);
      return reply;
    };
    const answer = (status: number, text: string, headers: Record<string, string> = {}): void => {
      outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    };
    switch (this.signedOut ? 'signed-out' : fault) {
      case 'commit-then-hang-up':
        await commit();
        incoming.socket.destroy();
        return;
      case 'commit-then-hang':
        await commit();
        this.#hold(outgoing);
        return;
      case 'hang-up':
        incoming.socket.destroy();
        return;
      case 'hang':
        this.#hold(outgoing);
        return;
      case 'late-commit':
        this.#late.push(() => commit());
        incoming.socket.destroy();
        return;
      case 'rate-limited':
        answer(429, JSON.stringify({ code: 'rate-limited', message: 'too many requests' }), { 'retry-after': '7' });
        return;
      case 'bad-gateway':
        answer(502, webPage, { 'content-type': 'text/html' });
        return;
      case 'redirect':
        answer(307, '', { location: `${this.url}/elsewhere` });
        return;
      case 'commit-then-bad-gateway':
        await commit();
        answer(502, webPage, { 'content-type': 'text/html' });
        return;
      case 'commit-then-garbage':
        answer(200, JSON.stringify((await commit()).body).slice(0, 20));
        return;
      case 'signed-out':
        answer(401, JSON.stringify({ code: 'sign-in', message: 'the sign-in has expired' }));
        return;
      case 'reference-stripped':
        answer(200, JSON.stringify((await commit(withoutReferences(body))).body));
        return;
      case 'results-twice':
        answer(200, JSON.stringify(changeResults((await commit()).body, (results) => [...results, ...results])));
        return;
      case 'results-missing':
        answer(200, JSON.stringify(changeResults((await commit()).body, (results) => results.slice(0, 1))));
        return;
      case 'no-echo':
        answer(
          200,
          JSON.stringify(
            changeResults((await commit()).body, (results) =>
              results.map(({ reference: _reference, ...rest }) => rest),
            ),
          ),
        );
        return;
      case undefined: {
        const reply = await commit();
        answer(reply.status, JSON.stringify(method === 'GET' ? this.#seen(path, reply.body) : reply.body));
      }
    }
  }

  #faultFor(method: string, path: string): Fault | undefined {
    const line = `${method} ${path.replace(/^\/administrations\/[^/?]+/, '').replace(/\?.*$/, '')}`;
    const at = this.#faults.findIndex(({ request }) => line === request || method === request);
    return at === -1 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
  }

  #hold(outgoing: ServerResponse): void {
    this.#held.push(outgoing);
    for (const wake of this.#holdWaiters.splice(0)) wake();
  }

  #hide(reply: unknown): void {
    if (this.#lag === 0) return;
    for (const { id } of (reply as { results?: { id?: string }[] }).results ?? [])
      if (id !== undefined) this.#hidden.set(id, this.#lag);
  }

  /** What a look-up shows of a page while new entries lag. */
  #seen(path: string, page: unknown): unknown {
    if (this.#hidden.size === 0 || !/\/entries\?/.test(path)) return page;
    const { entries, control, ...rest } = page as { entries: HeldEntry[]; control?: string };
    const hidden = new Set(this.#hidden.keys());
    for (const [id, left] of this.#hidden) {
      if (left <= 1) this.#hidden.delete(id);
      else this.#hidden.set(id, left - 1);
    }
    const journal = new URL(path, this.url).searchParams.get('journal') ?? '';
    const seenControl = control !== undefined && hidden.has(control) ? `${journal}-0` : control;
    return {
      ...rest,
      entries: entries.filter(({ id }) => !hidden.has(id)),
      ...(seenControl === undefined ? {} : { control: seenControl }),
    };
  }
}

function withoutReferences(body: Uint8Array): Uint8Array {
  const { entries } = JSON.parse(new TextDecoder().decode(body)) as { entries: WireEntry[] };
  return Buffer.from(JSON.stringify({ entries: entries.map(({ reference: _reference, ...rest }) => rest) }));
}

function changeResults(body: unknown, change: (results: { reference?: string }[]) => unknown[]): unknown {
  return { results: change((body as { results: { reference?: string }[] }).results) };
}
