import type { SimFolder, SimNode } from './file-tree.ts';
import type { Prng } from './prng.ts';

/** One operation on names: all of its entries become durable together, or none. A rename has two. */
type NameChange = readonly { readonly folder: SimFolder; readonly name: string; readonly node: SimNode | undefined }[];

/** How likely a change is to have reached the disk: all, none, and in between. */
const keepingProbabilities = [0, 0.5, 0.9, 1];

/**
 * Names created, renamed and removed that are not yet durable, in order. What is known of them after a power cut is
 * what journalling file systems promise: within one folder the order is kept, between folders it is not, and a rename
 * from one folder to another happens in both or in neither.
 */
export class NameJournal {
  #changes: NameChange[] = [];

  add(change: NameChange): void {
    this.#changes.push(change);
  }

  /** Makes durable what happened in this folder, and what that builds on. */
  sync(folder: SimFolder): void {
    const wanted = new Set([folder]);
    const kept = new Set<NameChange>();
    for (const change of this.#changes.toReversed()) {
      if (!change.some((entry) => wanted.has(entry.folder))) continue;
      kept.add(change);
      for (const entry of change) wanted.add(entry.folder);
    }
    for (const change of this.#changes) if (kept.has(change)) makeDurable(change);
    this.#changes = this.#changes.filter((change) => !kept.has(change));
  }

  /** A power cut: in each folder a beginning of the changes is kept, the rest never happened. */
  lose(prng: Prng): void {
    const ended = new Set<SimFolder>();
    const keeping = prng.pick(keepingProbabilities);
    for (const change of this.#changes) {
      const kept = prng.bool(keeping) && !change.some((entry) => ended.has(entry.folder));
      if (kept) makeDurable(change);
      else for (const entry of change) ended.add(entry.folder);
    }
    this.#changes = [];
  }
}

function makeDurable(change: NameChange): void {
  for (const { folder, name, node } of change) {
    if (node) folder.durable.set(name, node);
    else folder.durable.delete(name);
  }
}
