import { problemStatement, reasonStatement } from '../../core/language/sentences.ts';
import type { DocumentDetailView, DocumentView, ReasonView } from '../../core/rpc.ts';
import { documentName, partName, repairLead, sentence } from '../messages.ts';
import { decimalSum } from '../render/decimal-sum.ts';
import { blank, type Cell, command, heading, line, type Page, prose, type Row, span, table } from '../render/page.ts';
import { mark, stateMark } from '../render/state-mark.ts';
import { documentRepairWords } from '../repair.ts';
import type { Voice } from '../session.ts';
import { nextStep } from './next-step.ts';

/** @param total number that the filter matches; more than the rows when only a window was asked for. */
export function documentsPage(voice: Voice, documents: readonly DocumentView[], total: number): Page {
  const { translate } = voice;
  const { t } = translate;
  if (documents.length === 0)
    return [prose(t('documents.none')), ...nextStep(voice, t('next.import'), ['import', 'PATH'])];
  const currencies = [...new Set(documents.map(({ currency }) => currency))];
  const sums = currencies.map((currency) =>
    translate.amount(
      decimalSum(documents.filter((one) => one.currency === currency).map((one) => one.total)),
      currency,
    ),
  );
  const first = documents.find(({ problems, state }) => problems.length > 0 || state === 'to-review') ?? documents[0];
  return [
    prose(
      t('documents.sum', {
        documents: documents.length,
        total: total === documents.length ? undefined : total,
        sum: sums.join(' + '),
      }),
      'strong',
    ),
    blank,
    table(
      [
        { title: t('column.id') },
        { title: t('column.number'), flexible: 'cut', least: 12 },
        { title: t('column.date') },
        { title: t('column.relation'), flexible: 'cut' },
        { title: t('column.total'), align: 'right' },
        { title: t('column.state') },
        { title: t('column.synced-at') },
      ],
      documents.map((document) => [
        document.id,
        document.number,
        translate.dateShort(document.date, voice.year),
        document.relation ?? '',
        translate.amount(document.total, currencies.length > 1 ? document.currency : undefined),
        stateMark(translate, document.state),
        document.syncedAt === null ? '' : translate.moment(document.syncedAt),
      ]),
    ),
    ...(first ? nextStep(voice, t('next.document'), ['documents', 'show', first.id]) : []),
  ];
}

export function documentPage(voice: Voice, document: DocumentDetailView): Page {
  const { translate } = voice;
  const { t } = translate;
  const total = translate.amount(document.total, document.currency);
  return [
    prose([documentName(voice, document), document.relation].filter((part) => part !== null).join(' · '), 'strong'),
    line(`${translate.date(document.date)} · ${total}  `, stateMark(translate, document.state)),
    ...problemRows(voice, document),
    blank,
    table(
      [
        { title: t('column.line') },
        { title: t('column.description'), flexible: 'cut' },
        { title: t('column.account'), flexible: 'cut' },
        { title: t('column.vat'), flexible: 'cut' },
        { title: t('column.cost-centre'), flexible: 'cut' },
        { title: t('column.amount'), align: 'right' },
      ],
      [
        ...document.lines.map((one, index): Cell[] => [
          String(index + 1),
          one.description,
          account(one),
          [one.vatRate === null ? '' : `${translate.amount(one.vatRate)} %`, one.vatCode ?? ''].join(' ').trim(),
          one.costCentre ?? '',
          translate.amount(one.amount),
        ]),
        'rule',
        ['', t('total-lines'), '', '', '', translate.amount(decimalSum(document.lines.map(({ amount }) => amount)))],
      ],
    ),
    ...whyRows(voice, document),
    ...contributionRows(voice, document),
    blank,
    whereFrom(voice, document),
    ...(document.state === 'to-review' && document.problems.length === 0
      ? nextStep(voice, t('next.approve'), ['documents', 'approve', document.id])
      : []),
  ];
}

/** One sentence per document that changed. */
/** Where a document came from, and what is set of it as a whole. */
export function whereFrom({ translate: { t } }: Voice, document: DocumentDetailView): Row {
  return prose(
    t('document.where', {
      source: document.source,
      origin: document.origin,
      revisions: document.revisions,
      journal: document.journal ?? '',
      due: document.dueDate ?? '',
      release: document.nextRelease ?? '',
      excluded: document.excludedReason ?? '',
    }),
    'dim',
  );
}

export function changedDocumentsPage(voice: Voice, documents: readonly DocumentView[]): Page {
  const { translate } = voice;
  return documents.flatMap((document) => [
    line(
      `${documentName(voice, document)} · ${translate.amount(document.total, document.currency)}  `,
      stateMark(translate, document.state),
    ),
    ...problemRows(voice, document),
  ]);
}

function problemRows(voice: Voice, document: DocumentView): Row[] {
  const { translate } = voice;
  return [
    ...document.problems.flatMap((problem) => [
      prose(
        `${mark('needs-you').text} ${sentence(problemStatement(translate, problem))} ${repairLead(voice, problem)}`,
        'warning',
      ),
      command([...voice.program, ...documentRepairWords(problem, document.id)]),
    ]),
    ...document.review.map((reason) =>
      prose(`${mark('needs-you').text} ${sentence(reasonStatement(translate, reason))}`, 'warning'),
    ),
  ];
}

function account({ account, accountName, fallback }: DocumentDetailView['lines'][number]): Cell {
  if (account === null) return span('!', 'warning');
  const text = [account, accountName ?? '', fallback ? '⚑' : ''].filter((part) => part !== '').join(' ');
  return fallback ? span(text, 'warning') : text;
}

/** Why each line has its account and code; equal reasons are said once, with the lines they hold for. */
function whyRows({ translate }: Voice, document: DocumentDetailView): Row[] {
  const why = new Map<string, number[]>();
  for (const [index, one] of document.lines.entries()) {
    const said = [one.reason, one.vatReason].filter((reason): reason is ReasonView => reason !== null);
    for (const statement of said.map((reason) => sentence(reasonStatement(translate, reason))))
      why.set(statement, [...(why.get(statement) ?? []), index + 1]);
  }
  if (why.size === 0) return [];
  return [
    blank,
    heading(translate.t('heading.why')),
    table(
      [{}, { flexible: 'wrap' }],
      [...why].map(([statement, lines]) => [[...new Set(lines)].join(', '), statement]),
    ),
  ];
}

function contributionRows(voice: Voice, document: DocumentDetailView): Row[] {
  const { translate } = voice;
  const { t } = translate;
  if (document.contributions.length === 0) return [];
  return [
    blank,
    heading(t('heading.booked')),
    table(
      [
        { title: t('column.part') },
        { title: t('column.date') },
        { title: t('column.entry') },
        { title: t('column.state') },
        { title: t('column.remote-number'), flexible: 'cut' },
        { title: t('column.amount'), align: 'right' },
      ],
      document.contributions.map((one) => [
        partName(voice, one.part),
        translate.date(one.date),
        one.entry ?? '',
        stateMark(translate, one.state),
        one.remoteNumber ?? '',
        translate.amount(one.amount),
      ]),
    ),
  ];
}
