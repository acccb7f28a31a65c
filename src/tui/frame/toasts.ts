/** Short messages above the bottom bar. What went well passes; what went wrong stays until it is dismissed. */

import { type Observed, observable } from '../state/observable.ts';

export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'plain' | 'bad';
  readonly text: string;
  /** Does what the message is about, on its key. */
  readonly follow?: { readonly label: string; run(): void };
}

export interface Toasts {
  readonly shown: Observed<readonly Toast[]>;
  /** Said, and gone by itself. */
  say(text: string, follow?: Toast['follow']): void;
  /** Something was done: like `say`, in the tone of good news. */
  done(text: string, follow?: Toast['follow']): void;
  /** Stays until dismissed: errors, and all that is about money. */
  fail(text: string, follow?: Toast['follow']): void;
  dismiss(id: number): void;
}

const passesAfterMs = 6_000;
const mostShown = 3;

export function toasts(sleep: (ms: number) => Promise<void>): Toasts {
  const shown = observable<readonly Toast[]>([]);
  let last = 0;
  const dismiss = (id: number) => shown.update((all) => all.filter((one) => one.id !== id));
  const add = (tone: Toast['tone'], text: string, follow?: Toast['follow']) => {
    const id = ++last;
    // The same failure again is one message.
    const others = shown.get().filter((one) => one.text !== text || one.tone !== tone);
    // What passes anyway makes room; a failure is not pushed out by news.
    const room =
      others.length >= mostShown
        ? others.toSpliced(
            Math.max(
              0,
              others.findIndex((one) => one.tone !== 'bad'),
            ),
            1,
          )
        : others;
    shown.set([...room, { id, tone, text, ...(follow ? { follow } : {}) }]);
    if (tone !== 'bad') void sleep(passesAfterMs).then(() => dismiss(id));
  };
  return {
    shown,
    say: (text, follow) => add('plain', text, follow),
    done: (text, follow) => add('good', text, follow),
    fail: (text, follow) => add('bad', text, follow),
    dismiss,
  };
}
