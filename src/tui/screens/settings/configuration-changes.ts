/** What was changed in the form of a configuration: only that is sent, so that what another client changed stays. */

import type { CallParams } from '../../../cli/rpc-client.ts';
import type { Desk } from '../../desk.ts';
import type { Values } from '../../form/form.tsx';
import { readDate } from './date-field.ts';
import { sourcesIn } from './sources-field.ts';
import { typedTime } from './time-field.ts';

type Changes = Omit<CallParams<'configurations.edit'>, 'commandId' | 'name'>;

/** How the text of a field is said to the daemon. */
const readings: Readonly<Record<string, (text: string, desk: Desk) => Changes>> = {
  sources: (text) => ({ sources: sourcesIn(text) }),
  entries: (text) =>
    text === 'invoice' ? { mode: 'invoice' } : { mode: 'period', frequency: text === 'month' ? 'month' : 'day' },
  start: (text, desk) => ({ start: readDate(desk, text) ?? text }),
  end: (text, desk) => ({ end: readDate(desk, text) ?? null }),
  delayDays: (text) => ({ delayDays: Number(text) }),
  automatic: (text) => ({ automatic: text === 'yes' }),
  runAt: (text) => ({ runAt: typedTime(text) ?? text }),
  reviewPolicy: (text) => ({ reviewPolicy: text as NonNullable<Changes['reviewPolicy']> }),
  incomplete: (text) => ({ incomplete: text as NonNullable<Changes['incomplete']> }),
  revenueDate: (text) => ({ revenueDate: text as NonNullable<Changes['revenueDate']> }),
  closedThrough: (text, desk) => ({ closedThrough: readDate(desk, text) ?? null }),
  journal: (text) => ({ journal: text }),
  salesJournal: (text) => ({ salesJournal: text }),
  noVatCode: (text) => ({ noVatCode: text }),
};

export function changesOf(desk: Desk, values: Values, before: Values): Changes {
  const accounts: Record<string, string> = {};
  let changes: Changes = {};
  for (const [field, text] of Object.entries(values)) {
    if (text === before[field]) continue;
    const role = /^account\.(.+)$/.exec(field)?.[1];
    if (role !== undefined) accounts[role] = text;
    else changes = { ...changes, ...readings[field]?.(text, desk) };
  }
  return Object.keys(accounts).length === 0 ? changes : { ...changes, accounts };
}
