/** Saved column mappings: one for each export that comes as CSV. */

import type { CsvMapping } from '../../../core/csv-mapping.ts';
import { bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { confirm } from '../../layers/confirm.tsx';
import { listActions } from '../../list/list-actions.ts';
import { span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { csvMappingsTable } from './actions.ts';
import { mappingIn } from './csv-draft.ts';
import { encodingNames, written } from './csv-form.ts';
import { newCsvMapping, openCsvMapping } from './csv-start.ts';
import type { SettingsData } from './data.ts';
import { listPart } from './list-view.tsx';
import { queriedList } from './queried-list.ts';
import type { Section } from './section.ts';

const idOf = ({ name }: CsvMapping) => name;

export function csvSection(desk: Desk, data: SettingsData): Section {
  const rows = queriedList(data.csvMappings, idOf, (all) => all.flatMap((one) => mappingIn(one) ?? []));
  const whyNot = () => (rows.current() ? undefined : desk.translate().t('csv.none'));
  const remove = async ({ name }: CsvMapping) => {
    const commandId = commandName();
    await desk.attempt(async () => {
      await desk.link.call('csv-mapping.remove', { commandId, name });
      const { t } = desk.translate();
      desk.remember(commandId, `${t('section.csv')}, ${name}`);
      desk.toasts.done(t('csv.removed', { name }));
      await data.csvMappings.refresh();
    });
  };
  const actions = bindActions(csvMappingsTable, {
    'csv.open': {
      whyNot,
      run: () => {
        const mapping = rows.current();
        if (mapping) desk.layers.open(openCsvMapping(desk, data, mapping));
      },
    },
    'csv.add': { run: () => desk.layers.open(newCsvMapping(desk, data)) },
    'csv.delete': {
      whyNot,
      run: () => {
        const mapping = rows.current();
        if (!mapping) return;
        const { t } = desk.translate();
        desk.layers.open(
          confirm(desk, {
            title: mapping.name,
            text: t('csv.delete-text', { name: mapping.name }),
            yes: t('action.csv.delete'),
            run: () => remove(mapping),
          }),
        );
      },
    },
  });
  return {
    name: 'csv',
    summary() {
      const all = data.csvMappings.get().value;
      if (!all) return [];
      const { t } = desk.translate();
      return [all.length === 0 ? t('csv.none') : rows.get().rows.map(idOf).join(', ')];
    },
    actions: () => [...actions, ...listActions(rows)],
    ...listPart({ desk, changes: data.changes, rows, idOf }, () => {
      const { t, word, number } = desk.translate();
      return {
        heading: [t('csv.lead')],
        columns: [
          { title: t('column.name'), width: 16, grows: 1, cell: idOf },
          { title: t('column.kind'), width: 12, cell: ({ kind }) => word(kind) },
          {
            title: t('csv.columns'),
            width: 12,
            align: 'right',
            cell: ({ columns, header }) => `${number(Object.keys(columns).length)} / ${number(header.length)}`,
          },
          { title: t('csv.date-format'), width: 14, spare: 1, cell: ({ dateFormat }) => written(dateFormat) },
          {
            title: t('csv.encoding'),
            width: 13,
            spare: 2,
            cell: ({ encoding }) => span(encodingNames[encoding], 'dim'),
          },
        ],
        empty: t('csv.none'),
        about: ({ header }, width) =>
          wrapped(t('csv.header', { columns: header.join(', ') }), width, 'dim').slice(0, 3),
      };
    }),
  };
}
