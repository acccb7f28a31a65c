import type { FarHome } from '../home.ts';
import { shellWord } from '../render/shell-word.ts';
import { sshDestination } from './host.ts';

export interface FarCall extends FarHome {
  /** Only a daemon that runs already; none is started. */
  readonly running: boolean;
  /** Whether `ssh` may ask for a password or about a host key; it does so on the terminal itself. */
  readonly mayAsk: boolean;
}

/** A dead line is noticed within this many silences of 15 seconds. */
const keepAlive = ['-o', 'ServerAliveInterval=15', '-o', 'ServerAliveCountMax=3'];

/** Arguments of `ssh` (rule 42): no terminal there, and nothing after `--` is taken for an option. */
export function sshArguments({ host, path, running, mayAsk }: FarCall): string[] {
  const silence = mayAsk ? [] : ['-o', 'BatchMode=yes'];
  const words = [
    'nightaudit',
    'rpc',
    ...(running ? ['--running'] : []),
    ...(path === undefined ? [] : ['--home', path]),
  ];
  // ssh puts a blank between the words, and the shell there reads the line.
  return ['-T', ...keepAlive, ...silence, '--', sshDestination(host), ...words.map(shellWord)];
}
