/** A document as lists hold it: what it is searched, sorted and added up by, made once. */

import { type DocumentState, documentStates } from '../../core/document-state.ts';
import type { FactId, FactKind } from '../../core/fact.ts';
import { type FilteredDocument, searchTextOf } from '../../core/filter-test.ts';
import type { Instant } from '../../core/kernel.ts';
import type { Problem } from '../../core/problem.ts';
import type { Reason } from '../../core/reason.ts';
import { type DocumentSort, documentSorts } from '../../core/rpc/documents.ts';
import { foldText } from '../../core/search-text.ts';
import { thousandths } from '../../core/thousandths.ts';
import type { FactHead, FactIndex } from './fact-index.ts';
import type { Outlook } from './outlook.ts';

/** Changes with its document, in place: the orders that it stands in hold the row itself. */
export class DocumentRow implements FilteredDocument {
  head: FactHead;
  outlook: Outlook;
  /** When it was booked; 0: it is not. Kept, because an order must not move under a list that is being read. */
  syncedAt: Instant;
  amount: bigint;
  search: string;
  /** Stands for the document and its state in revisions of lists: another content or state has another mark. */
  mark: number;

  constructor(head: FactHead, outlook: Outlook, syncedAt: Instant) {
    this.head = head;
    this.outlook = outlook;
    this.syncedAt = syncedAt;
    this.amount = thousandths(head.total);
    this.search = searchTextOf(head.number, head.relation, head.total);
    this.mark = markOf(head, outlook);
  }

  get id(): FactId {
    return this.head.id;
  }
  get kind(): FactKind {
    return this.head.kind;
  }
  get date(): string {
    return this.head.date;
  }
  get state(): DocumentState {
    return this.outlook.state;
  }
  get problems(): readonly Problem[] {
    return this.outlook.problems;
  }
  get reviews(): readonly Reason[] {
    return this.outlook.reviews;
  }

  /** @returns the sorts in which its place may be another now. */
  become(head: FactHead, outlook: Outlook, syncedAt: Instant): readonly DocumentSort[] {
    const { head: before, outlook: outlookBefore, syncedAt: syncedBefore } = this;
    this.outlook = outlook;
    this.syncedAt = syncedAt;
    this.mark = markOf(head, outlook);
    if (head !== before) {
      this.head = head;
      this.amount = thousandths(head.total);
      this.search = searchTextOf(head.number, head.relation, head.total);
      return documentSorts;
    }
    const isState = outlook.state !== outlookBefore.state;
    const isSynced = syncedAt !== syncedBefore;
    return isState && isSynced ? ['state', 'synced'] : isState ? ['state'] : isSynced ? ['synced'] : [];
  }
}

/** When the document was last booked; 0: it is not. */
export function syncedAtOf(head: FactHead, index: FactIndex): Instant {
  const newest = index.liveHolds(head.id).at(-1);
  return (newest && index.entry(newest.reference)?.postedAt) ?? 0;
}

/**
 * What each sort goes by: text that compares as the rows are ordered, upwards. Where it is equal, ids decide. Bounded,
 * because clients send it back.
 */
export const sortKeys: Readonly<Record<DocumentSort, (row: DocumentRow) => string>> = {
  date: ({ head }) => `${head.date} ${natural(head.number)}`,
  number: ({ head }) => natural(head.number),
  relation: ({ head }) => `${foldText(head.relation).slice(0, longestKey)}\t${head.date}`,
  total: ({ head, amount }) => `${head.currency} ${(amount + aboveAll).toString().padStart(19, '0')}`,
  state: ({ head, state }) => `${String(documentStates.indexOf(state)).padStart(2, '0')} ${head.date}`,
  synced: ({ head, syncedAt }) => `${String(syncedAt).padStart(14, '0')} ${head.date}`,
};

const longestKey = 200;
/** Makes every amount positive: readers take no more than 13 digits before the point. */
const aboveAll = 10n ** 18n;

/** Numbers in the text by their value: 2026-9 before 2026-10. */
function natural(number: string): string {
  return number
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(10, '0'))
    .slice(0, longestKey);
}

/** FNV-1a, 32 bits. */
function markOf(head: FactHead, { state }: Outlook): number {
  let mark = 0x811c9dc5;
  for (const text of [head.id, head.revision, state])
    for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  return mark;
}
