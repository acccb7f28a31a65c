/** A document as its own screen shows it. */

import type { DocumentDetailView } from '../../core/rpc.ts';
import type { Store } from '../store/store.ts';
import type { EngineContext } from './context.ts';
import { withVersion } from './document-version.ts';
import type { AssessedDocument } from './documents.ts';
import { relationsOf } from './relation-index.ts';
import { chartOf, configurationsOf, targetKey } from './settings.ts';
import { documentDetailView } from './views.ts';

/** With its version, by which its changes are asked for. */
export async function documentDetail(assessed: AssessedDocument, context: EngineContext): Promise<DocumentDetailView> {
  return withVersion(await detailWithoutVersion(assessed, context), context.store());
}

export async function detailWithoutVersion(
  assessed: AssessedDocument,
  context: EngineContext,
): Promise<Omit<DocumentDetailView, 'version'>> {
  const store = context.store();
  const [index, documents] = [await context.index(), await context.documents()];
  const outlook = await documents.outlook(assessed.head, await configurationsOf(store));
  const chart = await chartOf(store, targetKey(assessed.configuration));
  const shown = await documentDetailView(assessed, outlook, index, store, chart);
  const chosen = assessed.review?.relation;
  return chosen === undefined ? shown : { ...shown, relation: await relationName(chosen, store) };
}

/** The name under which documents have it; what was written by hand is its own name. */
async function relationName(id: string, store: Store): Promise<string> {
  const known = (await relationsOf(store)).find(({ relation }) => relation.id === id);
  return known?.relation.name ?? id;
}
