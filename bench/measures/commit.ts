/**
 * How long a commit takes until it is on the disk, and whether history makes it longer. Both homes take turns, commit by commit, so that
 * what else the disk does falls on both.
 */

import type { Review } from '../../src/core/configuration.ts';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { Store } from '../../src/daemon/store/store.ts';
import { percentile, timed } from '../machine/statistics.ts';
import { type Bench, homes, type Measure } from './bench.ts';

const commits = 3_000;
/** Until the partitions are loaded and the code is hot. */
const warmCommits = 100;
/** What one such commit appends to the log, about. */
const recordBytes = 430;

export const measureCommit: Measure = async (bench) => {
  const kernel = realKernel();
  const long = await Store.open(kernel, homes.long(bench));
  const short = await Store.open(kernel, homes.short(bench));
  const disk = await diskAlone(bench);
  const times = { long: [] as number[], short: [] as number[], disk: [] as number[] };
  const turns = [
    ['long', (at: number) => commitOne(long, at)],
    ['short', (at: number) => commitOne(short, at)],
    ['disk', disk.append],
  ] as const;
  for (let at = 0; at < warmCommits + commits; at++) {
    // One after the other, and who goes first changes: each follows each other one equally often.
    for (const [name, commit] of at % 2 === 0 ? turns : turns.toReversed()) {
      const { ms } = await timed(() => commit(at));
      if (at >= warmCommits) times[name].push(ms);
    }
  }
  await disk.close();
  for (const store of [long, short]) {
    await store.checkpoint();
    await store.close();
  }
  const p95 = { long: percentile(times.long, 95), short: percentile(times.short, 95) };
  return {
    'commit-p95': {
      value: p95.long,
      note: `${times.long.length} commits, median ${percentile(times.long, 50).toFixed(2)} ms`,
    },
    'commit-disk-p95': { value: percentile(times.disk, 95) },
    'commit-ratio': { value: p95.long / p95.short },
  };
};

function commitOne(store: Store, at: number): Promise<void> {
  const review: Review = { id: `i${String(at).padStart(12, '0')}`, approvedRevision: '0123456789abcdef' };
  return store.transact('operator', (transaction) => transaction.put('reviews/2022-01', review.id, review));
}

/** The same append and fdatasync without a store: what no program can be faster than. */
async function diskAlone({ folder }: Bench) {
  const { disk } = realKernel();
  const path = `${folder}/disk-alone`;
  await disk.create(path, new Uint8Array());
  const file = await disk.openAppend(path);
  const bytes = Buffer.alloc(recordBytes, 'x');
  return {
    append: async () => {
      await file.append(bytes);
      await file.sync();
    },
    close: () => file.close(),
  };
}
