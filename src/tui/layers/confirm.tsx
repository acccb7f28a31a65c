/** A question before something that cannot be taken back. It never takes a key that was typed before it was in sight. */

import { useEffect } from 'react';
import { type ActionTable, bindActions } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import type { Desk } from '../desk.ts';
import type { Line } from '../terminal/line.ts';
import { wrapped } from '../terminal/wrapped.ts';
import type { Layer } from './layer.ts';
import { Overlay, overlayRoom } from './overlay.tsx';

export const confirmTable = {
  'confirm.yes': { keys: ['y'], bar: 1 },
  'confirm.no': { keys: ['Escape', 'n'], bar: 2 },
} as const satisfies ActionTable;

export interface Question {
  readonly title: string;
  /** What happens, with total and count. Wrapped. */
  readonly text: string;
  readonly details?: readonly Line[];
  /** What yes means: "send", "leave out". */
  readonly yes: string;
  run(): void | Promise<void>;
}

export function confirm(desk: Desk, question: Question): Layer {
  let isInSight = false;
  const close = () => desk.layers.close(layer);
  const actions = bindActions(confirmTable, {
    'confirm.yes': {
      label: () => question.yes,
      run: () => {
        if (!isInSight) return undefined;
        close();
        return question.run();
      },
    },
    'confirm.no': { run: close },
  });
  const View = ({ width, height }: { width: number; height: number }) => {
    useEffect(() => {
      isInSight = true;
    }, []);
    const area = { width, height };
    const lines = [...wrapped(question.text, overlayRoom(area)), [], ...(question.details ?? [])];
    return (
      <Overlay
        area={area}
        theme={desk.theme}
        title={question.title}
        lines={lines}
        foot={keyHints(actions, desk, overlayRoom(area))}
      />
    );
  };
  const layer: Layer = { name: 'confirm', overlay: true, actions: () => actions, View: (area) => <View {...area} /> };
  return layer;
}
