/** Everything that would be sent now, before it is: opened down to the facts, sent from here. */

import { bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import type { Books } from '../entry/books.ts';
import { plannedColumns } from '../entry/entry-summary.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { layOut } from '../list/columns.ts';
import { listActions } from '../list/list-actions.ts';
import { gutterWidth, listLines } from '../list/list-lines.ts';
import { useListHeight } from '../list/use-list-height.ts';
import { useObserved } from '../state/use-observed.ts';
import { type Line, span, spread } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { wrapped } from '../terminal/wrapped.ts';
import { previewTable } from './actions.ts';
import { leftOutLayer } from './left-out-layer.tsx';
import { leftOutBy, nothingText, type PlanParams, totalsOf } from './plan.ts';
import { PlannedEntryView, plannedEntryLayer } from './planned-entry.tsx';
import { entryId, type PreviewModel, previewModel } from './preview-model.ts';
import { progressWords } from './progress-line.ts';
import { send } from './send.ts';

export function preview(desk: Desk, books: Books, params: PlanParams = {}): Layer {
  const model = previewModel(desk, params);
  const close = () => desk.layers.close(layer);
  const nothing = () => (model.get().planned?.result.entries.length ? undefined : emptyText(desk, books, model));
  const actions = bindActions(previewTable, {
    'preview.send': {
      whyNot: () => (model.get().sending ? desk.translate().t('preview.being-sent') : nothing()),
      run: () => {
        const { planned } = model.get();
        if (!planned) return;
        send(desk, planned, {
          books,
          onBegun: model.begin,
          onEnded(how) {
            model.end();
            if (how === 'sent') close();
            else if (how === 'moved') void model.look();
          },
        });
      },
    },
    'preview.open': {
      label: () => desk.translate().t(model.get().only ? 'action.entry.line' : 'action.preview.open'),
      whyNot: nothing,
      run: () => {
        const { only } = model.get();
        if (only) return only.open();
        const entry = model.entries.current();
        if (entry)
          desk.layers.open(
            plannedEntryLayer(desk, books, model.opened(entry), { actions, status: () => status(desk, model) }),
          );
      },
    },
    'preview.left-out': {
      whyNot: () => (model.get().planned?.result.waiting.length ? undefined : desk.translate().t('left-out.none')),
      run: () => desk.layers.open(leftOutLayer(desk, model.get().planned?.result.waiting ?? [])),
    },
    'preview.close': { run: close },
  });
  const layer: Layer = {
    name: 'preview',
    actions: () => [...actions, ...listActions(model.get().only?.rows ?? model.entries)],
    busy: () => model.looking() ?? model.entries.busy(),
    opened: () => {
      books.start();
      void model.look();
    },
    closed: model.close,
    View: (area) => <Preview desk={desk} books={books} model={model} area={area} />,
  };
  return layer;
}

interface ViewProps {
  readonly desk: Desk;
  readonly books: Books;
  readonly model: PreviewModel;
  readonly area: Area;
}

function Preview({ desk, books, model, area }: ViewProps) {
  const { planned, only } = useObserved(model);
  useObserved(books);
  if (only) {
    const foot = leftOutLines(desk, model, area.width - 2);
    return (
      <PlannedEntryView desk={desk} books={books} opened={only} status={status(desk, model)} foot={foot} area={area} />
    );
  }
  if (planned && planned.result.entries.length > 0)
    return <Several desk={desk} books={books} model={model} area={area} />;
  return (
    <Rows
      lines={[
        ...wrapped(emptyText(desk, books, model), area.width - 2, planned ? 'strong' : 'dim').map(
          (line): Line => [' ', ...line],
        ),
        [],
        ...leftOutLines(desk, model, area.width - 2),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

function Several({ desk, books, model, area }: ViewProps) {
  const state = useObserved(model.entries);
  const { planned } = model.get();
  const { t } = desk.translate();
  const columns = layOut(plannedColumns(desk, state.rows), area.width - gutterWidth);
  const rest = leftOutLines(desk, model, area.width - 2);
  const height = area.height - 3 - (rest.length > 0 ? rest.length + 1 : 0);
  useListHeight(model.entries, height);
  const { entries, total } = planned ? totalsOf(desk, books, planned) : { entries: 0, total: '' };
  return (
    <Rows
      lines={[
        spread(
          [' ', span(t('preview.would-send', { entries, total }), 'strong')],
          [...status(desk, model), ' '],
          area.width,
        ),
        [],
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({ state, columns, idOf: entryId, height, theme: desk.theme, empty: '' }),
        [],
        ...rest,
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

function status(desk: Desk, model: PreviewModel): Line {
  const { sending, progress } = model.get();
  if (!sending) return [span(desk.translate().t('entry.not-sent'), 'warning')];
  return progress ? progressWords(desk, progress) : [span(desk.translate().t('preview.being-sent'), 'accent')];
}

/** "Left out: 12 documents (VAT 0 % has no code), 2 documents (waits for review)." */
function leftOutLines(desk: Desk, model: PreviewModel, width: number): Line[] {
  const { planned } = model.get();
  const translate = desk.translate();
  if (!planned || planned.result.waiting.length === 0) return [];
  const groups = leftOutBy(translate, planned.result.waiting).map(
    ({ documents, why }) => `${translate.t('count.documents', { documents })} (${why})`,
  );
  const text = translate.t('preview.left-out', { groups: groups.join(', ') });
  return wrapped(text, width)
    .slice(0, 3)
    .map((line): Line => [' ', ...line]);
}

function emptyText(desk: Desk, books: Books, model: PreviewModel): string {
  const { planned, failed } = model.get();
  if (planned) return nothingText(desk, books, planned);
  return desk.translate().t(failed ? 'preview.failed' : 'preview.looking');
}
