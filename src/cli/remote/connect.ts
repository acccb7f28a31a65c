/** The daemon of a home on another machine, through `ssh` (rule 42). */

import { CommandFailure } from '../failure.ts';
import type { FarHome } from '../home.ts';
import { afterStopping } from '../open-daemon.ts';
import { type DaemonClient, daemonClient } from '../rpc-client.ts';
import { ConnectionLost, DaemonStopping } from '../rpc-link.ts';
import { sshArguments } from './ssh-arguments.ts';
import { sshStream } from './ssh-stream.ts';

export interface FarDaemons {
  /** Connects, starting the daemon there when none runs. @throws CommandFailure in one sentence */
  open(home: FarHome): Promise<DaemonClient>;
  /** Connects to a daemon that runs there; `undefined` when none does or it is stopping already. @throws CommandFailure */
  openRunning(home: FarHome): Promise<DaemonClient | undefined>;
}

/**
 * `ssh` may ask for a password, on the terminal itself, until it has connected once. After that there may be a screen on
 * that terminal: a connection that was lost is made anew without questions or not at all.
 */
export function farDaemons(env: NodeJS.ProcessEnv): FarDaemons {
  let mayAsk = true;
  const connect = async (home: FarHome, running: boolean) => {
    const program = env.NIGHTAUDIT_SSH || 'ssh';
    const args = sshArguments({ ...home, running, mayAsk });
    const stream = await sshStream({ program, args, env, host: home.host });
    mayAsk = false;
    return stream;
  };
  return {
    open: (home) => afterStopping(() => daemonClient(() => connect(home, false))),
    async openRunning(home) {
      const stream = await connect(home, true);
      try {
        return await daemonClient(async () => stream);
      } catch (error) {
        // Reached, and ended before a word was said though nothing is wrong with ssh: there is nobody to speak to.
        const isNobody = error instanceof ConnectionLost && !(error.cause instanceof CommandFailure);
        if (isNobody || error instanceof DaemonStopping) return undefined;
        throw error;
      }
    },
  };
}
