import type { Desk } from '../desk.ts';
import { frameTable } from './frame-actions.ts';

/** What was done, with the key that takes it back. @param what a sentence without its full stop */
export function undoHint(desk: Desk, what: string): string {
  return desk.translate().t('invoices.done', { what, key: frameTable['frame.undo'].keys[0] });
}
