/** What the keys do that every screen has. */

import { type Action, bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import { type Screen, screenNames } from '../screens/screen.ts';
import type { Observed } from '../state/observable.ts';
import { wordsOf } from '../words.ts';
import { frameTable } from './frame-actions.ts';
import { help } from './help.tsx';
import { palette } from './palette.tsx';
import type { Undo } from './undo.ts';

export interface EverywhereOptions {
  readonly desk: Desk;
  readonly current: Observed<Screen>;
  readonly undo: Undo;
  readonly suspend: () => void;
  readonly redraw: () => void;
  readonly quitNow: () => void;
}

export function everywhereActions({
  desk,
  current,
  undo,
  suspend,
  redraw,
  quitNow,
}: EverywhereOptions): readonly Action[] {
  const t = wordsOf(desk);
  const step = (by: number) => {
    const at = screenNames.indexOf(current.get().name);
    desk.go(screenNames[(at + by + screenNames.length) % screenNames.length] ?? 'today');
  };
  const latest = () => desk.toasts.shown.get().at(-1);
  const here = () => desk.layers.stack.get().at(-1)?.actions() ?? [];
  const actions: readonly Action[] = bindActions(frameTable, {
    'frame.today': { run: () => desk.go('today') },
    'frame.invoices': { run: () => desk.go('invoices') },
    'frame.repairs': { run: () => desk.go('repairs') },
    'frame.entries': { run: () => desk.go('entries') },
    'frame.runs': { run: () => desk.go('runs') },
    'frame.settings': { run: () => desk.go('settings') },
    'frame.next': { run: () => step(1) },
    'frame.previous': { run: () => step(-1) },
    'frame.undo': {
      whyNot: () => (undo.last() === undefined ? t('frame.nothing-to-undo') : undefined),
      run: () => undo.takeBack(),
    },
    'frame.dismiss': {
      whyNot: () => (latest() === undefined ? t('frame.nothing-to-dismiss') : undefined),
      run: () => {
        const toast = latest();
        if (toast) desk.toasts.dismiss(toast.id);
      },
    },
    'frame.follow': {
      hidden: () => latest()?.follow === undefined,
      run: () => {
        const toast = latest();
        if (!toast?.follow) return;
        desk.toasts.dismiss(toast.id);
        toast.follow.run();
      },
    },
    'frame.find': { run: () => desk.go('invoices', { open: 'find' }) },
    'frame.palette': { run: () => desk.layers.open(palette(desk, [...here(), ...actions])) },
    'frame.redraw': { run: redraw },
    'frame.suspend': { run: suspend },
    // Ctrl+C is what a hand presses to be out of it, whatever is open.
    'frame.quit': { run: (key) => (key === 'Ctrl+C' ? quitNow() : desk.quit()) },
    'frame.keys': {
      run: () =>
        desk.layers.open(
          help(desk, [
            { title: t('help.here'), actions: here().filter(({ hidden }) => hidden?.() !== true) },
            { title: t('help.everywhere'), actions },
          ]),
        ),
    },
  });
  return actions;
}
