/** Chooses the cure of a cause: the list to choose from, and below it what each choice would do. */

import { sentence } from '../../../cli/messages.ts';
import { problemStatement } from '../../../core/language/sentences.ts';
import type { ProblemView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { undoHint } from '../../frame/undo-hint.ts';
import type { Layer } from '../../layers/layer.ts';
import { accountPicker, relationPicker, vatCodePicker } from '../../picker/chart-pickers.ts';
import { effectNote } from '../../picker/effect-note.ts';

type Chosen = { readonly vatCode: string } | { readonly account: string } | { readonly relation: string };

export function fixPicker(desk: Desk, cause: ProblemView, choose: 'vat-code' | 'account' | 'relation'): Layer {
  const translate = desk.translate();
  const note = effectNote(desk);
  const { code: problem, subject } = cause;
  const ask = (chosen: Chosen | undefined) =>
    note.ask(chosen && (() => desk.link.call('repairs.preview', { code: problem, subject, ...chosen })));
  const fix = async (chosen: Chosen, name: string) => {
    const commandId = commandName();
    const done = await desk.attempt(async () => {
      const fixed = await desk.link.call('repairs.fix', { commandId, code: problem, subject, ...chosen });
      const what = translate.t('repairs.fixed', {
        documents: fixed.documents,
        waiting: fixed.stillWaiting || undefined,
      });
      desk.toasts.done(undoHint(desk, withoutStop(what)));
    });
    if (done) desk.remember(commandId, `${problemStatement(translate, cause)} → ${name}`);
  };
  const title = withoutStop(sentence(problemStatement(translate, cause)));
  switch (choose) {
    case 'vat-code':
      return vatCodePicker(desk, {
        title,
        note,
        rate: cause.details.rate,
        category: cause.details.category,
        onCursor: (code) => ask(code && { vatCode: code.code }),
        accept: ({ code, name }) => fix({ vatCode: code }, `${code} ${name}`),
      });
    case 'account':
      return accountPicker(desk, {
        title,
        note,
        prefers: cause.details.kind === 'payment' || cause.details.kind === 'levy' ? 'balance' : 'revenue',
        onCursor: (account) => ask(account && { account: account.code }),
        accept: ({ code, name }) => fix({ account: code }, `${code} ${name}`),
      });
    case 'relation':
      return relationPicker(desk, {
        title,
        note,
        onCursor: (relation) => ask(relation && { relation: relation.id }),
        accept: ({ id, name }) => fix({ relation: id }, name),
      });
  }
}

function withoutStop(text: string): string {
  return text.replace(/[.]$/, '');
}
