import type { ActionTable } from '../../actions/action.ts';

export const entriesTable = {
  'entries.open': { keys: ['Enter'], bar: 1 },
  'entries.preview': { keys: ['p'], bar: 2 },
  'entries.balance': { keys: ['t'], bar: 3 },
  'entries.export': { keys: ['d'], bar: 4 },
  'entries.verify': { keys: ['v'], bar: 5 },
  'entries.reverse': { keys: ['R'], bar: 6 },
} as const satisfies ActionTable;

export const balanceTable = {
  'balance.earlier': { keys: ['Left'], bar: 1 },
  'balance.later': { keys: ['Right'], bar: 2 },
  'balance.dates': { keys: ['Enter'], bar: 3 },
  'balance.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;
