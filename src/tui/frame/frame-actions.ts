/** What can be done on every screen. */

import type { ActionTable } from '../actions/action.ts';

export const frameTable = {
  'frame.today': { keys: ['1'] },
  'frame.invoices': { keys: ['2'] },
  'frame.repairs': { keys: ['3'] },
  'frame.entries': { keys: ['4'] },
  'frame.runs': { keys: ['5'] },
  'frame.settings': { keys: ['6'] },
  'frame.next': { keys: ['Tab'], movement: true },
  'frame.previous': { keys: ['Shift+Tab'], movement: true },
  'frame.undo': { keys: ['u'] },
  'frame.dismiss': { keys: ['Delete', 'Backspace'] },
  'frame.follow': { keys: ['o'] },
  'frame.find': { keys: ['/'], bar: 80 },
  'frame.palette': { keys: [':'], bar: 90 },
  'frame.redraw': { keys: ['Ctrl+L'] },
  'frame.suspend': { keys: ['Ctrl+Z'] },
  'frame.quit': { keys: ['q', 'Ctrl+C'] },
  'frame.keys': { keys: ['?'] },
} as const satisfies ActionTable;

/** Movements and ways of help's own box. */
export const helpTable = {
  'help.down': { keys: ['Down', 'j'], movement: true },
  'help.up': { keys: ['Up', 'k'], movement: true },
  'help.page-down': { keys: ['PageDown', 'Space'], movement: true },
  'help.page-up': { keys: ['PageUp'], movement: true },
  'help.close': { keys: ['Escape', '?', 'q'], bar: 1 },
} as const satisfies ActionTable;
