/** Two people may be at work. Who comes second is told what changed, and keeps the choice: it is one key away. */

import { DaemonRefusal } from '../../../cli/failure.ts';
import type { Desk } from '../../desk.ts';
import { failureText } from '../../failure-text.ts';
import { confirm } from '../../layers/confirm.tsx';

/** @param change looks at the document anew before it throws a conflict, so that a repeat is about what is there now. */
export async function insist(desk: Desk, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!isConflict(error)) {
      await desk.attempt(() => Promise.reject(error));
      return;
    }
    const { t } = desk.translate();
    desk.layers.open(
      confirm(desk, {
        title: t('invoices.conflict'),
        text: `${failureText(error, desk.translate())} ${t('invoices.conflict-kept')}`,
        yes: t('invoices.apply-again'),
        run: () => insist(desk, change),
      }),
    );
  }
}

export function isConflict(error: unknown): boolean {
  return error instanceof DaemonRefusal && error.kind === 'conflict';
}
