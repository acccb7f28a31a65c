/** What this session changed, the latest first, so that it can be taken back where nothing came of it. */

import { type Observed, observable } from '../state/observable.ts';

export interface Change {
  readonly command: string;
  /** In the operator's words: "VAT 9 % on H21". */
  readonly what: string;
}

export interface Undo {
  readonly changes: Observed<readonly Change[]>;
  last(): Change | undefined;
  remember(change: Change): void;
  /** Takes the latest change back; it is forgotten whether or not that could be done: it can be done once. */
  takeBack(): Promise<void>;
}

const mostRemembered = 100;

/** @param takeBack asks the daemon to. @returns whether it did. */
export function undo(takeBack: (change: Change) => Promise<boolean>): Undo {
  const changes = observable<readonly Change[]>([]);
  return {
    changes,
    last: () => changes.get().at(-1),
    remember: (change) => changes.update((all) => [...all, change].slice(-mostRemembered)),
    async takeBack() {
      const change = changes.get().at(-1);
      if (!change) return;
      changes.update((all) => all.slice(0, -1));
      await takeBack(change);
    },
  };
}
