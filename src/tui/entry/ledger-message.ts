/** What the daemon noted at an entry that is not in the books; the package's own words are let through. */

import type { Key, Translator } from '../../core/language/translate.ts';

const known: Readonly<Record<string, Key>> = {
  settling: 'message.settling',
  'not found yet': 'message.not-found-yet',
  'not found, and this package gives no proof that it is absent': 'message.no-proof',
  'accepted, but not to be read back': 'message.not-read-back',
  'the answer does not name this entry': 'message.not-named',
};

export function ledgerMessage(message: string, { t }: Translator): string {
  const key = Object.hasOwn(known, message) ? known[message] : undefined;
  if (key !== undefined) return t(key);
  return /^stage \w+$/.test(message) ? t('message.half-way') : message;
}
