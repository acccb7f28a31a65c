/** The last seconds in which what is about to leave can still be stopped. */

import { type ActionTable, bindActions } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import type { Desk } from '../desk.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { Overlay, overlayRoom } from '../layers/overlay.tsx';
import { type Observed, observable } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { span } from '../terminal/line.ts';
import { wrapped } from '../terminal/wrapped.ts';

export const countdownTable = {
  'countdown.stop': { keys: ['Escape', 'n'], bar: 1 },
} as const satisfies ActionTable;

export interface Departure {
  readonly title: string;
  /** What leaves, with total and count. */
  readonly text: string;
  /** Lets it go. */
  run(): void;
}

const secondsToStop = 5;

/** Counts only while it is on top: what covers it, such as help, holds it. Whatever closes it early stops it. */
export function countdown(desk: Desk, departure: Departure): Layer {
  const seconds = observable(secondsToStop);
  let hasLeft = false;
  let isClosed = false;
  const close = () => desk.layers.close(layer);
  const count = async () => {
    while (seconds.get() > 0) {
      await desk.sleep(1_000);
      if (isClosed) return;
      if (desk.layers.stack.get().at(-1) === layer) seconds.update((left) => left - 1);
    }
    hasLeft = true;
    close();
    departure.run();
  };
  const actions = bindActions(countdownTable, { 'countdown.stop': { run: close } });
  const layer: Layer = {
    name: 'countdown',
    overlay: true,
    actions: () => actions,
    opened: () => void count(),
    closed() {
      isClosed = true;
      if (!hasLeft) desk.toasts.say(desk.translate().t('send.stopped'));
    },
    View: (area) => <Countdown area={area} desk={desk} departure={departure} seconds={seconds} actions={actions} />,
  };
  return layer;
}

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly departure: Departure;
  readonly seconds: Observed<number>;
  readonly actions: ReturnType<typeof bindActions>;
}

function Countdown({ area, desk, departure, seconds, actions }: ViewProps) {
  const left = useObserved(seconds);
  const room = overlayRoom(area);
  return (
    <Overlay
      area={area}
      theme={desk.theme}
      title={departure.title}
      lines={[
        ...wrapped(departure.text, room),
        [],
        [span(desk.translate().t('send.leaves', { seconds: left }), 'accent')],
        [],
      ]}
      foot={keyHints(actions, desk, room)}
    />
  );
}
