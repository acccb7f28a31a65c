/** The same cure for every line that is like this one: a mapping of what was sold, or the repair of its VAT rate. */

import type { DocumentDetailView, ParamsOf, ProblemView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { undoHint } from '../../frame/undo-hint.ts';
import type { Layer } from '../../layers/layer.ts';
import { accountPicker } from '../../picker/chart-pickers.ts';
import { effectNote } from '../../picker/effect-note.ts';
import { cures } from '../repairs/cures.ts';
import { fixPicker } from '../repairs/fix-picker.ts';
import type { OpenedDocument } from './opened-document.ts';
import type { DocumentLine } from './stops.ts';

type MappedKind = ParamsOf<'map.account'>['kind'];

/** What lines are alike in: what they sold, or the rate where they sold nothing that has a name. */
interface Likeness {
  readonly kind: MappedKind;
  readonly subject: string;
  readonly name: string;
}

const mappedKinds: readonly string[] = ['product', 'arrangement', 'location', 'payment', 'levy', 'rate'];

/** @returns undefined when the line's account was found in another way than by what it sold. */
function likenessOf({ reason, description }: DocumentLine): Likeness | undefined {
  const { kind = 'rate', subject = reason.details.rate, name = description } = reason.details;
  const isOfRate = reason.code === 'rate-mapping';
  if (!['mapping', 'fallback', 'account-missing'].includes(reason.code) && !isOfRate) return undefined;
  return subject !== undefined && mappedKinds.includes(kind) ? { kind: kind as MappedKind, subject, name } : undefined;
}

/** A mapping of what the line sold, or the repair of its VAT rate; the account first. */
export type CureOfAll =
  | { readonly map: Likeness }
  | { readonly problem: ProblemView; readonly choose: 'vat-code' | 'account' | 'relation' };

/** @returns undefined when there is nothing that lines could be like this one in. */
export function cureOfAll({ problems }: DocumentDetailView, line: DocumentLine): CureOfAll | undefined {
  const problem = problems.find(({ code }) => code === line.vatReason?.code);
  const cure = problem && cures[problem.code];
  const hasAccount = line.account !== null && !line.fallback;
  if (hasAccount && problem && cure && 'choose' in cure) return { problem, choose: cure.choose };
  const likeness = likenessOf(line);
  return likeness && { map: likeness };
}

export function allLikeThis(desk: Desk, opened: OpenedDocument, line: DocumentLine, cure: CureOfAll): Layer {
  return 'map' in cure ? mapPicker(desk, opened, cure.map, line) : fixPicker(desk, cure.problem, cure.choose);
}

function mapPicker(desk: Desk, opened: OpenedDocument, likeness: Likeness, line: DocumentLine): Layer {
  const { t } = desk.translate();
  const { kind, subject, name } = likeness;
  const note = effectNote(desk);
  return accountPicker(desk, {
    title: t('document.account-of-all', { name }),
    note,
    first: ({ code }) => code === line.account,
    onCursor: (account) =>
      note.ask(account && (() => desk.link.call('map.preview', { kind, subject, account: account.code }))),
    async accept({ code, name: accountName }) {
      const commandId = commandName();
      const done = await desk.attempt(() => desk.link.call('map.account', { commandId, kind, subject, account: code }));
      if (!done) return;
      const what = `${name} → ${code} ${accountName}`;
      desk.remember(commandId, what);
      desk.toasts.done(undoHint(desk, what));
      await opened.refresh();
    },
  });
}
