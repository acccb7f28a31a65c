/** Which addresses may be asked at all: TLS everywhere, plain http only to this machine. */

import { isIPv4 } from 'node:net';
import { NetworkError } from '../../core/kernel.ts';
import { cleanText } from '../../core/text.ts';

/**
 * @throws NetworkError with `sent: 'no'` when the text is no address, is neither https nor loopback http, or holds a
 * user and password (they would end in logs; credentials travel in headers).
 */
export function requestUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw new NetworkError('no', `"${cleanText(text, 100)}" is not a web address.`);
  if (url.username !== '' || url.password !== '')
    throw new NetworkError('no', `The address of ${url.host} holds a user or password; they belong in the settings.`);
  if (url.protocol === 'https:') return url;
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return url;
  throw new NetworkError('no', `${shownAddress(url)} is refused: outside this machine only https is spoken.`);
}

/** Host and path for messages; the query may hold a secret. */
export function shownAddress(url: URL): string {
  return cleanText(`${url.protocol}//${url.host}${url.pathname}`, 200);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}
