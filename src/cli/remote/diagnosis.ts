/** Why `ssh` brought no connection, in one sentence for who can act. */

import type { Key } from '../../core/language/translate.ts';
import { cleanText } from '../../core/text.ts';
import { type CommandFailure, exitCodes, failed } from '../failure.ts';

export interface SshEnd {
  readonly host: string;
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
  /** The end of its stderr. */
  readonly stderr: string;
  /** The end of what the shell there wrote to stdout. */
  readonly noise: string;
}

interface Sign {
  readonly exitCode?: number;
  /** Text only where the exit code says too little: ssh ends in 255 whatever was wrong. Worded as OpenSSH words it. */
  readonly says?: RegExp;
  readonly key: Key;
}

/** The first that fits. 126 and 127 are the POSIX shell's: a command that cannot be run, and one that is not found. */
const signs: readonly Sign[] = [
  { exitCode: exitCodes.failed, says: /./, key: 'error.host-failed' },
  { exitCode: 255, says: /host key verification failed|host identification has changed/i, key: 'error.host-key' },
  { exitCode: 255, says: /permission denied|too many authentication failures/i, key: 'error.host-denied' },
  { exitCode: exitCodes.usage, says: /unknown command/i, key: 'error.host-old' },
  { exitCode: 127, key: 'error.host-program' },
  { exitCode: 126, key: 'error.host-program' },
  // Shells that are not POSIX end in other numbers.
  { says: /nightaudit.{0,80}not (?:found|recognized)|unknown command.{0,20}nightaudit/is, key: 'error.host-program' },
];

const longestLine = 300;

export function diagnosis({ host, exitCode, stderr, noise }: SshEnd): CommandFailure {
  const message = lastLine(stderr) || lastLine(noise);
  const sign = signs.find(
    ({ exitCode: code = exitCode, says = /(?:)/ }) => code === exitCode && says.test(code === 255 ? stderr : message),
  );
  return failed('no-connection', sign?.key ?? 'error.host', { host, message });
}

/** The last line that says something, safe to show. */
export function lastLine(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => cleanText(line, longestLine));
  return lines.findLast((line) => /\p{L}/u.test(line)) ?? '';
}
