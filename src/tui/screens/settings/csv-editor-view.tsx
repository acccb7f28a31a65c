/** How the editor of a column mapping looks: columns above, what the file then says below. */

import { mark } from '../../../cli/render/state-mark.ts';
import type { CsvMapping } from '../../../core/csv-mapping.ts';
import type { Desk } from '../../desk.ts';
import { rule } from '../../frame/bars.ts';
import type { Area } from '../../layers/layer.ts';
import { type LaidOut, layOut } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import type { Observed } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Cell, type Line, span, spread } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { fieldsOf } from './csv-draft.ts';
import type { CsvEditorOptions, EditorState } from './csv-editor.tsx';
import { encodingNames, exampleDay, written } from './csv-form.ts';
import type { PreviewAnswer } from './csv-preview.ts';
import { previewLines } from './csv-preview-lines.ts';
import { type ChoiceName, type EditorRow, rowId } from './csv-rows.ts';

interface ViewProps {
  readonly desk: Desk;
  readonly state: Observed<EditorState>;
  readonly rows: List<EditorRow>;
  readonly preview: Observed<PreviewAnswer>;
  readonly options: Pick<CsvEditorOptions, 'path' | 'firstRow'>;
  readonly area: Area;
}

export function CsvEditorView({ desk, state, rows, preview, options: { path, firstRow }, area }: ViewProps) {
  const { mapping, isSaved } = useObserved(state);
  const list = useObserved(rows);
  const answer = useObserved(preview);
  const { t, word } = desk.translate();
  const isAlone = path === '';
  const below = isAlone ? 2 : Math.max(6, Math.min(16, Math.floor(area.height * 0.42)));
  const height = Math.max(1, Math.min(list.total, area.height - 3 - below));
  useListHeight(rows, height);
  const columns = columnsOf(desk, mapping, answer.value?.rows[0] ?? firstRow, area.width - gutterWidth);
  const title: Line = [
    ' ',
    span(mapping.name, 'title'),
    span(`  ${word(mapping.kind)}${isAlone ? '' : `  ${path}`}`, 'dim'),
  ];
  const standing: Line = isSaved ? [] : [span(`${t('csv.not-saved')} `, 'warning')];
  return (
    <Rows
      lines={[
        spread(title, standing, area.width),
        [],
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({ state: list, columns, idOf: rowId, height, theme: desk.theme, empty: '' }),
        rule(desk, area.width),
        ...previewLines(desk, mapping, answer, isAlone, { width: area.width, height: below - 1 }),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

function columnsOf(desk: Desk, mapping: CsvMapping, first: readonly string[], room: number): LaidOut<EditorRow> {
  const { t } = desk.translate();
  return layOut<EditorRow>(
    [
      { title: t('csv.column'), width: 22, grows: 1, cell: (row) => nameOf(desk, row) },
      {
        title: t('csv.first-row'),
        width: 20,
        grows: 1,
        spare: 1,
        cell: (row) => (row.is === 'column' ? span(first[row.at] ?? '', 'dim') : ''),
      },
      { title: t('csv.is-read-as'), width: 26, grows: 1, cell: (row) => meaningOf(desk, mapping, row) },
    ],
    room,
  );
}

function nameOf(desk: Desk, row: EditorRow): Cell {
  const { t } = desk.translate();
  if (row.is === 'choice') return span(t(`csv.choice.${row.of}`), 'dim');
  if (row.is === 'fixed') return span(t('csv.fixed'), 'dim');
  return row.column === '' ? span(t('csv.unnamed', { column: row.at + 1 }), 'dim') : row.column;
}

function meaningOf(desk: Desk, mapping: CsvMapping, row: EditorRow): Cell {
  const { t } = desk.translate();
  if (row.is === 'choice') return choiceText(desk, row.of, mapping);
  if (row.is === 'fixed') return `${t(`csv.field.${row.field}`)}: ${mapping.defaults[row.field] ?? ''}`;
  const fields = fieldsOf(mapping, row.column);
  return fields.length === 0
    ? span(`${mark('left-out').text} ${t('csv.not-read')}`, 'dim')
    : fields.map((field) => t(`csv.field.${field}`)).join(', ');
}

/** How one day is written says more than letters that stand for days; a comma alone would be overlooked. */
function choiceText(desk: Desk, of: ChoiceName, { dateFormat, decimal, encoding }: CsvMapping): string {
  const { t } = desk.translate();
  if (of === 'encoding') return encodingNames[encoding];
  if (of === 'dateFormat') return t('csv.date-example', { date: exampleDay, example: written(dateFormat) });
  return t(decimal === ',' ? 'csv.comma' : 'csv.point');
}
