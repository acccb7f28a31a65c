/** Every action by its name: for what one does seldom, and for whoever does not remember keys. */

import { type Action, helpOf, labelOf } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import { keyLabel } from '../keys/key-label.ts';
import type { Layer } from '../layers/layer.ts';
import { picker } from '../picker/picker.tsx';
import { observable } from '../state/observable.ts';
import { inColumns, span } from '../terminal/line.ts';

export function palette(desk: Desk, actions: readonly Action[]): Layer {
  const translate = desk.translate();
  const note = observable('');
  const offered = actions.filter(
    ({ id, movement, hidden }) => movement !== true && id !== 'frame.palette' && hidden?.() !== true,
  );
  return picker(desk, {
    title: translate.t('palette.title'),
    items: async () => offered,
    text: (action) => `${labelOf(action, translate)} ${helpOf(action.id, translate)}`,
    line: (action, width) => [
      span(inColumns(keyLabel(action.keys[0] ?? '', desk.theme.glyphs, translate), 7), 'key'),
      span(inColumns(labelOf(action, translate), 22), 'strong'),
      span(inColumns(helpOf(action.id, translate), Math.max(0, width - 29)), 'dim'),
    ],
    whyNot: (action) => action.whyNot?.(),
    note,
    onCursor: (action) => note.set(action?.whyNot?.() ?? ''),
    width: 76,
    accept: (action) => action.run(action.keys[0] ?? ''),
  });
}
