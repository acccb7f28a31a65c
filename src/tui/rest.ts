/**
 * What the screens do while nobody presses a key: give memory back. V8 keeps what drawing has used up, for fear of
 * needing it again; on a small machine that an operator leaves open all day it is better used by others.
 */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Long enough that nobody's next key meets it. */
const quietMs = 2_000;
/** Less than this to be had is not worth looking through all of it. */
const worthBytes = 6_000_000;

export interface Rest {
  /** A key was pressed, or something new came: rest in a while. */
  worked(): void;
  stop(): void;
}

export function restWhenQuiet(): Rest {
  let later: NodeJS.Timeout | undefined;
  let restingBytes = 0;
  const rest = () => {
    if (process.memoryUsage().heapTotal - restingBytes < worthBytes) return;
    collector()?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    restingBytes = process.memoryUsage().heapTotal;
  };
  const worked = () => {
    clearTimeout(later);
    later = setTimeout(rest, quietMs).unref();
  };
  worked();
  return { worked, stop: () => clearTimeout(later) };
}

/** V8's own collector, which is reached only through a flag; `last-resort` gives free pages back to the system. */
function collector(): NodeJS.GCFunction | undefined {
  setFlagsFromString('--expose-gc');
  return runInNewContext('globalThis.gc') as NodeJS.GCFunction | undefined;
}
