import { useLayoutEffect } from 'react';
import type { List } from './list.ts';

/** Tells the list how many lines it has, before the frame is on the screen. */
export function useListHeight(list: Pick<List<unknown>, 'resize'>, height: number): void {
  useLayoutEffect(() => list.resize(height), [list, height]);
}
