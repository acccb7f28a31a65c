import type { ActionTable } from '../../actions/action.ts';

export const runsTable = {
  'runs.open': { keys: ['Enter'], bar: 1 },
  'runs.sync': { keys: ['s'], bar: 2 },
  'runs.dry-run': { keys: ['D'], bar: 3 },
  'runs.as-of': { keys: ['A'], bar: 4 },
} as const satisfies ActionTable;

export const runTable = {
  'run.open': { keys: ['Enter'], bar: 1 },
  'run.waiting': { keys: ['w'], bar: 2 },
  'run.log': { keys: ['l'], bar: 3 },
  'run.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

export const runLogTable = {
  'run-log.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;
