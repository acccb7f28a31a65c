import { entryTable, factsTable } from '../../entry/actions.ts';
import { listTable } from '../../list/list-actions.ts';
import { leftOutTable, previewTable } from '../../sending/actions.ts';
import { countdownTable } from '../../sending/countdown.tsx';
import type { ScreenDefinition } from '../screen.ts';
import { balanceTable, entriesTable } from './actions.ts';
import { entriesScreen } from './screen.tsx';

export const entries: ScreenDefinition = {
  name: 'entries',
  tables: [entriesTable, entryTable, factsTable, previewTable, leftOutTable, countdownTable, balanceTable, listTable],
  make: entriesScreen,
};
