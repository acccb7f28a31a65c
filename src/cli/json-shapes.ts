/**
 * What `--json` prints (spec §10): the daemon's figures under the stable names, and a `message` in the reader's
 * language beside each code.
 */

import type {
  CauseView,
  DocumentDetailView,
  DocumentView,
  ReasonView,
  ReportView,
  RunView,
  StatusView,
  SyncResult,
} from '../core/rpc.ts';
import { causeMessage, documentMessage, reasonMessage } from './messages.ts';
import type { Voice } from './session.ts';

export function documentJson(voice: Voice, document: DocumentView) {
  return {
    ...document,
    problems: document.problems.map((problem) => ({
      code: problem.code,
      subject: problem.subject,
      message: documentMessage(voice, document, problem),
    })),
    review: document.review.map((reason) => reasonJson(voice, reason)),
  };
}

export function documentDetailJson(voice: Voice, document: DocumentDetailView) {
  return {
    ...documentJson(voice, document),
    lines: document.lines.map(({ reason, vatReason, ...line }) => ({
      ...line,
      reason: reason.code,
      message: reasonMessage(voice, reason),
      vatReason: vatReason?.code ?? null,
      vatMessage: vatReason ? reasonMessage(voice, vatReason) : null,
    })),
  };
}

export function causeJson(voice: Voice, { code, subject, documents, amount, currency, examples, ...cause }: CauseView) {
  const message = causeMessage(voice, { code, subject, documents, amount, currency, examples, ...cause });
  return { code, subject, documents, amount, currency, message, examples };
}

export function runJson(voice: Voice, { reason, ...run }: RunView) {
  return reason ? { ...run, reason: reasonJson(voice, reason) } : run;
}

export function waitingJson(voice: Voice, waiting: SyncResult['waiting'][number]) {
  return { ...waiting, reason: waiting.reason.code, message: reasonMessage(voice, waiting.reason) };
}

export function syncJson(voice: Voice, { run, entries, waiting, runs }: SyncResult) {
  return {
    run,
    entries,
    waiting: waiting.map((one) => waitingJson(voice, one)),
    runs: runs.map((one) => runJson(voice, one)),
  };
}

export function reportJson(voice: Voice, report: ReportView) {
  const { night } = report;
  return {
    ...report,
    night: night?.reason ? { ...night, reason: reasonJson(voice, night.reason) } : night,
    causes: report.causes.map((cause) => causeJson(voice, cause)),
    toReview: report.toReview.map((document) => documentJson(voice, document)),
  };
}

export function statusJson(voice: Voice, { held, lastRun, ...status }: StatusView) {
  return {
    ...status,
    ...(held ? { held: reasonJson(voice, held) } : {}),
    lastRun: lastRun === null ? null : runJson(voice, lastRun),
  };
}

function reasonJson(voice: Voice, reason: ReasonView) {
  return { code: reason.code, message: reasonMessage(voice, reason) };
}
