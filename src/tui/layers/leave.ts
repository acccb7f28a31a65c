/** Nothing that was changed and not saved is left without being asked about, whichever key leaves it. */

import type { Desk } from '../desk.ts';
import { confirm } from './confirm.tsx';
import type { Layer } from './layer.ts';

/** Does what leaves the layers, asking first where one of them has something unsaved. */
export function leave(desk: Desk, layers: readonly Layer[], then: () => void): void {
  const unsaved = layers.map((layer) => layer.unsaved?.()).findLast((one) => one !== undefined);
  if (unsaved) desk.layers.open(confirm(desk, { ...unsaved, yes: desk.translate().t('leave.yes'), run: then }));
  else then();
}
