/**
 * The local socket (design: JSON-RPC 2.0). Frames are bounded before the reader sees them, a client that does not read is
 * dropped, every message is validated by the engine (rule 41).
 */

import { createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { watchFrames } from '../../core/bounded-frames.ts';
import { DiskError } from '../../core/kernel.ts';
import {
  errorCodes,
  type MethodName,
  maxFrameBytes,
  methods,
  type NotificationName,
  type NotificationOf,
  type RpcErrorKind,
} from '../../core/rpc.ts';
import type { Engine } from '../engine/engine.ts';
import { Refusal } from '../engine/refusal.ts';
import { StoreWriteError } from '../store/quarantine.ts';

/** A client that leaves this much unread is stalled. */
const stalledBytes = 8_000_000;
const maxClients = 64;

export class RpcServer {
  readonly #engine: Engine;
  readonly #onAnswered: () => void;
  readonly #server: Server;
  readonly #clients = new Map<Socket, { connection: MessageConnection; subscribed: boolean }>();
  #pendingKinds: Set<string> | undefined;
  #seq = 0;

  /** @param onAnswered told after each answer, so that rest can be taken when none was asked for. */
  constructor(engine: Engine, onAnswered: () => void = () => undefined) {
    this.#engine = engine;
    this.#onAnswered = onAnswered;
    this.#server = createServer((socket) => this.#welcome(socket));
    this.#server.maxConnections = maxClients;
  }

  /** Listens; rejects when the path is taken or cannot be made. */
  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  /** Sends to every client that subscribed. Changes are put together, so that a thousand commits are a few messages. */
  notify<Name extends NotificationName>(name: Name, value: NotificationOf<Name>): void {
    if (name !== 'changed') {
      this.#send(name, value);
      return;
    }
    const { seq, kinds } = value as NotificationOf<'changed'>;
    this.#seq = seq;
    if (this.#pendingKinds) {
      for (const kind of kinds) this.#pendingKinds.add(kind);
      return;
    }
    this.#pendingKinds = new Set(kinds);
    setTimeout(() => {
      const all = [...(this.#pendingKinds ?? [])];
      this.#pendingKinds = undefined;
      this.#send('changed', { seq: this.#seq, kinds: all });
    }, 50).unref();
  }

  #send(name: NotificationName, value: unknown): void {
    for (const [socket, { connection, subscribed }] of this.#clients) {
      if (!subscribed) continue;
      if (socket.writableLength > stalledBytes) socket.destroy();
      else connection.sendNotification(name, value).catch(() => socket.destroy());
    }
  }

  #welcome(socket: Socket): void {
    const watch = watchFrames(maxFrameBytes.fromClient);
    const bounded = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        try {
          watch(chunk);
          done(null, chunk);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    });
    bounded.on('error', () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.pipe(bounded);
    const connection = createMessageConnection(new StreamMessageReader(bounded), new StreamMessageWriter(socket));
    const client = { connection, subscribed: false };
    this.#clients.set(socket, client);
    socket.on('close', () => {
      this.#clients.delete(socket);
      connection.dispose();
    });
    connection.onError(() => socket.destroy());
    for (const name of Object.keys(methods) as MethodName[]) {
      connection.onRequest(name, async (params: unknown) => {
        if (name === 'subscribe') client.subscribed = true;
        return this.#answer(name, params);
      });
    }
    connection.listen();
  }

  async #answer(name: MethodName, params: unknown): Promise<unknown> {
    try {
      const result = await this.#engine.call(name, params, 'operator');
      if (Buffer.byteLength(JSON.stringify(result) ?? '') > maxFrameBytes.fromDaemon)
        throw new ResponseError(errorCodes.refused, 'the answer is too large; ask for a smaller part', {
          kind: 'refused',
          reason: { code: 'answer-too-large', details: {} },
        });
      return result;
    } catch (error) {
      throw asResponseError(error);
    } finally {
      this.#onAnswered();
    }
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // Answers under way still leave; then the line goes down.
    for (const socket of this.#clients.keys()) socket.end();
    const timer = setTimeout(() => {
      for (const socket of this.#clients.keys()) socket.destroy();
    }, 500);
    await closed;
    clearTimeout(timer);
  }
}

function asResponseError(error: unknown): ResponseError<unknown> {
  if (error instanceof ResponseError) return error;
  if (error instanceof Refusal)
    return new ResponseError(errorCodes[error.kind satisfies RpcErrorKind], error.message, {
      kind: error.kind,
      reason: error.reason,
    });
  const message = error instanceof Error ? error.message : String(error);
  // A full or broken disk is no fault of the program: its message says what to do, and the same command may be repeated.
  if (error instanceof StoreWriteError || error instanceof DiskError)
    return new ResponseError(errorCodes.refused, message, {
      kind: 'refused',
      reason: { code: 'disk', details: { message } },
    });
  return new ResponseError(ErrorCodes.InternalError, message, {
    kind: 'internal',
    reason: { code: 'internal', details: { message } },
  });
}
