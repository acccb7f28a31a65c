/** What needs the operator, as rows: mark, how many, what it is, how much, since when. */

import { sentence } from '../../../cli/messages.ts';
import { mark } from '../../../cli/render/state-mark.ts';
import { reasonStatement } from '../../../core/language/sentences.ts';
import type { Key } from '../../../core/language/translate.ts';
import type { AttentionView, TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type ListColumn, layOut, widthFor } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { age } from '../../terminal/age.ts';
import { type Line, type Span, span, spread } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';

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
function needText(desk: Desk, { kind, reason }: AttentionView): string {
  const translate = desk.translate();
  const why = reasonStatement(translate, reason);
  const saysSo = reason.code === 'to-review' || reason.code === 'concept';
  return kind === 'to-review' && !saysSo ? translate.t('report.review', { why }) : why;
}

/** Heading, rows, and the need under the cursor whole where there are lines for it. */
export function needLines(
  desk: Desk,
  { attention, currency }: TodayView,
  needs: List<AttentionView>,
  { rows, about }: { readonly rows: number; readonly about: number },
  width: number,
): Line[] {
  const { t } = desk.translate();
  const state = needs.get();
  const heading = [' ', span(t('heading.needs-you'), 'title')];
  if (attention.length === 0)
    return [heading, [' '.repeat(gutterWidth), mark('booked'), ` ${t('today.nothing-needs-you')}`]];
  const { top, total } = state;
  const place = { first: top + 1, last: Math.min(total, top + rows), total };
  const columns = layOut(needColumns(desk, currency, attention), width - gutterWidth - 1);
  const lines = listLines({ state, columns, idOf: idOfNeed, height: rows, theme: desk.theme, empty: '' });
  const current = needs.current();
  const whole = about === 0 || !current ? [] : wrapped(sentence(needText(desk, current)), width - 8, 'dim');
  return [
    spread(heading, total > rows ? [span(t('page.place', place), 'dim'), ' '] : [], width),
    ...filled(lines, rows),
    ...filled(
      whole.slice(0, about).map((line) => [' '.repeat(gutterWidth + 3), ...line]),
      about,
    ),
  ];
}

function filled(lines: readonly Line[], height: number): Line[] {
  return Array.from({ length: height }, (_, at) => lines[at] ?? []);
}

/** Columns as wide as these rows need, so that the words get what is left. */
function needColumns(desk: Desk, currency: string, needs: readonly AttentionView[]): ListColumn<AttentionView>[] {
  const translate = desk.translate();
  const amountOf = ({ amount }: AttentionView) => (amount === null ? '' : translate.amount(amount, currency));
  const ageOf = ({ since }: AttentionView) => age(since, desk.now(), translate);
  const width = (text: (need: AttentionView) => string, most: number) => widthFor(needs.map(text), 1, most);
  return [
    { title: '', width: 1, cell: ({ kind }) => looks[kind].mark },
    { title: '', width: width((need) => counted(desk, need), 14), cell: (need) => counted(desk, need) },
    { title: '', width: 20, grows: 1, cell: (need) => needText(desk, need) },
    { title: '', width: width(amountOf, 16), align: 'right', spare: 2, cell: amountOf },
    { title: '', width: width(ageOf, 7), align: 'right', spare: 1, cell: (need) => span(ageOf(need), 'dim') },
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
