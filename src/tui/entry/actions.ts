import type { ActionTable } from '../actions/action.ts';

/** An entry that is stored. */
export const entryTable = {
  'entry.line': { keys: ['Enter'], bar: 1 },
  'entry.found': { keys: ['f'], bar: 2 },
  'entry.again': { keys: ['S'], bar: 3 },
  'entry.verify': { keys: ['v'], bar: 4 },
  'entry.reverse': { keys: ['R'], bar: 5 },
  'entry.export': { keys: ['d'], bar: 6 },
  'entry.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

/** The facts in one of its lines. */
export const factsTable = {
  'facts.open': { keys: ['Enter'], bar: 1 },
  'facts.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;
