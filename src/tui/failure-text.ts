/** A failure in words that say what to do next. */

import { CommandFailure, DaemonRefusal } from '../cli/failure.ts';
import { sentence } from '../cli/messages.ts';
import { reasonStatement } from '../core/language/sentences.ts';
import type { Translator } from '../core/language/translate.ts';

export function failureText(error: unknown, translate: Translator): string {
  if (error instanceof DaemonRefusal)
    return sentence(error.reason ? reasonStatement(translate, error.reason) : error.message);
  if (error instanceof CommandFailure) {
    const why = sentence(translate.t(error.key, error.values));
    return error.code === 'no-daemon' ? translate.t('frame.no-answer', { why }) : why;
  }
  return translate.t('error.internal', { message: error instanceof Error ? error.message : String(error) });
}
