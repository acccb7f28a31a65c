import { problemStatement } from '../../core/language/sentences.ts';
import type { CauseView, ResultOf } from '../../core/rpc.ts';
import { decimalSum } from '../render/decimal-sum.ts';
import { blank, type Cell, type Page, prose, type Row, span, type TableRow, table } from '../render/page.ts';
import { mark } from '../render/state-mark.ts';
import { repairWords } from '../repair.ts';
import type { Voice } from '../session.ts';
import { nextStep } from './next-step.ts';

export function repairsPage(voice: Voice, causes: readonly CauseView[]): Page {
  const { t } = voice.translate;
  if (causes.length === 0) return [prose(t('repairs.none'))];
  return [
    prose(
      t('repairs.count', {
        causes: causes.length,
        documents: causes.reduce((sum, { documents }) => sum + documents, 0),
      }),
      'strong',
    ),
    blank,
    needsTable(causes.flatMap((cause) => causeRows(voice, cause))),
  ];
}

/** What needs a person: mark, how many, why, how much; the command under each. */
export function needsTable(rows: readonly TableRow[]): Row {
  return table([{}, {}, { flexible: 'wrap', least: 16 }, { align: 'right' }], rows);
}

/** What waits, how much of it, and the command that repairs it. */
export function causeRows(voice: Voice, cause: CauseView): TableRow[] {
  const { translate } = voice;
  return [
    [
      mark('needs-you'),
      translate.t('count.documents', { documents: cause.documents }),
      problemStatement(translate, cause),
      translate.amount(cause.amount, cause.currency),
    ],
    { command: [...voice.program, ...repairWords(cause)] },
  ];
}

export function repairedPage(voice: Voice, fixed: ResultOf<'repairs.fix'>): Page {
  const { t } = voice.translate;
  return [
    prose(t('repairs.fixed', { documents: fixed.documents, waiting: fixed.stillWaiting || undefined })),
    ...(fixed.stillWaiting > 0
      ? nextStep(voice, t('next.repairs'), ['repairs', 'list'])
      : nextStep(voice, t('next.sync'), ['sync'])),
  ];
}

export function coveragePage(voice: Voice, rows: ResultOf<'coverage'>): Page {
  const { translate } = voice;
  const { t } = translate;
  const missing = rows.filter(({ account }) => account === null);
  const first = missing[0];
  if (rows.length === 0) return [prose(t('coverage.none'))];
  return [
    prose(t('coverage.count', { missing: missing.length, total: rows.length }), 'strong'),
    blank,
    table(
      [
        { title: t('column.kind') },
        { title: t('column.subject'), flexible: 'cut' },
        { title: t('column.name'), flexible: 'cut' },
        { title: t('column.documents'), align: 'right' },
        { title: t('column.last-sold') },
        { title: t('column.revenue'), align: 'right' },
        { title: t('column.account') },
      ],
      [
        ...rows.map((row): Cell[] => [
          translate.word(row.kind),
          row.subject,
          row.name,
          translate.number(row.documents),
          translate.dateShort(row.lastSold, voice.year),
          translate.amount(row.revenue),
          row.account ?? span(`! ${t('coverage.no-account')}`, 'warning'),
        ]),
        'rule',
        ['', t('total'), '', '', '', translate.amount(decimalSum(rows.map(({ revenue }) => revenue)))],
      ],
    ),
    ...(first ? nextStep(voice, t('next.map'), ['map', first.kind, first.subject, 'ACCOUNT']) : []),
  ];
}
