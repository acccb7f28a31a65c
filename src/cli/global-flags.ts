/** Flags of the program itself. They may stand before the command or after it. */

import type { Language } from '../core/configuration.ts';
import { isFolderThere, isHost } from './remote/host.ts';

export interface GlobalFlags {
  readonly home: string | undefined;
  /** `[user@]machine` whose daemon is spoken to; checked. */
  readonly host: string | undefined;
  readonly json: boolean;
  /** Screens with plain characters only. */
  readonly ascii: boolean;
  /** Screens as flat text. */
  readonly screenReader: boolean;
  readonly language: Language | undefined;
  /** `start` came first: the command is about the sample's home. */
  readonly sample: boolean;
  /** No command was named: the screens, where there is a terminal. */
  readonly bare: boolean;
  /** The command and its own words. */
  readonly words: readonly string[];
  /** What is wrong with the flags. */
  readonly fault: { readonly flag: string; readonly value: string } | undefined;
}

const languages: readonly string[] = ['en', 'nl', 'de', 'fr'] satisfies readonly Language[];
const isSwitch = new Set(['--json', '--ascii', '--screen-reader']);
const takesValue = new Set(['--home', '--host', '--lang']);

/** Takes the program's flags out of the words. Without a command it is the morning report. */
export function globalFlags(argv: readonly string[]): GlobalFlags {
  const words: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  let fault: GlobalFlags['fault'];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      words.push(...argv.slice(at));
      break;
    }
    const [flag = '', joined] = splitFlag(word);
    if (isSwitch.has(word)) switches.add(word);
    else if (takesValue.has(flag)) {
      const value = joined ?? argv[++at];
      if (value === undefined || value === '') fault ??= { flag, value: '' };
      else values.set(flag, value);
    } else words.push(word);
  }
  const language = values.get('--lang');
  if (language !== undefined && !languages.includes(language)) fault ??= { flag: '--lang', value: language };
  const host = values.get('--host');
  if (host !== undefined && !isHost(host)) fault ??= { flag: '--host', value: host };
  const home = values.get('--home');
  if (host !== undefined && home !== undefined && !isFolderThere(home)) fault ??= { flag: '--home', value: home };
  const sample = words[0] === 'start';
  const rest = sample && words.length > 1 ? words.slice(1) : words;
  return {
    home,
    host: fault?.flag === '--host' ? undefined : host,
    json: switches.has('--json'),
    ascii: switches.has('--ascii'),
    screenReader: switches.has('--screen-reader'),
    language: languages.includes(language ?? '') ? (language as Language) : undefined,
    sample,
    bare: rest.length === 0 || (sample && words.length === 1 && host === undefined),
    words: rest.length === 0 ? ['report'] : rest,
    fault,
  };
}

/** `--home=DIR` in its two parts. */
function splitFlag(word: string): [string, string?] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}
