/**
 * Documents with their proposals and states. Proposals are made when asked for and are never stored; only the light
 * outcome of the assessment is remembered, until something that it depends on changes.
 */

import { type Assessment, assess } from '../../core/assess.ts';
import type { Configuration, Mapping, Review } from '../../core/configuration.ts';
import type { Leg } from '../../core/entry.ts';
import { type DocumentFact, documentKinds, type FactId, isDocument, type SourceId } from '../../core/fact.ts';
import type { Candidate } from '../../core/plan.ts';
import { type Proposal, type ProposalContext, proposalContext, propose } from '../../core/proposal.ts';
import type { Store } from '../store/store.ts';
import { bookedShare } from './booked-share.ts';
import { candidateOf } from './candidates.ts';
import type { FactHead, FactIndex } from './fact-index.ts';
import { noConfiguration, type Outlook, outlookOf, settledOutlook } from './outlook.ts';
import { chartOf, configurationFor, configurationsOf, mappingsOf, targetKey } from './settings.ts';
import type { Touched } from './touched.ts';

export type { Outlook } from './outlook.ts';

export interface AssessedDocument {
  readonly head: FactHead;
  readonly document: DocumentFact;
  readonly review: Review | undefined;
  readonly configuration: Configuration;
  readonly proposal: Proposal;
  readonly assessment: Assessment;
  /** What is still to be booked, now or on a later day. */
  readonly legs: readonly Leg[];
  readonly live: boolean;
}

const bookedKinds: ReadonlySet<string> = new Set(documentKinds);

export class Documents {
  readonly #store: Store;
  readonly #index: FactIndex;
  readonly #outlooks = new Map<FactId, Outlook>();
  readonly #contexts = new Map<string, Promise<ProposalContext>>();

  constructor(store: Store, index: FactIndex) {
    this.#store = store;
    this.#index = index;
    index.listen((touched) => this.#forget(touched));
  }

  /** Heads of what is booked: no relations, items or events. */
  *heads(): Generator<FactHead> {
    for (const head of this.#index.facts()) if (bookedKinds.has(head.kind)) yield head;
  }

  /** @returns undefined when no fact has that id, or it is not a document. */
  head(id: string): FactHead | undefined {
    const head = this.#index.fact(id);
    return head && bookedKinds.has(head.kind) ? head : undefined;
  }

  /** @returns undefined when no fact has that id, or it is not a document. */
  async assessed(id: string): Promise<AssessedDocument | undefined> {
    const head = this.#index.fact(id);
    if (!head) return undefined;
    const configurations = await configurationsOf(this.#store);
    const configuration = configurationFor(head, configurations);
    return configuration && this.assessHead(head, configuration);
  }

  async outlook(head: FactHead, configurations: readonly Configuration[]): Promise<Outlook> {
    const known = this.#outlooks.get(head.id);
    if (known) return known;
    const configuration = configurationFor(head, configurations);
    const before = this.#store.seq;
    const made = configuration ? await this.#outlook(head, configuration) : noConfiguration;
    // What was committed meanwhile may not be in it.
    if (this.#store.seq === before) this.#outlooks.set(head.id, made);
    return made;
  }

  async #outlook(head: FactHead, configuration: Configuration): Promise<Outlook> {
    // What is booked as it stands needs no proposal: by far most documents of a home that has run for a while.
    const settled = this.#settled(head);
    if (settled) return settled;
    const assessed = await this.assessHead(head, configuration);
    return assessed
      ? outlookOf(assessed.assessment, assessed.legs, assessed.review?.excluded?.reason)
      : noConfiguration;
  }

  #settled(head: FactHead): Outlook | undefined {
    const last = this.#index.liveHolds(head.id).at(-1);
    if (!last || last.basis !== this.#index.basis(head)) return undefined;
    const state = this.#index.entry(last.reference)?.state;
    if (state !== 'posted' && state !== 'adopted') return undefined;
    return settledOutlook(this.#index.owedReleases(head.id)[0]?.date);
  }

  /** @param context another one than as things are: what would come of other mappings. */
  async assessHead(
    head: FactHead,
    configuration: Configuration,
    context?: ProposalContext,
  ): Promise<AssessedDocument | undefined> {
    const fact = await this.#store.get(`facts/${head.partition}`, head.id);
    if (!fact || !isDocument(fact)) return undefined;
    const review = await this.#store.get(`reviews/${head.partition}`, head.id);
    const by = context ?? (await this.context(configuration));
    const proposal = propose(fact, review, by);
    const { booked, legs } = await bookedShare(head, fact, proposal, configuration.start, this.#store, this.#index);
    const duplicate = this.#index.duplicateOf(head);
    const vatAccounts = new Set([...by.vatCodes.values()].flatMap((code) => code.account ?? []));
    const assessment =
      // What is booked stays in sight, also when its date was moved to before the start.
      (booked.live ? undefined : beforeStart(head, configuration)) ??
      assess(
        fact,
        proposal,
        review,
        booked,
        review?.notDuplicate ? undefined : duplicate?.number,
        configuration,
        vatAccounts,
      );
    return { head, document: fact, review, configuration, proposal, assessment, legs, live: booked.live };
  }

  /** What the planner may choose from: every document of the configuration with something left to book. */
  async *candidates(configuration: Configuration): AsyncGenerator<Candidate> {
    const configurations = await configurationsOf(this.#store);
    for (const head of this.heads()) {
      if (configurationFor(head, configurations)?.name !== configuration.name) continue;
      if (this.#settled(head) && this.#index.owedReleases(head.id).length === 0) continue;
      const assessed = await this.assessHead(head, configuration);
      if (assessed) yield* candidateOf(assessed, this.#index.basis(head));
    }
  }

  context(configuration: Configuration): Promise<ProposalContext> {
    const known = this.#contexts.get(configuration.name);
    if (known) return known;
    const made = mappingsOf(this.#store).then((mappings) => this.contextWith(configuration, mappings));
    this.#contexts.set(configuration.name, made);
    // One that failed is tried again: it may have been the disk.
    made.catch(() => this.#contexts.delete(configuration.name));
    return made;
  }

  /** What proposals would rest on with these mappings instead of the ones that there are. */
  async contextWith(configuration: Configuration, mappings: Iterable<Mapping>): Promise<ProposalContext> {
    const itemAccounts = new Map<string, string>();
    for (const head of this.#index.facts()) {
      if (head.kind !== 'item' || !configuration.sources.includes(head.source as SourceId)) continue;
      const item = await this.#store.get(`facts/${head.partition}`, head.id);
      if (item?.kind === 'item' && item.account !== undefined)
        itemAccounts.set(`${item.itemKind}:${item.sourceId}`, item.account);
    }
    const chart = await chartOf(this.#store, targetKey(configuration));
    return proposalContext(configuration, chart, mappings, new Map(), itemAccounts);
  }

  #forget({ ids, proposals, everything }: Touched): void {
    if (proposals || everything) this.#contexts.clear();
    if (everything) this.#outlooks.clear();
    else if (proposals) {
      for (const [id, { settled }] of this.#outlooks) if (!settled) this.#outlooks.delete(id);
    }
    for (const id of ids) this.#outlooks.delete(id);
  }
}

function beforeStart(head: FactHead, configuration: Configuration): Assessment | undefined {
  if (head.date >= configuration.start) return undefined;
  return {
    state: 'excluded',
    problems: [],
    reviews: [{ code: 'before-start', details: { start: configuration.start } }],
    bookable: false,
  };
}
