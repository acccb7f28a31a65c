/** Changes of one document's booking. Each carries the version that was on the screen when the operator began it. */

import type { ParamsOf } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { undoHint } from '../../frame/undo-hint.ts';
import { insist, isConflict } from './insist.ts';
import type { OpenedDocument } from './opened-document.ts';

export type DocumentEdit = Omit<ParamsOf<'documents.edit'>, 'commandId' | 'id' | 'seen'>;

/**
 * Makes the change, and takes what the daemon answers for what the document is now.
 *
 * @param what in the operator's words, for the message and for taking it back
 * @throws what the daemon refuses; after a conflict a repeat is about the document as it is by then.
 */
export type Change = (edit: DocumentEdit, what: string) => Promise<void>;

/** Begins a change of the document that is open: from here on somebody else's change is a conflict. */
export function beginChange(desk: Desk, opened: OpenedDocument): Change {
  let document = opened.current();
  return async (edit, what) => {
    if (!document) return;
    const { id, number, version: seen } = document;
    const commandId = commandName();
    try {
      opened.take(await desk.link.call('documents.edit', { commandId, id, seen, ...edit }));
    } catch (error) {
      if (isConflict(error)) {
        await opened.refresh();
        document = opened.current();
      }
      throw error;
    }
    const done = `${number} · ${what}`;
    desk.remember(commandId, done);
    desk.toasts.done(undoHint(desk, done));
  };
}

/** For what was chosen in a picker: nothing of it is typed, so a refusal is a message, and a conflict a question. */
export function choosing(desk: Desk, opened: OpenedDocument): Change {
  const change = beginChange(desk, opened);
  return (edit, what) => insist(desk, () => change(edit, what));
}
