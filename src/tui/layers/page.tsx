/** A page to read, over the whole area: the morning report, what an import came to. */

import { useLayoutEffect } from 'react';
import { layOutPage } from '../../cli/render/lay-out-page.ts';
import type { Page } from '../../cli/render/page.ts';
import { type Action, type ActionTable, bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import { type Observed, observable } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { type Line, span, spread } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import type { Area, Layer } from './layer.ts';

export const pageTable = {
  'page.close': { keys: ['Escape'], bar: 9 },
  'page.down': { keys: ['Down', 'j'], movement: true },
  'page.up': { keys: ['Up', 'k'], movement: true },
  'page.page-down': { keys: ['PageDown', 'Space', 'Ctrl+F'], movement: true },
  'page.page-up': { keys: ['PageUp', 'Ctrl+B'], movement: true },
  'page.first': { keys: ['Home', 'g'], movement: true },
  'page.last': { keys: ['End', 'G'], movement: true },
} as const satisfies ActionTable;

export interface PageOptions {
  readonly title: string;
  /** What stands on it; while it is being made, nothing. What it throws is said, and the layer closes. */
  readonly page: () => Promise<Page>;
  /** Keys of this page, before those of reading. */
  readonly actions?: () => readonly Action[];
  /** The page is made again when this changes. */
  readonly follows?: Observed<unknown>;
  /** Told when the reader has gone back. */
  readonly closed?: () => void;
}

interface State {
  readonly page: Page | undefined;
  /** The first line in sight. */
  readonly top: number;
}

export function pageLayer(desk: Desk, { title, page, actions: own, follows, closed }: PageOptions): Layer {
  const state = observable<State>({ page: undefined, top: 0 });
  let reading: Promise<unknown> | undefined;
  let end: (() => void) | undefined;
  /** Lines of the page, and lines of the screen for it, as they were last drawn. */
  const extent = { lines: 0, height: 1 };
  const close = () => desk.layers.close(layer);
  const to = (top: (now: number) => number) =>
    state.update((now) => ({
      ...now,
      top: Math.max(0, Math.min(top(now.top), extent.lines - extent.height)),
    }));
  const read = async () => {
    const done = await desk.attempt(async () => {
      const made = await page();
      state.update((now) => ({ ...now, page: made }));
    });
    reading = undefined;
    // A page that could not be made anew is still worth reading.
    if (!done && state.get().page === undefined) close();
  };
  const actions = bindActions(pageTable, {
    'page.close': { run: close },
    'page.down': { run: () => to((top) => top + 1) },
    'page.up': { run: () => to((top) => top - 1) },
    'page.page-down': { run: () => to((top) => top + extent.height) },
    'page.page-up': { run: () => to((top) => top - extent.height) },
    'page.first': { run: () => to(() => 0) },
    'page.last': { run: () => to(() => extent.lines) },
  });
  const layer: Layer = {
    name: 'page',
    actions: () => [...(own?.() ?? []), ...actions],
    busy: () => reading,
    opened() {
      reading = read();
      let seen = follows?.get();
      end = follows?.subscribe(() => {
        if (Object.is(seen, follows.get())) return;
        seen = follows.get();
        reading = read();
      });
    },
    closed() {
      end?.();
      closed?.();
    },
    View: (area) => <PageView area={area} desk={desk} title={title} state={state} extent={extent} />,
  };
  return layer;
}

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly title: string;
  readonly state: Observed<State>;
  readonly extent: { lines: number; height: number };
}

function PageView({ area, desk, title, state, extent }: ViewProps) {
  const { page, top } = useObserved(state);
  const { theme } = desk;
  const { t, number } = desk.translate();
  const lines: readonly Line[] = page ? layOutPage(page, area.width) : [[span(` ${t('page.loading')}`, 'dim')]];
  const height = Math.max(1, area.height - 2);
  useLayoutEffect(() => {
    extent.lines = lines.length;
    extent.height = height;
  }, [extent, lines.length, height]);
  const first = Math.max(0, Math.min(top, lines.length - height));
  const last = Math.min(lines.length, first + height);
  const place: Line =
    lines.length > height
      ? [
          span(t('page.place', { first: number(first + 1), last: number(last), total: number(lines.length) }), 'dim'),
          ' ',
        ]
      : [];
  return (
    <Rows
      lines={[spread([' ', span(title, 'title')], place, area.width), [], ...lines.slice(first, last)]}
      width={area.width}
      height={area.height}
      theme={theme}
    />
  );
}
