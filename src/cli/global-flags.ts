/** Flags of the program itself. They may stand before the command or after it. */

import type { Language } from '../core/configuration.ts';

export interface GlobalFlags {
  readonly home: string | undefined;
  readonly json: boolean;
  readonly language: Language | undefined;
  /** `start` came first: the command is about the sample's home. */
  readonly sample: boolean;
  /** The command and its own words. */
  readonly words: readonly string[];
  /** What is wrong with the flags. */
  readonly fault: { readonly flag: string; readonly value: string } | undefined;
}

const languages: readonly string[] = ['en', 'nl', 'de', 'fr'] satisfies readonly Language[];
const takesValue = new Set(['--home', '--lang']);

/** Takes the program's flags out of the words. Without a command it is the morning report. */
export function globalFlags(argv: readonly string[]): GlobalFlags {
  const words: string[] = [];
  const values = new Map<string, string>();
  let json = false;
  let fault: GlobalFlags['fault'];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      words.push(...argv.slice(at));
      break;
    }
    const [flag = '', joined] = splitFlag(word);
    if (word === '--json') json = true;
    else if (takesValue.has(flag)) {
      const value = joined ?? argv[++at];
      if (value === undefined || value === '') fault ??= { flag, value: '' };
      else values.set(flag, value);
    } else words.push(word);
  }
  const language = values.get('--lang');
  if (language !== undefined && !languages.includes(language)) fault ??= { flag: '--lang', value: language };
  const sample = words[0] === 'start';
  const rest = sample && words.length > 1 ? words.slice(1) : words;
  return {
    home: values.get('--home'),
    json,
    language: languages.includes(language ?? '') ? (language as Language) : undefined,
    sample,
    words: rest.length === 0 ? ['report'] : rest,
    fault,
  };
}

/** `--home=DIR` in its two parts. */
function splitFlag(word: string): [string, string?] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}
