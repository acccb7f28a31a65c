/** The commands of the program (spec §10). */

import { Command } from 'commander';
import { documentCommands } from './commands/documents.ts';
import { daemonCommands, initCommand, reportCommand, startCommand } from './commands/home.ts';
import { bookCommands, entryCommands, syncCommands } from './commands/posting.ts';
import { propertyCommands } from './commands/property.ts';
import { mappingCommands, repairCommands } from './commands/repairs.ts';
import { rpcCommand } from './commands/rpc.ts';
import { authorizationCommands, configurationCommands } from './commands/settings.ts';
import { importCommand, sourceCommands } from './commands/sources.ts';
import { refuseOnlyThere } from './remote/only-there.ts';
import type { Session } from './session.ts';

/** In the order in which help lists them: the order of use. */
const groups = [
  initCommand,
  importCommand,
  documentCommands,
  repairCommands,
  mappingCommands,
  syncCommands,
  entryCommands,
  bookCommands,
  reportCommand,
  configurationCommands,
  sourceCommands,
  authorizationCommands,
  propertyCommands,
  daemonCommands,
  startCommand,
  rpcCommand,
];

export function commandLine(session: Session, version: string, said: { onHelp(text: string): void }): Command {
  const program = new Command('nightaudit')
    .description('The night audit of a small venue: proposes bookings and posts them exactly once.')
    .version(version)
    // Taken out of the words before this parser sees them (global-flags.ts); here for the help.
    .option('--home <folder>', 'data directory (else NIGHTAUDIT_HOME, else the XDG data folder)')
    .option('--host <user@machine>', 'speak to the daemon of that machine, through ssh')
    .option('--json', 'print one JSON document')
    .option('--ascii', 'screens with plain characters only')
    .option('--screen-reader', 'screens as flat text, for a screen reader')
    .option('--lang <language>', 'en, nl, de or fr')
    .exitOverride()
    .configureOutput({ writeOut: said.onHelp, writeErr: said.onHelp, outputError: () => {} });
  program.hook('preAction', (_program, command) => refuseOnlyThere(session, nameOf(command)));
  for (const register of groups) register(program, session);
  return program;
}

/** "sources csv-mapping detect" */
function nameOf(command: Command): string {
  const group = command.parent?.parent ? `${nameOf(command.parent)} ` : '';
  return group + command.name();
}
