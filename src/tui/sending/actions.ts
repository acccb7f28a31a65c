import type { ActionTable } from '../actions/action.ts';

/** What would be sent: the entries, or the one entry there is. */
export const previewTable = {
  'preview.send': { keys: ['S'], bar: 1 },
  'preview.open': { keys: ['Enter'], bar: 2 },
  'preview.left-out': { keys: ['w'], bar: 3 },
  'preview.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

/** Documents that wait, and why. */
export const leftOutTable = {
  'left-out.open': { keys: ['Enter'], bar: 1 },
  'left-out.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;
