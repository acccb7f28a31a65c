/** One document: over the whole screen, or below the list where there is room. */

import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { documentActions } from './document-actions.ts';
import type { InvoicesModel } from './model.ts';
import { reviewActions } from './review-steps.ts';
import { sumsOf } from './selection.ts';
import { InvoicesView } from './view.tsx';

const pageRows = 10;

/** @param model the document that it shows has been asked for already. */
export function documentLayer(desk: Desk, model: InvoicesModel): Layer {
  const { documents, opened } = model;
  const { t } = desk.translate();
  /** Puts the list's cursor on the document that is open, where it is in the list. */
  const inList = () => {
    const { id } = opened.get();
    return documents.current()?.id === id || (id !== undefined && documents.toRow(id));
  };
  const actions = documentActions(desk, opened, {
    pageRows,
    whyNoStep(by) {
      if (!inList()) return t('document.not-in-list');
      const { cursor, total } = documents.get();
      const place = cursor + by;
      return place < 0 ? t('document.is-first') : place >= total ? t('document.is-last') : undefined;
    },
    async step(by) {
      documents.move(by);
      await documents.busy();
      const row = documents.current();
      if (row) await opened.show(row.id);
    },
    close: () => desk.layers.close(layer),
  });
  const review = reviewActions(desk, {
    one: opened.current,
    async meant() {
      const document = opened.current();
      if (!document) return undefined;
      const { id, currency, total: amount } = document;
      return { which: { ids: [id] }, count: 1, sums: sumsOf([{ currency, amount }]), only: document };
    },
    seen: () => opened.current()?.version,
    refresh: opened.refresh,
    done: opened.refresh,
  });
  let end: (() => void) | undefined;
  const layer: Layer = {
    name: 'document',
    actions: () => [...actions, ...review],
    bar: opened,
    busy: opened.busy,
    opened() {
      end = opened.watch();
    },
    closed: () => end?.(),
    View: (area) => <InvoicesView desk={desk} model={model} area={area} focus="document" />,
  };
  return layer;
}
