/** What a layer shows, as lines of plain text. */

import { stripVTControlCharacters } from 'node:util';
import { Box, renderToString } from 'ink';
import type { Area, Layer } from '../../src/tui/layers/layer.ts';

/** The layer drawn into an area; blanks at the ends of lines and empty lines at the end are left out. */
export function drawn(layer: Layer, area: Area = { width: 80, height: 19 }): string[] {
  const text = renderToString(
    <Box width={area.width} height={area.height}>
      {layer.View(area)}
    </Box>,
    { columns: area.width },
  );
  const lines = text.split('\n').map((line) => stripVTControlCharacters(line).trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
