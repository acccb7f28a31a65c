/** How a form looks: its fields one below the other, a page of them where they are many, and what is said about them. */

import type { Action } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import type { Desk } from '../desk.ts';
import type { Area } from '../layers/layer.ts';
import { Overlay, overlayHeight, overlayRoom } from '../layers/overlay.tsx';
import type { Observed } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { inColumns, type Line, span } from '../terminal/line.ts';
import { typedCells } from '../terminal/typed.ts';
import { wrapped } from '../terminal/wrapped.ts';
import { type TextInput, textInput } from '../text-input.ts';
import type { Field, FormOptions, FormState } from './form.tsx';

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly state: Observed<FormState>;
  readonly options: FormOptions;
  readonly actions: readonly Action[];
}

const silent: Observed<string> = { get: () => '', subscribe: () => () => undefined };

export function FormView({ area, desk, state, options, actions }: ViewProps) {
  const now = useObserved(state);
  const note = useObserved(options.note ?? silent);
  const room = overlayRoom(area, options.width);
  const tail = tailLines(desk, options, now, note, room);
  const page = pageOf(fieldBlocks(desk, options.fields, now, room), now.at, overlayHeight(area) - 1 - tail.length);
  return (
    <Overlay
      area={area}
      theme={desk.theme}
      title={options.title}
      {...(options.width === undefined ? {} : { width: options.width })}
      lines={[...page.lines, moreLine(desk, page), ...tail.slice(1)]}
      foot={keyHints(actions, desk, room)}
    />
  );
}

/** What stands below the fields: an empty line, and what is said about the field, the saving and its effect. */
function tailLines(desk: Desk, { fields }: FormOptions, { at, saving }: FormState, note: string, room: number): Line[] {
  const hint = fields[at]?.hint;
  const said = [
    ...(saving
      ? [[span(desk.translate().t('form.saving'), 'dim')]]
      : hint === undefined
        ? []
        : wrapped(hint, room, 'dim')),
    ...(note === '' ? [] : wrapped(note, room, 'accent')),
  ];
  return [[], ...said, ...(said.length > 0 ? [[]] : [])];
}

/** Each field with its title above and what is wrong with it below. */
function fieldBlocks(desk: Desk, fields: readonly Field[], { inputs, at, faults }: FormState, room: number): Line[][] {
  const { theme } = desk;
  const labels = Math.min(Math.floor(room / 2), Math.max(...fields.map(({ label }) => [...label].length)) + 2);
  return fields.map((one, place): Line[] => {
    const isHere = place === at;
    const input = inputs[one.name] ?? textInput();
    const fault = faults[one.name];
    const title: Line[] = one.heading === undefined ? [] : [...(place === 0 ? [] : [[]]), [span(one.heading, 'title')]];
    return [
      ...title,
      [
        span(isHere ? `${theme.glyphs.cursor} ` : '  ', 'selected'),
        span(inColumns(one.label, labels), isHere ? 'strong' : 'dim'),
        ...fieldValue(one, input, isHere, theme.glyphs.caret, room - labels - 4),
      ],
      ...(fault === undefined ? [] : wrapped(fault, room - 4, 'bad').map((part): Line => ['    ', ...part])),
    ];
  });
}

interface Page {
  readonly lines: readonly Line[];
  /** Fields that do not fit, before and after the page. */
  readonly before: number;
  readonly after: number;
}

/** The page that has the field in it. Pages are turned whole, so that a slow line carries two rows per key. */
function pageOf(blocks: readonly (readonly Line[])[], at: number, room: number): Page {
  let first = 0;
  for (let place = 0, taken = 0; place <= at; place++) {
    const lines = blocks[place]?.length ?? 0;
    taken += lines;
    if (taken > room && place > first) {
      first = place;
      taken = lines;
    }
  }
  const all = blocks.slice(first).flat();
  let after = 0;
  for (let left = all.length; left > room && after < blocks.length - first - 1; after++)
    left -= blocks[blocks.length - 1 - after]?.length ?? 0;
  const shown = blocks.slice(first, blocks.length - after).flat();
  // A title that opens a page needs no empty line above it.
  return { lines: shown.slice(first > 0 && shown[0]?.length === 0 ? 1 : 0, room), before: first, after };
}

/** The empty line below the fields tells how many others there are. */
function moreLine({ theme: { glyphs } }: Desk, { before, after }: Page): Line {
  const parts = [...(before > 0 ? [`${glyphs.up} ${before}`] : []), ...(after > 0 ? [`${glyphs.down} ${after}`] : [])];
  return parts.length === 0 ? [] : [span(`  ${parts.join('   ')}`, 'dim')];
}

/** What stands beside a field's label; with the caret where it is being typed. @param room columns for it */
export function fieldValue(field: Field, input: TextInput, isHere: boolean, caret: string, room: number): Line {
  if (field.kind === 'choice') {
    const label = field.choices.find(({ value }) => value === input.text)?.label ?? input.text;
    return [span(isHere ? `‹ ${label} ›` : label, isHere ? 'accent' : 'plain')];
  }
  if (field.kind === 'pick')
    return [span(input.text === '' ? '–' : field.show(input.text), isHere ? 'accent' : 'plain')];
  if (!isHere) return [input.text];
  return typedCells(input, caret, room - 2);
}
