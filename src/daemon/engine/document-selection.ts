/** The documents that a filter selects, in one order: how many, what they come to, and any part of them (rule 40). */

import { currency, exponentOf, formatAmount } from '../../core/money.ts';
import type { DocumentSort, RowPlace } from '../../core/rpc/documents.ts';
import type { DocumentRow } from './document-row.ts';
import { sortKeys } from './document-row.ts';
import { firstAfter, firstAtOrAfter } from './sorted-rows.ts';

/** Where a window begins; a place whose row has gone still means that place. */
export type WindowStart =
  | { readonly edge: 'first' | 'last' }
  | { readonly position: number }
  | { readonly from: RowPlace }
  | { readonly after: RowPlace }
  | { readonly before: RowPlace };

export interface Window {
  /** Of the first row, from 0. */
  readonly position: number;
  readonly rows: readonly DocumentRow[];
}

export class DocumentSelection {
  readonly sort: DocumentSort;
  readonly total: number;
  /** Per currency, in order of its code. */
  readonly sums: readonly { readonly currency: string; readonly amount: string }[];
  /** Upwards. */
  readonly #rows: readonly DocumentRow[];
  readonly #set: string;
  readonly #order: string;

  /** @param rows upwards in that sort; neither they nor their documents change while the selection is used. */
  constructor(rows: readonly DocumentRow[], sort: DocumentSort) {
    this.sort = sort;
    this.#rows = rows;
    this.total = rows.length;
    const sums = new Map<string, bigint>();
    let running = '';
    let sum = 0n;
    let added = 0;
    let mixed = 0;
    let ordered = 0;
    for (const { mark, amount, head } of rows) {
      added = (added + Math.imul(mark, 0x9e3779b1)) | 0;
      mixed ^= Math.imul(mark ^ (mark >>> 15), 0x85ebca6b);
      ordered = (Math.imul(ordered, 31) + mark) | 0;
      if (head.currency !== running) {
        sums.set(running, sum);
        running = head.currency;
        sum = sums.get(running) ?? 0n;
      }
      sum += amount;
    }
    sums.set(running, sum);
    sums.delete('');
    this.sums = [...sums]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, amount]) => summed(code, amount));
    this.#set = `${rows.length}-${digits(added)}${digits(mixed)}`;
    this.#order = digits(ordered);
  }

  /** Another one when other documents match, or these with another content or state, or when their order is another. */
  revision(descending: boolean): string {
    return `${this.#set}.${this.#order}${descending ? 'd' : 'a'}`;
  }

  /** Whether a list with that revision, in whatever order, held the same documents with the same content and state. */
  isSetOf(revision: string): boolean {
    return revision.split('.')[0] === this.#set;
  }

  /** All of them, upwards. */
  rows(): readonly DocumentRow[] {
    return this.#rows;
  }

  /** At most `limit` rows; none behind the last and before the first. A beginning that has gone shows the end instead. */
  window(start: WindowStart, limit: number, descending: boolean): Window {
    const { total } = this;
    const lastWindow = Math.max(0, total - limit);
    const orLast = (position: number) => (position >= total ? lastWindow : position);
    if ('edge' in start) return this.#part(start.edge === 'first' ? 0 : lastWindow, limit, descending);
    if ('position' in start) return this.#part(orLast(start.position), limit, descending);
    if ('from' in start) return this.#part(orLast(this.#at(start.from, descending)), limit, descending);
    if ('after' in start) return this.#part(this.#behind(start.after, descending), limit, descending);
    const end = this.#at(start.before, descending);
    const position = Math.max(0, end - limit);
    return this.#part(position, end - position, descending);
  }

  /** What lies between two places, both included, whichever comes first in the list. */
  between(one: RowPlace, other: RowPlace, descending: boolean): readonly DocumentRow[] {
    const from = Math.min(this.#at(one, descending), this.#at(other, descending));
    const to = Math.max(this.#behind(one, descending), this.#behind(other, descending));
    return this.#part(from, to - from, descending).rows;
  }

  /** Position of the first row at the place or behind it, in the direction of the list. */
  #at(place: RowPlace, descending: boolean): number {
    const keyOf = sortKeys[this.sort];
    return descending ? this.total - firstAfter(this.#rows, place, keyOf) : firstAtOrAfter(this.#rows, place, keyOf);
  }

  /** Position of the first row behind the place, in the direction of the list. */
  #behind(place: RowPlace, descending: boolean): number {
    const keyOf = sortKeys[this.sort];
    return descending ? this.total - firstAtOrAfter(this.#rows, place, keyOf) : firstAfter(this.#rows, place, keyOf);
  }

  #part(position: number, count: number, descending: boolean): Window {
    const rows = descending
      ? this.#rows.slice(Math.max(0, this.total - position - count), Math.max(0, this.total - position)).reverse()
      : this.#rows.slice(position, position + count);
    return { position, rows };
  }
}

function summed(code: string, inThousandths: bigint): { currency: string; amount: string } {
  const known = currency(code);
  // No amount has more decimals than its currency, so nothing is lost.
  return { currency: code, amount: formatAmount(inThousandths / 10n ** BigInt(3 - exponentOf(known)), known) };
}

function digits(number: number): string {
  return (number >>> 0).toString(36);
}
