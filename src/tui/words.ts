import type { Translator } from '../core/language/translate.ts';
import type { Desk } from './desk.ts';

/** Sentences in the language of the moment at which they are said: what outlives a drawing must not hold on to one. */
export function wordsOf(desk: Pick<Desk, 'translate'>): Translator['t'] {
  return (key, values) => desk.translate().t(key, values);
}
