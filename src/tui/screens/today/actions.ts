import type { ActionTable } from '../../actions/action.ts';

export const todayTable = {
  'today.go': { keys: ['Enter'], bar: 1 },
  'today.sync': { keys: ['s'], bar: 2 },
  'today.preview': { keys: ['p'], bar: 3 },
  'today.report': { keys: ['r'], bar: 4 },
  'today.import': { keys: ['i'], bar: 5 },
  'today.drop': { keys: ['d'] },
} as const satisfies ActionTable;
