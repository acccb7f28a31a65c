/** The client of a home's daemon, as the program itself opens it. */

import { socketPath } from '../core/socket-path.ts';
import { type DaemonPlace, reach, reachOrStart } from './autostart.ts';
import { failed } from './failure.ts';
import { type DaemonClient, daemonClient } from './rpc-client.ts';
import { DaemonStopping } from './rpc-link.ts';

/** How long a daemon that is shutting down is waited for: it finishes the entry it is sending first. */
const stoppingMs = 60_000;
const pauseMs = 200;

export function daemonPlace(home: string, program: string, env: NodeJS.ProcessEnv): DaemonPlace {
  const uid = process.getuid?.() ?? -1;
  return { home, program, env, uid, socket: socketPath(home, env, uid, process.platform) };
}

/** Connects, starting a daemon when none runs and waiting for one that is just stopping. @throws CommandFailure */
export function openDaemon(place: DaemonPlace): Promise<DaemonClient> {
  return afterStopping(() => daemonClient(() => reachOrStart(place)));
}

/** Opens until what is opened is no daemon that is just stopping. @throws CommandFailure */
export async function afterStopping(open: () => Promise<DaemonClient>): Promise<DaemonClient> {
  const begun = performance.now();
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof DaemonStopping)) throw error;
      if (performance.now() - begun > stoppingMs) throw failed('no-daemon', 'error.daemon-stopping');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Connects to a daemon that runs; `undefined` when none does or it is stopping already. */
export async function openRunningDaemon(place: DaemonPlace): Promise<DaemonClient | undefined> {
  const socket = await reach(place);
  if (!socket) return undefined;
  try {
    return await daemonClient(async () => socket);
  } catch (error) {
    if (error instanceof DaemonStopping) return undefined;
    throw error;
  }
}
