/** The screen as it is drawn: the list, or the document; where there is room, the document below the list. */

import { useLayoutEffect, useMemo } from 'react';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { detailLines } from './detail-lines.ts';
import { emptyLines } from './empty-lines.ts';
import { headingLine } from './heading.ts';
import { listColumns } from './list-columns.ts';
import { hasRoomForBoth, type InvoicesModel, listShare } from './model.ts';

export interface InvoicesViewProps {
  readonly desk: Desk;
  readonly model: InvoicesModel;
  readonly area: Area;
  /** Where the keys go. */
  readonly focus: 'list' | 'document';
  /** Stands above the list instead of its heading. */
  readonly head?: readonly Line[];
}

export function InvoicesView({ desk, model, area, focus, head }: InvoicesViewProps) {
  const { width, height } = area;
  const wide = hasRoomForBoth(area);
  useLayoutEffect(() => model.isWide.set(wide), [model, wide]);
  const list = useList(desk, model, { width, height: wide ? listShare(area) : height }, head);
  const opened = useObserved(model.opened);
  const document = (lines: number) => {
    const isNone = focus === 'list' && model.documents.get().total === 0;
    return isNone ? [] : detailLines(desk, { opened, width, height: lines, hasKeys: focus === 'document' });
  };
  const rule: Line = desk.theme.flat ? [] : [span(desk.theme.glyphs.horizontal.repeat(width), 'dim')];
  const lines = wide
    ? [...list, rule, ...document(height - listShare(area) - 1)]
    : focus === 'list'
      ? list
      : document(height);
  return <Rows lines={lines} width={width} height={height} theme={desk.theme} />;
}

/** Exactly as many lines as the area has. */
function useList(desk: Desk, model: InvoicesModel, { width, height }: Area, head: readonly Line[] | undefined): Line[] {
  const state = useObserved(model.documents);
  const question = useObserved(model.documents.question);
  const sums = useObserved(model.documents.sums);
  const chosen = useObserved(model.selection.chosen);
  const dropFolder = useObserved(model.dropFolder);
  const { rows, cursor, total, loaded } = state;
  const voice = desk.voice.get();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the voice
  const columns = useMemo(() => listColumns(desk, rows, width), [desk, voice, rows, width]);
  const top = head ?? [headingLine(desk, { question, sums, chosen, cursor, total, loaded }, width)];
  const room = height - top.length - 1;
  useListHeight(model.documents, room);
  const isEmpty = loaded && total === 0;
  const lines = isEmpty
    ? [...top, ...emptyLines(desk, question.filter, dropFolder, width)]
    : [
        ...top,
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({
          state,
          columns,
          idOf: ({ id }) => id,
          height: room,
          theme: desk.theme,
          empty: '',
          allPicked: chosen?.isAll === true,
        }),
      ];
  return Array.from({ length: height }, (_, at) => lines[at] ?? []);
}
