/**
 * What the daemon does when nothing is asked of it for a while: gives memory back. V8 keeps what a start, a long list or
 * a night has needed, for fear of needing it again; a daemon that is idle for twenty-three hours a day need not.
 */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Engine } from './engine/engine.ts';

/** After its start, whose own memory is never needed again. */
const afterStartMs = 2_000;
/** After work: long enough that somebody who pauses to read does not wait for partitions to be read again. */
const afterWorkMs = 30_000;

export interface Rest {
  /** Something was done: rest in a while. */
  worked(): void;
  stop(): void;
}

export function restWhenQuiet(engine: Engine, onError: (error: unknown) => void): Rest {
  let later: NodeJS.Timeout | undefined;
  const worked = () => {
    clearTimeout(later);
    later = setTimeout(look, afterWorkMs).unref();
  };
  const look = () => {
    if (engine.busy) worked();
    else rest(engine).catch(onError);
  };
  const first = setTimeout(look, afterStartMs).unref();
  return {
    worked,
    stop() {
      clearTimeout(first);
      clearTimeout(later);
    },
  };
}

/** Less than this to be had is not worth looking through all of it. */
const worthBytes = 8_000_000;
/** Heap after the last rest. */
let restingBytes = 0;

async function rest(engine: Engine): Promise<void> {
  if (engine.state === 'ready') await engine.context.store().release();
  if (process.memoryUsage().heapTotal - restingBytes < worthBytes) return;
  await collect?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
  restingBytes = process.memoryUsage().heapTotal;
}

/** V8's own collector, which is reached only through a flag; `last-resort` gives free pages back to the system. */
const collect = (() => {
  setFlagsFromString('--expose-gc');
  // V8's own would collect everything once more some seconds after each of ours. Before 13 it has no such flag.
  if (Number.parseInt(process.versions.v8, 10) >= 13) setFlagsFromString('--memory-reducer-gc-count=0');
  return runInNewContext('globalThis.gc') as NodeJS.GCFunction | undefined;
})();
