/** From a document to the entry that it was booked in. */

import { stateMark } from '../../../cli/render/state-mark.ts';
import type { DocumentDetailView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { picker } from '../../picker/picker.tsx';
import { inColumns, span } from '../../terminal/line.ts';
import type { Contribution } from './stops.ts';

/** Opens its entry; where its parts are in several, they are asked among. */
export function openEntry(desk: Desk, document: DocumentDetailView, part: Contribution | undefined): void {
  const booked = document.contributions.filter(({ entry }) => entry !== null);
  const [first] = booked;
  const chosen = part?.entry !== undefined && part.entry !== null ? part : booked.length === 1 ? first : undefined;
  if (chosen) {
    show(desk, chosen);
    return;
  }
  const translate = desk.translate();
  const { year } = desk.voice.get();
  desk.layers.open(
    picker(desk, {
      title: translate.t('document.which-entry'),
      items: async () => booked,
      text: ({ part: name, entry, date }) => `${translate.word(name.split(':')[0] ?? name)} ${entry ?? ''} ${date}`,
      line: ({ part: name, entry, date, state }) => [
        inColumns(translate.word(name.split(':')[0] ?? name), 14),
        inColumns(translate.dateShort(date, year), 13),
        span(inColumns(entry ?? '', 15), 'strong'),
        stateMark(translate, state),
      ],
      accept: (one) => show(desk, one),
    }),
  );
}

function show(desk: Desk, { entry }: Contribution): void {
  if (entry !== null) desk.go('entries', { reference: entry });
}
