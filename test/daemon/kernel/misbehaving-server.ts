import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';

/** What the server does with one request: write raw bytes, reset the connection, or nothing at all. */
export type Behaviour = (socket: Socket) => void;

export interface MisbehavingServer {
  readonly port: number;
  /** `METHOD path` of every request that arrived, in order. */
  readonly requests: readonly string[];
  /** Whole requests as they came over the wire. */
  readonly raw: readonly Buffer[];
  connections(): number;
  /** Resolves when `count` requests have arrived in all. */
  arrived(count: number): Promise<void>;
}

/** An HTTP server on the bare socket, because a well-behaved one cannot do what packages do. */
export async function misbehavingServer(
  t: ExecutionContext,
  behave: (request: string, nth: number) => Behaviour,
): Promise<MisbehavingServer> {
  const requests: string[] = [];
  const raw: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (!isWhole(received)) return;
      raw.push(received);
      const line = received.toString('latin1').split(' HTTP/1.1', 1)[0] ?? '';
      received = Buffer.alloc(0);
      requests.push(line);
      behave(line, requests.length)(socket);
      server.emit('request');
    });
    // The client may hang up first; that is its right.
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    port: portOf(server),
    requests,
    raw,
    connections: () => connections,
    async arrived(count) {
      while (requests.length < count) await once(server, 'request');
    },
  };
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function isWhole(received: Buffer): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, end))?.[1] ?? '0';
  return received.length >= end + 4 + Number(length);
}

export const resets: Behaviour = (socket) => socket.resetAndDestroy();
export const closes: Behaviour = (socket) => socket.end();
export const staysSilent: Behaviour = () => undefined;

export function answers(status: string, body = '', headers: readonly string[] = []): Behaviour {
  const lines = [`HTTP/1.1 ${status}`, `content-length: ${Buffer.byteLength(body)}`, ...headers];
  return writes(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Writes this and leaves the connection open. */
export function writes(text: string): Behaviour {
  return (socket) => socket.write(text);
}

/** Writes this and closes the connection. */
export function writesAndCloses(text: string): Behaviour {
  return (socket) => socket.end(text);
}
