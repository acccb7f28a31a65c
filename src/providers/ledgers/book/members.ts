/**
 * The book's results, matched to what was sent. By the echoed reference, never by position (rule 11); a reference without
 * exactly one result of its own stays unknown, and so does a refusal that has no row.
 */

import type { LocalDate } from '../../../core/calendar.ts';
import type { MemberResult, Reference, Stage, Transmission, WriteOutcome } from '../../../core/ledger-port.ts';
import { cleanText } from '../../../core/text.ts';
import type { Written } from './api.ts';
import { decodeEntries, isSameEntry } from './mapping.ts';
import { provenEntryRefusals } from './outcome.ts';
import type { HeldEntry, WireResult } from './wire.ts';

/** Reads one entry of the book; may reject with a read error. */
type Read = (id: string) => Promise<HeldEntry | undefined>;

export async function membersOf(
  results: readonly WireResult[],
  sent: Pick<Transmission, 'references'> & { readonly bytes?: Uint8Array },
  read: Read,
): Promise<MemberResult[]> {
  const members: MemberResult[] = [];
  for (const reference of sent.references) {
    const own = results.filter((result) => result.reference === reference);
    const [result] = own;
    if (!result || own.length > 1) continue;
    const member =
      result.status === 'accepted'
        ? accepted(reference, result)
        : await refused(reference, result, await holderIsOurs(result, reference, sent.bytes, read));
    if (member) members.push(member);
  }
  return members;
}

/** A reversal whose answer was lost is there at the second try: "already reversed", by our own reference. */
export async function reversalOutcome(
  written: Written,
  asked: { remoteId: string; reference: Reference; date: LocalDate },
  read: Read,
): Promise<WriteOutcome> {
  if ('results' in written)
    return { outcome: 'answered', members: await membersOf(written.results, { references: [asked.reference] }, read) };
  const { outcome, refusal } = written;
  if (outcome.outcome !== 'rejected' || refusal?.holder === undefined) return outcome;
  const holder = await readOrUnknown(refusal.holder, read);
  if (holder === 'unknown') return { outcome: 'outcome-unknown', message: outcome.message };
  const ours =
    holder?.reference === asked.reference &&
    holder.reverses === asked.remoteId &&
    holder.date === asked.date &&
    holder.stage === 'final';
  return ours ? { outcome: 'answered', members: [accepted(asked.reference, { ...holder })] } : outcome;
}

function accepted(reference: Reference, entry: { id: string; number?: string; stage: Stage }): MemberResult {
  const { id, number, stage } = entry;
  return {
    reference,
    result: 'accepted',
    stage,
    remoteId: cleanText(id, 40),
    ...(number === undefined ? {} : { remoteNumber: cleanText(number, 40) }),
    ...(stage === 'draft' ? { next: { step: 'post', handle: id } } : {}),
  };
}

type Holding =
  | { readonly is: 'ours'; readonly entry: HeldEntry }
  | { readonly is: 'other' }
  | { readonly is: 'unknown' };

/**
 * "Reference in use" proves that an entry is there, not that ours was refused: the first send may have landed. Its holder
 * is read; equal to what was sent it *is* what was sent (rule 17).
 */
async function holderIsOurs(
  result: WireResult & { status: 'refused' },
  reference: Reference,
  bytes: Uint8Array | undefined,
  read: Read,
): Promise<Holding> {
  if (result.code !== 'duplicate-reference') return { is: 'other' };
  if (result.holder === undefined || bytes === undefined) return { is: 'unknown' };
  const entry = await readOrUnknown(result.holder, read);
  if (entry === 'unknown' || entry === undefined) return { is: 'unknown' };
  const sent = decodeEntries(bytes).find((candidate) => candidate.reference === reference);
  return sent && isSameEntry(sent, entry) ? { is: 'ours', entry } : { is: 'other' };
}

function refused(
  reference: Reference,
  result: WireResult & { status: 'refused' },
  holding: Holding,
): MemberResult | undefined {
  if (holding.is === 'unknown' || !provenEntryRefusals.has(result.code)) return undefined;
  if (holding.is === 'ours') return accepted(reference, holding.entry);
  return {
    reference,
    result: 'rejected',
    code: result.code,
    message: cleanText(result.message),
    ...(result.field === undefined ? {} : { field: cleanText(result.field, 100) }),
  };
}

/** A holder that cannot be read leaves the outcome open; it must not turn into an error of the write. */
async function readOrUnknown(id: string, read: Read): Promise<HeldEntry | undefined | 'unknown'> {
  try {
    return await read(id);
  } catch {
    return 'unknown';
  }
}
