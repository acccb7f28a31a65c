/** The daemon about itself: status, checks, and who changed what. */

import type { ResultOf, StatusView } from '../../core/rpc.ts';
import { reasonMessage } from '../messages.ts';
import { blank, type Cell, line, type Page, prose, span, table } from '../render/page.ts';
import { mark, stateMark } from '../render/state-mark.ts';
import type { Voice } from '../session.ts';
import { nextStep } from './next-step.ts';

export function statusPage(voice: Voice, status: StatusView): Page {
  const { translate } = voice;
  const { t } = translate;
  const documents = Object.entries(status.documents).filter(([, count]) => count > 0);
  return [
    line(
      span(status.property === '' ? 'nightaudit' : status.property, 'strong'),
      status.sample ? ` · ${t('status.sample')}` : '',
      '  ',
      status.state === 'ready'
        ? span(`● ${translate.word('ready')}`, 'good')
        : span(`! ${translate.word(status.state)}`, 'warning'),
    ),
    ...(status.reason === undefined ? [] : [prose(status.reason, 'warning')]),
    ...(status.held === undefined ? [] : [prose(reasonMessage(voice, status.held), 'warning')]),
    blank,
    table(
      [{}, { flexible: 'cut' }],
      [
        [t('status.home'), status.home],
        [
          t('status.daemon'),
          t('status.process', { version: status.version, pid: String(status.pid), at: status.startedAt }),
        ],
        [t('status.memory'), `${translate.number(Math.round(status.memoryBytes / 1_000_000))} MB`],
        [
          t('status.last-run'),
          status.lastRun === null
            ? '–'
            : `${translate.instant(status.lastRun.startedAt)}  ${stateMark(translate, status.lastRun.outcome).text}`,
        ],
        [
          t('status.next-run'),
          status.nextRun === null ? '–' : `${translate.instant(status.nextRun.at)}  ${status.nextRun.configuration}`,
        ],
        [t('status.log'), `${status.storeSeq}  ${status.headHash}`],
      ],
    ),
    ...(documents.length === 0
      ? []
      : [
          blank,
          table(
            [{}, { align: 'right' }],
            documents.map(([state, count]): Cell[] => [stateMark(translate, state), translate.number(count)]),
          ),
        ]),
    ...(status.causes > 0 ? nextStep(voice, t('status.causes', { causes: status.causes }), ['repairs', 'list']) : []),
  ];
}

export function doctorPage({ translate }: Voice, checks: ResultOf<'doctor'>): Page {
  const { t } = translate;
  const failing = checks.filter(({ ok }) => !ok).length;
  return [
    prose(failing === 0 ? t('doctor.well', { checks: checks.length }) : t('doctor.failing', { failing }), 'strong'),
    blank,
    ...checks.flatMap(({ check, ok, message }) => [
      line(mark(ok ? 'booked' : 'failed'), ` ${translate.word(check)}`),
      prose(message, ok ? 'dim' : 'plain', 3),
    ]),
  ];
}

export function auditPage({ translate }: Voice, rows: ResultOf<'audit'>): Page {
  const { t } = translate;
  if (rows.length === 0) return [prose(t('audit.none'))];
  return [
    table(
      [
        { title: t('column.seq'), align: 'right' },
        { title: t('column.at') },
        { title: t('column.who'), flexible: 'cut' },
        { title: t('column.what'), flexible: 'cut' },
        { title: t('column.subject'), flexible: 'cut' },
        { title: t('column.change'), flexible: 'cut' },
      ],
      rows.map((one) => [
        translate.number(one.seq),
        translate.moment(one.at),
        one.who,
        one.what,
        one.subject,
        one.before === undefined ? (one.after ?? '') : `${one.before} → ${one.after ?? ''}`,
      ]),
    ),
  ];
}
