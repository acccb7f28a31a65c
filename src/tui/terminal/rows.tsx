/** Lines on the screen. A row is drawn again only when its text is another one. */

import { Box, Text } from 'ink';
import { memo } from 'react';
import { drawLine, emptyLine, type Line } from './line.ts';
import type { Theme } from './theme.ts';

const Row = memo(function Row({ text }: { readonly text: string }) {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>;
});

export interface RowsProps {
  readonly lines: readonly Line[];
  readonly width: number;
  /** Missing lines are left blank, lines too many are left out. Without it: as many as there are. */
  readonly height?: number;
  readonly theme: Theme;
}

export function Rows({ lines, width, height = lines.length, theme }: RowsProps) {
  const shown = theme.flat ? lines.slice(0, height) : Array.from({ length: height }, (_, at) => lines[at] ?? emptyLine);
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      {shown.map((line, at) => (
        // Rows have no identity but their place on the screen.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Row key={at} text={drawLine(line, width, theme)} />
      ))}
    </Box>
  );
}
