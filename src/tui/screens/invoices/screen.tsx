/** All documents: found, reviewed, opened. */

import { parseDocumentFilter } from '../../../core/document-filter.ts';
import { type Action, bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import { listActions, selectionActions } from '../../list/list-actions.ts';
import { derived } from '../../state/observable.ts';
import { wordsOf } from '../../words.ts';
import type { Screen, Target } from '../screen.ts';
import { invoicesTable } from './actions.ts';
import { documentLayer } from './document-layer.tsx';
import { filterPicker } from './filter-picker.ts';
import { findLine } from './find.tsx';
import { follow } from './follow.ts';
import { invoicesModel } from './model.ts';
import { reviewActions } from './review-steps.ts';
import { sortPicker } from './sort-picker.ts';
import { InvoicesView } from './view.tsx';

export function invoicesScreen(desk: Desk): Screen {
  const model = invoicesModel(desk);
  const { documents, selection, opened } = model;
  const t = wordsOf(desk);
  const following = follow(desk, model);
  const openDocument = async (id: string) => {
    const shown = opened.show(id);
    desk.layers.open(documentLayer(desk, model));
    await shown;
  };
  const find = (text?: string) => desk.layers.open(findLine(desk, model, text));
  const whyNone = () => (documents.get().total === 0 ? t('invoices.nothing-here') : undefined);
  const hasSelection = () => selection.chosen.get() !== undefined;

  const actions: readonly Action[] = [
    ...bindActions(invoicesTable, {
      'invoices.open': {
        whyNot: whyNone,
        run: () => {
          const row = documents.current();
          return row ? openDocument(row.id) : undefined;
        },
      },
      'invoices.filter': {
        run: () =>
          desk.layers.open(
            filterPicker(desk, {
              present: documents.question.get().filter,
              accept: (filter) => documents.ask({ filter }),
              type: find,
            }),
          ),
      },
      'invoices.sort': { run: () => desk.layers.open(sortPicker(desk, documents)) },
      'invoices.all': { whyNot: whyNone, run: selection.takeAll },
      // One layer at a time: what is chosen first, then the filter.
      'invoices.clear': {
        label: () => t(hasSelection() ? 'invoices.clear-selection' : 'invoices.clear-filter'),
        hidden: () => !hasSelection() && documents.question.get().filter === '',
        run: () => (selection.clear() ? undefined : documents.ask({ filter: '' })),
      },
    }),
    ...reviewActions(desk, {
      whyNot: whyNone,
      one: () => (hasSelection() ? undefined : documents.current()?.shown),
      meant: selection.meant,
      refresh: documents.refresh,
      done() {
        selection.clear();
        return documents.refresh();
      },
    }),
    ...listActions(documents),
    ...selectionActions(documents),
  ];

  /** What the labels and reasons of the keys rest on, in a word: most moves of the cursor change nothing of it. */
  const bar = derived([documents, documents.question, selection.chosen], () => {
    const { shown } = documents.current() ?? {};
    const of = [documents.get().total > 0, hasSelection(), documents.question.get().filter !== ''];
    return [...of, shown?.state, shown?.entry !== null, shown?.excludedReason !== undefined].join(' ');
  });
  const show = ({ filter, document, open }: Target) => {
    // A word that makes no sense here, perhaps because it is newer than this program: it is shown with what is allowed.
    if (filter !== undefined && 'fault' in parseDocumentFilter(filter)) return find(filter);
    if (filter !== undefined) void documents.ask({ filter });
    if (document !== undefined) void openDocument(document);
    // A search begins anew; what there is is built upon through the filters.
    if (open === 'find') {
      if (documents.question.get().filter !== '') void documents.ask({ filter: '' });
      find('');
    }
  };
  return {
    name: 'invoices',
    actions: () => actions,
    bar,
    busy: documents.busy,
    show,
    opened() {
      documents.start();
      following.start();
    },
    closed() {
      documents.stop();
      following.stop();
    },
    View: (area) => <InvoicesView desk={desk} model={model} area={area} focus="list" />,
  };
}
