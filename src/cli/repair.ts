/** The command that repairs each problem, so that every message ends in what to do next. */

import type { CodedProblem } from '../core/language/sentences.ts';
import type { ProblemCode } from '../core/problem.ts';

type Repair = (problem: CodedProblem) => readonly string[];

const fix =
  (...value: readonly string[]): Repair =>
  ({ code, subject }) => ['repairs', 'fix', code, subject, ...value];
const find: Repair = ({ subject }) => ['documents', 'list', '--search', subject];

const repairs: Readonly<Record<ProblemCode, Repair>> = {
  'vat-rate-unmapped': fix('--vat-code', 'CODE'),
  'vat-code-unusable': fix('--vat-code', 'CODE'),
  'vat-code-ambiguous': fix('--vat-code', 'CODE'),
  'account-missing': fix('--account', 'ACCOUNT'),
  'account-unusable': fix('--account', 'ACCOUNT'),
  'relation-ambiguous': fix('--relation', 'ID'),
  'outcome-unknown': () => ['entries', 'list', '--state', 'unknown'],
  'period-closed': () => ['configurations', 'list'],
  'day-not-final': () => ['sources', 'list'],
  'totals-mismatch': find,
  'duplicate-suspect': find,
  'numbers-exhausted': () => ['doctor'],
  'authorization-inactive': () => ['authorizations', 'list'],
};

/** Words after the program's name; the capitals are the operator's to fill in. */
export function repairWords(problem: CodedProblem & { readonly code: ProblemCode }): readonly string[] {
  return repairs[problem.code](problem);
}

/** The same for one document, where the document itself is what is decided on. */
export function documentRepairWords(
  problem: CodedProblem & { readonly code: ProblemCode },
  id: string,
): readonly string[] {
  if (problem.code === 'duplicate-suspect') return ['documents', 'approve', id];
  if (problem.code === 'totals-mismatch') return ['documents', 'exclude', id, '--reason', 'REASON'];
  return repairWords(problem);
}
