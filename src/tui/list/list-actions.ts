/** Moving about in a list and choosing rows: the same keys in every list. */

import { type Action, type ActionTable, bindActions } from '../actions/action.ts';
import type { List } from './list.ts';

export const listTable = {
  'list.down': { keys: ['Down', 'j'], movement: true },
  'list.up': { keys: ['Up', 'k'], movement: true },
  'list.page-down': { keys: ['PageDown', 'Ctrl+F'], movement: true },
  'list.page-up': { keys: ['PageUp', 'Ctrl+B'], movement: true },
  'list.first': { keys: ['Home', 'g'], movement: true },
  'list.last': { keys: ['End', 'G'], movement: true },
} as const satisfies ActionTable;

export const selectionTable = {
  'list.toggle': { keys: ['Space'], movement: true },
  'list.range': { keys: ['v'], movement: true },
  'list.extend-down': { keys: ['Shift+Down', 'J'], movement: true },
  'list.extend-up': { keys: ['Shift+Up', 'K'], movement: true },
} as const satisfies ActionTable;

export function listActions(list: Pick<List<unknown>, 'move' | 'page' | 'toFirst' | 'toLast'>): readonly Action[] {
  return bindActions(listTable, {
    'list.down': { run: () => list.move(1) },
    'list.up': { run: () => list.move(-1) },
    'list.page-down': { run: () => list.page(1) },
    'list.page-up': { run: () => list.page(-1) },
    'list.first': { run: () => list.toFirst() },
    'list.last': { run: () => list.toLast() },
  });
}

export function selectionActions(list: Pick<List<unknown>, 'toggle' | 'range' | 'extend'>): readonly Action[] {
  return bindActions(selectionTable, {
    'list.toggle': { run: () => list.toggle() },
    'list.range': { run: () => list.range() },
    'list.extend-down': { run: () => list.extend(1) },
    'list.extend-up': { run: () => list.extend(-1) },
  });
}
