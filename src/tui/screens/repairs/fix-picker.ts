/** Chooses the cure of a cause: the list to choose from, and below it what each choice would do. */

import { sentence } from '../../../cli/messages.ts';
import { problemStatement } from '../../../core/language/sentences.ts';
import type { EffectView, ProblemView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { accountPicker, relationPicker, vatCodePicker } from '../../picker/chart-pickers.ts';
import { observable } from '../../state/observable.ts';

export type Chosen = { readonly vatCode: string } | { readonly account: string } | { readonly relation: string };

export function fixPicker(desk: Desk, cause: ProblemView, choose: 'vat-code' | 'account' | 'relation'): Layer {
  const translate = desk.translate();
  const note = observable('');
  let asked = 0;
  /** Only the latest question counts: the cursor moves faster than answers come. */
  const preview = async (chosen: Chosen | undefined) => {
    const own = ++asked;
    if (!chosen) return note.set('');
    try {
      const effect = await desk.link.call('repairs.preview', { code: cause.code, subject: cause.subject, ...chosen });
      if (own === asked) note.set(effectText(desk, effect));
    } catch (error) {
      // A preview is a courtesy; what the choice really does is said when it is made. Its absence is shown as such.
      if (own === asked) note.set(error instanceof Error ? translate.t('repairs.no-preview') : '');
    }
  };
  const fix = async (chosen: Chosen, name: string) => {
    const commandId = commandName();
    const done = await desk.attempt(async () => {
      const fixed = await desk.link.call('repairs.fix', {
        commandId,
        code: cause.code,
        subject: cause.subject,
        ...chosen,
      });
      desk.toasts.done(
        translate.t('repairs.fixed', { documents: fixed.documents, waiting: fixed.stillWaiting || undefined }),
      );
    });
    if (done) desk.remember(commandId, `${problemStatement(translate, cause)} → ${name}`);
  };
  const title = sentence(problemStatement(translate, cause)).replace(/[.]$/, '');
  switch (choose) {
    case 'vat-code':
      return vatCodePicker(desk, {
        title,
        note,
        rate: cause.details.rate,
        category: cause.details.category,
        onCursor: (code) => void preview(code && { vatCode: code.code }),
        accept: ({ code, name }) => fix({ vatCode: code }, `${code} ${name}`),
      });
    case 'account':
      return accountPicker(desk, {
        title,
        note,
        prefers: cause.details.kind === 'payment' || cause.details.kind === 'levy' ? 'balance' : 'revenue',
        onCursor: (account) => void preview(account && { account: account.code }),
        accept: ({ code, name }) => fix({ account: code }, `${code} ${name}`),
      });
    case 'relation':
      return relationPicker(desk, {
        title,
        note,
        onCursor: (relation) => void preview(relation && { relation: relation.id }),
        accept: ({ id, name }) => fix({ relation: id }, name),
      });
  }
}

/** "12 documents become complete, € 9,310.00" */
export function effectText(desk: Desk, effect: EffectView): string {
  const { t, amount } = desk.translate();
  return effect.documents === 0
    ? t('repairs.no-effect')
    : t('repairs.effect', {
        complete: effect.complete,
        amount: amount(effect.amount, effect.currency),
        waiting: effect.documents - effect.complete || undefined,
      });
}
