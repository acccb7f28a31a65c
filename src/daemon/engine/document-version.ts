/**
 * What an operator has seen of a document. Its version changes with all that is on the screen: what came from the source,
 * what was done to it here, how it would be booked, and what was booked. Who sends another version back is told what
 * changed, as long as that version was shown not too long ago.
 */

import { hashCharacters } from '../../core/identity.ts';
import type { DocumentDetailView } from '../../core/rpc.ts';
import type { Store } from '../store/store.ts';
import { perStore } from './per-store.ts';
import { refused } from './refusal.ts';

/** Versions whose content is remembered, per home. */
const remembered = 300;

const shownOf = perStore((_store) => new Map<string, Seen>());

type Shown = Omit<DocumentDetailView, 'version'>;
/** By place on the screen: the word of the catalogue for what stands there, and its text. */
type Seen = ReadonlyMap<string, { readonly what: string; readonly text: string }>;

/** The document with its version, which is remembered as shown. */
export function withVersion(shown: Shown, store: Store): DocumentDetailView {
  const seen = seenOf(shown);
  const version = versionOf(seen);
  const known = shownOf(store);
  // Shown again: it is the last to be forgotten.
  known.delete(version);
  known.set(version, seen);
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size > remembered) known.delete(oldest);
  return { ...shown, version };
}

/** @throws Refusal `conflict` when the document is no longer as it was seen, with what changed. */
export function assertAsSeen(seen: string, shown: Shown, store: Store): void {
  const now = seenOf(shown);
  if (versionOf(now) === seen) return;
  const was = shownOf(store).get(seen);
  const changed = was ? changes(was, now) : [];
  const [first, ...others] = changed;
  throw refused('conflict', {
    code: 'changed-meanwhile',
    details: {
      number: shown.number,
      ...(first ? { what: first.what, was: first.was, now: first.now } : {}),
      ...(others.length === 0 ? {} : { others: String(others.length) }),
    },
  });
}

/** What weighs most comes first: it is what a conflict names. */
function seenOf(shown: Shown): Seen {
  const seen = new Map<string, { what: string; text: string }>();
  const put = (place: string, what: string, text: string | boolean | null | undefined) =>
    seen.set(place, { what, text: String(text ?? '') });
  put('state', 'state', shown.state);
  put('total', 'total', `${shown.total} ${shown.currency}`);
  put('date', 'date', shown.date);
  put('number', 'number', shown.number);
  put('relation', 'relation', shown.relation);
  put('journal', 'journal', shown.journal);
  put('description', 'description', shown.description);
  put('dueDate', 'due-date', shown.dueDate);
  for (const { id, ...line } of shown.lines) {
    put(`amount ${id}`, 'amount', line.amount);
    put(`account ${id}`, 'account', line.account);
    put(`vat ${id}`, 'vat-code', line.vatCode);
    put(`cost centre ${id}`, 'cost-centre', line.costCentre);
    put(`description ${id}`, 'description', line.description);
    put(`fallback ${id}`, 'account', line.fallback);
  }
  put('excluded', 'reason', shown.excludedReason);
  for (const { code, subject } of shown.problems) put(`problem ${code} ${subject}`, 'problem', code);
  for (const { code } of shown.review) put(`review ${code}`, 'reason', code);
  for (const { part, date, entry, state, amount } of shown.contributions)
    put(`part ${part} ${entry ?? ''}`, 'entry', `${state} ${date} ${amount}`);
  put('revisions', 'source', String(shown.revisions));
  return seen;
}

function versionOf(seen: Seen): string {
  return hashCharacters(JSON.stringify([...seen]), 12);
}

function changes(was: Seen, now: Seen): { what: string; was: string; now: string }[] {
  return [...new Set([...now.keys(), ...was.keys()])].flatMap((place) => {
    const [before, after] = [was.get(place), now.get(place)];
    if (before?.text === after?.text) return [];
    return { what: (after ?? before)?.what ?? '', was: before?.text ?? '', now: after?.text ?? '' };
  });
}
