/** The morning report: one sentence, what needs a person, then the figures of the night. */

import { problemStatement, reasonStatement } from '../../core/language/sentences.ts';
import { reviewCodes } from '../../core/problem.ts';
import type { CauseView, ReportView } from '../../core/rpc.ts';
import { documentName, sentence } from '../messages.ts';
import { decimalSum } from '../render/decimal-sum.ts';
import {
  blank,
  type Cell,
  command,
  heading,
  line,
  type Page,
  prose,
  span,
  type TableRow,
  table,
} from '../render/page.ts';
import { mark } from '../render/state-mark.ts';
import { documentRepairWords } from '../repair.ts';
import type { Voice } from '../session.ts';
import { entryTable } from './entries.ts';
import { causeRows, needsTable } from './repairs.ts';

export function reportPage(voice: Voice, report: ReportView): Page {
  const { t } = voice.translate;
  return [
    prose([nightSentence(voice, report), waitingSentence(voice, report)].join(' '), 'strong'),
    prose([report.property, report.sample ? t('report.sample') : ''].filter((part) => part !== '').join(' · '), 'dim'),
    ...needsYou(voice, report),
    blank,
    ...figures(voice, report),
    ...rejected(voice, report),
    ...booked(voice, report),
    blank,
    prose([nextRun(voice, report), t('report.head', { hash: report.headHash })].join(' '), 'dim'),
  ];
}

/** How the night went. @param report.date the last day that it booked. */
export function nightSentence(
  { translate }: Voice,
  { night, date, currency }: Pick<ReportView, 'night' | 'date' | 'currency'>,
): string {
  if (night === null) return translate.t('report.no-night');
  const said = translate.t(night.entries > 0 ? 'report.night' : 'report.nothing', {
    date,
    at: night.at,
    entries: night.entries,
    documents: night.documents,
    total: translate.amount(night.total, currency),
  });
  return night.reason ? `${said} ${sentence(reasonStatement(translate, night.reason))}` : said;
}

export function waitingSentence({ translate: { t } }: Voice, { waiting }: Pick<ReportView, 'waiting'>): string {
  return waiting.documents > 0 ? t('report.waiting', { documents: waiting.documents }) : t('report.no-waiting');
}

/** Worst first: outcomes that are not known, then causes by money, then what only needs a look. */
function needsYou(voice: Voice, report: ReportView): Page {
  if (report.unresolved.length + report.causes.length + report.toReview.length === 0) return [];
  return [
    blank,
    heading(voice.translate.t('heading.needs-you')),
    needsTable([
      ...report.unresolved.flatMap((entry) => unresolvedRows(voice, entry)),
      ...report.causes.filter((cause) => !isReviewed(cause, report)).flatMap((cause) => causeRows(voice, cause)),
      ...report.toReview.flatMap((document) => reviewRows(voice, document)),
    ]),
  ];
}

/** A cause that is a question about one document is asked once, with that document. */
function isReviewed(cause: CauseView, { toReview }: ReportView): boolean {
  return (
    reviewCodes.includes(cause.code) &&
    toReview.some(({ problems }) =>
      problems.some(({ code, subject }) => code === cause.code && subject === cause.subject),
    )
  );
}

function unresolvedRows(voice: Voice, entry: ReportView['unresolved'][number]): TableRow[] {
  const { translate } = voice;
  return [
    [
      mark(entry.condition === undefined ? 'unknown' : 'failed'),
      translate.t('count.entries', { entries: 1 }),
      translate.t('report.unresolved', {
        reference: entry.reference,
        what: translate.word(entry.condition ?? entry.state),
        message: entry.message ?? '',
      }),
      translate.amount(entry.total, entry.currency),
    ],
    { command: [...voice.program, 'entries', 'show', entry.reference] },
  ];
}

function reviewRows(voice: Voice, document: ReportView['toReview'][number]): TableRow[] {
  const { translate } = voice;
  const problem = document.problems[0];
  const reason = document.review[0];
  const why = problem
    ? problemStatement(translate, problem)
    : reason
      ? reasonStatement(translate, reason)
      : translate.word(document.state);
  const next = problem ? documentRepairWords(problem, document.id) : ['documents', 'approve', document.id];
  return [
    [
      mark('needs-you'),
      documentName(voice, document),
      translate.t('report.review', { why }),
      translate.amount(document.total, document.currency),
    ],
    { command: [...voice.program, ...next] },
  ];
}

/** Takings per method, to compare with the drawer and the terminal, beside revenue, VAT and what is owed. */
function figures({ translate }: Voice, report: ReportView): Page {
  const { t } = translate;
  const takings: Cell[][] = report.takings.map(({ method, amount }) => [
    translate.word(method),
    translate.amount(amount),
  ]);
  if (takings.length > 1)
    takings.push([
      span(t('total'), 'strong'),
      span(translate.amount(decimalSum(report.takings.map(({ amount }) => amount))), 'strong'),
    ]);
  const owed: Cell[][] = [
    [t('report.revenue'), translate.amount(report.revenue)],
    [t('report.vat'), translate.amount(report.vat)],
    [t('report.open-deposits'), translate.amount(report.openDeposits)],
    [t('report.deferred-revenue'), translate.amount(report.deferredRevenue)],
  ];
  const height = Math.max(takings.length, owed.length);
  return [
    table(
      [{ flexible: 'cut' }, { align: 'right' }, {}, { flexible: 'cut' }, { align: 'right' }],
      [
        [
          span(t('heading.takings', { date: report.date }), 'strong'),
          span(report.currency, 'dim'),
          '   ',
          span(t('heading.figures'), 'strong'),
          span(report.currency, 'dim'),
        ],
        ...Array.from({ length: height }, (_, at) => [...(takings[at] ?? ['', '']), '   ', ...(owed[at] ?? ['', ''])]),
      ],
    ),
    ...(takings.length === 0 ? [prose(t('report.no-takings'), 'dim')] : []),
  ];
}

function rejected({ translate: { t } }: Voice, { rejectedFiles }: ReportView): Page {
  if (rejectedFiles.length === 0) return [];
  return [
    blank,
    heading(t('heading.rejected')),
    ...rejectedFiles.flatMap(({ path, message }) => [line(mark('failed'), ` ${path}`), prose(message, 'plain', 3)]),
  ];
}

function booked(voice: Voice, { entries, entriesLeftOut }: ReportView): Page {
  const { t } = voice.translate;
  if (entries.length === 0) return [];
  return [
    blank,
    heading(t('heading.booked')),
    ...(entriesLeftOut > 0
      ? [
          prose(t('report.left-out', { entries: entriesLeftOut }), 'dim'),
          command([...voice.program, 'entries', 'list']),
        ]
      : []),
    entryTable(voice, entries),
  ];
}

function nextRun({ translate: { t } }: Voice, { nextRun }: ReportView): string {
  return nextRun === null
    ? t('report.no-next-run')
    : t('report.next-run', { at: nextRun.at, configuration: nextRun.configuration });
}
