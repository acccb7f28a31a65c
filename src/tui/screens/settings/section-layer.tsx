/** A section in use: where the screen is wide, beside the list of sections; else alone. */

import { Box } from 'ink';
import type { ReactNode } from 'react';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { inTone, type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { sectionTable } from './actions.ts';
import type { Section } from './section.ts';

const wideFrom = 110;
const sideWidth = 28;

export function isWide({ theme }: Desk, { width }: Area): boolean {
  // A screen reader reads line by line: two columns would be read into one another.
  return width >= wideFrom && !theme.flat;
}

export function sectionLayer(desk: Desk, section: Section, sections: readonly Section[]): Layer {
  const close = bindActions(sectionTable, { 'section.close': { run: () => desk.layers.close(layer) } });
  const { type, busy, opened, closed } = section;
  const layer: Layer = {
    name: `settings.${section.name}`,
    actions: () => [...section.actions(), ...close],
    ...(type ? { type } : {}),
    ...(busy ? { busy } : {}),
    ...(opened ? { opened } : {}),
    ...(closed ? { closed } : {}),
    View: (area) => besideSections(desk, sections, section, area, false),
  };
  return layer;
}

/** The list of sections and the section beside it; the cursor is in one of them. */
export function besideSections(
  desk: Desk,
  sections: readonly Section[],
  current: Section,
  area: Area,
  isResting: boolean,
): ReactNode {
  if (!isWide(desk, area)) return current.View(area, isResting);
  return (
    <Box width={area.width} height={area.height}>
      <Rows
        lines={[[], [], ...sections.map((section) => sideLine(desk, section, section === current, isResting))]}
        width={sideWidth}
        height={area.height}
        theme={desk.theme}
      />
      {current.View({ width: area.width - sideWidth, height: area.height }, isResting)}
    </Box>
  );
}

function sideLine(desk: Desk, { name }: Section, isCurrent: boolean, hasCursor: boolean): Line {
  const title = desk.translate().t(`section.${name}`);
  if (!isCurrent) return [span(`   ${title}`, hasCursor ? 'plain' : 'dim')];
  return hasCursor ? inTone([`${desk.theme.glyphs.cursor}  ${title}`], 'selected') : [span(`   ${title}`, 'title')];
}
