/** What is said where the list has nothing: how documents come in, or how to see them again. */

import type { Desk } from '../../desk.ts';
import { keyLabel } from '../../keys/key-label.ts';
import { type Line, span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { invoicesTable } from './actions.ts';

/** @param dropFolder where files are put to be read, once that is known */
export function emptyLines(desk: Desk, filter: string, dropFolder: string | undefined, width: number): Line[] {
  const translate = desk.translate();
  const { t } = translate;
  const indented = (lines: readonly Line[]) => lines.map((line): Line => ['   ', ...line]);
  if (filter !== '') {
    const key = keyLabel(invoicesTable['invoices.clear'].keys[0], desk.theme.glyphs, translate);
    return [
      [],
      ...indented([[span(t('invoices.no-match'), 'plain')], [span(t('invoices.clear-hint', { key }), 'dim')]]),
    ];
  }
  const command = [...desk.voice.get().program, 'import', 'PATH'].join(' ');
  return [
    [],
    ...indented([
      [span(t('invoices.nothing-yet'), 'strong')],
      [],
      ...(dropFolder === undefined ? [] : wrapped(t('invoices.where-to-put', { folder: dropFolder }), width - 6)),
      ...wrapped(t('invoices.or-import', { command }), width - 6, 'dim'),
    ]),
  ];
}
