import type { Agent, Dispatcher } from 'undici';
import { type HttpAnswer, type HttpRequest, type Network, NetworkError } from '../../core/kernel.ts';
import { cleanText } from '../../core/text.ts';
import { requestUrl, shownAddress } from './request-url.ts';

/** DNS, TCP and TLS together. */
const connectTimeoutMs = 10_000;
/** Connections to one origin; further requests wait their turn within their own time limit. */
const connectionsPerOrigin = 8;
/** An idle connection is dropped early: a server that closes one just as we write costs an unknown outcome. */
const keepAliveMs = 4_000;

/**
 * HTTP/1.1 on undici. `dispatch` is used directly, because its `onRequestStart` comes just before the request headers
 * are written: an exchange that fails before it is `sent: 'no'` by construction (DNS, connect, TLS, waiting for a
 * connection), and everything after it is `maybe` (rule 9). No interceptor repeats or redirects anything.
 */
export function realNetwork(): Network {
  let agent: Promise<Agent> | undefined;
  return {
    async exchange(request) {
      const url = requestUrl(request.url);
      // A copy, because the bytes leave only after a connection is made: what is sent is what was handed over.
      const body = request.body ? Buffer.from(request.body) : null;
      agent ??= newAgent();
      return exchangeOver(await agent, url, request, body);
    },
  };
}

/** undici costs 185 ms and 25 MB, so it is loaded when first needed. */
async function newAgent(): Promise<Agent> {
  const { Agent } = await import('undici');
  return new Agent({
    connections: connectionsPerOrigin,
    pipelining: 1,
    // HTTP/2 lets a server refuse streams in ways that invite a silent second try.
    allowH2: false,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    connectTimeout: connectTimeoutMs,
    // Said explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment changes nothing.
    connect: { timeout: connectTimeoutMs, rejectUnauthorized: true },
  });
}

function exchangeOver(agent: Agent, url: URL, request: HttpRequest, body: Buffer | null): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const exchange = new Exchange(url, request, resolve, reject);
    try {
      agent.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method,
          headers: { ...request.headers },
          body,
          headersTimeout: request.timeoutMs,
          bodyTimeout: request.timeoutMs,
        },
        exchange,
      );
    } catch (error) {
      exchange.fail(error);
    }
  });
}

/** One request and its answer: exactly one of `resolve` and `reject` is called, within the time limit. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #address: string;
  readonly #request: HttpRequest;
  readonly #resolve: (answer: HttpAnswer) => void;
  readonly #reject: (error: NetworkError) => void;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #over = false;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(
    url: URL,
    request: HttpRequest,
    resolve: (answer: HttpAnswer) => void,
    reject: (error: NetworkError) => void,
  ) {
    this.#address = shownAddress(url);
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    const { timeoutMs } = request;
    this.#timer = setTimeout(() => this.fail(new Error(`no complete answer within ${timeoutMs} ms`)), timeoutMs);
  }

  /** The next thing to happen is that the headers leave, unless it is stopped here. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#over || this.#controller) {
      // Given up before it was sent, or about to be written a second time: neither may reach the wire.
      controller.abort(new Error('not sent'));
      return;
    }
    this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // An interim answer (1xx): the real one follows.
    if (status < 200) return;
    this.#status = status;
    this.#headers = plainHeaders(headers);
    if (Number(this.#headers['content-length'] ?? 0) > this.#request.maxAnswerBytes) this.#refuseSize();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#over) return;
    this.#length += chunk.length;
    if (this.#length > this.#request.maxAnswerBytes) this.#refuseSize();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#end()) return;
    // A Uint8Array of its own: chunks are views of a pool that is used again.
    const body = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      body.set(chunk, at);
      at += chunk.length;
    }
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.fail(error);
  }

  fail(error: unknown): void {
    if (!this.#end()) return;
    const sent = this.#controller ? 'maybe' : 'no';
    const consequence = sent === 'no' ? 'nothing was sent' : 'the request may have been processed';
    const failure = new NetworkError(sent, `${this.#address}: ${reasonOf(error)}; ${consequence}.`);
    failure.cause = error;
    this.#controller?.abort(failure);
    this.#reject(failure);
  }

  #refuseSize(): void {
    this.fail(new Error(`the answer is larger than the ${this.#request.maxAnswerBytes} bytes allowed here`));
  }

  /** Whether this call ended it. */
  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    clearTimeout(this.#timer);
    return true;
  }
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: [string, string][] = [];
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain.push([name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]);
  return Object.fromEntries(plain);
}

/** Words for the errors an operator meets; the rest speaks for itself. */
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known; check the address and this machine’s network',
  EAI_AGAIN: 'the name server does not answer; check this machine’s network',
  ECONNREFUSED: 'it refuses connections on that port',
  EHOSTUNREACH: 'it cannot be reached from here',
  ENETUNREACH: 'this machine has no network',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped half-way',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  CERT_HAS_EXPIRED: 'its certificate has expired; check this machine’s date as well',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody this machine trusts',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody this machine trusts',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody this machine trusts',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = reasons[code];
  if (words) return `${words} (${code})`;
  return cleanText(error instanceof Error ? error.message || code : String(error), 200);
}
