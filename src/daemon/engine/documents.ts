/**
 * Documents with their proposals and states. Proposals are made when asked for and are never stored; only the light
 * outcome of the assessment is remembered, until something that it depends on changes.
 */

import { type Assessment, assess, type Booked, notBooked } from '../../core/assess.ts';
import type { Configuration, Review } from '../../core/configuration.ts';
import type { BookingLine, Leg, LegId, VectorKey } from '../../core/entry.ts';
import { type DocumentFact, documentKinds, isDocument, type SourceId } from '../../core/fact.ts';
import { type Currency, currency as currencyOf } from '../../core/money.ts';
import type { Candidate } from '../../core/plan.ts';
import { type Proposal, type ProposalContext, proposalContext, propose } from '../../core/proposal.ts';
import type { Reason } from '../../core/reason.ts';
import { addVector, difference, fromVectorKey, vectorOf } from '../../core/vector.ts';
import type { Change } from '../store/log-record.ts';
import type { Store } from '../store/store.ts';
import type { FactHead, FactIndex } from './fact-index.ts';
import { chartOf, configurationFor, configurationsOf, mappingsOf, targetKey } from './settings.ts';
import { fromStoredLeg, fromStoredVector } from './stored-leg.ts';

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

/** The light outcome: what lists and causes need. */
export interface Outlook extends Assessment {
  readonly nextRelease: string | undefined;
}

export class Documents {
  readonly #store: Store;
  readonly #index: FactIndex;
  readonly #outlooks = new Map<string, Outlook>();
  readonly #contexts = new Map<string, Promise<ProposalContext>>();

  constructor(store: Store, index: FactIndex) {
    this.#store = store;
    this.#index = index;
    store.listen((changes) => this.#forget(changes));
  }

  /** Heads of what is booked: no relations, items or events. */
  *heads(): Generator<FactHead> {
    for (const head of this.#index.facts()) if ((documentKinds as readonly string[]).includes(head.kind)) yield head;
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
      ? { ...assessed.assessment, nextRelease: assessed.legs.find((leg) => leg.id.startsWith('release:'))?.date }
      : noConfiguration;
  }

  #settled(head: FactHead): Outlook | undefined {
    const holds = this.#index.liveHolds(head.id);
    const last = holds.at(-1);
    if (!last || last.basis !== this.#index.basis(head)) return undefined;
    const state = this.#index.entry(last.reference)?.state;
    if (state !== 'posted' && state !== 'adopted') return undefined;
    return {
      state: 'synced',
      problems: [],
      reviews: [],
      bookable: false,
      nextRelease: this.#index.owedReleases(head.id)[0]?.date,
    };
  }

  async assessHead(head: FactHead, configuration: Configuration): Promise<AssessedDocument | undefined> {
    const fact = await this.#store.get(`facts/${head.partition}`, head.id);
    if (!fact || !isDocument(fact)) return undefined;
    const review = await this.#store.get(`reviews/${head.partition}`, head.id);
    const context = await this.context(configuration);
    const proposal = propose(fact, review, context);
    const { booked, legs } = await this.#booked(head, fact, proposal, configuration.start);
    const duplicate = this.#index.duplicateOf(head);
    const vatAccounts = new Set([...context.vatCodes.values()].flatMap((code) => code.account ?? []));
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
    const made = this.#makeContext(configuration);
    this.#contexts.set(configuration.name, made);
    return made;
  }

  async #makeContext(configuration: Configuration): Promise<ProposalContext> {
    const itemAccounts = new Map<string, string>();
    for (const head of this.#index.facts()) {
      if (head.kind !== 'item' || !configuration.sources.includes(head.source as SourceId)) continue;
      const item = await this.#store.get(`facts/${head.partition}`, head.id);
      if (item?.kind === 'item' && item.account !== undefined)
        itemAccounts.set(`${item.itemKind}:${item.sourceId}`, item.account);
    }
    const chart = await chartOf(this.#store, targetKey(configuration));
    return proposalContext(configuration, chart, await mappingsOf(this.#store), new Map(), itemAccounts);
  }

  async #booked(
    head: FactHead,
    fact: DocumentFact,
    proposal: Proposal,
    start: string,
  ): Promise<{ booked: Booked; legs: readonly Leg[] }> {
    const live = this.#index.liveHolds(head.id);
    const last = this.#index.holds(head.id).at(-1);
    if (live.length === 0) {
      const state = last && this.#index.entry(last.reference)?.state;
      // A cancelled document that was never booked has nothing to book.
      return { booked: { ...notBooked, state }, legs: fact.status === 'definitive' ? proposal.legs : [] };
    }
    const newest = live.at(-1);
    const state = newest && this.#index.entry(newest.reference)?.state;
    const currency = currencyOf(fact.currency);
    if (newest?.basis === this.#index.basis(head)) {
      return {
        booked: { state, live: true, changed: false, difference: new Map() },
        legs: this.#index.owedReleases(head.id).map((leg) => fromStoredLeg(leg, currency)),
      };
    }
    const proposed = fact.status === 'cancelled' || head.date < start ? [] : proposal.legs;
    const legs = await this.#differences(head, proposed, currency);
    const total = new Map<VectorKey, bigint>();
    const posted = new Set(live.map((hold) => hold.leg));
    for (const leg of legs) if (posted.has(leg.id)) addVector(total, vectorOf(leg.lines));
    // A document that cannot be proposed now is not thereby withdrawn: its problems are shown instead.
    const isStuck = fact.status !== 'cancelled' && proposal.problems.length > 0;
    const changed = isStuck || legs.some((leg) => posted.has(leg.id) && leg.lines.length > 0);
    const moved = await this.#moved(head);
    return {
      booked: { state, live: true, changed, difference: total, ...(moved ? { moved } : {}) },
      legs: isStuck ? [] : legs,
    };
  }

  /** Whether date or debtor are others than what the document was last booked with. */
  async #moved(head: FactHead): Promise<Booked['moved']> {
    const hold = this.#index.liveHolds(head.id).findLast(({ leg }) => !leg.startsWith('release:'));
    const entry = hold && this.#index.entry(hold.reference);
    const contents = entry && (await this.#store.get(`contents/${entry.partition}`, hold.reference));
    const stated = contents?.contributions.find((one) => one.fact === head.id && one.leg === hold?.leg)?.stated;
    if (!stated || (stated.date === head.date && stated.relation === head.relation)) return undefined;
    return { was: `${stated.date} ${stated.relation}`.trim(), now: `${head.date} ${head.relation}`.trim() };
  }

  /** proposed − posted for each leg that is proposed or posted (invariant 2). */
  async #differences(head: FactHead, proposed: readonly Leg[], currency: Currency): Promise<Leg[]> {
    const posted = new Map<LegId, { date: Leg['date']; vector: Map<VectorKey, bigint> }>();
    for (const hold of this.#index.liveHolds(head.id)) {
      const entry = this.#index.entry(hold.reference);
      const contents = entry && (await this.#store.get(`contents/${entry.partition}`, hold.reference));
      if (!entry) continue;
      for (const contribution of contents?.contributions ?? []) {
        if (contribution.fact !== head.id || contribution.leg !== hold.leg) continue;
        const known = posted.get(hold.leg) ?? { date: entry.date, vector: new Map<VectorKey, bigint>() };
        addVector(known.vector, fromStoredVector(contribution.vector, currency));
        posted.set(hold.leg, known);
      }
    }
    const legs: Leg[] = [];
    for (const leg of proposed) {
      const before = posted.get(leg.id);
      legs.push(
        before
          ? { id: leg.id, date: leg.date, lines: linesOf(difference(vectorOf(leg.lines), before.vector), leg.lines) }
          : leg,
      );
      posted.delete(leg.id);
    }
    for (const [id, { date, vector }] of posted)
      legs.push({ id, date, lines: linesOf(difference(new Map(), vector), []) });
    return legs;
  }

  #forget(changes: readonly Change[]): void {
    for (const { file, id, after } of changes) {
      if (file === 'settings') {
        this.#contexts.clear();
        this.#outlooks.clear();
      } else if (file.startsWith('facts/')) {
        // Another document may have become, or ceased to be, its suspected duplicate.
        this.#outlooks.clear();
        // An item brings the account of all lines that name it.
        if ((after as { kind?: unknown }).kind === 'item') this.#contexts.clear();
      } else if (file.startsWith('reviews/')) this.#outlooks.delete(id);
      else if (file.startsWith('entries/')) this.#outlooks.clear();
      else if (file.startsWith('contents/') && after === null) this.#outlooks.clear();
    }
  }
}

const noConfiguration: Outlook = {
  state: 'excluded',
  problems: [],
  reviews: [{ code: 'no-configuration', details: {} }],
  bookable: false,
  nextRelease: undefined,
};

function beforeStart(head: FactHead, configuration: Configuration): Assessment | undefined {
  if (head.date >= configuration.start) return undefined;
  return {
    state: 'excluded',
    problems: [],
    reviews: [{ code: 'before-start', details: { start: configuration.start } }],
    bookable: false,
  };
}

function* candidateOf(assessed: AssessedDocument, basis: string): Generator<Candidate> {
  const { head, document, configuration, proposal, assessment, legs, live } = assessed;
  if (assessment.state === 'excluded' || assessment.state === 'draft' || assessment.state === 'cancelled') return;
  const dueDate = assessed.review?.dueDate ?? ('dueDate' in document ? document.dueDate : undefined);
  // Under way or unknown: frozen until it is resolved (rule 4).
  if (assessment.state === 'sending' || assessment.state === 'unknown') return;
  const owed = assessment.state === 'synced' || assessment.state === 'exported';
  const blocked: Reason | undefined =
    assessment.bookable || owed ? undefined : { code: assessment.state, details: { number: head.number } };
  yield {
    fact: head.id,
    number: head.number,
    kind: document.kind,
    revision: basis as Candidate['revision'],
    currency: proposal.currency,
    register: document.kind === 'receipt' ? (document.register ?? '') : '',
    relation: head.relation,
    ...(dueDate === undefined ? {} : { dueDate }),
    journal: proposal.journal || configuration.memorialJournal,
    description: proposal.description,
    // A blocked document has no legs yet: one without lines stands for it on its own date.
    legs: blocked && legs.length === 0 ? [{ id: 'invoice' as LegId, date: head.date, lines: [placeholder] }] : legs,
    booked: live,
    ...(blocked ? { blocked } : {}),
  };
}

const placeholder: BookingLine = {
  account: '',
  vatCode: '',
  costCentre: '',
  amount: 0n,
  role: 'revenue',
  description: '',
};

/** Lines of a difference; each takes role and description from the proposal's line on the same account, where there is one. */
function linesOf(vector: ReadonlyMap<VectorKey, bigint>, like: readonly BookingLine[]): BookingLine[] {
  return [...vector].map(([key, amount]) => {
    const { account, vatCode, costCentre } = fromVectorKey(key);
    const model =
      like.find((line) => line.account === account && line.vatCode === vatCode) ??
      like.find((line) => line.account === account);
    return {
      account,
      vatCode,
      costCentre,
      amount,
      role: model?.role ?? 'posting',
      description: model?.description ?? '',
    };
  });
}
