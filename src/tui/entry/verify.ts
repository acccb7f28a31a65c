/** Reads entries back from the package and compares. It sends nothing, and may take its time. */

import type { EntryView, ResultOf } from '../../core/rpc.ts';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import { confirm } from '../layers/confirm.tsx';
import { isBooked } from './standing.ts';

export function whyNotVerified(desk: Desk, entry: Pick<EntryView, 'state'> | undefined): string | undefined {
  const { t } = desk.translate();
  if (!entry) return t('entry.none');
  return isBooked(entry) ? undefined : t('entry.not-booked');
}

export function verify(desk: Desk, entry: EntryView): void {
  void readBack(desk, { reference: entry.reference });
}

/** All that is booked, after a question: at a package far away that is a call for each. */
export function verifyAll(desk: Desk): void {
  const { t } = desk.translate();
  desk.layers.open(
    confirm(desk, {
      title: t('verify.title'),
      text: t('verify.question'),
      yes: t('verify.yes'),
      run: () => void readBack(desk, {}),
    }),
  );
}

async function readBack(desk: Desk, which: { readonly reference?: string }): Promise<void> {
  desk.toasts.say(desk.translate().t('verify.begun'));
  await desk.attempt(async () => {
    tell(desk, await desk.link.call('entries.verify', { commandId: commandName(), ...which }));
  });
}

function tell(desk: Desk, { verified, conditions }: ResultOf<'entries.verify'>): void {
  const { t, word } = desk.translate();
  const [first] = conditions;
  if (!first) {
    desk.toasts.done(t('entries.all-well', { entries: verified }));
    return;
  }
  const { reference, condition } = first;
  const counted = t('entries.verified', { entries: verified, conditions: conditions.length });
  desk.toasts.fail(`${counted} ${t('verify.first', { reference, condition: word(condition) })}`, {
    label: t('action.frame.follow'),
    run: () => desk.go('entries', { reference }),
  });
}
