/** What is set up: configurations, sources, mappings, authorizations. */

import type { ConfigurationView, MappingView, ResultOf, SourceView } from '../../core/rpc.ts';
import { blank, type Cell, heading, line, type Page, prose, span, table } from '../render/page.ts';
import { mark } from '../render/state-mark.ts';
import type { Voice } from '../session.ts';
import { nextStep } from './next-step.ts';

export function configurationsPage(voice: Voice, configurations: readonly ConfigurationView[]): Page {
  const { translate } = voice;
  const { t } = translate;
  const first = configurations[0];
  if (!first)
    return [prose(t('configurations.none')), ...nextStep(voice, t('next.configuration'), ['configurations', 'add'])];
  return [
    prose(t('configurations.count', { configurations: configurations.length }), 'strong'),
    blank,
    table(
      [
        { title: t('column.name') },
        { title: t('column.authorization'), flexible: 'cut' },
        { title: t('column.mode') },
        { title: t('column.last-synced') },
        { title: t('column.next-due') },
        { title: t('column.closed-through') },
        { title: t('column.state') },
      ],
      configurations.map((one): Cell[] => [
        one.name,
        one.authorization,
        mode(voice, one),
        one.lastSyncedAt === null ? '' : translate.moment(one.lastSyncedAt),
        one.nextDue === null ? '' : translate.dateShort(one.nextDue, voice.year),
        one.closedThrough === null ? '' : translate.dateShort(one.closedThrough, voice.year),
        activeMark(voice, one.active),
      ]),
    ),
    ...nextStep(voice, t('next.print'), ['configurations', 'print', first.name]),
  ];
}

/** One page for the accountant to check: every account, code and rule of one configuration. */
export function configurationPage(voice: Voice, one: ConfigurationView, mappings: readonly MappingView[]): Page {
  const { translate } = voice;
  const { t, word } = translate;
  const settings: Cell[][] = [
    [t('setting.authorization'), `${one.authorization} (${one.provider})`],
    [t('setting.administration'), [one.administration, one.administrationName].join(' ').trim()],
    [t('setting.sources'), one.sources.join(', ')],
    [t('setting.mode'), mode(voice, one)],
    [t('setting.period'), t('setting.from-to', { start: one.start, end: one.end ?? '' })],
    [t('setting.delay'), t('setting.days', { days: one.delayDays })],
    [t('setting.automatic'), one.automatic ? t('setting.at', { time: one.runAt }) : t('setting.by-hand')],
    [t('setting.review'), word(`review-${one.reviewPolicy}`)],
    [t('setting.incomplete'), word(one.incomplete)],
    [t('setting.revenue-date'), word(`revenue-${one.revenueDate}`)],
    [t('setting.closed-through'), one.closedThrough === null ? '–' : translate.date(one.closedThrough)],
    [t('setting.memorial'), one.memorialJournal],
    [t('setting.sales-journal'), one.salesJournal],
    [t('setting.no-vat-code'), one.noVatCode],
  ];
  return [
    line(span(t('configuration.title', { name: one.name }), 'strong'), '  ', activeMark(voice, one.active)),
    blank,
    table([{}, { flexible: 'cut' }], settings),
    blank,
    heading(t('heading.accounts')),
    table(
      [{}, {}],
      Object.entries(one.accounts).map(([role, account]) => [word(role), account]),
    ),
    ...(mappings.length === 0 ? [] : [blank, heading(t('heading.mappings')), mappingTable(voice, mappings)]),
  ];
}

export function configurationSavedPage(voice: Voice, one: ConfigurationView): Page {
  const { t } = voice.translate;
  return [
    line(t('configuration.saved', { name: one.name }), '  ', activeMark(voice, one.active)),
    ...(one.active
      ? nextStep(voice, t('next.dry-run'), ['sync', one.name, '--dry-run'])
      : nextStep(voice, t('next.activate'), ['configurations', 'activate', one.name])),
  ];
}

function mode({ translate: { word } }: Voice, { mode, frequency }: ConfigurationView): string {
  return mode === 'period' ? word(`per-${frequency}`) : word('per-invoice');
}

function activeMark({ translate }: Voice, active: boolean): Cell {
  return active ? span(`● ${translate.word('active')}`, 'good') : span(`– ${translate.word('inactive')}`, 'warning');
}

export function mappingsPage(voice: Voice, mappings: readonly MappingView[]): Page {
  const { t } = voice.translate;
  if (mappings.length === 0) return [prose(t('mappings.none')), ...nextStep(voice, t('next.coverage'), ['coverage'])];
  return [prose(t('mappings.count', { mappings: mappings.length }), 'strong'), blank, mappingTable(voice, mappings)];
}

/** What a new mapping does. */
export function mappedPage(voice: Voice, mapping: MappingView): Page {
  const { t } = voice.translate;
  return [
    prose(t('mapping.saved', { kind: mapping.kind, subject: mapping.subject, to: mapping.to })),
    ...nextStep(voice, t('next.repairs'), ['repairs', 'list']),
  ];
}

function mappingTable({ translate }: Voice, mappings: readonly MappingView[]) {
  const { t, word } = translate;
  return table(
    [
      { title: t('column.kind') },
      { title: t('column.subject'), flexible: 'cut' },
      { title: t('column.to') },
      { title: t('column.journal') },
      { title: t('column.configuration'), flexible: 'cut' },
      { title: t('column.from') },
      { title: t('column.until') },
      {},
    ],
    mappings.map((one) => [
      word(one.kind),
      one.subject,
      one.to,
      one.journal ?? '',
      one.configuration ?? '',
      one.from === undefined ? '' : translate.date(one.from),
      one.until === undefined ? '' : translate.date(one.until),
      [one.direction === 'credit' ? word('credit-note') : '', one.preferred ? word('preferred') : ''].join(' ').trim(),
    ]),
  );
}

export function sourcesPage(voice: Voice, sources: readonly SourceView[]): Page {
  const { translate } = voice;
  const { t } = translate;
  if (sources.length === 0)
    return [prose(t('sources.none')), ...nextStep(voice, t('next.source'), ['sources', 'add', 'ID'])];
  return [
    prose(t('sources.count', { sources: sources.length }), 'strong'),
    ...sources.flatMap((one) => [
      blank,
      line(span(`${one.id}`, 'strong'), ` · ${one.name} · ${translate.word(`family-${one.family}`)}`),
      table(
        [{}, { flexible: 'cut' }],
        [
          [t('source.facts'), translate.number(one.facts)],
          [t('source.last-fact'), one.lastFactAt === null ? '–' : translate.instant(one.lastFactAt)],
          [t('source.rejected'), rejectedFiles(voice, one.rejectedFiles)],
          [t('source.access'), one.access.length === 0 ? '–' : one.access.join(', ')],
          [t('source.drop-folder'), one.dropFolder],
        ],
        3,
      ),
    ]),
  ];
}

function rejectedFiles({ translate }: Voice, count: number): Cell {
  return count === 0 ? translate.number(0) : span(`${mark('failed').text} ${translate.number(count)}`, 'bad');
}

export function authorizationsPage(voice: Voice, authorizations: ResultOf<'authorizations.list'>): Page {
  const { t } = voice.translate;
  return [
    prose(t('authorizations.count', { authorizations: authorizations.length }), 'strong'),
    blank,
    table(
      [
        { title: t('column.name') },
        { title: t('column.package') },
        { title: t('column.state') },
        { title: t('column.reason'), flexible: 'cut' },
      ],
      authorizations.map((one) => [
        one.name,
        one.provider,
        activeMark(voice, one.status === 'active'),
        one.reason ?? '',
      ]),
    ),
  ];
}
