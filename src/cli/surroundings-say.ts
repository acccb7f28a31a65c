/** What the surroundings of a run say of how to speak to whoever started it. */

import type { Language } from '../core/configuration.ts';
import type { Home } from './home.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function languageOf(text: string | undefined): Language | undefined {
  const code = text?.slice(0, 2).toLowerCase();
  return code === 'nl' || code === 'en' || code === 'de' || code === 'fr' ? code : undefined;
}

/** The language of the environment's locale, in the order that POSIX gives its variables; `undefined` for one that is not written. */
export function localeLanguage(env: Environment): Language | undefined {
  return languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

/** Words that start the program on this home, for commands that are shown to copy. */
export function programWords(
  { home, sample }: { readonly home: Home; readonly sample: boolean },
  env: Environment,
): string[] {
  if (home.host !== undefined)
    return ['nightaudit', '--host', home.host, ...(home.path === undefined ? [] : ['--home', home.path])];
  const isNpm = env.npm_lifecycle_event === 'start';
  if (sample && isNpm) return ['npm', 'start', '--', ...(home.named ? ['--home', home.path] : [])];
  return ['nightaudit', ...(home.named || sample ? ['--home', home.path] : [])];
}
