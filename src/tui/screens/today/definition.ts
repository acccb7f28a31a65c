import { formTable } from '../../form/form.tsx';
import { importingTable } from '../../import/import-files.tsx';
import { pageTable } from '../../layers/page.tsx';
import { listTable } from '../../list/list-actions.ts';
import type { ScreenDefinition } from '../screen.ts';
import { todayTable } from './actions.ts';
import { todayScreen } from './screen.tsx';

export const today: ScreenDefinition = {
  name: 'today',
  tables: [todayTable, listTable, pageTable, formTable, importingTable],
  make: todayScreen,
};
