import { pageTable } from '../../layers/page.tsx';
import { listTable } from '../../list/list-actions.ts';
import type { ScreenDefinition } from '../screen.ts';
import {
  checklistTable,
  configurationsTable,
  configurationTable,
  csvEditorTable,
  csvMappingsTable,
  healthTable,
  mappingsTable,
  propertyTable,
  scheduleTable,
  sectionTable,
  settingsTable,
  sourcesTable,
  sourceTable,
} from './actions.ts';
import { settingsScreen } from './screen.tsx';

export const settings: ScreenDefinition = {
  name: 'settings',
  tables: [
    settingsTable,
    sectionTable,
    propertyTable,
    configurationsTable,
    configurationTable,
    checklistTable,
    sourcesTable,
    sourceTable,
    csvMappingsTable,
    csvEditorTable,
    mappingsTable,
    scheduleTable,
    healthTable,
    pageTable,
    listTable,
  ],
  make: settingsScreen,
};
