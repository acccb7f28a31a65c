import type { Link } from '../../daemon/link.ts';
import type { Progress } from '../../sending/progress-line.ts';
import { type Observed, observable } from '../../state/observable.ts';

/** The last progress of each run that is under way, by the run's name; whoever started it. */
export type Live = Observed<ReadonlyMap<string, Progress>>;

/** Runs of one home at a time; imports and dry runs tell of themselves as well. */
const mostTasks = 20;

export function liveProgress(link: Pick<Link, 'onProgress'>): Live {
  const live = observable<ReadonlyMap<string, Progress>>(new Map());
  link.onProgress((progress) => {
    const others = [...live.get()].filter(([task]) => task !== progress.task);
    live.set(new Map([...others.slice(1 - mostTasks), [progress.task, progress]]));
  });
  return live;
}
