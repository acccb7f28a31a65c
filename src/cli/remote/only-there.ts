/** Commands that `--host` cannot carry: they read or write files, or are the program on the machine itself. */

import type { Key } from '../../core/language/translate.ts';
import { usage } from '../failure.ts';
import { shellWord } from '../render/shell-word.ts';
import type { Session } from '../session.ts';

const onlyThere: Readonly<Record<string, { readonly key: Key; readonly words: readonly string[] }>> = {
  import: { key: 'error.host-import', words: ['import', 'PATH'] },
  export: { key: 'error.host-export', words: ['export', 'FORMAT', '-o', 'FILE'] },
  'sources csv-mapping detect': {
    key: 'error.host-detect',
    words: ['sources', 'csv-mapping', 'detect', 'PATH', '--name', 'NAME', '--kind', 'KIND'],
  },
  start: { key: 'error.host-only-there', words: ['init', '--sample'] },
  rpc: { key: 'error.host-only-there', words: ['rpc'] },
};

/**
 * @param name of the command, with those of its groups before it.
 * @throws CommandFailure that says where it works and how
 */
export function refuseOnlyThere({ home, sample, voice }: Session, name: string): void {
  const refused = onlyThere[sample ? 'start' : name];
  if (home.host === undefined || !refused) return;
  const { host, path } = home;
  const there = ['nightaudit', ...(path === undefined ? [] : ['--home', path]), ...refused.words];
  throw usage(refused.key, {
    host,
    command: ['ssh', host, there.map(shellWord).join(' ')].map(shellWord).join(' '),
    list: [...voice().program, 'sources', 'list'].map(shellWord).join(' '),
  });
}
