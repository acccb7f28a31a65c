/** Judging what a package shows (rules 2, 8, 17, 18): present, absent, or not known. Pure. */

import type { EntryCondition } from './entry.ts';
import type {
  EntryPayload,
  Evidence,
  ExactlyOnce,
  LedgerCapabilities,
  Reference,
  RemoteEntry,
  Stage,
} from './ledger-port.ts';

export type Verdict =
  /** One live hit that equals what we sent. */
  | { readonly verdict: 'present'; readonly entry: RemoteEntry }
  /** One live hit, at an earlier stage than the one that counts as posted. */
  | { readonly verdict: 'half-way'; readonly entry: RemoteEntry }
  /** Our reference is there, but not as we sent it, or more than once, or voided. Never the first wins. */
  | { readonly verdict: 'condition'; readonly condition: EntryCondition; readonly entries: readonly RemoteEntry[] }
  /** Nothing seen, and this look is good enough to count towards a proof of absence. */
  | { readonly verdict: 'not-seen' }
  /** Nothing seen, and this look proves nothing. */
  | { readonly verdict: 'no-evidence'; readonly why: 'no-control' | 'stages-not-covered' };

/** Judges one look-up for one entry. */
export function judge(sent: EntryPayload, evidence: Evidence, capabilities: LedgerCapabilities): Verdict {
  const hits = evidence.hits.filter((hit) => hit.reference === sent.reference);
  const live = hits.filter((hit) => hit.stage !== 'void');
  const [only] = live;
  if (live.length > 1) return { verdict: 'condition', condition: 'duplicate', entries: live };
  if (only) {
    const condition = compareEntry(sent, only);
    if (condition) return { verdict: 'condition', condition, entries: live };
    return isPosted(only.stage, capabilities)
      ? { verdict: 'present', entry: only }
      : { verdict: 'half-way', entry: only };
  }
  if (hits.length > 0) return { verdict: 'condition', condition: 'voided', entries: hits };
  // An empty answer counts only when the same query showed an entry that is known to be there (lost rights give an empty list).
  if (evidence.control === undefined) return { verdict: 'no-evidence', why: 'no-control' };
  const needed: readonly Stage[] = ['draft', 'provisional', 'final', 'void'];
  const covered = needed.every(
    (stage) => evidence.stagesCovered.includes(stage) || !capabilities.findCovers.includes(stage),
  );
  return covered ? { verdict: 'not-seen' } : { verdict: 'no-evidence', why: 'stages-not-covered' };
}

/** Whether proven absence may be answered by sending again without asking a person (rule 2). */
export function maySendAgain(exactlyOnce: ExactlyOnce): boolean {
  return exactlyOnce.absenceTrusted || exactlyOnce.guard !== 'none';
}

/** How the package's entry departs from what was sent; `undefined` when it does not. Amounts decide, texts do not. */
export function compareEntry(sent: EntryPayload, held: RemoteEntry): EntryCondition | undefined {
  if (held.stage === 'void') return 'voided';
  if (held.journal !== sent.journal || held.date !== sent.date) return 'misplaced';
  if (held.currency !== sent.currency) return 'differs';
  const sentSums = sums(sent.lines);
  const heldSums = sums(held.lines);
  if (sentSums.size !== heldSums.size) return 'differs';
  for (const [key, amount] of sentSums) if (heldSums.get(key) !== amount) return 'differs';
  return undefined;
}

/** Debit − credit per account, VAT code and cost centre, in ten-thousandths so that any currency fits. */
function sums(lines: EntryPayload['lines']): Map<string, bigint> {
  const result = new Map<string, bigint>();
  for (const line of lines) {
    const key = `${line.account}\u001f${line.vatCode}\u001f${line.costCentre ?? ''}`;
    result.set(key, (result.get(key) ?? 0n) + tenThousandths(line.debit) - tenThousandths(line.credit));
  }
  for (const [key, amount] of result) if (amount === 0n) result.delete(key);
  return result;
}

function tenThousandths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction.padEnd(4, '0').slice(0, 4));
  return text.startsWith('-') ? -magnitude : magnitude;
}

export function isPosted(stage: Stage, capabilities: Pick<LedgerCapabilities, 'postedStage'>): boolean {
  const order: Readonly<Record<Stage, number>> = { void: -1, draft: 0, provisional: 1, final: 2 };
  return order[stage] >= order[capabilities.postedStage];
}

/** The references in a look-up that the store does not hold as sent: someone else's, or ours from another life (rule 12). */
export function strangers(evidence: Evidence, known: ReadonlySet<Reference>): readonly RemoteEntry[] {
  return evidence.hits.filter(
    (hit) => hit.reference !== undefined && hit.stage !== 'void' && !known.has(hit.reference),
  );
}
