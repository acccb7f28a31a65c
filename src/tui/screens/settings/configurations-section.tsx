/** How each administration is synchronised, and how each of them stands. */

import type { ConfigurationView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import { type ListColumn, widthFor } from '../../list/columns.ts';
import { listActions } from '../../list/list-actions.ts';
import { span } from '../../terminal/line.ts';
import { configurationsTable } from './actions.ts';
import { activeMark } from './active-mark.ts';
import { newConfigurationForm } from './add-configuration.ts';
import { configurationActions } from './configuration-actions.ts';
import { configurationLayer } from './configuration-layer.ts';
import type { SettingsData } from './data.ts';
import { listPart } from './list-view.tsx';
import { queriedList } from './queried-list.ts';
import type { Section } from './section.ts';

const idOf = ({ name }: ConfigurationView) => name;

export function configurationsSection(desk: Desk, data: SettingsData): Section {
  const rows = queriedList(data.configurations, idOf, (all) => all);
  const current = () => rows.current();
  const actions = bindActions(configurationsTable, {
    'configurations.open': {
      whyNot: () => (current() ? undefined : desk.translate().t('configurations.none')),
      run: () => {
        const one = current();
        if (one) desk.layers.open(configurationLayer(desk, data, one.name));
      },
    },
    'configurations.add': { run: () => desk.layers.open(newConfigurationForm(desk, data)) },
  });
  const own = configurationActions(desk, data, current);
  return {
    name: 'configurations',
    summary() {
      const all = data.configurations.get().value;
      if (!all) return [];
      const inactive = all.filter(({ active }) => !active).length;
      return [
        all.map(({ name }) => name).join(', '),
        ...(inactive === 0
          ? []
          : [span(`  ${desk.translate().t('configurations.inactive', { inactive })}`, 'warning')]),
      ];
    },
    actions: () => [...actions, ...own, ...listActions(rows)],
    ...listPart({ desk, changes: data.changes, rows, idOf }, () => ({
      heading: [desk.translate().t('configurations.lead')],
      columns: columnsOf(desk, data.configurations.get().value ?? []),
      empty: desk.translate().t('configurations.none'),
    })),
  };
}

function columnsOf(desk: Desk, all: readonly ConfigurationView[]): ListColumn<ConfigurationView>[] {
  const translate = desk.translate();
  const { t, word } = translate;
  /** As wide as what stands in it, so that more columns fit. */
  const fitted = (title: string, text: (one: ConfigurationView) => string, most: number) => ({
    title,
    width: widthFor([title, ...all.map(text)], 4, most),
    cell: text,
  });
  return [
    { title: t('column.name'), width: 10, grows: 1, cell: ({ name }) => name },
    { ...fitted(t('column.package'), ({ provider }) => provider, 20), spare: 3 },
    fitted(
      t('setting.mode'),
      ({ mode, frequency }) => word(mode === 'period' ? `per-${frequency}` : 'per-invoice'),
      24,
    ),
    { ...fitted(t('setting.automatic'), (one) => (one.automatic ? one.runAt : t('setting.by-hand')), 14), spare: 1 },
    {
      ...fitted(
        t('column.last-synced'),
        ({ lastSyncedAt }) => (lastSyncedAt === null ? '–' : translate.moment(lastSyncedAt)),
        16,
      ),
      spare: 2,
    },
    {
      ...fitted(
        t('column.next-due'),
        ({ nextDue }) => (nextDue === null ? '–' : translate.dateShort(nextDue, desk.voice.get().year)),
        12,
      ),
      spare: 2,
    },
    {
      title: t('column.state'),
      width: widthFor(
        ['active', 'inactive'].map((state) => `● ${word(state)}`),
        8,
        14,
      ),
      cell: ({ active }) => activeMark(desk, active),
    },
  ];
}
