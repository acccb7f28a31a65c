/** Documents listed: pages, windows and ranges of what a filter selects (spec §8, rule 40). */

import { type DocumentFilter, everyDocument, parseDocumentFilter } from '../../core/document-filter.ts';
import type { DocumentView } from '../../core/rpc.ts';
import type { DocumentRow } from '../engine/document-row.ts';
import { sortKeys } from '../engine/document-row.ts';
import type { FactIndex } from '../engine/fact-index.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { documentView } from '../engine/views.ts';

/** Rows between two places that are handed over at once: what a selection is counted and added up by. */
const mostInRange = 10_000;

export const documentListHandlers: HandlersOf<'documents.list' | 'documents.window' | 'documents.range'> = {
  'documents.list': async ({ state, search, from, to, limit, offset }, context) => {
    const [index, list] = [await context.index(), await context.documentList()];
    const filter = {
      ...everyDocument,
      ...(state === undefined ? {} : { states: [state] }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(search === undefined || search === '' ? {} : { words: [search] }),
    } as DocumentFilter;
    return list.select(filter, 'date', (selection) => ({
      total: selection.total,
      // Behind the last there is nothing here: commands page through to the end.
      rows:
        offset >= selection.total
          ? []
          : selection.window({ position: offset }, limit, true).rows.map((row) => rowView(row, index)),
    }));
  },

  'documents.window': async ({ filter, sort, descending, at, limit }, context) => {
    const [index, list] = [await context.index(), await context.documentList()];
    return list.select(parsedFilter(filter), sort, (selection) => {
      const { position, rows } = selection.window(at, limit, descending);
      return {
        revision: selection.revision(descending),
        total: selection.total,
        sums: [...selection.sums],
        position,
        rows: rows.map((row) => ({ ...rowView(row, index), key: sortKeys[sort](row) })),
      };
    });
  },

  'documents.range': async ({ filter, sort, descending, from, to }, context) => {
    const list = await context.documentList();
    return list.select(parsedFilter(filter), sort, (selection) => {
      const rows = selection.between(from, to, descending);
      if (rows.length > mostInRange)
        throw refused('refused', {
          code: 'range-too-long',
          details: { count: String(rows.length), most: String(mostInRange) },
        });
      return {
        revision: selection.revision(descending),
        rows: rows.map(({ id, head }) => ({ id, currency: head.currency, total: head.total })),
      };
    });
  },
};

/** @throws Refusal `usage` that names the word that makes no sense. */
export function parsedFilter(text: string): DocumentFilter {
  const parsed = parseDocumentFilter(text);
  if ('fault' in parsed) throw refused('usage', parsed.fault);
  return parsed.filter;
}

export function rowView({ head, outlook }: DocumentRow, index: FactIndex): DocumentView {
  return documentView(head, outlook, index);
}
