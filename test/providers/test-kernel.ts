/** A kernel for provider tests: a disk in memory, a clock that stands still, and real HTTP that the test can give up on. */

import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import {
  type Disk,
  type HttpAnswer,
  type HttpRequest,
  type Kernel,
  type Network,
  NetworkError,
} from '../../src/core/kernel.ts';
import { MemoryDisk } from './memory-disk.ts';

/** HTTP/1.1 over node:http, one connection a request. Instead of timing out it waits for the test to give up. */
export class TestNetwork implements Network {
  /** Every request as it left, for what must have been sent exactly. */
  readonly sent: HttpRequest[] = [];
  #waiting = new Set<(error: NetworkError) => void>();

  exchange(request: HttpRequest): Promise<HttpAnswer> {
    this.sent.push(request);
    return new Promise((resolve, reject) => {
      let connected = false;
      const fail = (message: string): void => {
        this.#waiting.delete(giveUp);
        reject(new NetworkError(connected ? 'maybe' : 'no', message));
      };
      const outgoing = httpRequest(request.url, { method: request.method, headers: request.headers, agent: false });
      const giveUp = (error: NetworkError): void => {
        outgoing.destroy();
        reject(error);
      };
      this.#waiting.add(giveUp);
      outgoing.on('socket', (socket) => socket.once('connect', () => (connected = true)));
      outgoing.on('error', (error) => fail(error.message));
      outgoing.on('response', (incoming) => {
        const chunks: Uint8Array[] = [];
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        incoming.on('error', (error) => fail(error.message));
        incoming.on('end', () => {
          this.#waiting.delete(giveUp);
          const headers = Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
          );
          resolve({ status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
        });
      });
      outgoing.end(request.body);
    });
  }

  /** What a time-out would do, now. */
  giveUp(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const end of waiting) end(new NetworkError('maybe', 'no answer in time'));
  }
}

export function testKernel(parts: { disk?: Disk; network?: Network } = {}): Kernel {
  let drawn = 0;
  return {
    clock: {
      now: () => Date.UTC(2026, 10, 22, 3, 0, 0),
      monotonic: () => 0,
      sleep: async () => {},
    },
    disk: parts.disk ?? new MemoryDisk(),
    network: parts.network ?? new TestNetwork(),
    random: {
      bytes(count) {
        drawn += 1;
        return createHash('sha256').update(String(drawn)).digest().subarray(0, count);
      },
    },
    life: { lock: async () => ({ release: async () => {} }), bootId: 'test' },
  };
}
