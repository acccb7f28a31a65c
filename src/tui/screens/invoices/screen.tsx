import type { Desk } from '../../desk.ts';
import { span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import type { Screen } from '../screen.ts';

export function invoicesScreen(desk: Desk): Screen {
  return {
    name: 'invoices',
    actions: () => [],
    View: ({ width, height }) => (
      <Rows
        lines={[[span(desk.translate().t('screen.invoices'), 'title')]]}
        width={width}
        height={height}
        theme={desk.theme}
      />
    ),
  };
}
