import type { ActionTable } from '../../actions/action.ts';

export const repairsTable = {
  'repairs.fix': { keys: ['Enter'], bar: 1 },
  'repairs.documents': { keys: ['d'], bar: 2 },
  'repairs.coverage': { keys: ['c'], bar: 3 },
} as const satisfies ActionTable;

export const coverageTable = {
  'coverage.map': { keys: ['Enter'], bar: 1 },
  'coverage.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;
