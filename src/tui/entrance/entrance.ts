/** What a home opens on: its screens; without a property, the first steps; in quarantine, what is wrong, and no more. */

import type { StatusView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { assistant } from '../screens/first-run/assistant.tsx';
import type { Screen } from '../screens/screen.ts';
import { quarantine } from './quarantine.tsx';

/** @param screen the one that is shown, or would be. */
export function watchEntrance(desk: Desk, screen: () => Screen): void {
  const steps = assistant(desk);
  const wrong = quarantine(desk);
  const lowest = () => desk.layers.stack.get()[0];
  const enter = (state: StatusView['state'], reason = '') => {
    switch (state) {
      case 'uninitialised':
        if (lowest()?.alone !== true) desk.layers.base(steps);
        return;
      case 'quarantine':
        wrong.reason.set(reason);
        desk.layers.base(wrong);
        return;
      case 'ready':
        // The assistant goes on to the first files by itself, after it has made the home.
        if (lowest() === wrong || (lowest() === steps && steps.isAsking())) desk.layers.base(screen());
        return;
      case 'stopping':
        return;
    }
  };
  desk.link.state.subscribe(() => {
    const state = desk.link.state.get();
    if (state.is === 'up') enter(state.hello.state, state.hello.reason);
  });
  desk.status.subscribe(() => {
    const { value, loading } = desk.status.get();
    if (value && !loading) enter(value.state, value.reason);
  });
}
