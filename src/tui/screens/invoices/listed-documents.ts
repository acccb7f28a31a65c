/** The documents that the list shows: what was asked for, in which order, and what all of it comes to. */

import type { DocumentSort, ResultOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { type List, type ListSource, list } from '../../list/list.ts';
import { tellErrors } from '../../list/tell-errors.ts';
import { type Observed, observable } from '../../state/observable.ts';

type Window = ResultOf<'documents.window'>;
export type Sum = Window['sums'][number];
export type ShownDocument = Window['rows'][number];

/** A document in the list. What a long range took in is known by its total only. */
export interface DocumentRow extends Sum {
  readonly id: string;
  readonly shown?: ShownDocument;
}

export interface Question {
  /** As the operator writes it, without faults (core/document-filter.ts). */
  readonly filter: string;
  readonly sort: DocumentSort;
  readonly descending: boolean;
}

export interface ListedDocuments extends List<DocumentRow> {
  readonly question: Observed<Question>;
  /** What all documents of the question come to, per currency. */
  readonly sums: Observed<readonly Sum[]>;
  /** Another question: from the top. Resolves when the latest has its answer. */
  ask(change: Partial<Question>): Promise<void>;
  /** Follows what changes, until stopped. */
  start(): void;
  stop(): void;
}

export const firstQuestion: Question = { filter: '', sort: 'date', descending: true };
/** Rows between two others that the daemon hands over at once. */
export const longestRange = 10_000;

export function listedDocuments({ link }: Pick<Desk, 'link'>): ListedDocuments {
  const question = observable(firstQuestion);
  const sums = observable<readonly Sum[]>([]);
  let asking: Promise<void> | undefined;
  let end: (() => void) | undefined;

  const source: ListSource<DocumentRow> = {
    idOf: ({ id }) => id,
    async window(start, limit) {
      const asked = question.get();
      const { rows, ...window } = await link.call('documents.window', { ...asked, at: placed(start), limit });
      // Only the latest question counts: an answer to an earlier letter says nothing of this one.
      if (asked === question.get()) sums.set(window.sums);
      return { ...window, rows: rows.map(rowOf) };
    },
    async range(from, to) {
      const places = { from: placeOf(from), to: placeOf(to) };
      const range = await link.call('documents.range', { ...question.get(), ...places });
      return range.rows.map(({ id, currency, total }) => ({ id, currency, amount: total }));
    },
  };
  const rows = list(source);
  tellErrors(rows, link);

  return {
    ...rows,
    question,
    sums,
    async ask(change) {
      question.update((now) => ({ ...now, ...change }));
      const own = rows.reset().finally(() => {
        if (asking === own) asking = undefined;
      });
      asking = own;
      await own;
    },
    start() {
      end ??= link.onChanged((kinds) => {
        if (kinds === undefined || followed.some((kind) => kinds.has(kind))) void rows.refresh();
      });
      void (rows.get().loaded ? rows.refresh() : rows.reset());
    },
    stop() {
      end?.();
      end = undefined;
    },
    busy: () => asking ?? rows.busy(),
  };
}

/** Kinds of records that the list is made of. */
const followed = ['facts', 'reviews', 'entries', 'settings', 'charts'];

function rowOf(shown: ShownDocument): DocumentRow {
  return { id: shown.id, currency: shown.currency, amount: shown.total, shown };
}

type At = Parameters<ListSource<DocumentRow>['window']>[0];

function placed(at: At) {
  if ('from' in at) return { from: placeOf(at.from) };
  if ('after' in at) return { after: placeOf(at.after) };
  return 'before' in at ? { before: placeOf(at.before) } : at;
}

function placeOf({ id, shown }: DocumentRow) {
  return { id, key: shown?.key ?? '' };
}
