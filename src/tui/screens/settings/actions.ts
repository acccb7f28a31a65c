/** What can be done in the settings. */

import type { ActionTable } from '../../actions/action.ts';

export const settingsTable = {
  'settings.open': { keys: ['Enter'], bar: 1 },
} as const satisfies ActionTable;

/** Every section, and what is opened from it. */
export const sectionTable = {
  'section.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

export const propertyTable = {
  'property.edit': { keys: ['Enter'], bar: 1 },
} as const satisfies ActionTable;

export const configurationsTable = {
  'configurations.open': { keys: ['Enter'], bar: 1 },
  'configurations.add': { keys: ['n'], bar: 6 },
} as const satisfies ActionTable;

/** One configuration: in the list, and on its own page. */
export const configurationTable = {
  'configuration.edit': { keys: ['e'], bar: 2 },
  'configuration.activate': { keys: ['a'], bar: 3 },
  'configuration.deactivate': { keys: ['x'], bar: 3 },
  'configuration.delete': { keys: ['D'], bar: 7 },
} as const satisfies ActionTable;

export const checklistTable = {
  'checklist.toggle': { keys: ['Space'], bar: 1 },
  'checklist.accept': { keys: ['Enter'], bar: 2 },
  'checklist.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

export const sourcesTable = {
  'sources.open': { keys: ['Enter'], bar: 1 },
  'sources.add': { keys: ['n'], bar: 2 },
} as const satisfies ActionTable;

export const sourceTable = {
  'source.edit': { keys: ['e', 'Enter'], bar: 1 },
  'source.toggle': { keys: ['Space'], bar: 2 },
} as const satisfies ActionTable;

export const csvMappingsTable = {
  'csv.open': { keys: ['Enter'], bar: 1 },
  'csv.add': { keys: ['n'], bar: 2 },
  'csv.delete': { keys: ['D'], bar: 3 },
} as const satisfies ActionTable;

export const csvEditorTable = {
  'csv.change': { keys: ['Enter', 'Space'], bar: 1 },
  'csv.also': { keys: ['a'], bar: 3 },
  'csv.leave': { keys: ['x'], bar: 4 },
  'csv.fixed': { keys: ['f'], bar: 5 },
  'csv.save': { keys: ['s', 'Ctrl+S'], bar: 2 },
  'csv.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

export const mappingsTable = {
  'mappings.change': { keys: ['Enter'], bar: 1 },
  'mappings.add': { keys: ['n'], bar: 2 },
  'mappings.filter': { keys: ['f'], bar: 3 },
} as const satisfies ActionTable;

export const scheduleTable = {
  'schedule.toggle': { keys: ['Space'], bar: 1 },
  'schedule.time': { keys: ['Enter'], bar: 2 },
} as const satisfies ActionTable;

export const healthTable = {
  'health.audit': { keys: ['Enter'], bar: 1 },
  'health.again': { keys: ['r'], bar: 2 },
} as const satisfies ActionTable;
