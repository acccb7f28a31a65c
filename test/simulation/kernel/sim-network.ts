import {
  type HttpAnswer,
  type HttpRequest,
  type Instant,
  type Network,
  NetworkError,
} from '../../../src/core/kernel.ts';
import { requestUrl, shownAddress } from '../../../src/daemon/kernel/request-url.ts';
import { type NetworkFault, type NetworkPolicy, noNetworkFaults } from './network-faults.ts';
import type { Prng } from './prng.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './sim-life.ts';

/**
 * A simulated package: what it answers to a request that reached it.
 *
 * @param at the true time, not the machine's idea of it.
 */
export type Handler = (request: HttpRequest, at: Instant) => HttpAnswer | Promise<HttpAnswer>;

/** How the caller's promise ends, in a process that lives to see it. */
interface Caller {
  readonly answer: (answer: HttpAnswer) => void;
  readonly fail: (sent: 'no' | 'maybe', reason: string) => void;
}

/**
 * The network and the packages behind it. They outlive processes and power cuts: a request that left the machine is
 * processed whatever becomes of its sender. TCP delivers a request once or not at all.
 */
export class SimNetwork {
  /** Which exchanges go wrong. */
  faults: NetworkPolicy = noNetworkFaults;
  /** Bounds of the time one direction takes, in milliseconds. */
  latencyMs: { readonly low: number; readonly high: number } = { low: 5, high: 200 };
  readonly #routes = new Map<string, Handler>();
  readonly #queued: NetworkFault[] = [];
  readonly #scheduler: Scheduler;
  readonly #prng: Prng;
  readonly #trueTime: () => Instant;
  #exchanges = 0;

  constructor(scheduler: Scheduler, prng: Prng, trueTime: () => Instant) {
    this.#scheduler = scheduler;
    this.#prng = prng;
    this.#trueTime = trueTime;
  }

  /** Exchanges begun so far. */
  get exchanges(): number {
    return this.#exchanges;
  }

  /** @param host with its port where the address has one: `127.0.0.1:8080`. */
  route(host: string, handler: Handler): void {
    this.#routes.set(host, handler);
  }

  /** The next exchanges meet these faults, in order, whatever the policy says. */
  failNext(...faults: readonly NetworkFault[]): void {
    this.#queued.push(...faults);
  }

  portFor(process: SimProcess): Network {
    return {
      exchange: (request) => {
        const bytes = request.body && { body: request.body.slice() };
        const sent: HttpRequest = { ...request, headers: { ...request.headers }, ...bytes };
        return new Promise((resolve, reject) => {
          const call = process.call(`send ${sent.method} ${sent.url}`, () =>
            this.#send(sent, process, resolve, reject),
          );
          call.catch(reject);
        });
      },
    };
  }

  #send(
    request: HttpRequest,
    process: SimProcess,
    resolve: (answer: HttpAnswer) => void,
    reject: (error: NetworkError) => void,
  ): void {
    const url = requestUrl(request.url);
    this.#exchanges += 1;
    const fault = this.#queued.shift() ?? this.faults(request, this.#exchanges, this.#prng);
    const handler = this.#routes.get(url.host);
    const caller = this.#caller(request, shownAddress(url), process, resolve, reject);
    if (!handler) this.#later('name not found', () => caller.fail('no', 'its name is not known'));
    else this.#exchange(request, fault, handler, caller);
  }

  #exchange(request: HttpRequest, fault: NetworkFault | undefined, handler: Handler, caller: Caller): void {
    const what = `${request.method} ${request.url}`;
    const lose = () => this.#later(`reset ${what}`, () => caller.fail('maybe', 'the connection was reset'));
    const answer = (given: HttpAnswer) => this.#later(`answer ${given.status} ${what}`, () => caller.answer(given));
    const deliver = (then: (given: HttpAnswer) => void, delayMs = this.#latency()) =>
      this.#scheduler.schedule(delayMs, `deliver ${what}`, () => this.#handle(request, handler, then));
    const nothing = () => undefined;

    switch (fault?.kind) {
      case undefined:
        deliver(answer);
        return;
      case 'refused':
        this.#later(`refuse ${what}`, () => caller.fail('no', 'it refuses connections'));
        return;
      case 'reset-before':
        lose();
        return;
      case 'answer-lost':
        deliver(lose);
        return;
      case 'silent':
        if (fault.delivered) deliver(nothing);
        return;
      case 'late':
        deliver(nothing, fault.deliverAfterMs);
        return;
      case 'answer':
        if (fault.delivered) deliver(() => answer(fault.answer));
        else answer(fault.answer);
        return;
    }
  }

  /** A handler that breaks is a fault of the test, and ends it. */
  #handle(request: HttpRequest, handler: Handler, then: (answer: HttpAnswer) => void): void {
    const given = handler(request, this.#trueTime());
    if (!(given instanceof Promise)) {
      then(given);
      return;
    }
    given.then(then, (error: unknown) => {
      this.#scheduler.schedule(0, 'the handler broke', () => {
        throw error;
      });
    });
  }

  /** The caller hears once: the answer, a failure, or the end of its patience. A dead one hears nothing. */
  #caller(
    request: HttpRequest,
    address: string,
    process: SimProcess,
    resolve: (answer: HttpAnswer) => void,
    reject: (error: NetworkError) => void,
  ): Caller {
    let over = false;
    const once = (settle: () => void) => {
      if (over) return;
      over = true;
      timeout.cancel();
      if (process.alive) settle();
    };
    const fail = (sent: 'no' | 'maybe', reason: string) =>
      once(() => {
        const consequence = sent === 'no' ? 'nothing was sent' : 'the request may have been processed';
        reject(new NetworkError(sent, `${address}: ${reason}; ${consequence}.`));
      });
    const { timeoutMs, maxAnswerBytes } = request;
    const timeout = this.#scheduler.schedule(timeoutMs, `time-out ${request.method} ${request.url}`, () =>
      fail('maybe', `no complete answer within ${timeoutMs} ms`),
    );
    return {
      fail,
      answer(answer) {
        if (answer.body.length > maxAnswerBytes)
          fail('maybe', `the answer is larger than the ${maxAnswerBytes} bytes allowed here`);
        else once(() => resolve({ ...answer, body: answer.body.slice() }));
      },
    };
  }

  #later(label: string, run: () => void): void {
    this.#scheduler.schedule(this.#latency(), label, run);
  }

  #latency(): number {
    return this.#prng.between(this.latencyMs.low, this.latencyMs.high);
  }
}
