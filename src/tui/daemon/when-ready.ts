import type { Desk } from '../desk.ts';

/** Does it once there is a property to ask about: a home that is just being made has no lists yet. */
export function whenReady({ status }: Pick<Desk, 'status'>, run: () => void): void {
  const isReady = () => status.get().value?.state === 'ready';
  if (isReady()) {
    run();
    return;
  }
  const end = status.subscribe(() => {
    if (!isReady()) return;
    end();
    run();
  });
}
