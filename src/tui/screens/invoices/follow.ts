/** Where list and document are both in sight, the document follows the cursor, once the hand rests. */

import type { Desk } from '../../desk.ts';
import type { InvoicesModel } from './model.ts';

const restMs = 120;

export interface Following {
  start(): void;
  stop(): void;
}

export function follow(desk: Pick<Desk, 'sleep'>, { documents, opened, isWide }: InvoicesModel): Following {
  let ends: readonly (() => void)[] = [];
  let unwatch: (() => void) | undefined;
  let moved = 0;
  const rest = () => {
    unwatch?.();
    unwatch = undefined;
  };
  const look = async () => {
    const own = ++moved;
    if (!isWide.get()) {
      rest();
      return;
    }
    unwatch ??= opened.watch();
    await desk.sleep(restMs);
    const id = documents.current()?.id;
    if (own === moved && id !== undefined && id !== opened.get().id && ends.length > 0) await opened.show(id);
  };
  return {
    start() {
      ends = [documents.subscribe(() => void look()), isWide.subscribe(() => void look())];
      void look();
    },
    stop() {
      for (const end of ends) end();
      ends = [];
      rest();
    },
  };
}
