/** The facts in a line of an entry, of one that is stored or of one that a dry run showed. */

import { partName } from '../../cli/messages.ts';
import type { EntryView, ResultOf } from '../../core/rpc.ts';
import { bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { type ListColumn, layOut } from '../list/columns.ts';
import { type List, list } from '../list/list.ts';
import { listActions } from '../list/list-actions.ts';
import { gutterWidth, listLines } from '../list/list-lines.ts';
import { offsetSource } from '../list/offset-source.ts';
import { tellErrors } from '../list/tell-errors.ts';
import { useListHeight } from '../list/use-list-height.ts';
import { useObserved } from '../state/use-observed.ts';
import { span, spread } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { factsTable } from './actions.ts';
import type { LedgerLine } from './ledger-table.ts';

export type FactRow = ResultOf<'entries.facts'>['rows'][number];

export interface FactsOf extends LedgerLine {
  readonly entry: Pick<EntryView, 'reference' | 'currency'>;
  /** Of the dry run that showed it. */
  readonly plan?: string;
}

const idOf = ({ document, part }: FactRow) => `${document}/${part}`;

export function factsLayer(desk: Desk, of: FactsOf): Layer {
  const { entry, plan, place } = of;
  const rows = list(
    offsetSource(idOf, (offset, limit) =>
      desk.link.call('entries.facts', {
        reference: entry.reference,
        ...(plan === undefined ? {} : { plan }),
        line: place,
        offset,
        limit,
      }),
    ),
  );
  const end = tellErrors(rows, desk.link);
  const close = () => desk.layers.close(layer);
  const actions = bindActions(factsTable, {
    'facts.open': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('facts.none')),
      run: () => {
        const fact = rows.current();
        if (fact) desk.go('invoices', { document: fact.document });
      },
    },
    'facts.close': { run: close },
  });
  const layer: Layer = {
    name: 'facts',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    opened: () => void rows.reset(),
    closed: end,
    View: (area) => <Facts desk={desk} rows={rows} of={of} area={area} />,
  };
  return layer;
}

function Facts({ desk, rows, of, area }: { desk: Desk; rows: List<FactRow>; of: FactsOf; area: Area }) {
  const state = useObserved(rows);
  const { theme } = desk;
  const { t, amount } = desk.translate();
  const { line, entry } = of;
  const isDebit = !/^0*(?:\.0*)?$/.test(line.debit);
  const columns = layOut(columnsOf(desk, isDebit), area.width - gutterWidth);
  const height = area.height - 3;
  useListHeight(rows, height);
  const named = [[line.account, line.accountName].filter(Boolean).join(' '), line.vatCode, line.description];
  return (
    <Rows
      lines={[
        spread(
          [' ', span(named.filter(Boolean).join(` ${theme.glyphs.dot} `), 'strong')],
          [
            span(
              `${t('facts.count', { facts: state.total })}   ${amount(isDebit ? line.debit : line.credit, entry.currency)} ${t(isDebit ? 'column.debit' : 'column.credit')} `,
              'dim',
            ),
          ],
          area.width,
        ),
        [],
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({ state, columns, idOf, height, theme, empty: t('facts.none') }),
      ]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}

function columnsOf(desk: Desk, isDebit: boolean): ListColumn<FactRow>[] {
  const translate = desk.translate();
  const { t, word } = translate;
  const { year } = desk.voice.get();
  return [
    { title: t('column.date'), width: 11, cell: ({ date }) => translate.dateShort(date, year) },
    { title: t('column.number'), width: 10, grows: 1, cell: ({ number }) => number },
    { title: t('column.kind'), width: 11, spare: 2, cell: ({ kind }) => span(word(kind), 'dim') },
    { title: t('column.relation'), width: 12, grows: 2, cell: ({ relation }) => relation ?? '' },
    { title: t('column.part'), width: 19, spare: 1, cell: ({ part }) => span(partName(desk.voice.get(), part), 'dim') },
    {
      title: t(isDebit ? 'column.debit' : 'column.credit'),
      width: 12,
      align: 'right',
      cell: ({ amount }) => translate.amount(isDebit ? amount : negated(amount)),
    },
  ];
}

/** Debit − credit, seen from the credit side. */
function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : /^0*(?:\.0*)?$/.test(amount) ? amount : `-${amount}`;
}
