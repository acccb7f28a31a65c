import { displayWidth } from '../../../cli/render/display-width.ts';
import type { Desk } from '../../desk.ts';
import { fieldValue } from '../../form/form-view.tsx';
import type { Area } from '../../layers/layer.ts';
import type { Observed } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { inColumns, type Line, span, spanOf } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import { type TextInput, textInput } from '../../text-input.ts';
import { type Question, questions } from './questions.ts';

export interface Asked {
  readonly inputs: Readonly<Record<string, TextInput>>;
  /** Place of the question that is asked now. */
  readonly at: number;
  /** What is wrong with its answer. */
  readonly fault: string | undefined;
  readonly making: boolean;
}

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly asked: Observed<Asked>;
}

const longestLine = 76;

export function AssistantView({ area, desk, asked }: ViewProps) {
  const { inputs, at, fault, making } = useObserved(asked);
  useObserved(desk.voice);
  const { t } = desk.translate();
  const all = questions(desk);
  const width = Math.min(longestLine, area.width - 2);
  const labels = Math.max(...all.map(({ label }) => displayWidth(label))) + 3;
  const said = making
    ? wrapped(t('first-run.making'), width, 'dim')
    : fault !== undefined
      ? wrapped(fault, width, 'bad')
      : wrapped(all[at]?.hint ?? '', width, 'dim');
  const lines: Line[] = [
    [],
    [' ', span(t('first-run.title'), 'title')],
    ...wrapped(t('first-run.welcome'), width).map((line) => [' ', ...line]),
    [],
    ...all.map((question, place) =>
      questionLine(desk, question, inputs[question.name] ?? textInput(), place - at, labels, width),
    ),
    [],
    ...said.map((line) => ['   ', ...line]),
  ];
  return <Rows lines={lines} width={area.width} height={area.height} theme={desk.theme} />;
}

/** @param distance from the question that is asked now: below nought it was answered, above it comes later. */
function questionLine(
  { theme: { glyphs } }: Desk,
  question: Question,
  input: TextInput,
  distance: number,
  labels: number,
  width: number,
): Line {
  const isHere = distance === 0;
  const shown = isHere ? input : textInput(question.show?.(input.text.trim()) ?? input.text);
  const value = fieldValue(question, shown, isHere, glyphs.caret, width - labels - 4);
  return [
    span(` ${isHere ? glyphs.cursor : ' '} `, 'selected'),
    span(inColumns(question.label, labels), isHere ? 'strong' : 'dim'),
    ...(distance > 0 ? value.map((cell) => span(spanOf(cell).text, 'dim')) : value),
  ];
}
