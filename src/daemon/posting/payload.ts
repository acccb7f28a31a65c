/** From a planned entry to what the package gets: the record of the outbox, and the payload with its texts fitted. */

import { lastDayOf } from '../../core/calendar.ts';
import type { EntryLine } from '../../core/entry.ts';
import type { EntryPayload, LedgerCapabilities } from '../../core/ledger-port.ts';
import { formatAmount } from '../../core/money.ts';
import type { PlannedEntry } from '../../core/plan.ts';
import { cleanText } from '../../core/text.ts';
import type { EntryRecord } from '../store/records.ts';

/** Lines of the entry with debit and credit apart, and the sum of the debits. */
export function entryLines(planned: PlannedEntry): { lines: EntryLine[]; total: string } {
  let total = 0n;
  const lines = planned.lines.map((line): EntryLine => {
    if (line.amount > 0n) total += line.amount;
    const { account, vatCode, costCentre, description, role, facts } = line;
    return {
      account,
      vatCode,
      costCentre,
      description,
      debit: formatAmount(line.amount > 0n ? line.amount : 0n, planned.currency),
      credit: formatAmount(line.amount < 0n ? -line.amount : 0n, planned.currency),
      role,
      facts,
    };
  });
  return { lines, total: formatAmount(total, planned.currency) };
}

/** Names property and period (spec §5); a part of a month says which days (rule 32); a supplementary entry says so. */
export function describe(planned: PlannedEntry, property: string, sequence: number): string {
  const supplement = sequence > 1 ? ` /${sequence}` : '';
  if (planned.document) return cleanText(`${planned.document.description}${supplement}`, 200);
  const partial =
    planned.period.length === 7 &&
    !(planned.covers.first.endsWith('-01') && planned.covers.last === lastDayOf(planned.period));
  const days = partial ? ` (${planned.covers.first} – ${planned.covers.last})` : '';
  return cleanText(`${property} ${planned.period}${days}${supplement}`, 200);
}

export function payloadOf(
  entry: EntryRecord,
  capabilities: Pick<LedgerCapabilities, 'maxDescriptionLength'>,
): EntryPayload {
  const shorten = (text: string) =>
    text.length > capabilities.maxDescriptionLength ? text.slice(0, capabilities.maxDescriptionLength).trimEnd() : text;
  return {
    reference: entry.reference,
    journal: entry.journal,
    date: entry.date,
    currency: entry.currency,
    description: shorten(entry.description),
    kind: entry.kind,
    ...(entry.documentNumber === undefined ? {} : { documentNumber: entry.documentNumber }),
    ...(entry.relation === undefined ? {} : { relation: entry.relation }),
    ...(entry.dueDate === undefined ? {} : { dueDate: entry.dueDate }),
    lines: entry.lines.map(({ account, vatCode, costCentre, description, debit, credit }) => ({
      account,
      vatCode,
      ...(costCentre === '' ? {} : { costCentre }),
      description: shorten(description === '' ? entry.description : description),
      debit,
      credit,
    })),
  };
}
