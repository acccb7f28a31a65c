/** Which books a run is for, where there are several; the only ones without asking. */

import type { Desk } from '../../desk.ts';
import type { Books } from '../../entry/books.ts';
import { picker } from '../../picker/picker.tsx';
import type { PlanParams } from '../../sending/plan.ts';
import { inColumns, span } from '../../terminal/line.ts';

interface Choice {
  /** Without one: all of them. */
  readonly configuration?: string;
  readonly name: string;
  readonly target: string;
}

export function chooseBooks(desk: Desk, books: Books, run: (params: PlanParams) => void): void {
  const active = books.active();
  if (active.length < 2) {
    run({});
    return;
  }
  const choices: readonly Choice[] = [
    { name: desk.translate().t('runs.all-books'), target: '' },
    ...active.map(({ name }) => ({ configuration: name, name, target: books.target(name) })),
  ];
  desk.layers.open(
    picker(desk, {
      title: desk.translate().t('runs.which-books'),
      items: async () => choices,
      text: ({ name, target }) => `${name} ${target}`,
      line: ({ name, target }, width) => [
        inColumns(name, Math.floor(width / 2)),
        span(inColumns(target, Math.ceil(width / 2)), 'dim'),
      ],
      accept: ({ configuration }) => run(configuration === undefined ? {} : { configuration }),
    }),
  );
}
