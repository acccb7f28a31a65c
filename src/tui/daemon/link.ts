/**
 * The screens' connection to the daemon. The first frame does not wait for it; losing it is shown, and it is made again
 * by itself; a change that was under way is sent again under its own command id and made once (rule 38).
 */

import { randomUUID } from 'node:crypto';
import { CommandFailure, DaemonRefusal } from '../../cli/failure.ts';
import type { CallParams, DaemonClient } from '../../cli/rpc-client.ts';
import { DaemonStopping } from '../../cli/rpc-link.ts';
import type { MethodName, NotificationOf, ResultOf } from '../../core/rpc.ts';
import { type Observed, observable } from '../state/observable.ts';

export type LinkState =
  | { readonly is: 'connecting' }
  | { readonly is: 'up'; readonly hello: ResultOf<'hello'> }
  /** It was there and is not, or never came. */
  | { readonly is: 'lost'; readonly error: unknown };

export interface Link {
  readonly state: Observed<LinkState>;
  /**
   * Waits for the connection when there is none just now.
   * @throws DaemonRefusal as the daemon answered; CommandFailure when it cannot be reached.
   */
  call<Name extends MethodName>(method: Name, params: CallParams<Name>): Promise<ResultOf<Name>>;
  /** Told which kinds of records were committed; with `undefined` after a reconnect, when anything may have changed. */
  onChanged(listener: (kinds: ReadonlySet<string> | undefined) => void): () => void;
  onProgress(listener: (progress: NotificationOf<'progress'>) => void): () => void;
  /** Says that an answer could not be had that nobody waits for: what is on the screen may be out of date. */
  complain(error: unknown): void;
  close(): void;
}

const firstPauseMs = 100;
const longestPauseMs = 3_000;
/** How long a call waits for a daemon that is away. */
const patienceMs = 15_000;

export interface LinkOptions {
  /** Makes a client; starts a daemon at need. */
  readonly connect: () => Promise<DaemonClient>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told that trying again makes no sense: this home is not what was asked for. */
  readonly onRefused: (error: CommandFailure) => void;
  readonly onComplaint: (error: unknown) => void;
}

export function daemonLink({ connect, now, sleep, onRefused, onComplaint }: LinkOptions): Link {
  const state = observable<LinkState>({ is: 'connecting' });
  const changed = new Set<(kinds: ReadonlySet<string> | undefined) => void>();
  const progress = new Set<(progress: NotificationOf<'progress'>) => void>();
  let client: DaemonClient | undefined;
  let closed = false;

  const keepUp = async () => {
    for (let pause = firstPauseMs; !closed; ) {
      try {
        const fresh = await connect();
        if (closed) return fresh.close();
        fresh.on('changed', ({ kinds }) => {
          const set = new Set(kinds);
          for (const listener of changed) listener(set);
        });
        fresh.on('progress', (data) => {
          for (const listener of progress) listener(data);
        });
        await fresh.call('subscribe', {});
        client = fresh;
        pause = firstPauseMs;
        state.set({ is: 'up', hello: fresh.hello });
        for (const listener of changed) listener(undefined);
        await fresh.ended();
        client = undefined;
        fresh.close();
        if (!closed) state.set({ is: 'lost', error: undefined });
      } catch (error) {
        if (error instanceof CommandFailure && error.code === 'usage') return onRefused(error);
        state.set({ is: 'lost', error });
      }
      await sleep(pause);
      pause = Math.min(pause * 2, longestPauseMs);
    }
  };
  void keepUp();

  const connected = async (): Promise<DaemonClient> => {
    const begun = now();
    for (;;) {
      if (client) return client;
      const current = state.get();
      if (now() - begun > patienceMs || closed)
        throw current.is === 'lost' && current.error instanceof Error
          ? current.error
          : new CommandFailure('no-daemon', 3, 'error.connection-lost');
      await Promise.race([
        sleep(patienceMs / 10),
        new Promise<void>((resolve) => {
          const end = state.subscribe(() => {
            end();
            resolve();
          });
        }),
      ]);
    }
  };

  return {
    state,
    async call(method, params) {
      // One id for the call, however often it has to be sent.
      const { methods } = await import('../../core/rpc.ts');
      const named = methods[method].mutates ? { commandId: randomUUID(), ...params } : params;
      for (let attempt = 1; ; attempt++) {
        try {
          return await (await connected()).call(method, named);
        } catch (error) {
          if (error instanceof DaemonRefusal || !isLost(error) || attempt === 3 || closed) throw error;
          await sleep(firstPauseMs);
        }
      }
    },
    onChanged(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    onProgress(listener) {
      progress.add(listener);
      return () => progress.delete(listener);
    },
    complain(error) {
      // While the daemon is away that is said already, in the title; what a home is not, over the whole screen.
      if (state.get().is === 'up' && !isOfHome(error)) onComplaint(error);
    },
    close() {
      closed = true;
      client?.close();
    },
  };
}

function isLost(error: unknown): boolean {
  return error instanceof DaemonStopping || (error instanceof CommandFailure && error.code === 'no-daemon');
}

/** A home without a property, or in quarantine, answers nothing else. */
function isOfHome(error: unknown): boolean {
  return error instanceof DaemonRefusal && (error.kind === 'uninitialised' || error.kind === 'quarantine');
}
