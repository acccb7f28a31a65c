/** Documents in memory, answered as the daemon answers them. */

import { DaemonRefusal } from '../../../src/cli/failure.ts';
import { parseDocumentFilter } from '../../../src/core/document-filter.ts';
import { filterTest, searchTextOf } from '../../../src/core/filter-test.ts';
import type { DocumentDetailView, DocumentView } from '../../../src/core/rpc.ts';
import { thousandths } from '../../../src/core/thousandths.ts';
import { invoicesScreen } from '../../../src/tui/screens/invoices/screen.tsx';
import type { Screen } from '../../../src/tui/screens/screen.ts';
import { documentDetail, documentView } from '../../cli/sample-views.ts';
import { type Answers, type FakeDesk, type FakeDeskOptions, fakeDesk, settled } from '../fake-desk.ts';

export { documentDetail, documentView };

/** So many invoices, one a day backwards from 20 November 2026, each of 10.00 more than the one before. */
export function someDocuments(count: number): DocumentView[] {
  return Array.from({ length: count }, (_, at) =>
    documentView({
      id: `i${at + 1}`,
      number: `2026-${1000 + at}`,
      date: new Date(Date.UTC(2026, 10, 20 - at)).toISOString().slice(0, 10),
      relation: ['J. van der Berg', 'Zeilschool De Wind', 'Café De Brúg'][at % 3] ?? '',
      total: `${(at + 1) * 10}.00`,
      state: at % 2 === 0 ? 'to-review' : 'synced',
      syncedAt: at % 2 === 0 ? null : '2026-11-21T05:02:00.000Z',
      entry: at % 2 === 0 ? null : 'NA7K2M9QW4X1P',
    }),
  );
}

export interface Invoices {
  readonly desk: FakeDesk;
  readonly screen: Screen;
  /** Params of the calls of that method, without the name of the command. */
  called(method: string): unknown[];
}

/** The screen over these documents, shown and answered. */
export async function invoicesOf(
  documents: readonly DocumentView[],
  more: Answers = {},
  options: Omit<FakeDeskOptions, 'answers'> = {},
): Promise<Invoices> {
  const desk = fakeDesk({ ...options, answers: { ...documentAnswers(() => documents), ...more } });
  const screen = invoicesScreen(desk);
  desk.layers.base(screen);
  await settled();
  return {
    desk,
    screen,
    called: (method) =>
      desk.calls
        .filter((call) => call.method === method)
        .map(({ params }) => {
          const { commandId: _name, ...sent } = params as Record<string, unknown>;
          return sent;
        }),
  };
}

export function documentAnswers(documents: () => readonly DocumentView[]): Answers {
  const keyed = (document: DocumentView) => ({ ...document, key: document.date });
  return {
    'documents.window': ({ filter, at, limit, descending }) => {
      const rows = matching(documents(), filter);
      if (!descending) rows.reverse();
      const place = (id: string) => rows.findIndex((row) => row.id === id);
      const position =
        'edge' in at
          ? at.edge === 'first'
            ? 0
            : Math.max(0, rows.length - limit)
          : 'position' in at
            ? at.position
            : 'from' in at
              ? place(at.from.id)
              : 'after' in at
                ? place(at.after.id) + 1
                : Math.max(0, place(at.before.id) - limit);
      const end = 'before' in at ? place(at.before.id) : position + limit;
      return {
        revision: `${rows.length} ${rows.map(({ state }) => state).join('')}`,
        total: rows.length,
        sums: rows.length === 0 ? [] : [{ currency: 'EUR', amount: sum(rows) }],
        position,
        rows: rows.slice(position, end).map(keyed),
      };
    },
    'documents.range': ({ filter, from, to }) => {
      const rows = matching(documents(), filter);
      const places = [from, to].map(({ id }) => rows.findIndex((row) => row.id === id));
      return {
        revision: '',
        rows: rows
          .slice(Math.min(...places), Math.max(...places) + 1)
          .map(({ id, currency, total }) => ({ id, currency, total })),
      };
    },
    'documents.show': ({ id }) => {
      const document = documents().find((one) => one.id === id);
      if (!document) throw new DaemonRefusal('notFound', 'none', { code: 'no-such-document', details: { id } });
      return detailOf(document);
    },
    'filters.list': () => [],
    'repairs.list': () => [],
  };
}

export function detailOf(document: DocumentView, changes: Partial<DocumentDetailView> = {}): DocumentDetailView {
  return { ...documentDetail(), contributions: [], ...document, ...changes };
}

function matching(documents: readonly DocumentView[], text: string): DocumentView[] {
  const parsed = parseDocumentFilter(text);
  if ('fault' in parsed) throw new DaemonRefusal('usage', 'no such filter', parsed.fault);
  const test = filterTest(parsed.filter);
  return documents.filter(({ kind, date, state, problems, review, total, number, relation }) =>
    test({
      kind,
      date,
      state,
      problems,
      reviews: review,
      amount: thousandths(total),
      search: searchTextOf(number, relation ?? '', total),
    }),
  );
}

function sum(rows: readonly DocumentView[]): string {
  return `${rows.reduce((total, row) => total + Number(row.total), 0).toFixed(2)}`;
}
