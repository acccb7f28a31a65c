import type { ActionTable } from '../../actions/action.ts';

export const firstRunTable = {
  'first-run.next': { keys: ['Enter', 'Down', 'Tab'], bar: 1 },
  'first-run.change': { keys: ['Space'], bar: 2 },
  'first-run.back': { keys: ['Escape', 'Up', 'Shift+Tab'], bar: 3 },
} as const satisfies ActionTable;

export const firstFilesTable = {
  'first-files.read': { keys: ['Enter'], bar: 1 },
  'first-files.later': { keys: ['Escape'], bar: 2 },
} as const satisfies ActionTable;
