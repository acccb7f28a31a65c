/** Sends what a person saw, exactly that or nothing. */

import { DaemonRefusal } from '../../cli/failure.ts';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import type { Books } from '../entry/books.ts';
import { failureText } from '../failure-text.ts';
import { type Line, span, spread } from '../terminal/line.ts';
import { leave } from './leave.ts';
import { type Planned, totalsOf } from './plan.ts';

export interface Sending {
  readonly books: Books;
  /** It is on its way. */
  readonly onBegun?: () => void;
  /** `moved`: what was shown is no longer what would be sent, and nothing was. It has been said why. */
  readonly onEnded: (how: 'sent' | 'moved' | 'failed') => void;
}

/** Asks once, leaves a few seconds to stop it, sends. What becomes of it is told when the run has ended. */
export function send(desk: Desk, plan: Planned, { books, onBegun, onEnded }: Sending): void {
  const { t } = desk.translate();
  const { entries, total, target, journal } = totalsOf(desk, books, plan);
  leave(desk, {
    title: t('send.title'),
    question: t('send.question', { entries, total, target, journal }),
    details: plan.result.entries.length > 1 ? entryLines(desk, plan) : [],
    yes: t('send.yes'),
    text: t('send.what', { entries, total, target }),
    async run() {
      onBegun?.();
      const { plan: name } = plan.result;
      try {
        await desk.link.call('sync', {
          commandId: commandName(),
          ...plan.params,
          ...(name === undefined ? {} : { plan: name }),
        });
        onEnded('sent');
      } catch (error) {
        desk.toasts.fail(failureText(error, desk.translate()));
        onEnded(error instanceof DaemonRefusal && error.reason?.code === 'plan-moved' ? 'moved' : 'failed');
      }
    },
  });
}

const mostLines = 6;

/** The entries one by one, the first few of many. */
function entryLines(desk: Desk, { result: { entries } }: Planned): Line[] {
  const { amount, period, t } = desk.translate();
  const shown = entries.slice(0, entries.length > mostLines ? mostLines - 1 : mostLines);
  const rest = entries.length - shown.length;
  return [
    ...shown.map((entry) => spread([`  ${period(entry.period)}`], [amount(entry.total, entry.currency)], 44)),
    ...(rest > 0 ? [[span(`  ${t('send.more', { entries: rest })}`, 'dim')]] : []),
    [],
  ];
}
