import { listTable } from '../../list/list-actions.ts';
import type { ScreenDefinition } from '../screen.ts';
import { coverageTable, repairsTable } from './actions.ts';
import { repairsScreen } from './screen.tsx';

export const repairs: ScreenDefinition = {
  name: 'repairs',
  tables: [repairsTable, coverageTable, listTable],
  make: repairsScreen,
};
