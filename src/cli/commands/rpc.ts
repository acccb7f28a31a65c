/** The far end of `--host`: started by `ssh`, spoken to by another nightaudit. */

import type { Command } from 'commander';
import type { Session } from '../session.ts';

export function rpcCommand(program: Command, session: Session): void {
  program
    .command('rpc', { hidden: true })
    .description('speak to the daemon over standard input and output')
    .option('--running', 'only to one that runs already')
    .action(async ({ running = false }: { running?: boolean }) => {
      if (session.home.host === undefined) await session.surroundings.relay(session.home, { running });
    });
}
