/** The home is made: where its files are read from, and the first ones at once if they are at hand. */

import { layOutPage } from '../../../cli/render/lay-out-page.ts';
import type { SourceView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import { importFiles } from '../../import/import-files.tsx';
import { typedPath, whyNotAPath } from '../../import/typed-path.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { type Observed, observable } from '../../state/observable.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import { aroundCaret, pasteText, type TextInput, textInput, typeKey } from '../../text-input.ts';
import { dropPage } from '../today/drop-folders.ts';
import { firstFilesTable } from './actions.ts';

interface State {
  readonly input: TextInput;
  readonly fault: string | undefined;
}

/** @param property its name, as it was just given. */
export function firstFiles(desk: Desk, property: string): Layer {
  const sources = query(desk.link, 'sources.list', () => ({}), ['settings']);
  const state = observable<State>({ input: textInput(), fault: undefined });
  const toToday = () => desk.go('today');
  const read = () => {
    const { text } = state.get().input;
    if (text.trim() === '') return toToday();
    const fault = whyNotAPath(text, desk.translate());
    if (fault !== undefined) return state.update((now) => ({ ...now, fault }));
    return importFiles(desk, { path: typedPath(text), source: undefined, failed: () => undefined, done: toToday });
  };
  const put = (input: TextInput) => state.set({ input, fault: undefined });
  const actions = bindActions(firstFilesTable, {
    'first-files.read': {
      label: () =>
        desk.translate().t(state.get().input.text.trim() === '' ? 'first-files.go-on' : 'action.first-files.read'),
      run: read,
    },
    'first-files.later': { run: toToday },
  });
  return {
    name: 'first-files',
    alone: true,
    actions: () => actions,
    bar: state,
    takesText: () => true,
    type(key) {
      const typed = typeKey(state.get().input, key);
      if (typed) put(typed);
      return typed !== undefined;
    },
    paste: (text) => put(pasteText(state.get().input, text)),
    opened: () => sources.start(),
    closed: () => sources.stop(),
    View: (area) => <FilesView area={area} desk={desk} property={property} sources={sources} state={state} />,
  };
}

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly property: string;
  readonly sources: Observed<{ readonly value: readonly SourceView[] | undefined }>;
  readonly state: Observed<State>;
}

function FilesView({ area, desk, property, sources, state }: ViewProps) {
  const { value = [] } = useObserved(sources);
  const { input, fault } = useObserved(state);
  const { theme } = desk;
  const { t } = desk.translate();
  const width = area.width - 2;
  const [before, after] = aroundCaret(input);
  const lines: (readonly Line[])[] = [
    [[], [' ', span(t('first-files.title', { property }), 'title')]],
    wrapped(t('first-files.made'), width).map((line) => [' ', ...line]),
    [[]],
    layOutPage(dropPage(desk, value), area.width),
    wrapped(t('first-files.read-now'), width).map((line) => [' ', ...line]),
    [
      [
        ' ',
        span(`${theme.glyphs.cursor} `, 'selected'),
        span(before, 'strong'),
        span(theme.glyphs.caret, 'accent'),
        after,
      ],
    ],
    [[]],
    wrapped(fault ?? t('import.path-hint'), width, fault === undefined ? 'dim' : 'bad').map((line) => [' ', ...line]),
  ];
  return <Rows lines={lines.flat()} width={area.width} height={area.height} theme={theme} />;
}
