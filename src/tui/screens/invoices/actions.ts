/** What can be done on the list, in its filter line, and in one document. */

import type { ActionTable } from '../../actions/action.ts';

/** The steps of the review: in the list on what is chosen, in a document on that document. */
export const reviewTable = {
  'review.approve': { keys: ['a'], bar: 6 },
  'review.exclude': { keys: ['x'], bar: 7 },
  'review.concept': { keys: ['c'], bar: 8 },
  'review.include': { keys: ['i'], bar: 9 },
} as const satisfies ActionTable;

export const invoicesTable = {
  'invoices.open': { keys: ['Enter'], bar: 1 },
  'invoices.filter': { keys: ['f'], bar: 3 },
  'invoices.sort': { keys: ['S'], bar: 10 },
  'invoices.all': { keys: ['*'], bar: 11 },
  'invoices.clear': { keys: ['Escape'], bar: 2 },
} as const satisfies ActionTable;

export const findTable = {
  'find.keep': { keys: ['Enter'], bar: 1 },
  'find.words': { keys: ['Tab'], bar: 2 },
  'find.down': { keys: ['Down'], movement: true },
  'find.up': { keys: ['Up'], movement: true },
  'find.page-down': { keys: ['PageDown'], movement: true },
  'find.page-up': { keys: ['PageUp'], movement: true },
  'find.clear': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

export const documentTable = {
  'document.main': { keys: ['Enter', 'e'], bar: 1 },
  'document.all-like-this': { keys: ['A'], bar: 2 },
  'document.repair': { keys: ['f'], bar: 5 },
  'document.why': { keys: ['y'], bar: 6 },
  'document.next': { keys: ['n', 'Right'], bar: 7 },
  'document.previous': { keys: ['p', 'Left'] },
  'document.vat-code': { keys: ['t'] },
  'document.cost-centre': { keys: ['C'] },
  'document.description': { keys: ['d'] },
  'document.journal': { keys: ['J'] },
  'document.due-date': { keys: ['D'] },
  'document.relation': { keys: ['r'] },
  'document.one-off': { keys: ['O'] },
  'document.reset': { keys: ['R'] },
  'document.entry': { keys: ['b'] },
  'document.close': { keys: ['Escape'], bar: 12 },
} as const satisfies ActionTable;
