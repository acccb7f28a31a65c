/** A new mapping: first what it is of. */

import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { picker } from '../../picker/picker.tsx';
import { span } from '../../terminal/line.ts';
import { accountMappingForm } from './account-mapping.ts';
import type { SettingsData } from './data.ts';
import { vatMappingForm } from './vat-mapping-form.ts';

const kinds = ['vat', 'product', 'arrangement', 'location', 'payment', 'levy', 'rate'] as const;

export function newMapping(desk: Desk, data: SettingsData): Layer {
  const { t, word } = desk.translate();
  return picker<(typeof kinds)[number]>(desk, {
    title: t('mapping.new'),
    width: 70,
    items: async () => kinds,
    text: (kind) => `${word(kind)} ${t(`mapping.kind.${kind}`)}`,
    line: (kind) => [span(word(kind).padEnd(15), 'strong'), span(t(`mapping.kind.${kind}`), 'dim')],
    accept: (kind) =>
      desk.layers.open(kind === 'vat' ? vatMappingForm(desk, data) : accountMappingForm(desk, data, kind)),
  });
}
