/** The stack of layers, and where a key goes. */

import type { Action } from '../actions/action.ts';
import type { Key } from '../keys/key.ts';
import { type Observed, observable } from '../state/observable.ts';
import type { Layer } from './layer.ts';

/** Keys that were typed ahead wait at most this long for what they are meant for. */
const patienceMs = 5_000;
/** More than a person types ahead; the rest of such a burst is dropped. */
const longestQueue = 1_000;

export interface Layers {
  readonly stack: Observed<readonly Layer[]>;
  /** The screen itself: everything above it is closed. */
  base(layer: Layer): void;
  open(layer: Layer): void;
  /** Closes the layer and everything above it; one that is no longer there is let be. */
  close(layer: Layer): void;
  /** Keys as they come; they are worked through one after the other. */
  press(keys: readonly Key[]): void;
  paste(text: string): void;
  /** Resolves when all keys so far have been worked through. */
  idle(): Promise<void>;
}

export interface LayersOptions {
  /** Actions that every screen has, asked after the top layer's own. */
  readonly everywhere: () => readonly Action[];
  readonly onRefused: (why: string) => void;
  readonly onFailed: (error: unknown) => void;
  readonly onPasteRefused: () => void;
}

/** These never wait behind others: they are how a person gets out. */
const urgent: ReadonlySet<Key> = new Set(['Ctrl+C', 'Ctrl+Z']);

export function layers({ everywhere, onRefused, onFailed, onPasteRefused }: LayersOptions): Layers {
  const stack = observable<readonly Layer[]>([]);
  const queue: (Key | { readonly paste: string })[] = [];
  let working: Promise<void> | undefined;

  const top = () => stack.get().at(-1);
  const replace = (next: readonly Layer[]) => {
    const before = stack.get();
    stack.set(next);
    for (const layer of before) if (!next.includes(layer)) layer.closed?.();
    for (const layer of next) if (!before.includes(layer)) layer.opened?.();
  };

  const act = (key: Key): void | Promise<void> => {
    const layer = top();
    if (layer?.type?.(key)) return undefined;
    const own = layer?.actions() ?? [];
    // An overlay keeps the keys of the screens below it to itself, save those that are the way out.
    const isKept = layer?.overlay === true || stack.get()[0]?.alone === true;
    const offered = isKept ? [...own, ...everywhere().filter(isWayOut)] : [...own, ...everywhere()];
    const action = offered.find((one) => one.keys.includes(key) && one.hidden?.() !== true);
    if (!action) return undefined;
    const why = action.whyNot?.();
    if (why !== undefined) return onRefused(why);
    return action.run(key);
  };

  const take = (next: Key | { readonly paste: string }): void | Promise<void> => {
    if (typeof next === 'string') return act(next);
    const layer = top();
    if (layer?.paste) layer.paste(next.paste);
    else onPasteRefused();
  };
  const step = (next: Key | { readonly paste: string }): void | Promise<void> => {
    const waiting = top()?.busy?.();
    return waiting ? bounded(waiting).then(() => take(next)) : take(next);
  };
  /** In the same turn while nothing has to be waited for, so that a burst of keys costs one drawing. */
  const work = (): void => {
    working = undefined;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        const done = step(next);
        if (!done) continue;
        working = bounded(done).catch(onFailed).then(work);
        return;
      } catch (error) {
        onFailed(error);
      }
    }
  };
  const enqueue = (items: readonly (Key | { readonly paste: string })[]) => {
    queue.push(...items.slice(0, longestQueue - queue.length));
    if (!working) work();
  };

  return {
    stack,
    base: (layer) => {
      if (top() !== layer || stack.get().length > 1) replace([layer]);
    },
    open: (layer) => replace([...stack.get(), layer]),
    close(layer) {
      const at = stack.get().indexOf(layer);
      // The lowest one is the screen: there is nothing below it to go back to.
      if (at > 0) replace(stack.get().slice(0, at));
    },
    press(keys) {
      const way = keys.find((key) => urgent.has(key));
      if (way === undefined) return enqueue(keys);
      queue.length = 0;
      everywhere()
        .find((action) => action.keys.includes(way))
        ?.run(way);
    },
    paste: (text) => enqueue([{ paste: text }]),
    idle: async () => {
      while (working) await working;
    },
  };
}

/** What a hand does without looking. Leaving is not among it: in a box `q` may be meant for what is being filled in. */
function isWayOut({ id }: Action): boolean {
  return id === 'frame.keys' || id === 'frame.redraw' || id === 'frame.suspend';
}

async function bounded(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      work,
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
