/** All keys of where one is, from the same records that the keys themselves are read from. */

import { type Action, bindActions, helpOf, labelOf } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import type { Desk } from '../desk.ts';
import { keyLabel } from '../keys/key-label.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { Overlay, overlayHeight, overlayRoom } from '../layers/overlay.tsx';
import { type Observable, observable } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { inColumns, type Line, span } from '../terminal/line.ts';
import { wrapped } from '../terminal/wrapped.ts';
import { helpTable } from './frame-actions.ts';

export interface HelpGroup {
  readonly title: string;
  readonly actions: readonly Action[];
}

export function help(desk: Desk, groups: readonly HelpGroup[]): Layer {
  const top = observable(0);
  const move = (by: number) => top.update((at) => Math.max(0, at + by));
  const actions = bindActions(helpTable, {
    'help.down': { run: () => move(1) },
    'help.up': { run: () => move(-1) },
    'help.page-down': { run: () => move(10) },
    'help.page-up': { run: () => move(-10) },
    'help.close': { run: () => desk.layers.close(layer) },
  });
  const layer: Layer = {
    name: 'help',
    overlay: true,
    actions: () => actions,
    View: (area) => <HelpView area={area} desk={desk} groups={groups} top={top} actions={actions} />,
  };
  return layer;
}

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly groups: readonly HelpGroup[];
  readonly top: Observable<number>;
  readonly actions: readonly Action[];
}

const width = 76;

function HelpView({ area, desk, groups, top, actions }: ViewProps) {
  const room = overlayRoom(area, width);
  const lines = groups.flatMap(({ title, actions: own }, at): Line[] => [
    ...(at === 0 ? [] : [[]]),
    [span(title, 'title')],
    ...own.flatMap((action) => actionLines(action, desk, room)),
  ]);
  const height = overlayHeight(area) - 2;
  const from = Math.min(useObserved(top), Math.max(0, lines.length - height));
  return (
    <Overlay
      area={area}
      theme={desk.theme}
      title={desk.translate().t('help.title')}
      width={width}
      lines={[...lines.slice(from, from + height), []]}
      foot={keyHints(actions, desk, room)}
    />
  );
}

function actionLines(action: Action, desk: Desk, room: number): Line[] {
  const translate = desk.translate();
  const keys = action.keys.map((key) => keyLabel(key, desk.theme.glyphs, translate)).join(' ');
  const why = action.whyNot?.();
  const [first = [], ...more] = wrapped(helpOf(action.id, translate), room - 34, why === undefined ? 'plain' : 'dim');
  const gap = ' '.repeat(34);
  return [
    [
      span(inColumns(keys, 14), why === undefined ? 'key' : 'dim'),
      span(inColumns(labelOf(action, translate), 20), why === undefined ? 'strong' : 'dim'),
      ...first,
    ],
    ...more.map((line): Line => [gap, ...line]),
    ...(why === undefined ? [] : wrapped(why, room - 34, 'warning').map((line): Line => [gap, ...line])),
  ];
}
