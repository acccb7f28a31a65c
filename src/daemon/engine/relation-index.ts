/** Relations as documents name them, and as the source's own list of relations has them: followed as facts come in. */

import type { LocalDate } from '../../core/calendar.ts';
import { type Fact, isDocument, type Party } from '../../core/fact.ts';
import { normalName } from '../../core/relation-name.ts';
import { foldText } from '../../core/search-text.ts';
import { MonthSums } from './month-sums.ts';
import { perStore } from './per-store.ts';

export interface KnownRelation {
  /** The source's id, or the name where it gives none. */
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** Documents that name it. */
  readonly documents: number;
  /** Date of the last of them. */
  readonly lastDate: LocalDate | null;
}

type Relations = Map<string, KnownRelation>;

const monthsOf = perStore(
  (store) =>
    new MonthSums<`facts/${string}`, Relations, readonly (readonly [string, KnownRelation])[]>(store, {
      name: 'relations-1',
      prefix: 'facts/',
      empty: () => new Map(),
      add,
      keep: (relations) => [...relations],
      from: (kept) => new Map(kept),
    }),
);

/** A relation with the text that it is searched in. */
export interface SearchedRelation {
  readonly relation: KnownRelation;
  readonly search: string;
}

interface Known {
  readonly revision: number;
  readonly relations: readonly SearchedRelation[];
}

const whole = perStore((): { known: Known | undefined } => ({ known: undefined }));

/** All relations, the one that was last in a document first. */
export async function relationsOf(store: Parameters<typeof monthsOf>[0]): Promise<readonly SearchedRelation[]> {
  const [months, kept] = [monthsOf(store), whole(store)];
  const { revision } = months;
  if (kept.known?.revision === revision) return kept.known.relations;
  const merged: Relations = new Map();
  for (const month of await months.all())
    for (const [key, relation] of month) merged.set(key, together(merged.get(key), relation));
  const relations = [...merged.values()]
    .sort(mostRecentFirst)
    .map((relation) => ({ relation, search: foldText(`${relation.name}\n${relation.place}\n${relation.id}`) }));
  // What was committed meanwhile may not be in it.
  if (months.revision === revision) kept.known = { revision, relations };
  return relations;
}

function add(relations: Relations, fact: Fact): void {
  const party = partyOf(fact);
  if (!party || party.name === '') return;
  const isNamed = isDocument(fact);
  // Of one source an id is one relation, however its name is written; without one the name has to do.
  const key = party.id === undefined ? normalName(party.name) : `${fact.source}\n${party.id}`;
  const place = [party.postcode, party.city].filter((part) => part !== undefined).join(' ');
  relations.set(
    key,
    together(relations.get(key), {
      id: party.id ?? party.name,
      name: party.name,
      place,
      documents: isNamed ? 1 : 0,
      lastDate: isNamed ? fact.date : null,
    }),
  );
}

function partyOf(fact: Fact): Party | undefined {
  switch (fact.kind) {
    case 'relation':
      return fact.party;
    case 'item':
    case 'event':
    case 'posting':
      return undefined;
    default:
      return fact.relation;
  }
}

/** What is said last of name and place counts, unless it says nothing. */
function together(before: KnownRelation | undefined, now: KnownRelation): KnownRelation {
  if (!before) return now;
  const isLater = (now.lastDate ?? '') >= (before.lastDate ?? '');
  const [newer, older] = isLater ? [now, before] : [before, now];
  return {
    id: newer.id,
    name: newer.name,
    place: newer.place === '' ? older.place : newer.place,
    documents: before.documents + now.documents,
    lastDate: newer.lastDate,
  };
}

function mostRecentFirst(one: KnownRelation, other: KnownRelation): number {
  const [first, second] = [one.lastDate ?? '', other.lastDate ?? ''];
  if (first !== second) return first < second ? 1 : -1;
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.id < other.id ? -1 : 1;
}
