/** Says that a run has ended, wherever the operator is and whoever started it, with a key that opens what it booked. */

import { sentence } from '../../../cli/messages.ts';
import type { ResultOf, RunView } from '../../../core/rpc.ts';
import type { Query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Books } from '../../entry/books.ts';
import { ledgerMessage } from '../../entry/ledger-message.ts';
import { doubtText, isInDoubt } from '../../entry/standing.ts';
import type { Toast } from '../../frame/toasts.ts';
import { bookedBy, runReason, runSentence } from './run-words.ts';

/** After hours without a connection there may be many; the latest tell enough. */
const mostNotices = 3;

/** @param latest runs, the newest first; what they say at first is news to nobody. */
export function tellOfRuns(desk: Desk, books: Books, latest: Query<readonly RunView[]>): void {
  let ended: ReadonlyMap<string, string | null> | undefined;
  latest.subscribe(() => {
    const { value } = latest.get();
    if (!value) return;
    const before = ended;
    ended = new Map(value.map(({ run, endedAt }) => [run, endedAt]));
    if (!before) return;
    const fresh = value.filter(({ run, endedAt }) => endedAt !== null && before.get(run) !== endedAt);
    for (const { run } of fresh.slice(0, mostNotices).reverse()) void tell(desk, books, run);
  });
}

async function tell(desk: Desk, books: Books, name: string): Promise<void> {
  await desk.attempt(async () => tellOf(desk, books, await desk.link.call('runs.show', { run: name })));
}

function tellOf(desk: Desk, books: Books, run: ResultOf<'runs.show'>): void {
  const translate = desk.translate();
  const { t, amount, period } = translate;
  const open = (follow: () => void): Toast['follow'] => ({ label: t('action.frame.follow'), run: follow });
  const openRun = open(() => desk.go('runs', { run: run.run }));
  const openEntry = (reference: string) => open(() => desk.go('entries', { reference }));
  const { booked } = bookedBy(run, translate);
  const [only, ...others] = booked;
  const text = [runSentence(translate, run), runReason(translate, run)].filter(Boolean).join(' ');

  for (const entry of run.entryList) {
    if (entry.state === 'unknown') desk.toasts.fail(doubtText(desk, books, entry), openEntry(entry.reference));
    if (entry.state === 'rejected')
      desk.toasts.fail(
        sentence(
          t('run.refused', {
            target: books.target(entry.configuration),
            period: period(entry.period),
            total: amount(entry.total, entry.currency),
            message: entry.message === undefined ? undefined : ledgerMessage(entry.message, translate),
          }),
        ),
        openEntry(entry.reference),
      );
  }
  // What went wrong with its entries is said; that nothing was booked besides is not worth a line.
  if (run.entryList.some(isInDoubt) && booked.length === 0) return;
  // Whoever sent a plan that had moved was told in the answer.
  if (run.reason?.code === 'plan-moved' && booked.length === 0) return;
  const isBad = run.outcome === 'failed' || run.outcome === 'interrupted';
  if (isBad || (run.reason !== undefined && booked.length === 0)) desk.toasts.fail(text, openRun);
  else if (only) desk.toasts.done(text, others.length === 0 ? openEntry(only.reference) : openRun);
  else desk.toasts.say(text, openRun);
}
