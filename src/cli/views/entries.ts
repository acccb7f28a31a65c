import type { EntryDetailView, EntryView, ResultOf } from '../../core/rpc.ts';
import { partName, sentence } from '../messages.ts';
import { decimalSum } from '../render/decimal-sum.ts';
import { blank, type Cell, heading, line, type Page, prose, type Row, span, table } from '../render/page.ts';
import { mark, stateMark } from '../render/state-mark.ts';
import type { Voice } from '../session.ts';
import { nextStep } from './next-step.ts';

export function entriesPage(voice: Voice, entries: readonly EntryView[], total: number): Page {
  const { t } = voice.translate;
  if (entries.length === 0) return [prose(t('entries.none'))];
  const first = entries[0];
  return [
    prose(
      t('entries.count', { entries: entries.length, total: total === entries.length ? undefined : total }),
      'strong',
    ),
    blank,
    entryTable(voice, entries),
    ...(first ? nextStep(voice, t('next.entry'), ['entries', 'show', first.reference]) : []),
  ];
}

interface EntrySummary extends Pick<EntryView, 'reference' | 'period' | 'journal' | 'facts' | 'total'> {
  readonly state: string;
  readonly condition?: string | undefined;
  readonly remoteNumber?: string | undefined;
  readonly message?: string | undefined;
}

/** Entries with their totals. */
export function entryTable(voice: Voice, entries: readonly EntrySummary[]): Row {
  const { translate } = voice;
  const { t } = translate;
  // The year is left out where it is this one, so that the package's number keeps its room.
  const periodOf = (period: string) =>
    period.length === 7 ? translate.period(period) : translate.dateShort(period, voice.year);
  return table(
    [
      { title: t('column.reference') },
      { title: t('column.period') },
      { title: t('column.journal'), flexible: 'cut' },
      { title: t('column.facts'), align: 'right' },
      { title: t('column.total'), align: 'right' },
      { title: t('column.state') },
      { title: t('column.remote-number'), flexible: 'cut', least: 10 },
    ],
    [
      ...entries.map((entry): Cell[] => [
        entry.reference,
        periodOf(entry.period),
        entry.journal,
        translate.number(entry.facts),
        translate.amount(entry.total),
        entry.condition === undefined
          ? stateMark(translate, entry.state)
          : span(`${mark('failed').text} ${translate.word(entry.condition)}`, 'bad'),
        entry.remoteNumber ?? entry.message ?? '',
      ]),
    ],
  );
}

export function entryPage(voice: Voice, entry: EntryView): Page {
  const { translate } = voice;
  const { t } = translate;
  return [
    line(
      span(t('entry.title', { reference: entry.reference, period: entry.period, journal: entry.journal }), 'strong'),
      '  ',
      stateMark(translate, entry.state),
    ),
    prose(entry.description, 'dim'),
    ...(entry.condition === undefined
      ? []
      : [prose(`${mark('failed').text} ${translate.word(entry.condition)}`, 'bad')]),
    ...(entry.message === undefined ? [] : [prose(`${mark('failed').text} ${entry.message}`, 'bad')]),
    blank,
    entryLines(voice, entry),
  ];
}

/** Debit and credit in two columns, totals under a rule. */
function entryLines({ translate }: Voice, entry: EntryView): Row {
  const { t } = translate;
  const side = (amount: string) => (/^-?0*(?:\.0*)?$/.test(amount) ? '' : translate.amount(amount));
  return table(
    [
      { title: t('column.account'), flexible: 'cut' },
      { title: t('column.vat') },
      { title: t('column.cost-centre'), flexible: 'cut' },
      { title: t('column.debit'), align: 'right' },
      { title: t('column.credit'), align: 'right' },
      { title: t('column.facts'), align: 'right' },
    ],
    [
      ...entry.lines.map((one): Cell[] => [
        [one.account, one.accountName ?? one.description].join(' ').trim(),
        one.vatCode,
        one.costCentre,
        side(one.debit),
        side(one.credit),
        translate.number(one.facts),
      ]),
      'rule',
      [
        t('total-in', { currency: entry.currency }),
        '',
        '',
        translate.amount(decimalSum(entry.lines.map(({ debit }) => debit))),
        translate.amount(decimalSum(entry.lines.map(({ credit }) => credit))),
        translate.number(entry.facts),
      ],
    ],
  );
}

export function entryDetailPage(voice: Voice, entry: EntryDetailView): Page {
  const { translate } = voice;
  const { t } = translate;
  return [
    ...entryPage(voice, entry),
    blank,
    prose(
      t('entry.where', { where: entry.whereToFind, number: entry.remoteNumber ?? '', at: entry.postedAt ?? '' }),
      'dim',
    ),
    ...(entry.contributions.length === 0
      ? []
      : [
          blank,
          heading(t('heading.facts')),
          table(
            [
              { title: t('column.id') },
              { title: t('column.number'), flexible: 'cut' },
              { title: t('column.part') },
              { title: t('column.amount'), align: 'right' },
            ],
            entry.contributions.map((one) => [
              one.document,
              one.number,
              partName(voice, one.part),
              translate.amount(one.amount),
            ]),
          ),
        ]),
    ...(entry.attempts.length === 0
      ? []
      : [
          blank,
          heading(t('heading.attempts')),
          table(
            [
              { title: t('column.at') },
              { title: t('column.step') },
              { title: t('column.outcome') },
              { title: t('column.message'), flexible: 'cut' },
            ],
            entry.attempts.map((one) => [
              translate.instant(one.at),
              one.step,
              one.outcome === null ? '' : translate.word(one.outcome),
              one.message ?? '',
            ]),
          ),
        ]),
    ...(entry.state === 'unknown' ? unresolvedSteps(voice, entry.reference) : []),
  ];
}

/** An unknown outcome is decided by a person who looked in the package. */
export function unresolvedSteps(voice: Voice, reference: string): Page {
  const { t } = voice.translate;
  return [
    ...nextStep(voice, t('next.resolve-posted'), ['entries', 'resolve', reference, '--posted', 'REMOTE']),
    ...nextStep(voice, t('next.resolve-send'), ['entries', 'resolve', reference, '--send-again']),
  ];
}

export function verifiedPage(voice: Voice, result: ResultOf<'entries.verify'>): Page {
  const { translate } = voice;
  const { t } = translate;
  const first = result.conditions[0];
  return [
    prose(
      t(first ? 'entries.verified' : 'entries.all-well', {
        entries: result.verified,
        conditions: result.conditions.length,
      }),
      'strong',
    ),
    ...result.conditions.flatMap((one) => [
      line(mark('failed'), ` ${one.reference}  `, span(translate.word(one.condition), 'bad')),
      ...(one.message === '' ? [] : [prose(sentence(one.message), 'plain', 3)]),
    ]),
    ...(first ? nextStep(voice, t('next.entry'), ['entries', 'show', first.reference]) : []),
  ];
}
