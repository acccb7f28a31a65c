/**
 * A stand-in for `ssh`: it takes exactly what nightaudit may hand to the real one, and runs the words behind the host as
 * sshd does, through the shell of the far user, in that user's folder, with nothing of the near environment.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { shellWord } from '../../src/cli/render/shell-word.ts';
import { type Machine, program } from './machine.ts';

export const host = 'anna@park.example';

export interface Ssh {
  /** For the near side. */
  readonly env: Readonly<Record<string, string>>;
  /** Process id of the latest. */
  pid(): number;
  /** Arguments of each call so far. */
  calls(): string[][];
}

export interface SshOptions {
  /** Shell script that comes before the far command: noise, or an end. */
  readonly before?: string;
  /** Words that the far command is handed to instead of being run. */
  readonly through?: readonly string[];
  /** Whether the far machine has the program. */
  readonly installed?: boolean;
}

export function standInSsh(near: Machine, far: Machine, options: SshOptions = {}): Ssh {
  const { before = '', through = [], installed = true } = options;
  const bin = far.path('bin');
  mkdirSync(bin);
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', '--disable-sigusr1', program];
  if (installed) script(`${bin}/nightaudit`, `exec ${node.map(shellWord).join(' ')} "$@"`);
  const environment = Object.entries({ ...far.env, PATH: `${bin}:/usr/bin:/bin` });
  const run = ['env', '-i', ...environment.map(([name, value]) => `${name}=${value}`), ...through, '/bin/sh', '-c'];
  const [ssh, calls, pid] = [near.path('ssh'), near.path('ssh-calls'), near.path('ssh-pid')];
  script(
    ssh,
    `echo $$ > ${pid}
for word; do printf '%s\\t' "$word"; done >> ${calls}
echo >> ${calls}
[ "$1 $2 $3 $4 $5" = "-T -o ServerAliveInterval=15 -o ServerAliveCountMax=3" ] || exit 91
shift 5
if [ "$1 $2" = "-o BatchMode=yes" ]; then shift 2; fi
[ "$1 $2" = "-- ${host}" ] || exit 92
shift 2
${before}
cd ${far.env.HOME} && exec ${run.map(shellWord).join(' ')} "$*"`,
  );
  return {
    env: { NIGHTAUDIT_SSH: ssh },
    pid: () => Number(readFileSync(pid, 'utf8')),
    calls() {
      const lines = existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').slice(0, -1) : [];
      return lines.map((line) => line.split('\t').slice(0, -1));
    },
  };
}

function script(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}
