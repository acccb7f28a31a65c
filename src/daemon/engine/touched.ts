/** What one commit may have changed of the documents' outlooks: all that is remembered of the others stays true. */

import type { FactId } from '../../core/fact.ts';

export interface Touched {
  readonly ids: ReadonlySet<FactId>;
  /** Mappings, a chart or an item changed, which proposals rest on: what is booked as it stands is not concerned. */
  readonly proposals: boolean;
  /** A configuration came, went or changed: all are. */
  readonly everything: boolean;
}

/** Is added to while a commit is followed. */
export class Touching implements Touched {
  readonly ids = new Set<FactId>();
  proposals = false;
  everything = false;

  facts(ids: Iterable<FactId>): void {
    for (const id of ids) this.ids.add(id);
  }

  /** @param id of a record in `settings`. */
  setting(id: string): void {
    if (id.startsWith('configuration:')) this.everything = true;
    else if (id.startsWith('mapping:') || id.startsWith('chart:')) this.proposals = true;
  }
}

/** Whether nothing that is remembered has to be made anew. */
export function isUntouched({ ids, proposals, everything }: Touched): boolean {
  return ids.size === 0 && !proposals && !everything;
}
