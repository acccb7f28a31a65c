/**
 * The document list as a screen pages through it: 120,000 documents, in the daemon's own process. The jump to the end, a
 * letter more in the filter, a window after a change; and what making the list ready costs, and whom it keeps waiting.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { call, startEngine } from '../../test/daemon/engine/home.ts';
import { median, percentile, timed } from '../machine/statistics.ts';
import type { Measured } from '../report/figures.ts';
import { type Bench, homes, type Measure } from './bench.ts';

const rounds = 200;
const warmRounds = 20;
const windowRows = 100;

export const measureLists: Measure = async (bench: Bench) => {
  const engine = await startEngine(realKernel(), homes.long(bench));
  // The first lists of a home that was filled behind its daemon's back make the heads; later starts find them.
  await call(engine, 'documents.list', { limit: 1 });
  await engine.stop();

  const again = await startEngine(realKernel(), homes.long(bench));
  await again.context.index();
  const before = heapMb();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const warm = await timed(() => again.warm());
  delay.disable();
  const heap = heapMb() - before;

  const total = (await call(again, 'documents.window', { limit: 1 })).total;
  if (total < 100_000) throw new Error(`the list holds ${total} documents`);
  const end = await times((at) =>
    again.call(
      'documents.window',
      { at: { edge: at % 2 === 0 ? 'last' : 'first' }, limit: windowRows, sort: at % 4 < 2 ? 'date' : 'relation' },
      'bench',
    ),
  );
  // Another word each time: letters of names, digits of numbers and totals.
  const keystroke = await times((at) =>
    again.call(
      'documents.window',
      { filter: `${'aeiorsnbdk'[at % 10]}${(at * 37) % 1000}`, limit: windowRows },
      'bench',
    ),
  );
  const row = (await call(again, 'documents.window', { limit: 1 })).rows[0];
  const changed = await times(async (at) => {
    await call(again, 'documents.edit', { id: row?.id ?? '', description: `changed ${at}` });
    return timed(() => again.call('documents.window', { at: { edge: 'last' }, limit: windowRows }, 'bench'));
  });
  await again.stop();
  return {
    'list-warm': {
      value: warm.ms,
      note: `${total} documents; nobody waited longer than ${(delay.max / 1e6).toFixed(0)} ms`,
    },
    'list-memory': { value: heap },
    'list-end': p95(end),
    'list-keystroke': p95(keystroke),
    'list-changed': p95(changed),
  };
};

/** What is left of the heap when nothing in it is garbage. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('globalThis.gc') as NodeJS.GCFunction)();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Milliseconds of each; of work that times a part of itself, of that part. */
async function times(work: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < warmRounds + rounds; at++) {
    const { ms, result } = await timed(() => work(at));
    const own = (result as { ms?: unknown }).ms;
    if (at >= warmRounds) taken.push(typeof own === 'number' ? own : ms);
  }
  return taken;
}

function p95(taken: readonly number[]): Measured {
  return { value: percentile(taken, 95), note: `${taken.length} times, median ${median(taken).toFixed(2)} ms` };
}
