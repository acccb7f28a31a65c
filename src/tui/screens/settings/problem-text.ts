import { sentence } from '../../../cli/messages.ts';
import { isKey } from '../../../core/language/translate.ts';
import type { Desk } from '../../desk.ts';

/** What is wrong in our words, with the reader's own for what exactly. */
export function problemText(
  desk: Desk,
  { code, message }: { readonly code: string; readonly message: string },
): string {
  const key = `read.${code}`;
  return isKey(key) ? `${sentence(desk.translate().t(key))} ${message}` : message;
}
