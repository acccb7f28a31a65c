/**
 * What was committed since the plan was made (rule 22): a plan rests on facts, on what was decided about them, and on the
 * settings; when one of these moved, it is made again.
 */

import type { Change } from '../store/log-record.ts';
import type { Store } from '../store/store.ts';

export class SincePlanned {
  readonly #facts = new Set<string>();
  #settings = false;
  readonly #stop: () => void;

  constructor(store: Store) {
    this.#stop = store.listen((changes) => {
      for (const change of changes) this.#note(change);
    });
  }

  /** A plan is begun: what is committed from now on is not in it. */
  begin(): void {
    this.#facts.clear();
    this.#settings = false;
  }

  /** Whether a setting moved: a mapping, an account, the configuration itself. */
  get settingsMoved(): boolean {
    return this.#settings;
  }

  /** Whether the fact, or the operator's word on it, moved. */
  moved(fact: string): boolean {
    return this.#facts.has(fact);
  }

  stop(): void {
    this.#stop();
  }

  #note({ file, id, after }: Change): void {
    if (file === 'settings') this.#settings = true;
    else if (file.startsWith('reviews/')) this.#facts.add(id);
    else if (file.startsWith('facts/')) {
      this.#facts.add(id);
      // An item brings the account of all lines that name it.
      if ((after as { kind?: unknown } | null)?.kind === 'item') this.#settings = true;
    }
  }
}
