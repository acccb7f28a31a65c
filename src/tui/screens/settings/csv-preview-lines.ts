/** What the file says with this mapping: its first documents, and what cannot be read, by line. */

import { mark } from '../../../cli/render/state-mark.ts';
import type { CsvMapping } from '../../../core/csv-mapping.ts';
import type { ResultOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { layOut } from '../../list/columns.ts';
import { gutterWidth } from '../../list/list-lines.ts';
import { type Line, span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { missing } from './csv-draft.ts';
import type { PreviewAnswer } from './csv-preview.ts';
import { problemText } from './problem-text.ts';

type Preview = ResultOf<'csv-mapping.preview'>;
type Document = Preview['documents'][number];

export function previewLines(
  desk: Desk,
  mapping: CsvMapping,
  { value, failure, isAsked }: PreviewAnswer,
  isAlone: boolean,
  { width, height }: Area,
): Line[] {
  const { t, word } = desk.translate();
  const lacking = missing(mapping);
  if (lacking.length > 0)
    return lacking.flatMap((fields) =>
      warning(
        t('csv.missing', {
          field: fields.map((field) => t(`csv.field.${field}`)).join(` ${t('csv.or')} `),
          kind: word(mapping.kind),
        }),
        width,
      ),
    );
  if (isAlone) return [[' ', span(t('csv.no-file'), 'dim')]];
  if (failure !== undefined) return warning(failure, width);
  if (value === undefined) return [[' ', span(t('csv.reading'), 'dim')]];
  const heading: Line = [
    ' ',
    span(t('csv.says', { documents: value.documentCount }), 'strong'),
    ...(value.problems.length === 0
      ? []
      : [span(`  ${t('csv.problems', { problems: value.problems.length })}`, 'warning')]),
    ...(isAsked ? [span(` ${desk.theme.glyphs.more}`, 'ghost')] : []),
  ];
  // Half of the room for what is wrong: the documents show whether the rest is right.
  const wrong = value.problems
    .flatMap((problem) => problemLines(desk, problem, width))
    .slice(0, value.documents.length === 0 ? height - 1 : Math.ceil((height - 1) / 2));
  return [
    heading,
    ...wrong,
    ...documentLines(desk, value.documents, width).slice(0, Math.max(0, height - 1 - wrong.length)),
  ];
}

function problemLines(desk: Desk, { line, ...problem }: Preview['problems'][number], width: number): Line[] {
  const said = problemText(desk, problem);
  return warning(line === undefined ? said : desk.translate().t('csv.at-line', { line, said }), width);
}

function warning(text: string, width: number): Line[] {
  const { text: sign, tone } = mark('needs-you');
  return wrapped(text, width - 4).map((line, at): Line => [' ', span(at === 0 ? sign : ' ', tone), ' ', ...line]);
}

function documentLines(desk: Desk, documents: readonly Document[], width: number): Line[] {
  const { t, dateShort, amount, number } = desk.translate();
  const columns = layOut<Document>(
    [
      { title: '', width: 14, cell: (one) => one.number },
      { title: '', width: 12, cell: ({ date }) => dateShort(date, desk.voice.get().year) },
      { title: '', width: 14, grows: 1, cell: ({ relation }) => relation ?? span(t('csv.no-relation'), 'dim') },
      {
        title: '',
        width: 10,
        align: 'right',
        spare: 1,
        cell: ({ lines }) => span(t('csv.lines', { lines: number(lines), count: lines }), 'dim'),
      },
      { title: '', width: 16, align: 'right', cell: ({ total, currency }) => amount(total, currency) },
    ],
    width - gutterWidth,
  );
  return documents.map((one): Line => [' '.repeat(gutterWidth), ...columns.row(one)]);
}
