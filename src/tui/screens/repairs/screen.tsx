/** What keeps documents from being booked, each cause once, with the repair of all its documents on one key. */

import { sentence } from '../../../cli/messages.ts';
import { mark } from '../../../cli/render/state-mark.ts';
import { problemStatement } from '../../../core/language/sentences.ts';
import type { CauseView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { arraySource } from '../../list/array-source.ts';
import { type ListColumn, layOut, widthFor } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { age } from '../../terminal/age.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import type { Screen } from '../screen.ts';
import { repairsTable } from './actions.ts';
import { coverage } from './coverage.tsx';
import { cures, documentsOf } from './cures.ts';
import { fixPicker } from './fix-picker.ts';

const idOf = ({ code, subject }: CauseView) => `${code}/${subject}`;

export function repairsScreen(desk: Desk): Screen {
  const causes = query(desk.link, 'repairs.list', () => ({}), 'all');
  const rows = list(arraySource(idOf, () => causes.get().value ?? []));
  causes.subscribe(() => {
    if (causes.get().value) void rows.refresh();
  });
  causes.start();
  /** A cause that was named by another screen, opened when it is here. */
  const open = async ({ code, subject }: { readonly code: string; readonly subject: string }) => {
    await causes.refresh();
    await rows.refresh();
    rows.toRow(`${code}/${subject}`);
  };
  const current = () => rows.current();
  const noCause = () => (current() ? undefined : desk.translate().t('repairs.none'));
  const actions = bindActions(repairsTable, {
    'repairs.fix': {
      whyNot: noCause,
      run: () => {
        const cause = current();
        if (!cause) return;
        const cure = cures[cause.code];
        if ('go' in cure) desk.go(cure.go, cure.target(cause));
        else desk.layers.open(fixPicker(desk, cause, cure.choose));
      },
    },
    'repairs.documents': {
      whyNot: noCause,
      run: () => {
        const cause = current();
        if (cause) desk.go('invoices', { filter: documentsOf(cause) });
      },
    },
    'repairs.coverage': { run: () => desk.layers.open(coverage(desk)) },
  });
  return {
    name: 'repairs',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    count: () => causes.get().value?.length,
    show: ({ cause, open: what }) => {
      if (cause) void open(cause);
      if (what === 'coverage') desk.layers.open(coverage(desk));
    },
    View: (area) => <Repairs desk={desk} rows={rows} area={area} />,
  };
}

function Repairs({ desk, rows, area }: { desk: Desk; rows: List<CauseView>; area: Area }) {
  const state = useObserved(rows);
  const { theme } = desk;
  const { t } = desk.translate();
  const columns = layOut(columnsOf(desk, state.rows), area.width - gutterWidth);
  const cause = rows.current();
  const about = cause ? aboutCause(desk, cause, area.width - 4) : [];
  const height = area.height - 2 - (about.length > 0 ? about.length + 1 : 0);
  useListHeight(rows, height);
  const lines: Line[] = [
    [' ', span(state.total > 0 ? heading(desk, state.rows) : '', 'strong')],
    [],
    ...listLines({ state, columns, idOf, height, theme, empty: t('repairs.none') }),
  ];
  const blank = Math.max(0, area.height - lines.length - about.length);
  return (
    <Rows
      lines={[...lines, ...Array.from({ length: blank }, () => []), ...about]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}

function heading(desk: Desk, causes: readonly CauseView[]): string {
  const documents = causes.reduce((sum, { documents: held }) => sum + held, 0);
  return desk.translate().t('repairs.count', { causes: causes.length, documents });
}

function columnsOf(desk: Desk, causes: readonly CauseView[]): ListColumn<CauseView>[] {
  const translate = desk.translate();
  const documentsOfCause = ({ documents }: CauseView) => translate.t('count.documents', { documents });
  const amountOf = ({ amount, currency }: CauseView) => translate.amount(amount, currency);
  return [
    { title: '', width: 1, cell: ({ code }) => mark(code === 'outcome-unknown' ? 'unknown' : 'needs-you') },
    {
      title: '',
      width: 20,
      grows: 1,
      cell: (cause) => sentence(problemStatement(translate, cause)).replace(/[.]$/, ''),
    },
    {
      title: '',
      width: widthFor(causes.map(documentsOfCause), 6, 18),
      align: 'right',
      cell: documentsOfCause,
    },
    { title: '', width: widthFor(causes.map(amountOf), 8, 18), align: 'right', cell: amountOf },
    {
      title: '',
      width: 4,
      align: 'right',
      spare: 1,
      cell: ({ since }) => span(age(since, desk.now(), translate), 'dim'),
    },
  ];
}

/** The cause under the cursor whole, with what to do and a few of the documents by number. */
function aboutCause(desk: Desk, cause: CauseView, width: number): Line[] {
  const translate = desk.translate();
  const { t } = translate;
  return [
    ...wrapped(sentence(problemStatement(translate, cause)), width, 'plain'),
    ...wrapped(`${t(`repair.${cause.code}`)}.`, width, 'accent'),
    ...wrapped(t('repairs.examples', { numbers: cause.examples.join(', ') }), width, 'dim').slice(0, 2),
  ].map((line) => ['  ', ...line]);
}
