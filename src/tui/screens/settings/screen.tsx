/** Everything that is set up, in sections: one line each, opened with Enter. */

import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { arraySource } from '../../list/array-source.ts';
import { type LaidOut, layOut } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { cutLine, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import type { Screen } from '../screen.ts';
import { settingsTable } from './actions.ts';
import { configurationsSection } from './configurations-section.tsx';
import { csvSection } from './csv-section.tsx';
import { type SettingsData, settingsData } from './data.ts';
import { healthSection } from './health-section.tsx';
import { linksSection } from './links-section.tsx';
import { mappingsSection } from './mappings-section.tsx';
import { propertySection } from './property-section.tsx';
import { scheduleSection } from './schedule-section.tsx';
import { type Section, sectionNames } from './section.ts';
import { besideSections, isWide, sectionLayer } from './section-layer.tsx';
import { sourcesSection } from './sources-section.tsx';

const idOf = ({ name }: Section) => name;

export function settingsScreen(desk: Desk): Screen {
  const data = settingsData(desk);
  const sections: readonly Section[] = [
    propertySection(desk, data),
    configurationsSection(desk, data),
    sourcesSection(desk, data),
    csvSection(desk, data),
    mappingsSection(desk, data),
    linksSection(desk, data),
    scheduleSection(desk, data),
    healthSection(desk, data),
  ];
  const rows = list(arraySource(idOf, () => sections));
  void rows.refresh();
  const open = (section: Section | undefined) => {
    if (section) desk.layers.open(sectionLayer(desk, section, sections));
  };
  const actions = bindActions(settingsTable, { 'settings.open': { run: () => open(rows.current()) } });
  return {
    name: 'settings',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    opened: data.start,
    closed: data.stop,
    show({ open: what }) {
      const name = sectionNames.find((one) => one === (what === undefined ? what : (alsoCalled[what] ?? what)));
      if (name === undefined) return;
      rows.toRow(name);
      open(sections.find((section) => section.name === name));
    },
    View: (area) => <Settings desk={desk} data={data} sections={sections} rows={rows} area={area} />,
  };
}

/** Other names that a section is asked for by. */
const alsoCalled: Readonly<Record<string, string>> = {
  language: 'property',
  authorizations: 'links',
  doctor: 'health',
  audit: 'health',
};

interface SettingsProps {
  readonly desk: Desk;
  readonly data: SettingsData;
  readonly sections: readonly Section[];
  readonly rows: List<Section>;
  readonly area: Area;
}

function Settings({ desk, data, sections, rows, area }: SettingsProps) {
  const state = useObserved(rows);
  useObserved(data.changes);
  useListHeight(rows, Math.max(1, area.height - 2));
  const current = rows.current();
  if (isWide(desk, area) && current) return besideSections(desk, sections, current, area, true);
  const { t } = desk.translate();
  return (
    <Rows
      lines={[
        [' ', span(t('settings.lead'), 'strong')],
        [],
        ...listLines({
          state,
          columns: columnsOf(desk, area.width - gutterWidth),
          idOf,
          height: area.height - 2,
          theme: desk.theme,
          empty: '',
        }),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

const titleWidth = 24;

/** A summary may have a mark in another tone, so it is a line and not a cell. */
function columnsOf(desk: Desk, room: number): LaidOut<Section> {
  const { t } = desk.translate();
  const titles = layOut<Section>([{ title: '', width: titleWidth, cell: ({ name }) => t(`section.${name}`) }], room);
  return {
    titles: titles.titles,
    row: (section) => [...titles.row(section), '  ', ...cutLine(section.summary(), room - titleWidth - 2)],
  };
}
