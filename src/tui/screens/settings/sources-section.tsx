/** Where facts come from, how lately, and what could not be read. */

import { mark } from '../../../cli/render/state-mark.ts';
import type { SourceView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { ListColumn } from '../../list/columns.ts';
import { listActions } from '../../list/list-actions.ts';
import { type Cell, span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { sourcesTable } from './actions.ts';
import type { SettingsData } from './data.ts';
import { listPart } from './list-view.tsx';
import { queriedList } from './queried-list.ts';
import type { Section } from './section.ts';
import { newSourceForm } from './source-forms.ts';
import { sourceLayer } from './source-layer.tsx';

const idOf = ({ id }: SourceView) => id;

export function sourcesSection(desk: Desk, data: SettingsData): Section {
  const rows = queriedList(data.sources, idOf, (all) => all);
  const actions = bindActions(sourcesTable, {
    'sources.open': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('sources.none')),
      run: () => {
        const source = rows.current();
        if (source) desk.layers.open(sourceLayer(desk, data, source.id));
      },
    },
    'sources.add': { run: () => desk.layers.open(newSourceForm(desk, data)) },
  });
  return {
    name: 'sources',
    summary() {
      const all = data.sources.get().value;
      if (!all) return [];
      const rejected = all.reduce((sum, { rejectedFiles }) => sum + rejectedFiles, 0);
      const { t } = desk.translate();
      return [
        all.map(({ name }) => name).join(', '),
        ...(rejected === 0 ? [] : [span(`  ✕ ${t('sources.rejected', { files: rejected })}`, 'bad')]),
      ];
    },
    actions: () => [...actions, ...listActions(rows)],
    ...listPart({ desk, changes: data.changes, rows, idOf }, () => ({
      heading: [desk.translate().t('sources.lead')],
      columns: columnsOf(desk),
      empty: desk.translate().t('sources.none'),
      about: ({ dropFolder }, width) =>
        wrapped(`${desk.translate().t('source.drop-folder')}: ${dropFolder}`, width, 'dim'),
    })),
  };
}

function columnsOf(desk: Desk): ListColumn<SourceView>[] {
  const translate = desk.translate();
  const { t } = translate;
  return [
    { title: t('column.name'), width: 16, grows: 1, cell: ({ name }) => name },
    { title: t('column.kind'), width: 16, spare: 1, cell: ({ family }) => translate.word(`family-${family}`) },
    { title: t('source.facts'), width: 10, align: 'right', cell: ({ facts }) => translate.number(facts) },
    {
      title: t('source.last-fact'),
      width: 12,
      cell: ({ lastFactAt }) => (lastFactAt === null ? '–' : translate.moment(lastFactAt)),
    },
    {
      title: t('source.rejected'),
      width: 17,
      align: 'right',
      cell: ({ rejectedFiles }) => rejectedCell(desk, rejectedFiles),
    },
  ];
}

export function rejectedCell(desk: Desk, count: number): Cell {
  const { number } = desk.translate();
  return count === 0 ? span(number(0), 'dim') : span(`${mark('failed').text} ${number(count)}`, 'bad');
}
