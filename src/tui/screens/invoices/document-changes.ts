/** Changes of one document's booking. Each carries the version that was on the screen. */

import type { ParamsOf } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { insist, isConflict } from './insist.ts';
import type { OpenedDocument } from './opened-document.ts';
import { undoHint } from './undo-hint.ts';

export type DocumentEdit = Omit<ParamsOf<'documents.edit'>, 'commandId' | 'id' | 'seen'>;

/**
 * Changes the document that is open, and takes what the daemon answers for what it is now.
 *
 * @param what in the operator's words, for the message and for taking it back
 * @throws what the daemon refuses; on a conflict the document has been looked at again by then.
 */
export async function changeDocument(
  desk: Desk,
  opened: OpenedDocument,
  edit: DocumentEdit,
  what: string,
): Promise<void> {
  const document = opened.current();
  if (!document) return;
  const commandId = commandName();
  try {
    const { id, version: seen } = document;
    opened.take(await desk.link.call('documents.edit', { commandId, id, seen, ...edit }));
  } catch (error) {
    if (isConflict(error)) await opened.refresh();
    throw error;
  }
  const done = `${document.number} · ${what}`;
  desk.remember(commandId, done);
  desk.toasts.done(undoHint(desk, done));
}

/** The same for what was chosen in a picker: nothing of it is typed, so a refusal is a message, a conflict a question. */
export function changeChosen(desk: Desk, opened: OpenedDocument, edit: DocumentEdit, what: string): Promise<void> {
  return insist(desk, () => changeDocument(desk, opened, edit, what));
}
