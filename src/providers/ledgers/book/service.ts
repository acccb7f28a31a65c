/**
 * The book as a package: requests in, answers out. The same handler serves inside the program and behind a web server
 * (docs/providers/book.md describes the protocol); it holds no idea of which.
 *
 * Requests are handled one after the other. A commit is durable before it is answered; after a failed write the book is
 * read from disk again before anything else happens.
 */

import { z } from 'zod';
import type { Clock, Disk } from '../../../core/kernel.ts';
import { Refused } from './call.ts';
import { JournalDamagedError } from './journal-file.ts';
import { OpenBook } from './open-book.ts';
import { routes } from './routes.ts';
import { administrationSchema, createBookSchema, type HeldEntry, maxRequestBytes } from './wire.ts';

export interface BookRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With query: `/administrations/park/entries?journal=90`. */
  readonly path: string;
  /** JSON text, as it came over the wire. */
  readonly body?: Uint8Array;
}

export interface BookReply {
  readonly status: number;
  /** A JSON value. */
  readonly body: unknown;
}

export class BookService {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #open = new Map<string, OpenBook>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param folder where the books are: one file `<administration>.book` each. */
  constructor(machine: { disk: Disk; clock: Pick<Clock, 'now'> }, folder: string) {
    this.#disk = machine.disk;
    this.#clock = machine.clock;
    this.#folder = folder;
  }

  /** Answers one request. Never rejects: what went wrong is in the answer. */
  handle(request: BookRequest): Promise<BookReply> {
    return this.#inTurn(() => this.#answer(request));
  }

  /** Every entry of the administration with its stage; for those who check the book from outside. */
  entries(administration: string): Promise<HeldEntry[]> {
    return this.#inTurn(async () => [...(await this.#book(administration)).books.entries()]);
  }

  /** Closes the files after what is under way. The next request opens them again. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const books = [...this.#open.values()];
      this.#open.clear();
      for (const book of books) await book.close();
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #answer(request: BookRequest): Promise<BookReply> {
    try {
      const url = new URL(request.path, 'http://book');
      const [root, administration, ...rest] = url.pathname.split('/').slice(1).map(decodeURIComponent);
      if (root !== 'administrations') throw new Refused(404, 'unknown-address', `nothing is at ${url.pathname}`);
      const body = readBody(request.body);
      if (administration === undefined) return { status: 200, body: { administrations: await this.#list() } };
      if (rest.length === 0 && request.method === 'PUT') return await this.#create(administration, body);
      const book = await this.#book(administration);
      for (const route of routes) {
        const parameters = route.method === request.method ? match(route.path, rest) : undefined;
        if (!parameters) continue;
        const { changes, answer } = route.handle({
          books: book.books,
          parameters,
          query: url.searchParams,
          body,
          at: this.#now(),
        });
        if (changes) await this.#commit(administration, book, changes);
        return { status: 200, body: answer };
      }
      throw new Refused(404, 'unknown-address', `nothing is at ${request.method} ${url.pathname}`);
    } catch (error) {
      return refusal(error);
    }
  }

  async #commit(administration: string, book: OpenBook, changes: Parameters<OpenBook['commit']>[0]): Promise<void> {
    try {
      await book.commit(changes);
    } catch (error) {
      this.#open.delete(administration);
      // What is told is why the write failed; that closing its file fails as well adds nothing.
      await book.close().catch(() => undefined);
      throw error;
    }
  }

  async #create(administration: string, body: unknown): Promise<BookReply> {
    const id = administrationSchema.parse(administration);
    const { name, bookId, chart } = createBookSchema.parse(body);
    if (!(await this.#exists(id))) {
      await this.#disk.makeFolder(this.#folder);
      await OpenBook.create(this.#disk, this.#path(id), { administration: id, name, bookId, chart }, this.#now());
    }
    // Also for one that is there: the process that made it may have died before its name was durable.
    await this.#disk.syncFolder(this.#folder);
    await this.#disk.syncFolder(this.#folder.slice(0, Math.max(1, this.#folder.lastIndexOf('/'))));
    const { books } = await this.#book(id);
    return { status: 200, body: { id, name: books.name, bookId: books.bookId } };
  }

  async #book(administration: string): Promise<OpenBook> {
    const known = this.#open.get(administration);
    if (known) return known;
    if (!administrationSchema.safeParse(administration).success || !(await this.#exists(administration)))
      throw new Refused(
        404,
        'unknown-administration',
        `administration "${administration.slice(0, 40)}" does not exist`,
      );
    const book = await OpenBook.open(this.#disk, this.#path(administration));
    this.#open.set(administration, book);
    return book;
  }

  async #list(): Promise<{ id: string; name: string }[]> {
    if (!(await this.#disk.stat(this.#folder))) return [];
    const ids = (await this.#disk.list(this.#folder)).flatMap(
      (file) => /^([A-Za-z0-9_]{1,32})\.book$/.exec(file)?.[1] ?? [],
    );
    const administrations: { id: string; name: string }[] = [];
    for (const id of ids) administrations.push({ id, name: (await this.#book(id)).books.name });
    return administrations;
  }

  async #exists(administration: string): Promise<boolean> {
    return (await this.#disk.stat(this.#path(administration))) !== undefined;
  }

  #path(administration: string): string {
    return `${this.#folder}/${administration}.book`;
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

function readBody(body: Uint8Array | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  if (body.length > maxRequestBytes)
    throw new Refused(413, 'too-large', `a request is at most ${maxRequestBytes} bytes`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refused(400, 'bad-request', 'the request is no JSON');
  }
}

/** Fits `entries/:id/post` on the rest of an address; `undefined` when it does not fit. */
function match(pattern: string, rest: readonly string[]): Record<string, string> | undefined {
  const parts = pattern.split('/').filter((part) => part !== '');
  if (parts.length !== rest.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const given = rest[at] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = given;
    else if (part !== given) return undefined;
  }
  return parameters;
}

function refusal(error: unknown): BookReply {
  if (error instanceof Refused) return { status: error.status, body: error.refusal };
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const field = issue?.path.join('.') ?? '';
    return {
      status: 400,
      body: { code: 'bad-request', message: `${field}: ${issue?.message ?? 'wrong'}`, ...(field ? { field } : {}) },
    };
  }
  if (error instanceof URIError)
    return { status: 400, body: { code: 'bad-request', message: 'the address is no text' } };
  if (error instanceof JournalDamagedError)
    return { status: 503, body: { code: 'book-damaged', message: error.message } };
  // A disk that failed: nobody knows what was written. No row of the protocol promises anything about this answer.
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: { code: 'failed', message } };
}
