/**
 * The books as the accounting core means them, for tests: what is posted of each leg, what is owed, and which version
 * counts as booked. It carries plans out, as far as it is told, and makes the next candidates from what it holds.
 */

import type { LocalDate } from '../../src/core/calendar.ts';
import type { Leg, LegId, VectorKey } from '../../src/core/entry.ts';
import type { DocumentFact, FactId, Revision } from '../../src/core/fact.ts';
import type { Candidate, PlannedEntry } from '../../src/core/plan.ts';
import type { Proposal } from '../../src/core/proposal.ts';
import { addVector, difference, fromVectorKey, vectorOf } from '../../src/core/vector.ts';

interface Posted {
  readonly date: LocalDate;
  readonly vector: Map<VectorKey, bigint>;
}

interface Held {
  revision: Revision;
  /** Legs that the last booking of the document itself owes. */
  owed: Map<LegId, Leg>;
  readonly posted: Map<LegId, Posted>;
}

export class Books {
  readonly #held = new Map<FactId, Held>();

  carryOut(entry: PlannedEntry): void {
    for (const { fact, leg, revision, vector, pending } of entry.contributions) {
      const held: Held = this.#held.get(fact) ?? { revision, owed: new Map(), posted: new Map() };
      this.#held.set(fact, held);
      held.revision = revision;
      const posted = held.posted.get(leg) ?? { date: entry.date, vector: new Map() };
      addVector(posted.vector, vector);
      held.posted.set(leg, posted);
      if (leg === 'invoice') held.owed = new Map(pending.map((owed) => [owed.id, owed]));
      else held.owed.delete(leg);
    }
  }

  /** What is posted of the document's legs, without those that come to nothing. */
  postedOf(fact: FactId): Map<LegId, Map<VectorKey, bigint>> {
    const legs = [...(this.#held.get(fact)?.posted ?? [])];
    return new Map(
      legs
        .map(([id, { vector }]) => [id, difference(vector, new Map())] as const)
        .filter(([, vector]) => vector.size > 0),
    );
  }

  candidateOf(document: DocumentFact, proposal: Proposal): Candidate {
    const held = this.#held.get(document.id);
    return {
      fact: document.id,
      number: document.number,
      kind: document.kind,
      revision: document.revision,
      currency: proposal.currency,
      register: '',
      relation: '',
      journal: proposal.journal,
      description: proposal.description,
      legs: held ? this.#remaining(held, document, proposal) : proposal.legs,
      booked: held !== undefined,
    };
  }

  #remaining(held: Held, document: DocumentFact, proposal: Proposal): Leg[] {
    if (held.revision === document.revision) return [...held.owed.values()];
    const left = new Map(held.posted);
    const legs = proposal.legs.map((leg): Leg => {
      const before = left.get(leg.id);
      left.delete(leg.id);
      return before ? { ...leg, lines: linesOf(difference(vectorOf(leg.lines), before.vector)) } : leg;
    });
    for (const [id, { date, vector }] of left) legs.push({ id, date, lines: linesOf(difference(new Map(), vector)) });
    return legs;
  }
}

function linesOf(vector: ReadonlyMap<VectorKey, bigint>): Leg['lines'] {
  return [...vector].map(([key, amount]) => ({ ...fromVectorKey(key), amount, role: 'posting', description: '' }));
}
