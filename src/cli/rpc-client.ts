/**
 * The client's end of the contract in core/rpc.ts: a typed `call` over the local socket. What comes back is bounded,
 * checked against the schema, and belongs to exactly one daemon protocol. Screens share this client.
 */

import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { watchFrames } from '../core/bounded-frames.ts';
import type { MethodName, NotificationName, NotificationOf, ParamsOf, ResultOf } from '../core/rpc.ts';
import { DaemonRefusal, failed, usage } from './failure.ts';

declare const __VERSION__: string;

/** The command id of a mutating call is made here unless given: the same one for a repeat (rule 38). */
export type CallParams<Name extends MethodName> = Omit<ParamsOf<Name>, 'commandId'> & { readonly commandId?: string };

export interface DaemonClient {
  readonly hello: ResultOf<'hello'>;
  /**
   * Carries one method out. A connection that breaks is made anew once and the call repeated under the same command
   * id, so that a change is made once.
   * @throws DaemonRefusal as the daemon answered; CommandFailure when there was no usable answer.
   */
  call<Name extends MethodName>(method: Name, params: CallParams<Name>): Promise<ResultOf<Name>>;
  /** Listens to a notification; ends with the client. Nothing is missed by a reconnect that the caller cannot see in `seq`. */
  on<Name extends NotificationName>(name: Name, listener: (data: NotificationOf<Name>) => void): void;
  /** Resolves when the daemon has hung up. */
  ended(): Promise<void>;
  close(): void;
}

/** A daemon that is shutting down answers hello so; the caller waits and tries again. */
export class DaemonStopping extends Error {
  override readonly name = 'DaemonStopping';
}

/** The connection ended before the answer came. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

interface Link {
  readonly connection: MessageConnection;
  readonly hello: ResultOf<'hello'>;
  /** Resolves when the connection has ended, with the reason where there is one. */
  readonly ended: Promise<Error | undefined>;
  close(): void;
}

type Listener = (data: unknown) => void;

/** A daemon that does not greet in this time is not one. */
const helloMs = 10_000;
const build = typeof __VERSION__ === 'string' ? __VERSION__ : 'source';

/**
 * @param connect makes a new connection to the daemon, starting one at need.
 * @throws DaemonStopping, DaemonRefusal, CommandFailure
 */
export async function daemonClient(connect: () => Promise<Socket>): Promise<DaemonClient> {
  const listeners = new Map<string, Listener[]>();
  let link = await openLink(await connect(), listeners);
  let renewing: Promise<Link> | undefined;
  const renew = async (): Promise<Link> => {
    renewing ??= connect()
      .then((socket) => openLink(socket, listeners))
      .finally(() => {
        renewing = undefined;
      });
    link = await renewing;
    return link;
  };
  return {
    get hello() {
      return link.hello;
    },
    async call(method, params) {
      const { methods, maxFrameBytes } = await import('../core/rpc.ts');
      const sent = methods[method].mutates ? { commandId: randomUUID(), ...params } : params;
      if (Buffer.byteLength(JSON.stringify(sent)) > maxFrameBytes.fromClient - 1000) throw usage('error.too-much');
      const used = link;
      try {
        return await request(used, method, sent);
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
        // Stopping ends the connection: that is the answer, and a new connection would start the daemon again.
        if (method === 'daemon.stop') return {} as ResultOf<typeof method>;
      }
      try {
        return await request(link === used ? await renew() : link, method, sent);
      } catch (error) {
        throw error instanceof ConnectionLost ? failed('no-daemon', 'error.connection-lost') : error;
      }
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as Listener]);
    },
    async ended() {
      await link.ended;
    },
    close: () => link.close(),
  };
}

async function openLink(socket: Socket, listeners: ReadonlyMap<string, readonly Listener[]>): Promise<Link> {
  const [{ createMessageConnection, StreamMessageReader, StreamMessageWriter }, { maxFrameBytes, notifications }] =
    await Promise.all([import('vscode-jsonrpc/node'), import('../core/rpc.ts')]);
  const watch = watchFrames(maxFrameBytes.fromDaemon);
  let fault: Error | undefined;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        watch(chunk);
        done(null, chunk);
      } catch (error) {
        fault = error as Error;
        socket.destroy();
        done();
      }
    },
  });
  const ended = new Promise<Error | undefined>((resolve) => {
    if (socket.destroyed) resolve(undefined);
    socket.once('close', () => resolve(fault));
    socket.on('error', (error) => {
      fault ??= error;
    });
  });
  const connection = createMessageConnection(
    new StreamMessageReader(socket.pipe(bounded)),
    new StreamMessageWriter(socket),
  );
  // What goes wrong on the wire ends the connection, and every waiting call with it: `ended` is where that is heard.
  connection.onError(([error]) => {
    fault ??= error;
    socket.destroy();
  });
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
  const link = { connection, ended, close };
  try {
    return { ...link, hello: await greet(link) };
  } catch (error) {
    close();
    throw error;
  }
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
async function request<Name extends MethodName>(
  { connection, ended }: Omit<Link, 'hello'>,
  method: Name,
  params: object,
): Promise<ResultOf<Name>> {
  const { methods } = await import('../core/rpc.ts');
  const lost = ended.then((fault) => {
    throw fault?.name === 'FrameTooLarge' || fault?.name === 'FrameMalformed'
      ? failed('protocol', 'error.answer', { method, message: fault.message })
      : new ConnectionLost(fault?.message);
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
  const { ResponseError, ErrorCodes } = await import('vscode-jsonrpc/node');
  // Disposed or broken connections reject in their own words; the end of the socket says the same once.
  if (!(error instanceof ResponseError)) return error instanceof Error && isOurs(error) ? error : lost.catch((e) => e);
  if (error.code === ErrorCodes.PendingResponseRejected) return lost.catch((fault) => fault);
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
