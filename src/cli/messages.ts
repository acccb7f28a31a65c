/** Whole messages: what happened, to which document, and what to do next with which command. */

import { type CodedReason, problemStatement, reasonStatement } from '../core/language/sentences.ts';
import type { CauseView, DocumentView, ProblemView } from '../core/rpc.ts';
import { shellWord } from './render/shell-word.ts';
import { documentRepairWords, repairWords } from './repair.ts';
import type { Voice } from './session.ts';

/** "Invoice 2026-118: VAT 9 % has no code in journal 70. Choose one: nightaudit repairs fix …" */
export function documentMessage(
  voice: Voice,
  document: Pick<DocumentView, 'id' | 'kind' | 'number'>,
  problem: ProblemView,
): string {
  const { translate } = voice;
  const said = translate.t('message.document', {
    document: documentName(voice, document),
    statement: problemStatement(translate, problem),
  });
  return `${said} ${next(voice, problem, documentRepairWords(problem, document.id))}`;
}

/** The same for all documents that wait for one cause. */
export function causeMessage(voice: Voice, cause: CauseView): string {
  return `${sentence(problemStatement(voice.translate, cause))} ${next(voice, cause, repairWords(cause))}`;
}

export function reasonMessage({ translate }: Voice, reason: CodedReason): string {
  return sentence(reasonStatement(translate, reason));
}

/** "Invoice 2026-118" */
export function documentName({ translate }: Voice, document: Pick<DocumentView, 'kind' | 'number'>): string {
  return capital(`${translate.word(document.kind)} ${document.number}`);
}

/** A part of a document that is booked by itself: "release 31 Dec 2026". */
export function partName({ translate }: Voice, part: string): string {
  const [kind = '', date] = part.split(':');
  return date === undefined ? translate.word(kind) : `${translate.word(kind)} ${translate.date(date)}`;
}

/** What to do about a problem, before the command that does it: "Choose a VAT code:" */
export function repairLead({ translate: { t } }: Voice, { code }: Pick<ProblemView, 'code'>): string {
  return t('message.lead', { lead: t(`repair.${code}`) });
}

/** A statement as a sentence of its own. */
export function sentence(statement: string): string {
  if (statement === '') return '';
  return /[.!?]$/.test(statement) ? capital(statement) : `${capital(statement)}.`;
}

function next(voice: Voice, problem: ProblemView, words: readonly string[]): string {
  const command = [...voice.program, ...words].map(shellWord).join(' ');
  return `${repairLead(voice, problem)} ${command}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
