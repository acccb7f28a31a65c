/**
 * What an answer to a write proves. Only what has a row here is a refusal (rule 10); every other answer, and every
 * exchange without one, leaves the outcome unknown.
 */

import { NetworkError } from '../../../core/kernel.ts';
import type { WriteOutcome } from '../../../core/ledger-port.ts';
import { cleanText } from '../../../core/text.ts';
import { entryRefusalCodes } from './admission.ts';
import type { BookAnswer } from './auth.ts';
import { refusalSchema } from './wire.ts';

export type WriteOperation = 'create' | 'post' | 'reverse';

interface Row {
  readonly operation: WriteOperation | 'any';
  readonly status: number;
  /** Absent: the answer needs a `Retry-After` instead, and no JSON. */
  readonly code?: string;
  readonly proves: 'rejected' | 'not-sent';
}

/** Source of every row: docs/providers/book.md, "Refusals". */
const rows: readonly Row[] = [
  { operation: 'any', status: 400, code: 'bad-request', proves: 'rejected' },
  // The key no longer holds: nothing is wrong with the entry, and it may go once the authorization is active again.
  { operation: 'any', status: 401, code: 'sign-in', proves: 'not-sent' },
  { operation: 'any', status: 404, code: 'unknown-administration', proves: 'rejected' },
  { operation: 'any', status: 413, code: 'too-large', proves: 'rejected' },
  { operation: 'create', status: 413, code: 'batch-too-large', proves: 'rejected' },
  { operation: 'post', status: 404, code: 'unknown-entry', proves: 'rejected' },
  { operation: 'post', status: 409, code: 'reference-differs', proves: 'rejected' },
  { operation: 'post', status: 409, code: 'entry-void', proves: 'rejected' },
  { operation: 'post', status: 409, code: 'period-closed', proves: 'rejected' },
  { operation: 'reverse', status: 404, code: 'unknown-entry', proves: 'rejected' },
  { operation: 'reverse', status: 409, code: 'opening-entry', proves: 'rejected' },
  { operation: 'reverse', status: 409, code: 'not-final', proves: 'rejected' },
  { operation: 'reverse', status: 409, code: 'already-reversed', proves: 'rejected' },
  { operation: 'reverse', status: 409, code: 'period-closed', proves: 'rejected' },
  { operation: 'reverse', status: 409, code: 'duplicate-reference', proves: 'rejected' },
  { operation: 'any', status: 429, proves: 'not-sent' },
  // The file does not verify, so the book refused to open: nothing can have been written.
  { operation: 'any', status: 503, code: 'book-damaged', proves: 'not-sent' },
];

/** Codes with which one entry of an answered request is refused. */
export const provenEntryRefusals: ReadonlySet<string> = new Set(entryRefusalCodes);

/** The outcome of a write that was answered with something else than results. */
export function outcomeOfAnswer(operation: WriteOperation, answer: BookAnswer): WriteOutcome {
  const parsed = refusalSchema.safeParse(answer.body);
  const refusal = parsed.success ? parsed.data : undefined;
  const row = rows.find(
    (candidate) =>
      (candidate.operation === 'any' || candidate.operation === operation) &&
      candidate.status === answer.status &&
      (candidate.code === undefined ? answer.retryAfterMs !== undefined : candidate.code === refusal?.code),
  );
  const message = refusal ? cleanText(refusal.message) : `the book answered with status ${answer.status}`;
  if (row?.proves === 'rejected' && refusal)
    return {
      outcome: 'rejected',
      code: cleanText(refusal.code, 60),
      message,
      ...(refusal.field === undefined ? {} : { field: cleanText(refusal.field, 100) }),
    };
  if (row?.proves === 'not-sent')
    return {
      outcome: 'not-sent',
      message,
      ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
    };
  return { outcome: 'outcome-unknown', message };
}

/** The outcome of a write that ended in an error on this side: only what certainly never left is "not sent". */
export function outcomeOfError(error: unknown): WriteOutcome {
  const message = cleanText(error instanceof Error ? error.message : String(error));
  const sent = error instanceof NetworkError ? error.sent : 'maybe';
  return sent === 'no' ? { outcome: 'not-sent', message } : { outcome: 'outcome-unknown', message };
}
