/** An answer of the daemon that is kept up to date while somebody looks at it. */

import type { CallParams } from '../../cli/rpc-client.ts';
import type { MethodName, ResultOf } from '../../core/rpc.ts';
import { type Observed, observable } from '../state/observable.ts';
import type { Link } from './link.ts';

export interface Answer<Value> {
  /** The latest, also while a newer one is asked for. */
  readonly value: Value | undefined;
  readonly error: unknown;
  readonly loading: boolean;
}

export interface Query<Value> extends Observed<Answer<Value>> {
  /** Asks again. Resolves when the answer, or the failure, is there. */
  refresh(): Promise<void>;
  /** Asks, and asks again when the daemon says that one of the kinds changed; until stopped. */
  start(): void;
  stop(): void;
  /** While the first answer is awaited: for a layer whose keys wait for what it opens on. */
  busy(): Promise<void> | undefined;
}

/**
 * @param params of the call as they are when it is made; `undefined`: there is nothing to ask.
 * @param kinds of records that the answer is made of: the first part of their file's name (`facts`, `reviews`, `entries`,
 *   `contents`, `settings`, `runs`, `charts` …). `all`: any.
 */
export function query<Name extends MethodName>(
  link: Link,
  method: Name,
  params: () => CallParams<Name> | undefined,
  kinds: readonly string[] | 'all',
): Query<ResultOf<Name>> {
  const answer = observable<Answer<ResultOf<Name>>>({ value: undefined, error: undefined, loading: false });
  let asking: Promise<void> | undefined;
  let again = false;
  let end: (() => void) | undefined;
  let generation = 0;

  const ask = async () => {
    do {
      again = false;
      const asked = params();
      if (asked === undefined) {
        answer.set({ value: undefined, error: undefined, loading: false });
        continue;
      }
      answer.update((now) => ({ ...now, loading: true }));
      const own = generation;
      try {
        const value = await link.call(method, asked);
        if (own === generation) answer.set({ value, error: undefined, loading: false });
      } catch (error) {
        if (own !== generation) continue;
        answer.update((now) => ({ ...now, error, loading: false }));
        link.complain(error);
      }
    } while (again);
  };
  const refresh = (): Promise<void> => {
    // One question at a time: what changes meanwhile is one more question after it, however many changes there were.
    if (asking) {
      again = true;
      return asking;
    }
    asking = ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return {
    ...answer,
    refresh,
    start() {
      if (end) return;
      generation++;
      end = link.onChanged((changed) => {
        if (changed === undefined || kinds === 'all' || kinds.some((kind) => changed.has(kind))) void refresh();
      });
      void refresh();
    },
    stop() {
      generation++;
      end?.();
      end = undefined;
    },
    busy: () => (answer.get().value === undefined ? asking : undefined),
  };
}
