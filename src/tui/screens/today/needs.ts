/** What needs the operator, as rows: mark, how many, what it is, how much, since when. */

import { mark } from '../../../cli/render/state-mark.ts';
import { reasonStatement } from '../../../core/language/sentences.ts';
import type { Key } from '../../../core/language/translate.ts';
import type { AttentionView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type ListColumn, widthFor } from '../../list/columns.ts';
import { age } from '../../terminal/age.ts';
import { type Span, span } from '../../terminal/line.ts';

interface Look {
  readonly mark: Span;
  /** What is counted. */
  readonly counted: Key;
}

const looks: Readonly<Record<AttentionView['kind'], Look>> = {
  'outcome-unknown': { mark: mark('unknown'), counted: 'count.entries' },
  'link-broken': { mark: mark('failed'), counted: 'today.links' },
  failed: { mark: mark('failed'), counted: 'count.documents' },
  blocked: { mark: mark('needs-you'), counted: 'count.documents' },
  'to-review': { mark: mark('needs-you'), counted: 'count.documents' },
  'rejected-file': { mark: mark('failed'), counted: 'today.files' },
  held: { mark: mark('waiting'), counted: 'count.documents' },
  behind: { mark: mark('needs-you'), counted: 'today.runs' },
};

/** The same need, also when its count or its words have changed. */
export function idOfNeed({ kind, reason, cause, reference, filter }: AttentionView): string {
  const { source, authorization } = reason.details;
  return [kind, reason.code, cause?.subject ?? reference ?? filter ?? source ?? authorization ?? ''].join('/');
}

/** What it is, without a full stop. */
export function needText(desk: Desk, { kind, reason }: AttentionView): string {
  const translate = desk.translate();
  const why = reasonStatement(translate, reason);
  const saysSo = reason.code === 'to-review' || reason.code === 'concept';
  return kind === 'to-review' && !saysSo ? translate.t('report.review', { why }) : why;
}

/** Columns as wide as these rows need, so that the words get what is left. */
export function needColumns(
  desk: Desk,
  currency: string,
  needs: readonly AttentionView[],
): ListColumn<AttentionView>[] {
  const translate = desk.translate();
  const amountOf = ({ amount }: AttentionView) => (amount === null ? '' : translate.amount(amount, currency));
  const ageOf = ({ since }: AttentionView) => age(since, desk.now(), translate);
  const width = (text: (need: AttentionView) => string, most: number) => widthFor(needs.map(text), 1, most);
  return [
    { title: '', width: 1, cell: ({ kind }) => looks[kind].mark },
    { title: '', width: width((need) => counted(desk, need), 14), cell: (need) => counted(desk, need) },
    { title: '', width: 20, grows: 1, cell: (need) => needText(desk, need) },
    { title: '', width: width(amountOf, 16), align: 'right', spare: 2, cell: amountOf },
    { title: '', width: width(ageOf, 5), align: 'right', spare: 1, cell: (need) => span(ageOf(need), 'dim') },
  ];
}

function counted(desk: Desk, { kind, count, filter, reference, amount }: AttentionView): string {
  const { t } = desk.translate();
  const isEntry = reference !== undefined && filter === undefined;
  // A failed or held run is no document; its reason says whose it is.
  const isRun = (kind === 'failed' || kind === 'held') && !isEntry && filter === undefined && amount === null;
  const key: Key = isEntry ? 'count.entries' : isRun ? 'today.runs' : looks[kind].counted;
  return t(key, { documents: count, entries: count, files: count, links: count, runs: count });
}
