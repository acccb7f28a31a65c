/** The end of a page: what to do next, with which command. */

import { blank, command, type Page, prose } from '../render/page.ts';
import type { Voice } from '../session.ts';

/** A sentence, and the command under it to copy. */
export function nextStep(voice: Voice, sentence: string, words: readonly string[]): Page {
  return [blank, prose(sentence), command([...voice.program, ...words])];
}
