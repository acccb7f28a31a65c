import { reasonStatement } from '../../core/language/sentences.ts';
import type { ResultOf, RunView, SyncResult } from '../../core/rpc.ts';
import { sentence } from '../messages.ts';
import { decimalSum } from '../render/decimal-sum.ts';
import { blank, heading, line, type Page, prose, type Row, span, table } from '../render/page.ts';
import { mark, stateMark } from '../render/state-mark.ts';
import type { Voice } from '../session.ts';
import { entryPage, entryTable } from './entries.ts';
import { nextStep } from './next-step.ts';

/** Above this many entries only their totals are shown. */
const mostEntriesInFull = 3;

/** @param dryRun what would be sent, to the last cent. */
export function syncPage(voice: Voice, result: SyncResult, dryRun: boolean): Page {
  const { translate } = voice;
  const { t } = translate;
  const currency = result.entries[0]?.currency;
  const total = translate.amount(decimalSum(result.entries.map((one) => one.total)), currency);
  const inFull = dryRun && result.entries.length <= mostEntriesInFull;
  const first = result.entries[0];
  return [
    prose(
      result.entries.length === 0
        ? t('sync.nothing')
        : t(dryRun ? 'sync.would-book' : 'sync.booked', { entries: result.entries.length, total }),
      'strong',
    ),
    ...result.runs.flatMap(({ configuration, reason }) =>
      reason
        ? [prose(`${t('message.lead', { lead: configuration })} ${sentence(reasonStatement(translate, reason))}`)]
        : [],
    ),
    ...(first === undefined
      ? []
      : inFull
        ? result.entries.flatMap((entry) => [blank, ...entryPage(voice, entry)])
        : [blank, entryTable(voice, result.entries)]),
    ...waitingRows(voice, result.waiting),
    ...(dryRun && first
      ? nextStep(voice, t('next.sync'), ['sync', first.configuration])
      : first
        ? nextStep(voice, t('next.entry'), ['entries', 'show', first.reference])
        : []),
    ...(result.waiting.length > 0 ? nextStep(voice, t('next.repairs'), ['repairs', 'list']) : []),
  ];
}

function waitingRows({ translate }: Voice, waiting: SyncResult['waiting']): Row[] {
  if (waiting.length === 0) return [];
  return [
    blank,
    heading(translate.t('heading.waiting', { documents: waiting.length })),
    table(
      [{}, {}, { flexible: 'cut', least: 12 }, { flexible: 'wrap', least: 16 }, { align: 'right' }],
      waiting.map((one) => [
        mark('needs-you'),
        one.id,
        one.number,
        reasonStatement(translate, one.reason),
        translate.amount(one.total, one.currency),
      ]),
    ),
  ];
}

export function runsPage(voice: Voice, runs: readonly RunView[]): Page {
  const { translate } = voice;
  const { t } = translate;
  const first = runs[0];
  if (!first) return [prose(t('runs.none')), ...nextStep(voice, t('next.sync'), ['sync'])];
  return [
    prose(t('runs.count', { runs: runs.length }), 'strong'),
    blank,
    table(
      [
        { title: t('column.run'), flexible: 'cut', least: 12 },
        { title: t('column.at') },
        { title: t('column.configuration'), flexible: 'cut' },
        { title: t('column.kind'), flexible: 'cut' },
        { title: t('column.entries'), align: 'right' },
        { title: t('column.facts'), align: 'right' },
        { title: t('column.waiting'), align: 'right' },
        { title: t('column.outcome') },
      ],
      runs.map((run) => [
        run.run,
        translate.moment(run.startedAt),
        run.configuration,
        translate.word(run.kind),
        translate.number(run.entries),
        translate.number(run.documents),
        translate.number(run.waiting),
        stateMark(translate, run.outcome),
      ]),
    ),
    ...nextStep(voice, t('next.run'), ['runs', 'show', first.run]),
  ];
}

export function runPage(voice: Voice, run: ResultOf<'runs.show'>): Page {
  const { translate } = voice;
  const { t } = translate;
  return [
    line(
      span(t('run.title', { run: run.run, configuration: run.configuration, at: run.startedAt }), 'strong'),
      '  ',
      stateMark(translate, run.outcome),
    ),
    prose(t('run.counts', { entries: run.entries, documents: run.documents, waiting: run.waiting })),
    ...(run.reason ? [prose(sentence(reasonStatement(translate, run.reason)), 'warning')] : []),
    ...(run.entryList.length === 0 ? [] : [blank, entryTable(voice, run.entryList)]),
    ...waitingRows(voice, run.waitingList),
    ...(run.log.length === 0
      ? []
      : [
          blank,
          heading(t('heading.log')),
          table(
            [{}, { flexible: 'wrap' }],
            run.log.map((one) => [translate.moment(one.at), reasonStatement(translate, one)]),
          ),
        ]),
  ];
}
