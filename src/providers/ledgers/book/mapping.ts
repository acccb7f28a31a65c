/** Our entry ⇄ the book's. Pure: the same entries give the same bytes. */

import type { EntryPayload, PayloadLine, Reference, RemoteEntry, Transmission } from '../../../core/ledger-port.ts';
import { currency, parseAmount } from '../../../core/money.ts';
import { isReference } from '../../../core/reference.ts';
import { cleanText } from '../../../core/text.ts';
import { type HeldEntry, type WireEntry, type WireLine, wireEntrySchema } from './wire.ts';

export const createOperation = 'entries.create';

/** @throws RangeError when there are more entries than a request holds, or none. */
export function encodeEntries(entries: readonly EntryPayload[], batchSize: number): Transmission {
  if (entries.length === 0 || entries.length > batchSize)
    throw new RangeError(`a request to this book holds 1 to ${batchSize} entries, not ${entries.length}`);
  return {
    operation: createOperation,
    references: entries.map((entry) => entry.reference),
    bytes: new TextEncoder().encode(JSON.stringify({ entries: entries.map(toWire) })),
  };
}

/** The entries that a transmission's bytes hold. */
export function decodeEntries(bytes: Uint8Array): readonly WireEntry[] {
  const { entries } = JSON.parse(new TextDecoder().decode(bytes)) as { entries: readonly unknown[] };
  return entries.map((entry) => wireEntrySchema.parse(entry));
}

export function toRemoteEntry(held: HeldEntry): RemoteEntry {
  const reference = ownReference(held.reference);
  return {
    remoteId: cleanText(held.id, 40),
    ...(held.number === undefined ? {} : { remoteNumber: cleanText(held.number, 40) }),
    ...(reference === undefined ? {} : { reference }),
    stage: held.stage,
    journal: cleanText(held.journal, 40),
    date: held.date,
    currency: held.currency,
    description: cleanText(held.description),
    lines: held.lines.map(toRemoteLine),
  };
}

/** Whether the book holds exactly what was sent: what decides between "already there" and "taken by another" (rule 17). */
export function isSameEntry(sent: WireEntry, held: HeldEntry): boolean {
  const plain = ({
    relation,
    documentNumber,
    kind,
    reference,
    journal,
    date,
    currency: code,
    lines,
  }: WireEntry): string =>
    JSON.stringify([
      reference,
      journal,
      date,
      code,
      kind,
      documentNumber,
      relation,
      lines.map((line) => plainLine(line, code)),
    ]);
  return held.stage !== 'void' && plain(sent) === plain(held);
}

function plainLine(line: WireLine, code: string): readonly string[] {
  const amount = (text: string): string => parseAmount(text, currency(code)).toString();
  return [line.account, line.vatCode, line.costCentre ?? '', amount(line.debit), amount(line.credit)];
}

/** The keys in one fixed order, written out: the order is part of the bytes. */
function toWire(entry: EntryPayload): WireEntry {
  return {
    reference: entry.reference,
    journal: entry.journal,
    date: entry.date,
    currency: entry.currency,
    kind: entry.kind,
    description: entry.description,
    ...(entry.documentNumber === undefined ? {} : { documentNumber: entry.documentNumber }),
    ...(entry.relation === undefined ? {} : { relation: entry.relation }),
    ...(entry.dueDate === undefined ? {} : { dueDate: entry.dueDate }),
    lines: entry.lines.map((line) => ({
      account: line.account,
      vatCode: line.vatCode,
      ...(line.costCentre === undefined ? {} : { costCentre: line.costCentre }),
      description: line.description,
      debit: line.debit,
      credit: line.credit,
    })),
  };
}

function toRemoteLine(line: WireLine): PayloadLine {
  return {
    account: cleanText(line.account, 40),
    vatCode: cleanText(line.vatCode, 40),
    ...(line.costCentre === undefined ? {} : { costCentre: cleanText(line.costCentre, 40) }),
    description: cleanText(line.description),
    debit: line.debit,
    credit: line.credit,
  };
}

/** The whole field is our token, or it is none of ours: a longer text that holds it is another reference (rule 16). */
function ownReference(field: string | undefined): Reference | undefined {
  return field !== undefined && isReference(field) ? field : undefined;
}
