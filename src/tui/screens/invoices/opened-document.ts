/** The document that is looked at: as it is now, with the place of the cursor in it. */

import type { DocumentDetailView } from '../../../core/rpc.ts';
import { query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import { type Observed, observable } from '../../state/observable.ts';
import { firstStop, type Stop, stopsOf } from './stops.ts';

export interface Opened {
  /** Of the document that was asked for. */
  readonly id: string | undefined;
  /** The latest that is here: while another is asked for, the one before. */
  readonly document: DocumentDetailView | undefined;
  readonly stops: readonly Stop[];
  /** Place among the stops. */
  readonly at: number;
}

export interface OpenedDocument extends Observed<Opened> {
  show(id: string): Promise<void>;
  /** The document that was asked for, when it is here. */
  current(): DocumentDetailView | undefined;
  stop(): Stop | undefined;
  /** Puts the cursor on another stop. */
  to(place: (now: number, last: number) => number): void;
  /** Takes the document as an answer just gave it. */
  take(document: DocumentDetailView): void;
  refresh(): Promise<void>;
  /** While what was asked for is not here. */
  busy(): Promise<void> | undefined;
  /** Follows what changes. @returns what ends that. */
  watch(): () => void;
}

/** Kinds of records that a document is shown from. */
const followed = ['facts', 'reviews', 'entries', 'contents', 'settings', 'charts'];
const nothing: Opened = { id: undefined, document: undefined, stops: [], at: 0 };

export function openedDocument({ link }: Pick<Desk, 'link'>): OpenedDocument {
  const state = observable(nothing);
  const asked = () => {
    const { id } = state.get();
    return id === undefined ? undefined : { id };
  };
  const shown = query(link, 'documents.show', asked, followed);
  let fetching: Promise<void> | undefined;
  let latest: DocumentDetailView | undefined;

  const take = (document: DocumentDetailView) => {
    const { id, document: before, stops: stopsBefore, at } = state.get();
    if (document.id !== id) return;
    const stops = stopsOf(document);
    // The same document again: the cursor stays on what it was on.
    const stood = before?.id === id ? stopsBefore[at]?.name : firstStop(stops)?.name;
    const found = stops.findIndex(({ name }) => name === stood);
    state.set({ id, document, stops, at: found >= 0 ? found : Math.min(at, Math.max(0, stops.length - 1)) });
  };
  shown.subscribe(() => {
    const { value } = shown.get();
    // While it is asked for again the answer is still the one before, and may be older than what was taken since.
    if (value === undefined || value === latest) return;
    latest = value;
    take(value);
  });
  const refresh = (): Promise<void> => {
    const own = shown.refresh().finally(() => {
      if (fetching === own) fetching = undefined;
    });
    fetching = own;
    return own;
  };
  const current = () => {
    const { id, document } = state.get();
    return document?.id === id ? document : undefined;
  };
  return {
    ...state,
    show(id) {
      if (state.get().id !== id) state.update((now) => ({ ...now, id }));
      return refresh();
    },
    current,
    stop: () => (current() ? state.get().stops[state.get().at] : undefined),
    to(place) {
      const { stops, at } = state.get();
      const last = Math.max(0, stops.length - 1);
      const next = Math.min(last, Math.max(0, place(at, last)));
      if (next !== at) state.update((now) => ({ ...now, at: next }));
    },
    take,
    refresh,
    busy: () => (current() ? undefined : fetching),
    watch: () =>
      link.onChanged((kinds) => {
        if (kinds === undefined || followed.some((kind) => kinds.has(kind))) void refresh();
      }),
  };
}
