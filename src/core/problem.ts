/** What keeps a document from being booked: each problem has a stable code, a subject to repair, and a repair. */

export const problemCodes = [
  'vat-rate-unmapped',
  'vat-code-unusable',
  'vat-code-ambiguous',
  'account-missing',
  'account-unusable',
  'relation-ambiguous',
  'outcome-unknown',
  'period-closed',
  'day-not-final',
  'totals-mismatch',
  'duplicate-suspect',
  'numbers-exhausted',
  'authorization-inactive',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/**
 * One problem of one document. `subject` is what the repair acts on, the same for all documents with the same cause:
 * `0/AE` for a VAT rate, `product:FIETS` for an account, `8215` for a blocked account, `2026-09` for a period,
 * the document's number where only the document itself can be repaired.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly subject: string;
  /** Words that the message of this code needs: names, numbers, amounts. Cleaned text. */
  readonly details: Readonly<Record<string, string>>;
}

/** Problems that a person answers with yes or no; the others need something to be filled in. */
export const reviewCodes: readonly ProblemCode[] = ['duplicate-suspect'];

/** Documents that wait for the same cause. */
export interface Cause {
  readonly code: ProblemCode;
  readonly subject: string;
  readonly details: Readonly<Record<string, string>>;
  /** Ids of the documents it holds. */
  readonly documents: readonly string[];
  /** Sum of the absolute document totals, in minor units, per currency. */
  readonly amounts: Readonly<Record<string, bigint>>;
}

/** Groups the documents by cause, the one that holds most money first. */
export function causesOf(
  documents: Iterable<{ id: string; currency: string; total: bigint; problems: readonly Problem[] }>,
): Cause[] {
  const causes = new Map<
    string,
    {
      code: ProblemCode;
      subject: string;
      details: Readonly<Record<string, string>>;
      documents: string[];
      amounts: Record<string, bigint>;
    }
  >();
  for (const document of documents) {
    for (const problem of document.problems) {
      const key = `${problem.code}\n${problem.subject}`;
      let cause = causes.get(key);
      if (!cause) {
        cause = { code: problem.code, subject: problem.subject, details: problem.details, documents: [], amounts: {} };
        causes.set(key, cause);
      }
      if (cause.documents.at(-1) === document.id) continue;
      cause.documents.push(document.id);
      const amount = document.total < 0n ? -document.total : document.total;
      cause.amounts[document.currency] = (cause.amounts[document.currency] ?? 0n) + amount;
    }
  }
  const weight = (amounts: Record<string, bigint>) => Object.values(amounts).reduce((left, right) => left + right, 0n);
  return [...causes.values()].sort((one, other) => {
    const difference = weight(other.amounts) - weight(one.amounts);
    return difference > 0n
      ? 1
      : difference < 0n
        ? -1
        : one.code.localeCompare(other.code) || one.subject.localeCompare(other.subject);
  });
}
