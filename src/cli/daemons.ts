/** The daemons that commands speak to: of a home here, or of one on another machine. */

import type { Home, LocalHome } from './home.ts';
import { daemonPlace, openDaemon, openRunningDaemon } from './open-daemon.ts';
import type { FarDaemons } from './remote/connect.ts';
import type { DaemonClient } from './rpc-client.ts';

export interface Daemons {
  /** Connects, starting a daemon when none runs. @throws CommandFailure */
  openDaemon(home: Home): Promise<DaemonClient>;
  /** Connects to a daemon that runs; `undefined` when none does. @throws CommandFailure */
  openRunningDaemon(home: Home): Promise<DaemonClient | undefined>;
  /** Makes this process's input and output a client of the daemon, until either ends. @throws CommandFailure */
  relay(home: LocalHome, how: { readonly running: boolean }): Promise<void>;
}

/** @param program the program's entry point, which starts a daemon. */
export function daemons(program: string, env: NodeJS.ProcessEnv): Daemons {
  const place = ({ path }: LocalHome) => daemonPlace(path, program, env);
  let far: Promise<FarDaemons> | undefined;
  const there = () => {
    far ??= import('./remote/connect.ts').then(({ farDaemons }) => farDaemons(env));
    return far;
  };
  return {
    async openDaemon(home) {
      return home.host === undefined ? openDaemon(place(home)) : (await there()).open(home);
    },
    async openRunningDaemon(home) {
      return home.host === undefined ? openRunningDaemon(place(home)) : (await there()).openRunning(home);
    },
    async relay(home, { running }) {
      const [{ reach, reachOrStart }, { relay }] = await Promise.all([
        import('./autostart.ts'),
        import('./remote/relay.ts'),
      ]);
      // Greeted once before the connection is handed on: one that is stopping is waited for here, not across the line.
      if (!running) (await openDaemon(place(home))).close();
      const daemon = await (running ? reach : reachOrStart)(place(home));
      await relay({ input: process.stdin, output: process.stdout, daemon });
    },
  };
}
