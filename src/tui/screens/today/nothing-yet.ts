/** Today of a home into which nothing has come: what to do. */

import { layOutPage } from '../../../cli/render/lay-out-page.ts';
import { blank, prose } from '../../../cli/render/page.ts';
import type { TodayView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Line } from '../../terminal/line.ts';
import { dropPage } from './drop-folders.ts';

export function hasNothing({ sources, night }: TodayView): boolean {
  return night === null && sources.every(({ facts, rejectedFiles }) => facts === 0 && rejectedFiles === 0);
}

export function nothingYet(desk: Desk, { sources }: TodayView, width: number): readonly Line[] {
  const { t } = desk.translate();
  return layOutPage(
    [
      prose(t('today.nothing-yet'), 'strong'),
      blank,
      ...dropPage(desk, sources),
      prose(t('today.nothing-yet-import')),
      blank,
      prose(t('today.nothing-yet-then'), 'dim'),
    ],
    width,
  );
}
