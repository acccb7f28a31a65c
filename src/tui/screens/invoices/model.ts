/** What the screen knows. Layers read and change it; views only draw it. */

import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { type Observable, type Observed, observable } from '../../state/observable.ts';
import { type ListedDocuments, listedDocuments } from './listed-documents.ts';
import { type OpenedDocument, openedDocument } from './opened-document.ts';
import { type Selection, selection } from './selection.ts';

export interface InvoicesModel {
  readonly documents: ListedDocuments;
  readonly selection: Selection;
  readonly opened: OpenedDocument;
  /** Whether list and document are both in sight; the view sees to it. */
  readonly isWide: Observable<boolean>;
  /** Where files are put to be read; known when there is nothing to show yet. */
  readonly dropFolder: Observed<string | undefined>;
}

export function invoicesModel(desk: Desk): InvoicesModel {
  const documents = listedDocuments(desk);
  const dropFolder = observable<string | undefined>(undefined);
  let isAsked = false;
  documents.subscribe(() => {
    const { loaded, total, error } = documents.get();
    if (!loaded || total > 0 || error !== undefined || isAsked || documents.question.get().filter !== '') return;
    isAsked = true;
    desk.link.call('sources.list', {}).then(
      ([first]) => dropFolder.set(first?.dropFolder),
      (error: unknown) => desk.link.complain(error),
    );
  });
  return {
    documents,
    selection: selection(desk, documents),
    opened: openedDocument(desk),
    isWide: observable(false),
    dropFolder,
  };
}

/** Whether a list and a document have room below each other. */
export function hasRoomForBoth({ width, height }: Area): boolean {
  return width >= 110 && height >= 25;
}

/** Lines of the list where the document stands below it. */
export function listShare({ height }: Area): number {
  return Math.max(8, Math.floor(height * 0.36));
}
