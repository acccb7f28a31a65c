/**
 * The daemon on a counting kernel, and its only client, which works one night and stops it. On stdout: what the client
 * saw in the end, and how much was counted until then and in all.
 */

import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { daemonPlace, openRunningDaemon } from '../../../src/cli/open-daemon.ts';
import type { DaemonClient } from '../../../src/cli/rpc-client.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { fail, runDaemon } from '../../../src/daemon/run-daemon.ts';
import { countingKernel } from './counting-kernel.ts';
import { type Orders, type Seen, workTheNight } from './night.ts';

const { home, work, death }: Orders = JSON.parse(process.argv[2] ?? '');
const { kernel, count } = countingKernel(realKernel(), death);
let seen: Seen | undefined;
let booked = 0;
process.on('exit', () => writeSync(1, JSON.stringify({ seen, booked, count: count() })));
runDaemon(kernel, ['--home', home], join(process.cwd(), 'data')).catch((error: unknown) => {
  fail(String(error));
  process.exit();
});
const client = await connected();
seen = await workTheNight(client, work);
booked = count().all;
await client.call('daemon.stop', {});

/** The test that started this process bounds the wait. */
async function connected(): Promise<DaemonClient> {
  for (;;) {
    const found = await openRunningDaemon(daemonPlace(home, '', process.env));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
