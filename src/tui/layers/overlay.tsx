/** A box over the screen, in the middle of it, with the screen in sight around it. */

import { Box } from 'ink';
import { inColumns, type Line, lineWidth, span, spread } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import type { Theme } from '../terminal/theme.ts';
import type { Area } from './layer.ts';

export interface OverlayProps {
  readonly area: Area;
  readonly theme: Theme;
  readonly title: string;
  readonly lines: readonly Line[];
  /** The keys that matter here. */
  readonly foot?: Line;
  /** Columns of the terminal that it would like to have, borders included. */
  readonly width?: number;
  /** Lines of content at least, so that the box does not jump while it is filled. */
  readonly least?: number;
}

/** Columns that borders and margins take from an overlay. */
export const overlayFrame = 4;

/** Width of an overlay's content in this area. */
export function overlayRoom(area: Area, width = 60): number {
  return Math.max(10, Math.min(width, area.width - 2) - overlayFrame);
}

/** Lines of content that fit an overlay in this area, its foot included. */
export function overlayHeight(area: Area): number {
  return Math.max(1, area.height - 2);
}

export function Overlay({ area, theme, title, lines, foot, width = 60, least = 0 }: OverlayProps) {
  const { glyphs } = theme;
  const room = overlayRoom(area, width);
  const most = overlayHeight(area) - (foot ? 1 : 0);
  const content = lines.slice(0, most);
  const filled = [...content, ...Array.from({ length: Math.max(0, Math.min(least, most) - content.length) }, () => [])];
  const body = foot ? [...filled, foot] : filled;
  const edge = (line: Line): Line => [
    span(`${glyphs.vertical} `, 'dim'),
    ...spread(line, [], room),
    span(` ${glyphs.vertical}`, 'dim'),
  ];
  const named = title === '' ? '' : `${glyphs.horizontal} ${inColumns(title, Math.min(room - 2, lineWidth([title])))} `;
  const top: Line = [
    span(glyphs.topLeft, 'dim'),
    span(named, 'title'),
    span(`${glyphs.horizontal.repeat(Math.max(0, room + 2 - lineWidth([named])))}${glyphs.topRight}`, 'dim'),
  ];
  const bottom: Line = [span(`${glyphs.bottomLeft}${glyphs.horizontal.repeat(room + 2)}${glyphs.bottomRight}`, 'dim')];
  const all = theme.flat ? [[title], ...body] : [top, ...body.map(edge), bottom];
  return (
    <Box
      position="absolute"
      marginLeft={Math.max(0, Math.floor((area.width - room - overlayFrame) / 2))}
      marginTop={Math.max(0, Math.floor((area.height - all.length) / 2))}
    >
      <Rows lines={all} width={room + overlayFrame} theme={theme} />
    </Box>
  );
}
