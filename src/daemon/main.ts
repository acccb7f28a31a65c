/** Entry point of the daemon's bundle. */

import { realKernel } from './kernel/real-kernel.ts';
import { fail, runDaemon } from './run-daemon.ts';

runDaemon(realKernel(), process.argv.slice(3)).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
