import { listTable } from '../../list/list-actions.ts';
import { leftOutTable } from '../../sending/actions.ts';
import { countdownTable } from '../../sending/countdown.tsx';
import { lookingTable } from '../../sending/sync-now.tsx';
import type { ScreenDefinition } from '../screen.ts';
import { runLogTable, runsTable, runTable } from './actions.ts';
import { runsScreen } from './screen.tsx';

export const runs: ScreenDefinition = {
  name: 'runs',
  tables: [runsTable, runTable, runLogTable, leftOutTable, lookingTable, countdownTable, listTable],
  make: runsScreen,
};
