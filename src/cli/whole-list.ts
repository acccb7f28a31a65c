/** Lists are asked for in windows, so that no answer is larger than a frame; a command shows the whole. */

import type { WindowOptions } from './arguments.ts';

/**
 * @param read one window, with the number that the filter matches where the daemon says it.
 * @param windowRows rows to ask for at a time.
 */
export async function wholeList<Row>(
  { limit = Number.POSITIVE_INFINITY, offset = 0 }: WindowOptions,
  windowRows: number,
  read: (page: { limit: number; offset: number }) => Promise<{ rows: readonly Row[]; total?: number }>,
): Promise<{ rows: Row[]; total: number }> {
  const rows: Row[] = [];
  for (;;) {
    const asked = Math.min(windowRows, limit - rows.length);
    const window = await read({ limit: asked, offset: offset + rows.length });
    rows.push(...window.rows);
    const isLast = window.rows.length < asked || rows.length >= limit;
    if (isLast) return { rows, total: window.total ?? rows.length };
  }
}
