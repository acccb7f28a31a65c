/** A path as a person types or drops it into a terminal. */

import type { Translator } from '../../core/language/translate.ts';

/** The path without the quotes and backslashes that a terminal puts around a file that is dropped on it. */
export function typedPath(text: string): string {
  const path = text.trim();
  const quoted = /^'([^']*)'$/.exec(path)?.[1] ?? /^"([^"]*)"$/.exec(path)?.[1];
  if (quoted !== undefined) return quoted;
  return path.startsWith('/') ? path.replace(/\\(.)/g, '$1') : path;
}

/** Why it is none, in the operator's language. The daemon's machine is meant, so only a whole path says which file. */
export function whyNotAPath(text: string, { t }: Translator): string | undefined {
  const path = typedPath(text);
  if (path === '') return t('import.path-needed');
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path) ? undefined : t('import.path-whole');
}
