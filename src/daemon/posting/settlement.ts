/**
 * Settling a doubt (rules 2, 5, 18): ask the package, and only when absence is proven send the same bytes again. What
 * cannot be known stays `unknown` and is shown.
 */

import { judge, maySendAgain, type Verdict } from '../../core/evidence.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Ledger } from '../../core/ledger-port.ts';
import { LedgerReadError } from '../../core/ledger-port.ts';
import { cleanText } from '../../core/text.ts';
import type { EntryRecord } from '../store/records.ts';
import type { Outbox } from './outbox.ts';
import { payloadOf } from './payload.ts';
import { originalReference } from './reversal.ts';

/** A doubt that takes longer than this to settle is left to a later look, so that no client waits for it. */
const longestInlineWaitMs = 30_000;

export interface SettlementContext {
  readonly kernel: Kernel;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  /** Monotonic time at which this process began (rule 15: waits start over with it). */
  readonly startedAt: number;
  /** Wait as long as the package needs; otherwise only as long as a person will. */
  readonly patient: boolean;
  /** A person decides: nothing is sent again here, and a look that failed is an error, not one more doubt (rule 20). */
  readonly byHand?: boolean;
}

/**
 * @returns the entry as it is afterwards: `posted`, `rejected`, `planned`, or still `unknown`.
 * @throws LedgerReadError when a person decides and the package cannot be asked.
 */
export async function settle(doubtful: EntryRecord, context: SettlementContext): Promise<EntryRecord> {
  const { ledger, outbox } = context;
  const entry = withEnd(doubtful, context);
  const { posting } = ledger.capabilities;
  try {
    const first = await look(entry, context);
    const decided = await decide(entry, first, context);
    if (decided) return decided;

    const wait = Math.max(remainingSettle(entry, context), 0);
    if (!context.patient && wait + posting.gapMs > longestInlineWaitMs)
      return outbox.record(entry, { state: 'unknown', message: 'settling' });
    await context.kernel.clock.sleep(wait);
    const second = await look(entry, context);
    const decidedSecond = await decide(entry, second, context);
    if (decidedSecond) return decidedSecond;
    await context.kernel.clock.sleep(posting.gapMs);
    const third = await look(entry, context);
    const decidedThird = await decide(entry, third, context);
    if (decidedThird) return decidedThird;

    // Two empty looks after the settle time, a gap apart, each with its control: absent.
    const absent = second.verdict === 'not-seen' && third.verdict === 'not-seen';
    if (!absent || context.byHand || !maySendAgain(posting))
      return outbox.record(entry, { state: 'unknown', message: doubt(third, absent) });
    return await resend(entry, context);
  } catch (error) {
    if (!(error instanceof LedgerReadError) || context.byHand) throw error;
    return outbox.record(entry, { state: 'unknown', message: cleanText(error.message) });
  }
}

async function look(entry: EntryRecord, { ledger }: SettlementContext): Promise<Verdict> {
  const evidence = await ledger.find({
    journal: entry.journal,
    from: entry.date,
    to: entry.date,
    references: [entry.reference],
  });
  return judge(payloadOf(entry, ledger.capabilities), evidence, ledger.capabilities);
}

/** What a look decides by itself; `undefined`: nothing was seen. */
async function decide(
  entry: EntryRecord,
  verdict: Verdict,
  { ledger, outbox }: SettlementContext,
): Promise<EntryRecord | undefined> {
  switch (verdict.verdict) {
    case 'present':
      return outbox.adopt(entry, verdict.entry);
    case 'half-way': {
      // A draft with our reference and our content: take the step that is left (rule 5).
      const step = entry.next?.step ?? ledger.capabilities.steps.at(-1);
      return step === undefined
        ? undefined
        : outbox.resume(
            { ...entry, remoteId: verdict.entry.remoteId, stage: verdict.entry.stage },
            { step, handle: verdict.entry.remoteId },
          );
    }
    case 'condition': {
      const [held] = verdict.entries;
      // It is there, though not as sent: booked, with the condition named; never sent again.
      return outbox.record(entry, {
        state: verdict.condition === 'voided' ? 'unknown' : 'posted',
        condition: verdict.condition,
        ...(held ? { remoteId: held.remoteId, stage: held.stage } : {}),
      });
    }
    default:
      return undefined;
  }
}

/**
 * An attempt of this process whose end was never written (the write failed) is over by now, since nothing else works on
 * these books: its time counts from the first look that finds it so, and is kept with what that look records.
 */
function withEnd(entry: EntryRecord, { kernel }: SettlementContext): EntryRecord {
  const last = entry.attempts.at(-1);
  if (last?.bootId !== kernel.life.bootId || last.endedAtMonotonic !== undefined) return entry;
  const endedAtMonotonic = kernel.clock.monotonic();
  return { ...entry, attempts: [...entry.attempts.slice(0, -1), { ...last, endedAtMonotonic }] };
}

/** Settle time left, from the later of the attempt's end and the start of this process (rule 2). */
function remainingSettle(entry: EntryRecord, { kernel, ledger, startedAt }: SettlementContext): number {
  const last = entry.attempts.at(-1);
  const now = kernel.clock.monotonic();
  // An attempt of another process ended, at the latest, when this one began.
  const since = last?.bootId === kernel.life.bootId ? (last.endedAtMonotonic ?? now) : startedAt;
  return ledger.capabilities.posting.settleMs - Math.max(now - Math.max(since, startedAt), 0);
}

/** Sends an entry once more, by itself, under its reference. Only after {@link settle} left it to the caller. */
export async function resend(
  entry: EntryRecord,
  { ledger, outbox }: Pick<SettlementContext, 'ledger' | 'outbox'>,
): Promise<EntryRecord> {
  const attempts = [...entry.attempts, outbox.attempt(ledger.capabilities.steps[0] ?? 'post')];
  if (originalReference(entry) !== undefined)
    return outbox.reverse(await outbox.record(entry, { state: 'sending', attempts }));
  const intent = entry.transmission?.references.length === 1 ? entry.transmission : singly(entry, ledger);
  // The intent of the second send is on disk first; the bytes are the first send's (rule 4), re-encoded only to leave a batch (rule 11).
  const { next: _later, remoteId: _id, stage: _stage, ...rest } = entry;
  const sending = await outbox.record({ ...rest, transmission: intent }, { state: 'sending', attempts });
  const [result] = await outbox.send([sending]);
  return result ?? sending;
}

function singly(entry: EntryRecord, ledger: Ledger): NonNullable<EntryRecord['transmission']> {
  const { operation, references, bytes, key } = ledger.encode([payloadOf(entry, ledger.capabilities)]);
  return { operation, references, bytes: Buffer.from(bytes).toString('base64'), ...(key === undefined ? {} : { key }) };
}

function doubt(verdict: Verdict, absent: boolean): string {
  if (absent) return 'not found, and this package gives no proof that it is absent';
  return verdict.verdict === 'no-evidence' ? verdict.why : 'not found yet';
}
