/**
 * The client's end of the contract in core/rpc.ts: a typed `call` that survives a connection. Screens share it.
 */

import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { MethodName, NotificationName, NotificationOf, ParamsOf, ResultOf } from '../core/rpc.ts';
import { failed, usage } from './failure.ts';
import { ConnectionLost, type Link, type Listener, openLink, request } from './rpc-link.ts';

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

/**
 * @param connect makes a new connection to the daemon, starting one at need: its socket, or a stream that ends as one does.
 * @throws DaemonStopping, DaemonRefusal, CommandFailure
 */
export async function daemonClient(connect: () => Promise<Duplex>): Promise<DaemonClient> {
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
