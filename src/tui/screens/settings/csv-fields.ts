/** Choosing what a column becomes, and values that hold for the whole file. */

import { type CsvField, type CsvMapping, csvFields, csvRequiredFields } from '../../../core/csv-mapping.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { picker } from '../../picker/picker.tsx';
import { inColumns, span } from '../../terminal/line.ts';
import { always, fieldsOf } from './csv-draft.ts';

type Change = (next: (now: CsvMapping) => CsvMapping) => void;

/** What it is now comes first, then what is needed and has no column, then what has none; what has one says which. */
export function fieldPicker(desk: Desk, mapping: CsvMapping, column: string, accept: (field: CsvField) => void): Layer {
  const [own] = fieldsOf(mapping, column);
  return pickField(desk, mapping, {
    title: desk.translate().t('csv.becomes', { column }),
    ...(own === undefined ? {} : { first: own }),
    accept,
  });
}

/** A field to give a fixed value. */
export function fixedPicker(desk: Desk, mapping: CsvMapping, accept: (field: CsvField) => void): Layer {
  return pickField(desk, mapping, { title: desk.translate().t('csv.fixed-title'), accept });
}

export function fixedValueForm(desk: Desk, mapping: CsvMapping, field: CsvField, change: Change): Layer {
  const { t } = desk.translate();
  return form(desk, {
    title: t('csv.fixed-title'),
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: t(`csv.field.${field}`),
        value: mapping.defaults[field] ?? '',
        hint: t('csv.fixed-hint'),
      },
    ],
    save: async ({ text = '' }) => change((now) => always(now, field, text)),
  });
}

interface PickOptions {
  readonly title: string;
  readonly first?: CsvField;
  accept(field: CsvField): void;
}

function pickField(desk: Desk, { kind, columns }: CsvMapping, { title, first, accept }: PickOptions): Layer {
  const { t } = desk.translate();
  const isNeeded = (field: CsvField) => csvRequiredFields[kind].some((choice) => choice.includes(field));
  const rank = (field: CsvField) => (field === first ? 0 : columns[field] !== undefined ? 3 : isNeeded(field) ? 1 : 2);
  const fields = [...csvFields[kind]].sort((one, other) => rank(one) - rank(other));
  return picker<CsvField>(desk, {
    title,
    width: 70,
    items: async () => fields,
    text: (field) => `${t(`csv.field.${field}`)} ${field}`,
    line: (field, width) => [
      inColumns(t(`csv.field.${field}`), width - 26),
      span(
        inColumns(columns[field] ?? (isNeeded(field) ? t('csv.needed') : ''), 26),
        columns[field] === undefined ? 'warning' : 'dim',
      ),
    ],
    ...(first === undefined ? {} : { first: (field: CsvField) => field === first }),
    accept,
  });
}
