/** Picks one of many by typing a few letters of it: accounts, VAT codes, journals, relations, commands. */

import { Fzf } from 'fzf';
import { type ActionTable, bindActions } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import type { Desk } from '../desk.ts';
import type { Key } from '../keys/key.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { Overlay, overlayHeight, overlayRoom } from '../layers/overlay.tsx';
import { type Observed, observable } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { inTone, type Line, span } from '../terminal/line.ts';
import { typedCells } from '../terminal/typed.ts';
import { wrapped } from '../terminal/wrapped.ts';
import { pasteText, type TextInput, textInput, typeKey } from '../text-input.ts';

export const pickerTable = {
  'picker.accept': { keys: ['Enter'], bar: 1 },
  'picker.down': { keys: ['Down', 'Ctrl+N'], movement: true },
  'picker.up': { keys: ['Up', 'Ctrl+P'], movement: true },
  'picker.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

export interface PickerOptions<Item> {
  readonly title: string;
  /** What there is to choose from, best first. */
  readonly items: () => Promise<readonly Item[]>;
  /** What typed letters are looked for in. */
  readonly text: (item: Item) => string;
  /** An item in so many columns. */
  readonly line: (item: Item, width: number) => Line;
  /** Why it cannot be chosen; it stays in sight. */
  readonly whyNot?: (item: Item) => string | undefined;
  /** Said below the list about the item under the cursor: what choosing it does. */
  readonly note?: Observed<string>;
  /** Told which item is under the cursor. */
  readonly onCursor?: (item: Item | undefined) => void;
  /** The item that the cursor starts on. */
  readonly first?: (item: Item) => boolean;
  readonly acceptLabel?: string;
  readonly width?: number;
  accept(item: Item): void | Promise<void>;
}

interface State<Item> {
  readonly input: TextInput;
  readonly items: readonly Item[] | undefined;
  readonly found: readonly Item[];
  readonly cursor: number;
}

const silent: Observed<string> = { get: () => '', subscribe: () => () => undefined };
/** Lines of items that the box has at least and at most. */
const leastRows = 6;
const mostRows = 12;
const mostFound = 200;

export function picker<Item>(desk: Desk, options: PickerOptions<Item>): Layer {
  const state = observable<State<Item>>({ input: textInput(), items: undefined, found: [], cursor: 0 });
  let find: ((text: string) => readonly Item[]) | undefined;
  let loading: Promise<void> | undefined;

  const tell = () => options.onCursor?.(state.get().found[state.get().cursor]);
  const look = (input: TextInput) => {
    state.update((now) => ({ ...now, input, found: find?.(input.text.trim()) ?? [], cursor: 0 }));
    tell();
  };
  const load = async () => {
    try {
      const items = await options.items();
      const named = items.map((item) => ({ item, text: options.text(item) }));
      const fuzzy = new Fzf(named, { selector: ({ text }) => text, limit: mostFound });
      find = (text) => (text === '' ? items : fuzzy.find(text).map((found) => found.item.item));
      const found = find(state.get().input.text.trim());
      const at = options.first && state.get().input.text === '' ? items.findIndex(options.first) : 0;
      state.update((now) => ({ ...now, items, found, cursor: Math.max(0, at) }));
      tell();
    } catch (error) {
      close();
      await desk.attempt(() => Promise.reject(error));
    } finally {
      loading = undefined;
    }
  };
  const close = () => desk.layers.close(layer);
  const move = (by: number) => {
    state.update((now) => ({ ...now, cursor: clamp(now.cursor + by, now.found.length) }));
    tell();
  };
  const current = () => state.get().found[state.get().cursor];
  const actions = bindActions(pickerTable, {
    'picker.accept': {
      ...(options.acceptLabel === undefined ? {} : { label: () => options.acceptLabel ?? '' }),
      whyNot: () => {
        const item = current();
        return item === undefined ? desk.translate().t('picker.nothing') : options.whyNot?.(item);
      },
      run: () => {
        const item = current();
        if (item === undefined) return undefined;
        close();
        return options.accept(item);
      },
    },
    'picker.down': { run: () => move(1) },
    'picker.up': { run: () => move(-1) },
    'picker.close': { run: close },
  });

  const layer: Layer = {
    name: 'picker',
    overlay: true,
    actions: () => actions,
    busy: () => loading,
    type(key: Key) {
      if (key === 'PageDown' || key === 'PageUp') {
        move(key === 'PageDown' ? mostRows : -mostRows);
        return true;
      }
      const typed = typeKey(state.get().input, key);
      if (!typed) return false;
      if (typed.text === state.get().input.text) state.update((now) => ({ ...now, input: typed }));
      else look(typed);
      return true;
    },
    paste: (text) => look(pasteText(state.get().input, text)),
    opened() {
      loading = load();
    },
    View: (area) => <PickerView area={area} desk={desk} state={state} options={options} actions={actions} />,
  };
  return layer;
}

interface ViewProps<Item> {
  readonly area: Area;
  readonly desk: Desk;
  readonly state: Observed<State<Item>>;
  readonly options: PickerOptions<Item>;
  readonly actions: ReturnType<typeof bindActions>;
}

function PickerView<Item>({ area, desk, state, options, actions }: ViewProps<Item>) {
  const { input, items, found, cursor } = useObserved(state);
  const note = useObserved(options.note ?? silent);
  const { theme } = desk;
  const { t } = desk.translate();
  const width = options.width ?? 64;
  const room = overlayRoom(area, width);
  const rows = Math.max(1, Math.min(mostRows, overlayHeight(area) - 6));
  const top = Math.max(0, Math.min(cursor - Math.floor(rows / 2), found.length - rows));
  const lines = found.slice(top, top + rows).map((item, at): Line => {
    const isCursor = top + at === cursor;
    const line = options.line(item, room - 2);
    if (isCursor) return [span(`${theme.glyphs.cursor} `, 'selected'), ...inTone(line, 'selected')];
    return ['  ', ...(options.whyNot?.(item) === undefined ? line : inTone(line, 'dim'))];
  });
  const nothing = items === undefined ? t('picker.loading') : t('picker.none');
  return (
    <Overlay
      area={area}
      theme={theme}
      title={options.title}
      width={width}
      least={Math.min(leastRows, rows) + 5}
      lines={[
        typedCells(input, theme.glyphs.caret, room - 2),
        [],
        ...(lines.length === 0 ? [[span(nothing, 'dim')]] : lines),
        ...blankLines(Math.max(0, Math.min(leastRows, rows) - Math.max(1, lines.length))),
        [],
        ...(note === '' ? [[]] : wrapped(note, room, 'accent').slice(0, 2)),
      ]}
      foot={keyHints(actions, desk, room)}
    />
  );
}

function blankLines(count: number): Line[] {
  return Array.from({ length: count }, () => []);
}

function clamp(place: number, length: number): number {
  return Math.min(Math.max(0, length - 1), Math.max(0, place));
}
