import type { PropertyView } from '../../core/rpc.ts';
import { type Cell, type Page, table } from '../render/page.ts';
import type { Voice } from '../session.ts';

/** What holds for the whole property, one setting a line. */
export function propertyPage({ translate }: Voice, property: PropertyView): Page {
  const { t, word } = translate;
  const rows: Cell[][] = [
    [t('property.name'), property.name],
    [t('property.country'), word(property.country)],
    [t('property.zone'), property.zone],
    [t('property.day-ends-at'), property.dayEndsAt],
    [t('property.language'), word(`language-${property.language}`)],
    [t('property.currency'), property.currency],
  ];
  return [table([{}, { flexible: 'cut' }], rows)];
}
