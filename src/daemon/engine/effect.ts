/** What other mappings would do to the documents that are not booked as they stand, without making them. */

import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from '../../core/configuration.ts';
import type { DocumentState } from '../../core/document-state.ts';
import { isDocument } from '../../core/fact.ts';
import { mappingConcerns } from '../../core/mapping-concerns.ts';
import { currency, formatAmount } from '../../core/money.ts';
import { type ProposalContext, propose } from '../../core/proposal.ts';
import type { EffectView } from '../../core/rpc.ts';
import { Breathing } from './breathing.ts';
import { mostExamples } from './causes.ts';
import type { EngineContext } from './context.ts';
import type { FactHead } from './fact-index.ts';
import { type MappingChange, mappingsAfter } from './mapping-change.ts';
import { openDocumentsOf } from './open-documents.ts';
import { configurationFor, configurationsOf, mappingsOf, propertyOf } from './settings.ts';

/** States in which a mapping can still move what will be booked. */
const movable: readonly DocumentState[] = ['incomplete', 'to-review', 'concept', 'approved', 'failed'];

/** Documents that change at all, and of those the complete ones. */
export async function effectOf(change: MappingChange, context: EngineContext): Promise<EffectView> {
  const store = context.store();
  const property = await propertyOf(store);
  const proposals = await changedProposals(change, context);
  const breathing = new Breathing(context.kernel.clock);
  const numbers: string[] = [];
  let complete = 0;
  let amount = 0n;
  for (const { head, outlook, total } of await (await openDocumentsOf(context)).all()) {
    if (breathing.isDue) await breathing.pause();
    if (!movable.includes(outlook.state)) continue;
    const state = await proposals.stateAfter(head);
    if (state === undefined) continue;
    numbers.push(head.number);
    if (state === 'incomplete') continue;
    complete += 1;
    if (head.currency === property.currency) amount += total < 0n ? -total : total;
  }
  return {
    documents: numbers.length,
    complete,
    amount: formatAmount(amount, currency(property.currency)),
    currency: property.currency,
    examples: numbers.slice(0, mostExamples),
  };
}

/** Looks at single documents with the mappings as they are and as they would be. */
export async function changedProposals(change: MappingChange, context: EngineContext) {
  const store = context.store();
  const [documents, configurations, before] = [
    await context.documents(),
    await configurationsOf(store),
    await mappingsOf(store),
  ];
  const after = mappingsAfter(before, change);
  const concerned: readonly Mapping[] = [...change.put, ...before.filter(({ id }) => change.removed.includes(id))];
  const contexts = new Map<string, Promise<ProposalContext>>();
  const made = async (head: FactHead) => {
    const configuration = configurationFor(head, configurations);
    const fact = await store.get(`facts/${head.partition}`, head.id);
    if (!configuration || !fact || !isDocument(fact)) return undefined;
    if (!concerned.some((mapping) => mappingConcerns(mapping, fact))) return undefined;
    const other = contexts.get(configuration.name) ?? documents.contextWith(configuration, after);
    contexts.set(configuration.name, other);
    const review = await store.get(`reviews/${head.partition}`, head.id);
    const isSame = isDeepStrictEqual(
      propose(fact, review, await documents.context(configuration)),
      propose(fact, review, await other),
    );
    return isSame ? undefined : { configuration, context: await other };
  };
  return {
    async changes(head: FactHead): Promise<boolean> {
      return (await made(head)) !== undefined;
    },

    /** The state that the document would have; `undefined`: nothing about it would change. */
    async stateAfter(head: FactHead): Promise<DocumentState | undefined> {
      const change = await made(head);
      if (!change) return undefined;
      return (await documents.assessHead(head, change.configuration, change.context))?.assessment.state;
    },
  };
}
