/** A document as its own screen shows it. */

import type { DocumentDetailView } from '../../core/rpc.ts';
import type { EngineContext } from './context.ts';
import { withVersion } from './document-version.ts';
import type { AssessedDocument } from './documents.ts';
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
  return documentDetailView(assessed, outlook, index, store, chart);
}
