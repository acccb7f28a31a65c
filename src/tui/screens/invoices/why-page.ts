/** Why every field of a document is as it is. */

import { documentName, sentence } from '../../../cli/messages.ts';
import { blank, heading, type Page, prose } from '../../../cli/render/page.ts';
import { whereFrom } from '../../../cli/views/documents.ts';
import { problemStatement, reasonStatement } from '../../../core/language/sentences.ts';
import type { DocumentDetailView, ReasonView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { pageLayer } from '../../layers/page.tsx';

export function whyPage(desk: Desk, document: DocumentDetailView): Layer {
  return pageLayer(desk, {
    title: `${documentName(desk.voice.get(), document)}: ${desk.translate().t('action.document.why')}`,
    page: async () => pageOf(desk, document),
  });
}

function pageOf(desk: Desk, document: DocumentDetailView): Page {
  const translate = desk.translate();
  const { t, amount } = translate;
  const because = (label: string, value: string, reason: ReasonView) =>
    prose(`${label} ${value}: ${sentence(reasonStatement(translate, reason))}`, 'plain', 3);
  return [
    ...document.problems.map((problem) => prose(sentence(problemStatement(translate, problem)), 'warning')),
    ...document.review.map((reason) => prose(sentence(reasonStatement(translate, reason)), 'warning')),
    ...document.lines.flatMap((line) => [
      blank,
      heading(`${line.description}  ${amount(line.amount)}`),
      because(t('column.account'), [line.account, line.accountName].filter(Boolean).join(' ') || '!', line.reason),
      ...(line.vatReason === null
        ? []
        : [
            because(
              t('column.vat'),
              [line.vatRate === null ? '' : `${amount(line.vatRate)} %`, line.vatCode ?? '!'].join(' ').trim(),
              line.vatReason,
            ),
          ]),
    ]),
    blank,
    whereFrom(desk.voice.get(), document),
  ];
}
