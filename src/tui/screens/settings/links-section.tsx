/** Links to accounts at packages: whether each works, and why not. */

import type { ResultOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { listActions } from '../../list/list-actions.ts';
import { span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { activeMark } from './active-mark.ts';
import type { SettingsData } from './data.ts';
import { listPart } from './list-view.tsx';
import { queriedList } from './queried-list.ts';
import type { Section } from './section.ts';

type PackageLink = ResultOf<'authorizations.list'>[number];

const idOf = ({ name }: PackageLink) => name;

export function linksSection(desk: Desk, data: SettingsData): Section {
  const rows = queriedList(data.links, idOf, (all) => all);
  return {
    name: 'links',
    summary() {
      const all = data.links.get().value;
      if (!all) return [];
      const broken = all.filter(({ status }) => status !== 'active').length;
      const { t } = desk.translate();
      return [
        all.map(idOf).join(', '),
        ...(broken === 0 ? [] : [span(`  ✕ ${t('links.broken', { links: broken })}`, 'bad')]),
      ];
    },
    actions: () => listActions(rows),
    ...listPart({ desk, changes: data.changes, rows, idOf }, () => {
      const { t } = desk.translate();
      return {
        heading: [t('links.lead')],
        columns: [
          { title: t('column.name'), width: 16, grows: 1, cell: idOf },
          { title: t('column.package'), width: 16, grows: 1, cell: ({ provider }) => provider },
          { title: t('column.state'), width: 14, cell: ({ status }) => activeMark(desk, status === 'active') },
        ],
        empty: t('links.none'),
        about: ({ provider, reason }, width) => [
          ...(reason === undefined ? [] : wrapped(reason, width, 'warning')),
          ...wrapped(t(provider === 'book' ? 'links.built-in' : 'links.read-by'), width, 'dim'),
        ],
      };
    }),
  };
}
