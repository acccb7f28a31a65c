/** What the settings are read from: asked once, while the screen is open, and kept up to date. */

import type { ResultOf } from '../../../core/rpc.ts';
import { type Query, query } from '../../daemon/query.ts';
import { whenReady } from '../../daemon/when-ready.ts';
import type { Desk } from '../../desk.ts';
import { derived, type Observed } from '../../state/observable.ts';

export interface SettingsData {
  readonly property: Query<ResultOf<'property.show'>>;
  readonly configurations: Query<ResultOf<'configurations.list'>>;
  readonly sources: Query<ResultOf<'sources.list'>>;
  readonly csvMappings: Query<ResultOf<'csv-mapping.list'>>;
  readonly mappings: Query<ResultOf<'map.list'>>;
  readonly links: Query<ResultOf<'authorizations.list'>>;
  /** Accounts and codes of the first configuration, for their names. */
  readonly chart: Query<ResultOf<'chart'>>;
  /** Of Today, for when each configuration runs next. */
  readonly today: Query<ResultOf<'today'>>;
  /** Another value when anything of them changed. */
  readonly changes: Observed<unknown>;
  start(): void;
  stop(): void;
}

export function settingsData(desk: Desk): SettingsData {
  const { link } = desk;
  const configurations = query(link, 'configurations.list', () => ({}), ['settings', 'runs']);
  const firstName = () => configurations.get().value?.[0]?.name;
  const queries = {
    configurations,
    property: query(link, 'property.show', () => ({}), ['settings']),
    sources: query(link, 'sources.list', () => ({}), ['settings', 'facts', 'intake']),
    csvMappings: query(link, 'csv-mapping.list', () => ({}), ['settings']),
    mappings: query(link, 'map.list', () => ({}), ['settings']),
    links: query(link, 'authorizations.list', () => ({}), ['settings']),
    chart: query(
      link,
      'chart',
      () => {
        const configuration = firstName();
        return configuration === undefined ? undefined : { configuration };
      },
      ['settings', 'charts'],
    ),
    today: query(link, 'today', () => ({}), ['settings', 'runs']),
  };
  const all = Object.values(queries);
  let isOpen = false;
  let charted: string | undefined;
  configurations.subscribe(() => {
    if (firstName() === charted) return;
    charted = firstName();
    void queries.chart.refresh();
  });
  return {
    ...queries,
    changes: derived([...all, desk.status], () => ({})),
    start() {
      isOpen = true;
      whenReady(desk, () => {
        if (isOpen) for (const one of all) one.start();
      });
    },
    stop() {
      isOpen = false;
      for (const one of all) one.stop();
    },
  };
}
