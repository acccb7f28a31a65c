/**
 * One connection to a daemon: greeted, in one protocol. What comes back over it is bounded before it is read and
 * checked against its schema after.
 */

import { type Duplex, Transform } from 'node:stream';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { watchFrames } from '../core/bounded-frames.ts';
import type { MethodName, ResultOf } from '../core/rpc.ts';
import { DaemonRefusal, failed } from './failure.ts';

declare const __VERSION__: string;

/** A daemon that is shutting down answers hello so; the caller waits and tries again. */
export class DaemonStopping extends Error {
  override readonly name = 'DaemonStopping';
}

/** The connection ended before the answer came. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export interface Link {
  readonly connection: MessageConnection;
  readonly hello: ResultOf<'hello'>;
  /** Resolves when the connection has ended, with the reason where there is one. */
  readonly ended: Promise<Error | undefined>;
  close(): void;
}

export type Listener = (data: unknown) => void;

/** A daemon that does not greet in this time is not one. */
const helloMs = 10_000;
const build = typeof __VERSION__ === 'string' ? __VERSION__ : 'source';

/** @throws DaemonStopping, DaemonRefusal, CommandFailure; the socket is closed then. */
export async function openLink(socket: Duplex, listeners: ReadonlyMap<string, readonly Listener[]>): Promise<Link> {
  const ending = endOf(socket);
  try {
    const [jsonRpc, { maxFrameBytes, notifications }] = await Promise.all([
      import('./json-rpc.ts'),
      import('../core/rpc.ts'),
    ]);
    const connection = jsonRpc.createMessageConnection(
      new jsonRpc.StreamMessageReader(socket.pipe(bounded(maxFrameBytes.fromDaemon, ending.because))),
      new jsonRpc.StreamMessageWriter(socket),
    );
    // What goes wrong on the wire ends the connection, and every waiting call with it: `ended` is where that is heard.
    connection.onError(([error]) => ending.because(error));
    for (const [name, schema] of Object.entries(notifications))
      connection.onNotification(name, (data: unknown) => {
        const checked = schema.safeParse(data);
        if (checked.success) for (const listener of listeners.get(name) ?? []) listener(checked.data);
      });
    connection.listen();
    const close = () => {
      connection.dispose();
      socket.destroy();
    };
    const link = { connection, ended: ending.ended, close };
    return { ...link, hello: await greet(link) };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** The end of a socket, with the first fault that led to it. */
function endOf(socket: Duplex): { ended: Promise<Error | undefined>; because(fault: Error): void } {
  let first: Error | undefined;
  const because = (fault: Error) => {
    first ??= fault;
    socket.destroy();
  };
  socket.on('error', because);
  const ended = new Promise<Error | undefined>((resolve) => {
    if (socket.destroyed) resolve(undefined);
    socket.once('close', () => resolve(first));
  });
  return { ended, because };
}

/** Lets bytes through up to the first frame that is too large. */
function bounded(maxBytes: number, refuse: (fault: Error) => void): Transform {
  const watch = watchFrames(maxBytes);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        watch(chunk);
        done(null, chunk);
      } catch (error) {
        refuse(error instanceof Error ? error : new Error(String(error)));
        done();
      }
    },
  });
}

async function greet(link: Omit<Link, 'hello'>): Promise<ResultOf<'hello'>> {
  const { protocolVersion } = await import('../core/rpc.ts');
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(failed('no-daemon', 'error.daemon-silent')), helloMs);
  });
  try {
    const hello = await Promise.race([request(link, 'hello', { protocol: { ...protocolVersion }, build }), silence]);
    if (hello.state === 'stopping') throw new DaemonStopping();
    if (hello.protocol < protocolVersion.min || hello.protocol > protocolVersion.max)
      throw failed('protocol', 'error.protocol', { daemon: hello.build, client: build });
    return hello;
  } finally {
    clearTimeout(timer);
  }
}

/** One request and its checked answer. @throws ConnectionLost, DaemonRefusal, CommandFailure */
export async function request<Name extends MethodName>(
  { connection, ended }: Omit<Link, 'hello'>,
  method: Name,
  params: object,
): Promise<ResultOf<Name>> {
  const { methods } = await import('../core/rpc.ts');
  const lost = ended.then((fault) => {
    throw fault?.name === 'FrameTooLarge' || fault?.name === 'FrameMalformed'
      ? failed('protocol', 'error.answer', { method, message: fault.message })
      : new ConnectionLost(fault?.message, fault && { cause: fault });
  });
  let answer: unknown;
  try {
    answer = await Promise.race([connection.sendRequest(method, params), lost]);
  } catch (error) {
    throw await refusalOf(error, lost);
  }
  const checked = methods[method].result.safeParse(answer);
  if (checked.success) return checked.data as ResultOf<Name>;
  const where = checked.error.issues[0]?.path.map(String).join('.') ?? '';
  throw failed('protocol', 'error.answer', { method, message: where });
}

async function refusalOf(error: unknown, lost: Promise<never>): Promise<unknown> {
  const { ResponseError, ErrorCodes } = await import('./json-rpc.ts');
  const brokenOff = new Set<number>([ErrorCodes.PendingResponseRejected, ErrorCodes.MessageWriteError]);
  // Disposed or broken connections reject in their own words; the end of the socket says the same once.
  if (!(error instanceof ResponseError)) return error instanceof Error && isOurs(error) ? error : lost.catch((e) => e);
  if (brokenOff.has(error.code)) return lost.catch((fault) => fault);
  const { errorCodes, rpcErrorData } = await import('../core/rpc.ts');
  const data = rpcErrorData.safeParse(error.data);
  const kind = data.success
    ? data.data.kind
    : (Object.entries(errorCodes).find(([, code]) => code === error.code)?.[0] ?? 'internal');
  return new DaemonRefusal(kind, error.message, data.success ? data.data.reason : undefined);
}

function isOurs(error: Error): boolean {
  return error instanceof ConnectionLost || error.name === 'CommandFailure';
}
