/** The keys of one document. */

import type { DocumentDetailView } from '../../../core/rpc.ts';
import { type Action, bindActions, type Deed } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { listActions } from '../../list/list-actions.ts';
import { wordsOf } from '../../words.ts';
import { cures } from '../repairs/cures.ts';
import { fixPicker } from '../repairs/fix-picker.ts';
import { documentTable } from './actions.ts';
import { choosing } from './document-changes.ts';
import { chooseJournal, chooseRelation, turnOneOff, writeDescription, writeDueDate } from './header-changes.ts';
import { allLikeThis, cureOfAll } from './like-this.ts';
import { chooseAccount, chooseVatCode, writeCostCentre, writeLineDescription } from './line-changes.ts';
import { openEntry } from './open-entry.ts';
import type { OpenedDocument } from './opened-document.ts';
import type { DocumentLine, Stop } from './stops.ts';
import { whyPage } from './why-page.ts';

export interface DocumentSurroundings {
  /** Lines that a page up or down goes. */
  readonly pageRows: number;
  /** To the document so many places further in the list. */
  step(by: number): Promise<void>;
  whyNoStep(by: number): string | undefined;
  close(): void;
}

export function documentActions(
  desk: Desk,
  opened: OpenedDocument,
  { pageRows, step, whyNoStep, close }: DocumentSurroundings,
): readonly Action[] {
  const t = wordsOf(desk);
  const open = (layer: Layer | undefined) => {
    if (layer) desk.layers.open(layer);
  };
  const line = (): DocumentLine | undefined => {
    const stop = opened.stop();
    return stop?.kind === 'line' ? stop.line : undefined;
  };
  const ofLine = (make: (line: DocumentLine) => Layer | undefined): Deed => ({
    whyNot: () => (line() ? undefined : t('document.no-line')),
    run: () => {
      const one = line();
      if (one) open(make(one));
    },
  });
  const ofDocument = (run: (document: DocumentDetailView) => void | Promise<void>): Deed => ({
    run: () => {
      const document = opened.current();
      return document ? run(document) : undefined;
    },
  });
  /** The problem under the cursor, else the first. */
  const problem = () => {
    const stop = opened.stop();
    return stop?.kind === 'problem' ? stop.problem : opened.current()?.problems[0];
  };
  const whyNoRepair = () => {
    const one = problem();
    if (!one) return t('document.no-problem');
    const cure = cures[one.code];
    // What is decided on the document itself is decided right here, with the keys of the review.
    return 'go' in cure && cure.go === 'invoices' ? `${t(`repair.${one.code}`)}.` : undefined;
  };
  const repair = () => {
    const one = problem();
    if (!one) return;
    const cure = cures[one.code];
    if ('go' in cure) desk.go(cure.go, cure.target(one));
    else open(fixPicker(desk, one, cure.choose));
  };
  const main: Readonly<Record<Stop['kind'], Deed & { label(): string }>> = {
    problem: { label: () => t('action.document.repair'), whyNot: whyNoRepair, run: repair },
    line: {
      label: () => t('column.account'),
      run: () => {
        const one = line();
        if (one) open(chooseAccount(desk, opened, one));
      },
    },
    part: {
      label: () => t('action.document.entry'),
      whyNot: () => whyNoEntry(),
      run: () => showEntry(),
    },
  };
  const whyNoEntry = () => {
    const stop = opened.stop();
    const isBooked =
      stop?.kind === 'part'
        ? stop.part.entry !== null
        : opened.current()?.contributions.some(({ entry }) => entry !== null) === true;
    return isBooked ? undefined : t('document.not-booked-yet');
  };
  const showEntry = () => {
    const stop = opened.stop();
    const document = opened.current();
    if (document) openEntry(desk, document, stop?.kind === 'part' ? stop.part : undefined);
  };
  const ofAll = () => {
    const [document, one] = [opened.current(), line()];
    return document && one && cureOfAll(document, one);
  };
  const here = () => main[opened.stop()?.kind ?? 'line'];
  const to = opened.to;
  return [
    ...bindActions(documentTable, {
      'document.main': {
        label: () => here().label(),
        whyNot: () => (opened.stop() ? here().whyNot?.() : t('document.no-line')),
        run: (key) => here().run(key),
      },
      'document.all-like-this': {
        whyNot: () => {
          if (!line()) return t('document.no-line');
          return ofAll() ? undefined : t('document.like-nothing');
        },
        run: () => {
          const [one, cure] = [line(), ofAll()];
          if (one && cure) desk.layers.open(allLikeThis(desk, opened, one, cure));
        },
      },
      'document.repair': {
        // On a problem it is what Enter does.
        hidden: () => problem() === undefined || opened.stop()?.kind === 'problem',
        whyNot: whyNoRepair,
        run: repair,
      },
      'document.why': ofDocument((document) => open(whyPage(desk, document))),
      'document.next': { whyNot: () => whyNoStep(1), run: () => step(1) },
      'document.previous': { whyNot: () => whyNoStep(-1), run: () => step(-1) },
      'document.vat-code': ofLine((one) => chooseVatCode(desk, opened, one)),
      'document.cost-centre': ofLine((one) => writeCostCentre(desk, opened, one)),
      'document.description': ofDocument((document) => {
        const one = line();
        open(one ? writeLineDescription(desk, opened, one) : writeDescription(desk, opened, document));
      }),
      'document.journal': ofDocument((document) => open(chooseJournal(desk, opened, document))),
      'document.due-date': ofDocument((document) => open(writeDueDate(desk, opened, document))),
      'document.relation': ofDocument((document) => open(chooseRelation(desk, opened, document))),
      'document.one-off': ofDocument((document) => turnOneOff(desk, opened, document)),
      'document.reset': ofDocument(() => {
        const [one, change] = [line(), choosing(desk, opened)];
        return one
          ? change({ line: one.id, reset: true }, t('document.reset-line', { line: one.description }))
          : change({ reset: true }, t('document.reset-header'));
      }),
      'document.entry': { whyNot: whyNoEntry, run: showEntry },
      'document.close': { run: close },
    }),
    ...listActions({
      move: (by) => to((now) => now + by),
      page: (by) => to((now) => now + by * pageRows),
      toFirst: () => to(() => 0),
      toLast: () => to((_now, last) => last),
    }),
  ];
}
