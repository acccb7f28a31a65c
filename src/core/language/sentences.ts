/** What the daemon says by code, as a sentence in the reader's language. */

import type { Values } from './template.ts';
import { isKey, type Translator } from './translate.ts';

export interface CodedReason {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

export interface CodedProblem extends CodedReason {
  readonly subject: string;
}

/** What keeps a document from being booked, without a full stop: "VAT 0 % (AE) has no code in journal 90". */
export function problemStatement(translate: Translator, problem: CodedProblem): string {
  return statement(translate, `problem.${problem.code}`, problem, { subject: problem.subject, ...problem.details });
}

/** Why something is as it is. A code that this program does not know is shown itself, with its details. */
export function reasonStatement(translate: Translator, reason: CodedReason): string {
  const { what } = reason.details;
  // A check against the package names the first thing that failed by that thing's own code.
  if (reason.code === 'preflight' && what !== undefined && what !== reason.code)
    return translate.t('reason.preflight', { problem: reasonStatement(translate, { ...reason, code: what }) });
  // A cause that no command fills in is refused by its own code, so that what does repair it can be said.
  const cause = /^how-to-repair-(.+)$/.exec(reason.code)?.[1];
  const repair = `repair.${cause}`;
  if (cause !== undefined && isKey(repair)) return translate.t('reason.how-to-repair', { how: translate.t(repair) });
  const own = `reason.${reason.code}`;
  // A line without account or code has the problem itself for a reason.
  return statement(translate, isKey(own) ? own : `problem.${reason.code}`, reason, reason.details);
}

function statement(translate: Translator, key: string, { code, details }: CodedReason, values: Values): string {
  if (isKey(key)) return translate.t(key, namedOnce(values));
  const said = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  return translate.t('reason-unknown', { code, details: said.join(', ') });
}

/** A thing is called by its name, with its id only where that says more. */
function namedOnce(values: Values): Values {
  const { name, subject } = values;
  return name === undefined || name === '' || name === subject ? { ...values, name: subject, subject: '' } : values;
}
