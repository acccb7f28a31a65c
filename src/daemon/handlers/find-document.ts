/** The document that a person means: by id, or by the number on the paper when only one document has it. */

import { documentKinds } from '../../core/fact.ts';
import { cleanText } from '../../core/text.ts';
import type { EngineContext } from '../engine/context.ts';
import type { AssessedDocument } from '../engine/documents.ts';
import type { FactHead, FactIndex } from '../engine/fact-index.ts';
import { type Refusal, refused } from '../engine/refusal.ts';

/** @throws Refusal when there is none, or several have the number. */
export function findHead(idOrNumber: string, index: FactIndex): FactHead {
  const byId = index.fact(idOrNumber);
  const found = (byId ? [byId] : index.withNumber(idOrNumber)).filter((head) =>
    (documentKinds as readonly string[]).includes(head.kind),
  );
  const [head, another] = found;
  if (!head) throw refused('notFound', { code: 'no-such-document', details: { id: cleanText(idOrNumber, 100) } });
  if (another)
    throw refused('usage', {
      code: 'several-with-number',
      details: { number: idOrNumber, ids: found.map(({ id }) => id).join(', ') },
    });
  return head;
}

/** @throws Refusal as {@link findHead}, and when no configuration books it. */
export async function findDocument(idOrNumber: string, context: EngineContext): Promise<AssessedDocument> {
  const head = findHead(idOrNumber, await context.index());
  const found = await (await context.documents()).assessed(head.id);
  if (!found) throw notBooked(head);
  return found;
}

/** The refusal of a document that no configuration books. */
export function notBooked(head: FactHead): Refusal {
  return refused('notFound', { code: 'no-configuration', details: { id: head.id } });
}
