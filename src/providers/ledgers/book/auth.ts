/**
 * How the book is reached. Without settings it is the embedded book in the provider's folder, which needs no sign-in;
 * with `base-url` it is a book behind a web server, with an optional key.
 */

import type { HttpRequest, NetworkError } from '../../../core/kernel.ts';
import { LedgerReadError, type ProviderContext } from '../../../core/ledger-port.ts';
import { cleanText } from '../../../core/text.ts';
import type { BookRequest } from './service.ts';
import { borrowBooks } from './shared-books.ts';

/** What came back. `body` is the JSON value, or `undefined` when the answer was no JSON. */
export interface BookAnswer {
  readonly status: number;
  readonly body: unknown;
  /** What `Retry-After` asks for. */
  readonly retryAfterMs?: number;
}

export interface BookTransport {
  readonly kind: 'embedded' | 'http';
  /** Rejects with {@link NetworkError} when no answer came. Repeats nothing (rule 9). */
  send(request: BookRequest): Promise<BookAnswer>;
  close(): Promise<void>;
}

const exchangeTimeoutMs = 30_000;
const maxAnswerBytes = 32 * 1024 * 1024;
const maxRetryAfterSeconds = 3_600;

/** @throws LedgerReadError `sign-in` when the settings name no address that may be used. */
export function bookTransport(context: ProviderContext): BookTransport {
  const base = context.settings['base-url'];
  return base === undefined ? embedded(context) : overHttp(context, baseUrl(base));
}

/** Opens the way to the book for one piece of work. */
export async function withBook<Value>(
  context: ProviderContext,
  work: (transport: BookTransport) => Promise<Value>,
): Promise<Value> {
  const transport = bookTransport(context);
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}

function embedded(context: ProviderContext): BookTransport {
  const { service, release } = borrowBooks(context.kernel, context.folder);
  return { kind: 'embedded', send: (request) => service.handle(request), close: release };
}

function overHttp(context: ProviderContext, base: string): BookTransport {
  const key = context.settings['api-key'];
  const { network } = context.kernel;
  return {
    kind: 'http',
    async send({ method, path, body }) {
      const request: HttpRequest = {
        method,
        url: `${base}${path}`,
        headers: {
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        ...(body ? { body } : {}),
        timeoutMs: exchangeTimeoutMs,
        maxAnswerBytes,
      };
      const answer = await network.exchange(request);
      const retryAfterMs = retryAfter(answer.headers['retry-after']);
      return {
        status: answer.status,
        body: json(answer.body),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      };
    },
    async close() {},
  };
}

/** Only `https`, or `http` to this machine: a key never travels in the clear (spec §10, base-url). */
function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url !== undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback)) || url.username || url.password)
    throw new LedgerReadError(
      'sign-in',
      `base-url "${cleanText(text, 80)}" cannot be used: give an https address, or http to this machine, without a user name in it`,
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined || !/^\d{1,6}$/.test(header)) return undefined;
  return Math.min(Number(header), maxRetryAfterSeconds) * 1_000;
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
