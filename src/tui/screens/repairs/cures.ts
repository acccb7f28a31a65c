/** Which repair each problem has on the screen. Problems and their cures are a table; keys and pickers read it. */

import type { ProblemCode } from '../../../core/problem.ts';
import type { ProblemView } from '../../../core/rpc.ts';
import type { Target } from '../screen.ts';

export type Cure =
  /** Chosen from a list, and written down as a mapping or a correction. */
  | { readonly choose: 'vat-code' | 'account' | 'relation' }
  /** Decided elsewhere. */
  | { readonly go: 'invoices' | 'entries' | 'settings'; target(cause: ProblemView): Target };

const chooseAccount: Cure = { choose: 'account' };
const chooseVatCode: Cure = { choose: 'vat-code' };
const seeDocuments: Cure = { go: 'invoices', target: (cause) => ({ filter: documentsOf(cause) }) };

export const cures: Readonly<Record<ProblemCode, Cure>> = {
  'vat-rate-unmapped': chooseVatCode,
  'vat-code-unusable': chooseVatCode,
  'vat-code-ambiguous': chooseVatCode,
  'account-missing': chooseAccount,
  'account-unusable': chooseAccount,
  'relation-ambiguous': { choose: 'relation' },
  'outcome-unknown': { go: 'entries', target: ({ subject }) => ({ reference: subject }) },
  'period-closed': { go: 'settings', target: () => ({ open: 'configurations' }) },
  'day-not-final': { go: 'settings', target: () => ({ open: 'sources' }) },
  'totals-mismatch': seeDocuments,
  'duplicate-suspect': seeDocuments,
  'numbers-exhausted': { go: 'settings', target: () => ({}) },
  'authorization-inactive': { go: 'settings', target: () => ({}) },
};

/** The filter that lists the documents a cause holds (core/document-filter.ts). */
export function documentsOf({ code, subject }: Pick<ProblemView, 'code' | 'subject'>): string {
  const named = `${code}/${subject}`;
  return /[\s"]/.test(named) ? `cause:"${named.replaceAll('"', '')}"` : `cause:${named}`;
}
