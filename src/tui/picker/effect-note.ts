/** Below what is chosen from: what each choice would do to documents that are not booked yet. */

import type { EffectView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { type Observed, observable } from '../state/observable.ts';

export interface EffectNote extends Observed<string> {
  /** Asks for what the choice under the cursor would do; nothing is said of no choice. */
  ask(effect: (() => Promise<EffectView>) | undefined): void;
}

export function effectNote(desk: Desk): EffectNote {
  const note = observable('');
  let asked = 0;
  return {
    ...note,
    ask(effect) {
      const own = ++asked;
      if (!effect) return note.set('');
      // Only the latest question counts: the cursor moves faster than answers come.
      const say = (text: string) => {
        if (own === asked) note.set(text);
      };
      effect().then(
        (found) => say(effectText(desk, found)),
        // A preview is a courtesy; what the choice really does is said when it is made. Its absence is shown as such.
        () => say(desk.translate().t('repairs.no-preview')),
      );
    },
  };
}

/** "12 documents become complete, € 9,310.00" */
function effectText(desk: Desk, effect: EffectView): string {
  const { t, amount } = desk.translate();
  return effect.documents === 0
    ? t('repairs.no-effect')
    : t('repairs.effect', {
        complete: effect.complete,
        amount: amount(effect.amount, effect.currency),
        waiting: effect.documents - effect.complete || undefined,
      });
}
