import type { Link } from '../daemon/link.ts';
import type { List } from './list.ts';

/** A list whose rows could not be had says so, once for each failure. @returns what ends it. */
export function tellErrors(list: List<unknown>, link: Pick<Link, 'complain'>): () => void {
  let told: unknown;
  return list.subscribe(() => {
    const { error } = list.get();
    if (error === told) return;
    told = error;
    if (error !== undefined) link.complain(error);
  });
}
