/** The last few dry runs, so that what is on a screen can be opened down to its facts. They are gone with the daemon. */

import type { Reference } from '../../core/ledger-port.ts';
import type { PlannedEntry } from '../../core/plan.ts';
import { perStore } from './per-store.ts';

export type KeptPlan = ReadonlyMap<Reference, Pick<PlannedEntry, 'lines' | 'contributions' | 'currency'>>;

const mostPlans = 4;
/** A month's entry of ten thousand documents takes some megabytes. */
const mostContributions = 100_000;

export const keptPlans = perStore(() => new KeptPlans());

class KeptPlans {
  readonly #plans = new Map<string, KeptPlan>();

  /** The same plan again takes the place of the one before. The newest is always kept. */
  keep(name: string, entries: ReadonlyMap<Reference, PlannedEntry>): void {
    this.#plans.delete(name);
    this.#plans.set(name, new Map([...entries].map(([reference, entry]) => [reference, withoutPending(entry)])));
    while (this.#plans.size > 1 && (this.#plans.size > mostPlans || this.#contributions() > mostContributions)) {
      const [oldest = ''] = this.#plans.keys();
      this.#plans.delete(oldest);
    }
  }

  get(name: string): KeptPlan | undefined {
    return this.#plans.get(name);
  }

  #contributions(): number {
    let count = 0;
    for (const plan of this.#plans.values()) for (const entry of plan.values()) count += entry.contributions.length;
    return count;
  }
}

function withoutPending({ lines, contributions, currency }: PlannedEntry) {
  return { lines, currency, contributions: contributions.map((one) => ({ ...one, pending: [] })) };
}
