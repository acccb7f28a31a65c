import { listTable, selectionTable } from '../../list/list-actions.ts';
import type { ScreenDefinition } from '../screen.ts';
import { documentTable, findTable, invoicesTable, reviewTable } from './actions.ts';
import { invoicesScreen } from './screen.tsx';

export const invoices: ScreenDefinition = {
  name: 'invoices',
  tables: [invoicesTable, reviewTable, findTable, documentTable, listTable, selectionTable],
  make: invoicesScreen,
};
