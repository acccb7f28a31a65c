import type { Desk } from '../desk.ts';
import { confirm } from '../layers/confirm.tsx';
import type { Line } from '../terminal/line.ts';
import { countdown } from './countdown.tsx';

export interface Leaving {
  readonly title: string;
  /** The question, with total, count and where it goes. */
  readonly question: string;
  readonly details?: readonly Line[];
  /** What yes means. */
  readonly yes: string;
  /** Said while it can still be stopped. */
  readonly text: string;
  /** Lets it go; what comes of it is told when it is known. Nobody waits for it. */
  run(): Promise<unknown>;
}

/** The way of all that leaves this machine: asked once, a few seconds to stop it, gone. */
export function leave(desk: Desk, { title, question, details, yes, text, run }: Leaving): void {
  desk.layers.open(
    confirm(desk, {
      title,
      text: question,
      ...(details ? { details } : {}),
      yes,
      run: () => desk.layers.open(countdown(desk, { title, text, run: () => void run() })),
    }),
  );
}
