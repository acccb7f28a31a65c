/** The filter line: every letter narrows the list at once; Enter keeps what was found, Esc shows everything again. */

import { sentence } from '../../../cli/messages.ts';
import { parseDocumentFilter } from '../../../core/document-filter.ts';
import { reasonStatement } from '../../../core/language/sentences.ts';
import type { Reason } from '../../../core/reason.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Key } from '../../keys/key.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { type Observed, observable } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { inColumns, type Line, span, spread } from '../../terminal/line.ts';
import { typedCells } from '../../terminal/typed.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { pasteText, type TextInput, textInput, typeKey } from '../../text-input.ts';
import { findTable } from './actions.ts';
import { filterPicker } from './filter-picker.ts';
import type { InvoicesModel } from './model.ts';
import { InvoicesView } from './view.tsx';

interface State {
  readonly input: TextInput;
  /** The first word that makes no sense. */
  readonly fault: Reason | undefined;
}

/** @param text what stands in the line at first; without it, the filter that there is. */
export function findLine(desk: Desk, model: InvoicesModel, text = model.documents.question.get().filter): Layer {
  const { documents } = model;
  const state = observable<State>({
    input: textInput(text === '' || text.endsWith(':') ? text : `${text} `),
    fault: faultOf(text),
  });
  let asked: Promise<void> | undefined;
  const look = (input: TextInput) => {
    const fault = faultOf(input.text);
    state.set({ input, fault });
    // Until the word makes sense the list stays as it was.
    if (!fault) asked = documents.ask({ filter: input.text.trim() });
  };
  const close = () => desk.layers.close(layer);
  const actions = bindActions(findTable, {
    'find.keep': {
      whyNot: () => faultText(desk, state.get().fault),
      async run() {
        close();
        // The next key is for what this finds.
        await asked;
      },
    },
    'find.words': {
      run: () =>
        desk.layers.open(
          filterPicker(desk, {
            present: state.get().input.text,
            accept: (next) => look(textInput(`${next} `)),
            type: (next) => look(textInput(next)),
          }),
        ),
    },
    'find.down': { run: () => documents.move(1) },
    'find.up': { run: () => documents.move(-1) },
    'find.page-down': { run: () => documents.page(1) },
    'find.page-up': { run: () => documents.page(-1) },
    'find.clear': {
      run() {
        close();
        return documents.ask({ filter: '' });
      },
    },
  });
  const layer: Layer = {
    name: 'find',
    actions: () => actions,
    takesText: () => true,
    bar: state,
    type(key: Key) {
      const { input } = state.get();
      const typed = typeKey(input, key);
      if (!typed) return false;
      if (typed.text === input.text) state.update((now) => ({ ...now, input: typed }));
      else look(typed);
      return true;
    },
    paste: (pasted) => look(pasteText(state.get().input, pasted)),
    View: (area) => <FindView desk={desk} model={model} area={area} state={state} />,
  };
  return layer;
}

function faultOf(text: string): Reason | undefined {
  const parsed = parseDocumentFilter(text);
  return 'fault' in parsed ? parsed.fault : undefined;
}

function faultText(desk: Desk, fault: Reason | undefined): string | undefined {
  return fault && sentence(reasonStatement(desk.translate(), fault));
}

interface ViewProps {
  readonly desk: Desk;
  readonly model: InvoicesModel;
  readonly area: Area;
  readonly state: Observed<State>;
}

function FindView({ desk, model, area, state }: ViewProps) {
  const { input, fault } = useObserved(state);
  const { total, loaded } = useObserved(model.documents);
  const { t } = desk.translate();
  const found = loaded && !fault ? [span(t('count.documents', { documents: total }), 'dim'), ' '] : [];
  const said = faultText(desk, fault);
  const hint: Line[] =
    said === undefined
      ? [[' ', span(inColumns(t('find.hint'), area.width - 2), 'dim')]]
      : wrapped(said, area.width - 3, 'warning').map((line): Line => [' ', ...line]);
  const head = [
    spread([span(' / ', 'key'), ...typedCells(input, desk.theme.glyphs.caret, area.width - 24)], found, area.width),
    ...hint,
  ];
  return <InvoicesView desk={desk} model={model} area={area} focus="list" head={head} />;
}
