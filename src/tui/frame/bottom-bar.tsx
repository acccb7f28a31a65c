/** The lowest two lines: a rule, and the keys that matter where one is. */

import type { Action } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import type { Desk } from '../desk.ts';
import { textOf } from '../keys/key.ts';
import type { Layer } from '../layers/layer.ts';
import type { Observed } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import type { Line } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { rule } from './bars.ts';

export interface BottomBarProps {
  readonly desk: Desk;
  readonly top: Layer | undefined;
  readonly everywhere: readonly Action[];
  readonly isAlone: boolean;
  readonly width: number;
}

const still: Observed<undefined> = { get: () => undefined, subscribe: () => () => undefined };

export function BottomBar({ desk, top, everywhere, isAlone, width }: BottomBarProps) {
  useObserved(top?.bar ?? still);
  const lines = [rule(desk, width), keys({ desk, top, everywhere, isAlone, width })];
  return <Rows lines={lines} width={width} theme={desk.theme} />;
}

function keys({ desk, top, everywhere, isAlone, width }: BottomBarProps): Line {
  // Where letters are typed, they do nothing else.
  const reached = top?.takesText?.()
    ? everywhere.filter(({ keys: [key = ''] }) => textOf(key) === undefined)
    : everywhere;
  const always = reached.filter(({ id }) => id === 'frame.keys').map((action) => ({ ...action, bar: 0 }));
  // An overlay has its own keys in its foot.
  if (!top || top.overlay === true) return [' ', ...keyHints([], desk, width - 1, always)];
  return [' ', ...keyHints([...top.actions(), ...(isAlone ? [] : reached)], desk, width - 1, always)];
}
